"""The queue of facts to look at: which are in it, in which order, narrowed to what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import NoSuchNameError, SearchError
from onrecord.resolve import open_store
from onrecord.store import Store
from onrecord.store.read.reported import PendingWhy
from tests.store.doubtful import doubtful_store
from tests.store.small import Small


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(doubtful_store(tmp_path / "s.db")) as opened:
        yield opened


def test_contradictions_come_first_then_what_is_uncertain(store: Store) -> None:
    found = store.pending()
    assert [(one.fact, one.why) for one in found.rows] == [
        ("t3.1", "contradictory"), ("s1.1", "uncertain"), ("e1.1", "uncertain")
    ]  # fmt: skip
    assert found.total == 3
    tie, statement, event = found.rows
    assert (tie.against, tie.against_words) == ("t2.1", "Carla Dunn spouse of Emil Foss")
    assert tie.reason
    assert (statement.around.before, statement.around.words) == ("Ada Marsh said ", "the bridge is safe")
    assert (statement.person, statement.says) == ("Ada Marsh", "Ada Marsh said: the bridge is safe")
    assert event.says == "closed, 2021-05"


@pytest.mark.parametrize(
    ("why", "kind", "of", "publisher", "facts"),
    [
        ("uncertain", None, None, None, ["s1.1", "e1.1"]),
        ("contradictory", None, None, None, ["t3.1"]),
        (None, "event", None, None, ["e1.1"]),
        (None, None, "Ada Marsh", None, ["s1.1", "e1.1"]),
        (None, None, "Hugo Bell", None, ["t3.1"]),
        (None, None, "Boris Lunt", None, []),
        (None, None, None, "The Courier", ["s1.1", "e1.1"]),
        (None, "figure", None, None, []),
    ],
)
def test_the_queue_is_narrowed(
    store: Store, why: PendingWhy | None, kind: str | None, of: str | None, publisher: str | None, facts: list[str]
) -> None:
    found = store.pending(why, kind=kind, of=of, publisher=publisher)
    assert [one.fact for one in found.rows] == facts
    assert found.total == len(facts)


def test_new_ones_are_those_of_later_articles(store: Store) -> None:
    assert {one.fact for one in store.pending("new", since="2020").rows} >= {"s1.1", "s1.2", "t2.1", "t3.1"}
    assert store.pending("new", since="2999").rows == ()


def test_what_is_ruled_on_leaves_the_queue(store: Store) -> None:
    store.accept("s1.1", author="desk")
    store.reject("e1.1", author="desk")
    store.accept("t3.1", author="desk")
    (other,) = store.pending().rows
    assert (other.fact, other.against) == ("t2.1", "t3.1")
    store.accept("t2.1", author="desk")
    assert store.pending().rows == ()
    store.undo_all([1, 2, 3, 4], author="desk")
    assert [one.fact for one in store.pending(limit=2).rows] == ["t3.1", "s1.1"]


def test_copies_and_old_versions_are_not_asked_about_again(store: Store) -> None:
    long = " The quay was measured by lamp light, stone after stone, until the tide came back in the morning."
    for source, day in (("wall.txt", "2021-06-01"), ("other.txt", "2021-06-02")):
        text = f"Ada Marsh said the wall will hold.{long} {source}"
        small = Small(text, source=source, published=day, publisher=source)
        small.statement("the wall will hold", small.entity("Ada Marsh"), mode="indirect", confidence=0.3)
        store.add(small.record())
    found = [one.fact for one in store.pending("uncertain", kind="statement").rows]
    assert found.count("s4.1") + found.count("s5.1") == 1


def test_a_reason_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(SearchError, match="odd: choose from uncertain, contradictory, new"):
        store.pending("odd")  # type: ignore[arg-type]
    with pytest.raises(NoSuchNameError, match="nobody's name"):
        store.pending(publisher="a\0b")


def test_sentences_of_what_is_no_fact_are_none(store: Store) -> None:
    assert store.browse.sentences(["h", "z1.1", "e1.1) --", "e999.1"]) == {}
