"""Looking around in a store: pages, filters, what fits the letters typed, replies after silences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import NoSuchFactError
from onrecord.resolve import open_store
from onrecord.store import Store
from tests.store.invented import invented_records
from tests.store.small import Small

COURIER, LEDGER = "The Courier", "The Ledger"


def _first() -> Small:
    """Ada Marsh asks, Boris Lunt is silent."""
    text = "Ada Marsh said the bridge is safe in an interview. Boris Lunt declined to comment. 40 bolts broke in May."
    small = Small(text, source="one.txt", published="2021-05-01", publisher=COURIER)
    ada, boris = small.entity("Ada Marsh"), small.entity("Boris Lunt")
    small.statement("the bridge is safe", ada, mode="indirect")
    small.silence(boris, "Boris Lunt declined to comment.")
    small.figure("40 bolts", 40.0, "bolts")
    small.event("broke", "May", "2021-05", [ada])
    return small


def _second() -> Small:
    text = "“Ada Marsh never looked at it,” Boris Lunt said."
    small = Small(text, source="two.txt", published="2021-05-11", publisher=LEDGER)
    small.entity("Ada Marsh")
    small.statement("“Ada Marsh never looked at it,”", small.entity("Boris Lunt"))
    return small


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.db") as opened:
        opened.add_all([_first().record(), _second().record()])
        yield opened


def test_articles_are_paged_newest_first_and_narrowed(store: Store) -> None:
    browse = store.browse
    first = browse.articles(limit=1)
    assert ([a.published for a in first.rows], first.more) == (["2021-05-11"], True)
    rest = browse.articles(limit=1, offset=1)
    assert ([a.published for a in rest.rows], rest.more) == (["2021-05-01"], False)
    assert [a.publisher for a in browse.articles(publisher=COURIER).rows] == [COURIER]
    assert [a.publisher for a in browse.articles("looked").rows] == [LEDGER]
    assert [a.publisher for a in browse.articles(since="2021-05-02").rows] == [LEDGER]
    assert [a.publisher for a in browse.articles(until="2021-05-02").rows] == [COURIER]
    assert first.rows[0].statements == 1


def test_publishers_are_counted(store: Store) -> None:
    assert [(p.name, p.articles, p.first) for p in store.browse.publishers()] == [
        (COURIER, 1, "2021-05-01"), (LEDGER, 1, "2021-05-11"),
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["bor", "lun", "Boris Lu", "LUNT b", "b"])
def test_people_are_found_by_the_beginning_of_any_word(store: Store, typed: str) -> None:
    assert [p.name for p in store.browse.look_up(typed).people] == ["Boris Lunt"]


def test_what_is_typed_finds_articles_and_statements(store: Store) -> None:
    found = store.browse.look_up("brid")
    assert [s.text for s in found.statements] == ["the bridge is safe"]
    assert len(found.articles) == 1
    assert not found.people


@pytest.mark.parametrize("typed", ["", "   ", '"', "%", "a" * 3000, "* OR text:", "\0", "😀"])
def test_odd_letters_find_nothing(store: Store, typed: str) -> None:
    found = store.browse.look_up(typed)
    assert not (found.articles or found.statements)


def test_statements_of_a_speaker_are_narrowed(store: Store) -> None:
    browse = store.browse
    assert [s.text for s in browse.said(speaker="Ada Marsh").rows] == ["the bridge is safe"]
    assert browse.said(speaker="Ada Marsh", mode="indirect", publisher=COURIER).rows
    for nothing in ({"mode": "direct"}, {"publisher": LEDGER}, {"since": "2021-06"}, {"setting": "letter"}):
        assert not browse.said(speaker="Ada Marsh", **nothing).rows, nothing
    assert [s.speaker for s in browse.said().rows] == ["Boris Lunt", "Ada Marsh"]
    assert [s.speaker for s in browse.said("bridge").rows] == ["Ada Marsh"]
    assert not browse.said("bridge", speaker="Boris Lunt").rows
    facets = browse.facets("Ada Marsh")
    assert [(s.value, s.count) for s in facets.modes] == [("indirect", 1)]
    assert [s.value for s in facets.publishers] == [COURIER]


def test_what_others_said_of_somebody_is_not_what_they_said(store: Store) -> None:
    assert [s.speaker for s in store.browse.mentions("Ada Marsh").rows] == ["Boris Lunt"]
    assert not store.browse.mentions("Boris Lunt").rows


def test_a_silence_is_told_with_the_reply_that_came_later(store: Store) -> None:
    (asked,) = store.browse.silences(publisher=COURIER).rows
    assert asked.silence.party == "Boris Lunt"
    assert asked.reply is not None
    assert (asked.reply.days, asked.reply.article.publisher) == (10, LEDGER)
    assert not store.browse.silences(publisher=LEDGER).rows


def test_a_rejected_statement_is_no_reply(store: Store) -> None:
    (asked,) = store.browse.silences().rows
    assert asked.reply is not None
    store.reject(asked.reply.fact, author="me")
    assert store.browse.silences().rows[0].reply is None


def test_a_headline_is_no_reply(store: Store) -> None:
    text = "Lunt says bolts held\n\nThe bridge opened. A truck of Boris Lunt crossed it."
    small = Small(text, source="three.txt", published="2021-05-03")
    small.statement("bolts held", small.entity("Boris Lunt", "Lunt"), mode="indirect", cue="says")
    record = small.record()
    titled = msgspec.structs.replace(record.article, title="Lunt says bolts held")
    store.add(msgspec.structs.replace(record, article=titled))
    reply = store.browse.silences(publisher=COURIER).rows[0].reply
    assert reply is not None
    assert reply.article.publisher == LEDGER


def test_a_statement_is_shown_in_its_sentence(store: Store) -> None:
    said = store.browse.said("bridge").rows
    (around,) = store.browse.surroundings(said).values()
    assert (around.before, around.words, around.after.split()) == (
        "Ada Marsh said ", "the bridge is safe", ["in", "an", "interview."],
    )  # fmt: skip


def test_a_sentence_that_tells_no_more_than_who_said_it_is_left_out(store: Store) -> None:
    said = store.browse.said("looked").rows
    assert len(said) == 1
    assert store.browse.surroundings(said) == {}


def test_ties_of_all_are_of_one_kind_if_one_is_asked_for(tmp_path: Path) -> None:
    with open_store(tmp_path / "t.db") as store:
        store.add_all(invented_records(4))
        whole = store.browse.all_ties()
        kind = whole[0].kind
        assert {t.kind for t in store.browse.all_ties(kind=kind)} == {kind}
        assert store.browse.all_ties(kind="owns") == tuple(t for t in whole if t.kind == "owns")


def test_events_are_counted_by_year_and_month(store: Store) -> None:
    assert [(d.period, d.events) for d in store.browse.density()] == [("2021", 1)]
    assert [(d.period, d.events) for d in store.browse.density(about="Ada Marsh", by="month")] == [("2021-05", 1)]
    assert not store.browse.density(about="Boris Lunt")


def test_what_is_counted_finds_its_figures_again(store: Store) -> None:
    (counted,) = store.browse.quantities().rows
    assert (counted.quantity, counted.figures) == ("bolt", 1)
    assert store.figures(counted.quantity)[0].unit == "bolts"


def test_counts_follow_what_is_added(store: Store) -> None:
    assert store.browse.counts() == store.counts()
    with open_store(store.path) as other:
        other.add_all(invented_records(3))
    store.browse._kept._answers.clear()
    assert store.browse.counts()["article"] == 5


def test_a_count_is_kept_while_nothing_changes(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.read.cache._WORTH", 0.0)
    first = store.browse.publishers()
    monkeypatch.setattr("onrecord.store.sqlite.queries.articles.publishers", lambda _: ())
    assert store.browse.publishers() is first


def test_an_answer_may_be_old_while_others_add_but_not_after_a_correction(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.store.read.cache._WORTH", 0.0)
    monkeypatch.setattr("onrecord.store.read.cache._PATIENCE", 1e9)
    someone = store.people(limit=1)[0]
    first = store.browse.dossier(f"#{someone.id}")
    with open_store(store.path) as other:
        other.add_all(invented_records(3))
        assert store.browse.dossier(f"#{someone.id}") is first
        other.rename(f"#{someone.id}", "Ada Lund")
    assert store.browse.dossier(f"#{someone.id}").who.name == "Ada Lund"


def test_readers_share_what_one_has_asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.read.cache._WORTH", 0.0)
    with open_store(store.path, readonly=True) as one, open_store(store.path, readonly=True) as two:
        store.browse.share([one.browse, two.browse])
        assert one.browse.kinds() is two.browse.kinds()
        store.add_all(invented_records(3))
        with open_store(store.path) as other:
            other.rename(f"#{other.people(limit=1)[0].id}", "Ada Lund")
        assert one.browse.kinds() == two.browse.kinds() == store.browse.kinds()


def test_a_later_version_replaces_the_earlier(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(200))
    early = Small(words, source="page.html", published="2021-05-01")
    late = Small(f"{words} It broke at noon.", source="page.html", published="2021-05-01")
    with open_store(tmp_path / "v.db") as store:
        store.add_all([early.record(), late.record()])
        editions = store.browse.editions(1)
        assert editions.article.superseded_by == 2
        assert [v.id for v in editions.versions] == [2]
        assert [v.id for v in store.browse.editions(2).versions] == [1]
        assert [a.id for a in store.browse.articles().rows] == [2]


def test_who_counts_only_articles_that_stand(tmp_path: Path) -> None:
    words = "Ada Marsh said the bridge is safe. " + " ".join(f"word{n}" for n in range(200))
    with open_store(tmp_path / "v.db") as store:
        for end in ("Boris Lunt left at noon.", "It broke at noon."):
            small = Small(f"{words} {end}", source="page.html", published="2021-05-01")
            small.statement("the bridge is safe", small.entity("Ada Marsh"), mode="indirect")
            if "Lunt" in end:
                small.entity("Boris Lunt")
            store.add_all([small.record()])
        ada, boris = store.who("Ada Marsh"), store.who("Boris Lunt")
        assert (ada.who.articles, len(ada.articles), ada.statement_count) == (1, 1, 1)
        assert (boris.who.articles, boris.articles) == (0, ())
        assert [(one.name, one.articles) for one in store.people()] == [("Ada Marsh", 1)]
    with sqlite3.connect(tmp_path / "v.db") as other:
        assert other.execute("SELECT name, articles FROM person").fetchall() == [("Ada Marsh", 1)]


def test_figures_and_names_have_their_confidence(tmp_path: Path) -> None:
    small = Small("Ada Marsh counted 40 bolts.", published="2021-05-01")
    small.entity("Ada Marsh")
    small.figure("40 bolts", 40.0, "bolts", confidence=0.75)
    with open_store(tmp_path / "f.db") as store:
        store.add_all([small.record()])
        assert [v.confidence for q in store.figures("bolts") for v in q.values] == [0.75]
    with sqlite3.connect(tmp_path / "f.db") as other:
        assert other.execute("SELECT confidence FROM figures").fetchall() == [(0.75,)]
        assert other.execute("SELECT confidence FROM entity").fetchall() == [(1.0,)]


def test_copies_are_listed_from_either_side(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(200))
    with open_store(tmp_path / "c.db") as store:
        store.add_all(Small(f"{words} {end}", source=f"{end}.txt").record() for end in ("left", "right"))
        editions = [store.browse.editions(n) for n in (1, 2)]
    assert [[c.id for c in e.copies] for e in editions] == [[2], [1]]
    assert [e.article.copies for e in editions] == [1, 0]
    assert [o.name for o in editions[0].origins] == ["left.txt"]


def test_no_article_of_that_number(store: Store) -> None:
    with pytest.raises(NoSuchFactError, match="99"):
        store.browse.editions(99)


def test_pages_together_hold_all_and_none_twice(tmp_path: Path) -> None:
    with open_store(tmp_path / "p.db") as store:
        store.add_all(invented_records(30))
        for ask in (store.browse.articles, store.browse.people, store.browse.quantities):
            seen, offset, more = [], 0, True
            while more:
                page = ask(limit=7, offset=offset)
                seen += page.rows
                offset, more = offset + 7, page.more
            assert len(seen) == len(set(seen)) > 0
        assert len(store.browse.articles(limit=100).rows) == 30
