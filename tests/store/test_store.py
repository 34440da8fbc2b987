"""Adding and asking: what goes in comes out, once, with its source."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import AmbiguousNameError, NoSuchFactError, NoSuchNameError, RecordFormatError, StoreError
from onrecord.record import Position, Record, Tie, article_id
from onrecord.resolve import open_store
from onrecord.store import Store
from tests.store.invented import invented_records
from tests.store.small import Small

RECORDS = tuple(invented_records(30, seed=3, people=25))
LONG = " ".join(
    f"The {w} of the harbor was {v} when the council met."
    for w in ("crane", "pier", "tower", "wall", "gate")
    for v in ("closed", "mended", "sold")
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "onrecord.db") as opened:
        yield opened


def test_records_come_back_as_they_went_in(store: Store) -> None:
    account = store.add_all(RECORDS)
    assert (account.read, account.new, account.same, account.skipped) == (30, 30, 0, ())
    assert tuple(store.records()) == RECORDS
    assert store.record(RECORDS[4].article.id) == RECORDS[4]
    assert store.record(5) == RECORDS[4]


def test_adding_again_changes_nothing(store: Store) -> None:
    store.add_all(RECORDS)
    before = _dump(store)
    account = store.add_all(RECORDS)
    assert (account.new, account.same) == (0, 30)
    assert _dump(store) == before


def test_the_same_text_from_elsewhere_is_one_article_with_two_origins(store: Store) -> None:
    record = RECORDS[0]
    moved = msgspec.structs.replace(record, article=msgspec.structs.replace(record.article, source="elsewhere.txt"))
    store.add(record)
    assert store.add(moved) == "same"
    assert store.knows(msgspec.structs.replace(record.article, source="third.txt"))
    assert not store.knows(RECORDS[1].article)
    with sqlite3.connect(store.path) as reader:
        assert [r[0] for r in reader.execute("SELECT name FROM origin ORDER BY id")] == [
            "invented/0.txt",
            "elsewhere.txt",
            "third.txt",
        ]


def test_a_broken_record_is_skipped_and_told(store: Store) -> None:
    stray = Tie(kind="owns", subject="e99", object=None, evidence=((0, 1),), confidence=0.5)
    broken = msgspec.structs.replace(RECORDS[1], ties=(stray,))
    account = store.add_all([RECORDS[0], broken, RECORDS[2]])
    assert account.new == 2
    assert "e99" in account.skipped[0]
    with pytest.raises(RecordFormatError):
        store.add(msgspec.structs.replace(RECORDS[1], article=msgspec.structs.replace(RECORDS[1].article, id="0")))


def test_half_a_character_pair_is_a_broken_record(store: Store) -> None:
    text = "half \ud800 of it"
    broken = Record(article=msgspec.structs.replace(RECORDS[0].article, text=text, id=article_id(text)))
    assert "character" in store.add_all([broken]).skipped[0]
    assert store.counts()["article"] == 0


def test_who_tells_offices_statements_and_silences(store: Store) -> None:
    first = Small(
        "Mara Dunmere, director of the Tide Office, said: “The pier will hold.” Dunmere declined to comment on tolls."
    )
    mara, office = first.entity("Mara Dunmere", "Dunmere"), first.entity("Tide Office", kind="organization")
    first.statement("“The pier will hold.”", mara)
    first.office(mara, "director", office, words="Mara Dunmere, director of the Tide Office")
    first.silence(mara, "Dunmere declined to comment on tolls.")
    second = Small("Former director Mara Dunmere said that it was over.", source="b.txt", published="2022-03-04")
    again = second.entity("Mara Dunmere")
    second.statement("that it was over", again, mode="indirect")
    second.offices.append(
        msgspec.structs.replace(first.offices[0], holder=again, organization=None, status="former", evidence=((0, 28),))
    )
    store.add_all([first.record(), second.record()])
    found = store.who("mara dunmere")
    assert found.who.articles == 2
    assert found.names == ("Mara Dunmere", "Dunmere")
    assert [(o.title, o.organization, o.status, o.first) for o in found.offices] == [
        ("director", None, "former", "2022-03-04"),
        ("director", "Tide Office", "current", "2021-05-01"),
    ]
    assert [s.text for s in found.statements] == ["that it was over", "“The pier will hold.”"]
    assert found.silences[0].outcome == "declined"
    assert store.who("Tide Office").holders[0].name == "Mara Dunmere"
    assert store.who(f"#{found.who.id}") == found


def test_an_office_is_one_however_it_is_abbreviated(store: Store) -> None:
    first, second = (
        Small("Lt. Gov. Mara Dunmere left."),
        Small("Mara Dunmere, the lieutenant governor, left.", source="b"),
    )
    first.office(first.entity("Mara Dunmere"), "lt. gov.", words="Lt. Gov.")
    second.office(second.entity("Mara Dunmere"), "lieutenant governor", words="lieutenant governor")
    store.add_all([first.record(), second.record()])
    (held,) = store.who("Mara Dunmere").offices
    assert (held.title, len(held.facts)) == ("lieutenant governor", 2)


def test_who_tells_positions_and_according_to_whom(store: Store) -> None:
    story = Small("Mara Dunmere opposed the toll. Bo Quill said: “Dunmere asked for more.”")
    mara, quill = story.entity("Mara Dunmere", "Dunmere"), story.entity("Bo Quill")
    told = story.statement("“Dunmere asked for more.”", quill)
    for act, target, statement in (("oppose", "the toll", None), ("request", "more", told)):
        story.positions.append(
            Position(
                actor=mara, actor_text="Dunmere", act=act, target=story.at(target), statement=statement,
                evidence=(story.at(target),), confidence=0.8,
            )
        )  # fmt: skip
    store.add_all([story.record()])
    found = store.who("Mara Dunmere").positions
    assert sorted((p.act, p.target, p.according_to) for p in found) == [
        ("oppose", "the toll", None),
        ("request", "more", "Bo Quill"),
    ]


def test_said_finds_words_speaker_and_days(store: Store) -> None:
    for n, (name, words) in enumerate(
        [("Ada Jessop", "“I will resign today.”"), ("Uwe Umber", "“She will not resign.”")]
    ):
        small = Small(f"{name} said: {words}", source=f"{n}.txt", published=f"2021-0{n + 1}-05")
        small.statement(words, small.entity(name))
        store.add(small.record())
    assert [s.speaker for s in store.said("resigned")] == ["Uwe Umber", "Ada Jessop"]
    assert [s.speaker for s in store.said("resign", speaker="Jessop")] == ["Ada Jessop"]
    assert [s.speaker for s in store.said("resi*", until="2021-01")] == ["Ada Jessop"]
    assert [s.speaker for s in store.said(since="2021-02-05")] == ["Uwe Umber"]
    assert (
        store.said('"resign today"')[0].spans
        == ((17, 39),)
        == ((len("Ada Jessop said: "), len("Ada Jessop said: ") + 22),)
    )
    assert store.said('"today resign"') == ()
    with pytest.raises(StoreError, match="no word"):
        store.said("—")


@pytest.mark.parametrize("words", ['"', "a OR", "NEAR(", "x AND NOT", "col:x", "^", "*", "(", "-a", "''"])
def test_any_words_are_words_not_syntax(store: Store, words: str) -> None:
    store.add(RECORDS[0])
    for ask in (store.said, store.figures, store.articles):
        try:
            ask(words)
        except StoreError as error:
            assert "no word" in str(error)


def test_a_name_that_fits_many_is_listed_and_one_that_fits_none_told(store: Store) -> None:
    for n, name in enumerate(("Ada Jessop", "Boris Jessop", "Boris Jessopson")):
        small = Small(f"{name} said so.", source=f"{n}.txt")
        small.entity(name, *(["Jessop"] if "Jessop s" in small.text else []))
        store.add(small.record())
    with pytest.raises(AmbiguousNameError, match=r"which one\?") as raised:
        store.who("Jessop")
    assert len(raised.value.candidates) == 2
    assert store.who("Ada Jessop").who.name == "Ada Jessop"
    with pytest.raises(NoSuchNameError, match=r"not found; nearest:\n  e1  Ada Jessop"):
        store.who("Carla Jessop")
    with pytest.raises(NoSuchNameError):
        store.who("e999")
    with pytest.raises(NoSuchFactError):
        store.record(99)


def test_copies_and_quotations_are_counted_once(store: Store) -> None:
    quote = "“We shall mend the long wall before the winter comes.”"
    for n, (publisher, extra) in enumerate([("The Courier", ""), ("The Mail", " (Agency)"), ("The Gazette", "")]):
        text = f"{LONG} Ada Jessop said: {quote}{extra}" if n < 2 else f"A year on. {quote} said Ada Jessop, who left."
        small = Small(text, source=f"{n}.txt", publisher=publisher, published=f"2021-05-0{3 - n}")
        small.statement(quote, small.entity("Ada Jessop"))
        store.add(small.record())
    (found,) = store.said("wall")
    assert (found.appearances, found.article.publisher, found.first) == (3, "The Gazette", True)
    assert [w.publisher for w in found.also] == ["The Mail", "The Courier"]
    (late,) = store.said("wall", since="2021-05-02")
    assert (late.appearances, late.article.publisher, late.first) == (3, "The Mail", False)
    with sqlite3.connect(store.path) as reader:
        # The earlier of the two leads, whichever came first.
        assert reader.execute("SELECT id, copy_of FROM article ORDER BY id").fetchall() == [
            (1, 2),
            (2, None),
            (3, None),
        ]
        assert reader.execute("SELECT count(*) FROM article WHERE superseded_by IS NOT NULL").fetchone() == (0,)


def test_a_corrected_version_supersedes_the_older_and_keeps_it(store: Store) -> None:
    for n, number in enumerate((12, 21)):
        small = Small(f"{LONG} In all {number} cranes fell.", source="story.txt", published=f"2021-05-0{n + 1}")
        small.figure(f"{number} cranes", number, "cranes")
        store.add(small.record())
    (quantity,) = store.figures("cranes")
    assert [v.low for v in quantity.values] == [21]
    assert quantity.disagree == ()
    assert store.counts()["article"] == 2


def test_figures_that_disagree_are_shown_with_both_and_a_copy_is_no_witness(store: Store) -> None:
    texts = [
        ("The agency counted 1,204 apprehensions at the northern gate in May.", 1204, "exactly"),
        ("At the northern gate, the union counted 2,310 apprehensions in May.", 2310, "exactly"),
        ("More than 1,000 apprehensions were counted at the northern gate in May.", 1000, "more_than"),
        (f"{LONG} There were 3,000 apprehensions at the northern gate in May, the union counted.", 3000, "about"),
        (f"{LONG} There were 3,000 apprehensions at the northern gate in May, the union counted!", 3000, "about"),
    ]
    for n, (text, value, qualifier) in enumerate(texts):
        small = Small(text, source=f"{n}.txt", publisher=f"Paper {n}")
        small.figure(f"{value:,}", value, "apprehensions", qualifier=qualifier, period="2021-05")
        store.add(small.record())
    (quantity,) = store.figures("apprehension")
    assert len(quantity.values) == 4
    assert {v.low: v.copies for v in quantity.values}[3000] == 2
    assert ("f1.1", "f2.1") in quantity.disagree
    assert not any("f3.1" in pair for pair in quantity.disagree)


def test_timeline_is_in_order_and_tells_the_same_happening_once(store: Store) -> None:
    rows = [
        ("In 2019 Ada Jessop resigned.", "2019"),
        ("Ada Jessop resigned in 2019.", "2019"),
        ("Ada Jessop returned in May 2018.", "2018-05"),
    ]
    for n, (text, when) in enumerate(rows):
        small = Small(text, source=f"{n}.txt")
        who = small.entity("Ada Jessop")
        small.event(
            "resigned" if "resigned" in text else "returned", "2019" if "2019" in text else "May 2018", when, [who]
        )
        store.add(small.record())
    found = store.timeline(about="Ada Jessop")
    assert [(h.when, h.trigger, len(h.also)) for h in found] == [("2018-05", "returned", 0), ("2019", "resigned", 1)]
    assert [h.when for h in store.timeline(since="2019")] == ["2019"]


def test_reading_again_replaces_the_facts(store: Store) -> None:
    record = RECORDS[0]
    store.add_all(RECORDS[:3])
    fewer = msgspec.structs.replace(record, statements=(), positions=(), disputes=(), events=())
    assert store.add(fewer) == "reread"
    assert store.record(1) == fewer
    assert store.add(record) == "reread"
    with open_store(store.path.with_name("fresh.db")) as fresh:
        fresh.add_all(RECORDS[:3])
        assert sorted(n.line().split("  ")[1] for n in store.people(limit=99)) == sorted(
            n.line().split("  ")[1] for n in fresh.people(limit=99)
        )
        assert store.counts() == fresh.counts()


def test_silences_are_the_newest_first(store: Store) -> None:
    store.add_all(RECORDS)
    found = store.silences(limit=100)
    told = {(r.article.id, z.party, r.words(z.evidence[0])) for r in RECORDS for z in r.silences}
    assert len(found) == len(told)
    assert all(a.at >= b.at for a, b in pairwise(found) if a.at and b.at)
    assert store.silences(party=found[0].party)


def _dump(store: Store) -> list[str]:
    with sqlite3.connect(store.path) as reader:
        return list(reader.iterdump())


def test_shares_and_sums_are_asked_for_by_word_or_sign(store: Store) -> None:
    small = Small("Turnout fell to 41 percent, and $250 million was spent.")
    small.figure("41 percent", 41, "%")
    small.figure("$250 million", 250_000_000, "USD")
    store.add(small.record())
    for words in ("%", "percent", "per cent"):
        assert [v.words for v in store.figures(words)[0].values] == ["41 percent"]
    assert store.figures("dollars")[0].unit == "USD"
    assert {q.unit for q in store.figures("turnout")} == {"%", "USD"}


def test_a_denial_is_listed_and_filtered_with_its_cue(store: Store) -> None:
    small = Small("Ada Jessop denied that she would resign. Later she said that she would stay.")
    jessop = small.entity("Ada Jessop")
    small.statement("that she would resign", jessop, mode="indirect", cue="denied", force="denies")
    small.statement("that she would stay", jessop, mode="indirect", confidence=0.3)
    store.add(small.record())
    (denial,) = store.said(force="denies")
    assert (denial.cue, denial.text, denial.force, denial.manner) == (
        "denied",
        "that she would resign",
        "denies",
        "said",
    )
    assert [s.cue for s in store.said(force="asserts")] == ["said"]
    assert [s.force for s in store.browse.said("would", force="denies").rows] == ["denies"]
    assert [s.text for s in store.browse.said(confidence=0.5).rows] == ["that she would resign"]
    assert store.browse.said(manner="thought").rows == store.browse.said(channel="poll").rows == ()
    assert {share.value: share.count for share in store.browse.facets("Ada Jessop").forces} == {
        "asserts": 1,
        "denies": 1,
    }
    assert store.browse.look_up("resign").statements[0].cue == "denied"


def test_a_refusal_answers_nothing(store: Store) -> None:
    asked = Small("Ada Jessop declined to comment.", published="2021-05-01")
    asked.silence(asked.entity("Ada Jessop"), "Ada Jessop declined to comment.")
    later = Small("Ada Jessop would not say who had left. She said the port would open.", published="2021-05-03")
    jessop = later.entity("Ada Jessop")
    later.statement("who had left", jessop, mode="indirect", cue="would not say", force="withholds")
    later.statement("the port would open", jessop, mode="indirect")
    store.add_all([asked.record(), later.record()])
    (silence,) = store.browse.silences().rows
    assert silence.reply is not None
    assert (silence.reply.cue, silence.reply.text) == ("said", "the port would open")
