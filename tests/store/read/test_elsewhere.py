"""A search's facts of other kinds than statements: their sentences, with the words marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import SearchError
from onrecord.record import Position
from onrecord.resolve import open_store
from onrecord.store import Store
from onrecord.store.read.sought import FactHit, Sought
from tests.store.small import Small

SENTENCES = (
    "Ada Marsh declined to discuss the dredging bills of the port. Boris Lunt, warden of the port, opened the dredging "
    "museum on 3 May."
)


def _eels() -> Small:
    small = Small(SENTENCES, source="a", published="2024-05-05", publisher="The Courier")
    ada, boris = small.entity("Ada Marsh"), small.entity("Boris Lunt")
    small.silence(ada, "Ada Marsh declined to discuss the dredging bills of the port.")
    small.office(boris, "warden", words="Boris Lunt, warden of the port")
    return small


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = open_store(tmp_path / "s.db")
    later = Small("Boris Lunt, warden of the port, dredged it.", source="b", published="2024-06-05")
    later.office(later.entity("Boris Lunt"), "warden", words="Boris Lunt, warden of the port")
    counted = Small("Forty boats were paid for.", source="c", published="2024-01-05")
    counted.figure("Forty boats", 40, "boats")
    opened.add_all([_eels().record(), later.record(), counted.record()])
    return opened


def _marked(hit: FactHit) -> str:
    return hit.text.replace("\x02", "[").replace("\x03", "]")


def test_words_are_marked_in_the_whole_sentence(store: Store) -> None:
    found = store.browse.elsewhere("dredge")
    assert [(hit.kind, hit.fact) for hit in found] == [("office", "o2.1"), ("office", "o1.1"), ("silence", "z1.1")]
    assert _marked(found[2]) == "Ada Marsh declined to discuss the [dredging] bills of the port."
    assert _marked(found[0]) == "Boris Lunt, warden of the port, [dredged] it."


def test_all_words_stand_in_the_sentence(store: Store) -> None:
    assert [hit.kind for hit in store.browse.elsewhere("dredging bill")] == ["silence"]
    assert [hit.kind for hit in store.browse.elsewhere('"bills of the port"')] == ["silence"]
    assert store.browse.elsewhere("museum bills") == ()
    assert store.browse.elsewhere("squid") == ()
    assert [(hit.kind, _marked(hit)) for hit in store.browse.elsewhere("boat")] == [
        ("figure", "Forty [boats] were paid for.")
    ]


def test_a_phrase_and_a_word_in_it_are_marked_once(store: Store) -> None:
    assert "the [dredging bills] of" in _marked(store.browse.elsewhere('"dredging bills" bills')[0])


def test_so_many_of_each_kind(store: Store) -> None:
    assert [hit.fact for hit in store.browse.elsewhere("port", limit=1)] == ["o2.1", "z1.1"]


def test_rejected_facts_are_left_out(store: Store) -> None:
    store.reject("z1.1")
    assert [hit.kind for hit in store.browse.elsewhere("dredge")] == ["office", "office"]


def test_a_search_without_a_word_is_refused(store: Store) -> None:
    with pytest.raises(SearchError):
        store.browse.elsewhere("…")


def test_what_one_says_about_another(store: Store) -> None:
    small = Small("Ada Marsh said Boris Lunt would open the museum. Boris Lunt said it was late.", source="d")
    ada, boris = small.entity("Ada Marsh"), small.entity("Boris Lunt")
    small.statement("Boris Lunt would open the museum", ada)
    small.statement("it was late", boris)
    store.add_all([small.record()])
    one, other = store.find("Ada Marsh")[0], store.find("Boris Lunt")[0]
    assert [s.text for s in store.browse.search(Sought(speaker=one, about=other)).rows] == [
        "Boris Lunt would open the museum"
    ]
    assert store.browse.search(Sought(speaker=other, about=one)).rows == ()


def test_contradictions_are_those_of_the_store(store: Store) -> None:
    for source, organization in (("f", "The Weir Bureau"), ("g", "The Silver Hall")):
        small = Small(f"Ada Marsh, director of {organization}, spoke.", source=source)
        small.office(small.entity("Ada Marsh"), "director", small.entity(organization, kind="organization"))
        store.add_all([small.record()])
    assert store.browse.contradictions()[:5] == store.contradictions(limit=5)


def test_counts_and_rows_of_a_list_agree(store: Store) -> None:
    store.reject("o2.1")
    whole = store.offices()
    assert (whole.total, [row.fact for row in whole.rows]) == (1, ["o1.1"])
    assert store.offices(on="warden", limit=1) == whole
    assert store.offices(on="pilot").total == 0
    assert store.offices(limit=0) == whole


def test_facts_stand_in_whole_sentences(store: Store) -> None:
    found = store.browse.sentences(["o1.1", "z1.1", "o9.9"])
    assert set(found) == {"o1.1", "z1.1"}
    assert "".join((found["o1.1"].before, found["o1.1"].words, found["o1.1"].after)).strip() == (
        "Boris Lunt, warden of the port, opened the dredging museum on 3 May."
    )
    assert found["o1.1"].words == "Boris Lunt, warden of the port"
    assert store.browse.sentences([]) == {}


def test_a_position_of_somebody_unlinked_has_the_words_of_who_takes_it(store: Store) -> None:
    small = Small("Dockers opposed the museum.", source="h")
    small.positions.append(
        Position(
            actor=None, actor_text="Dockers", act="oppose", target=small.at("the museum"),
            evidence=(small.at("Dockers opposed the museum"),), confidence=0.9,
        )
    )  # fmt: skip
    store.add_all([small.record()])
    assert [(one.actor, one.actor_id) for one in store.positions(on="museum").rows] == [("Dockers", None)]


@pytest.mark.parametrize("on, found", [
    ("museum", True), ("muse", True), ("seum", True), ("dockers", True), ("dock", True), ("DOCKERS museum", True),
    ("ockers", False), ("harbor", False), ("museum harbor", False), ("opposed", True), ("$5", True), ("m$", False),
    ('"', False), ("“", False), ("OR", False), ("text:", False),
])  # fmt: skip
def test_a_topic_is_in_the_target_or_among_the_words_of_a_position(store: Store, on: str, found: bool) -> None:
    small = Small("Dockers opposed the $5m museum. The harbor is far.", source="h")
    small.positions.append(
        Position(
            actor=None, actor_text="Dockers", act="oppose", target=small.at("museum"),
            evidence=(small.at("Dockers opposed the $5m museum"),), confidence=0.9,
        )
    )  # fmt: skip
    store.add_all([small.record()])
    assert bool(store.positions(on=on).rows) is found
