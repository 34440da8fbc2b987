"""A fact that a person accepts is shown like the certain ones, until that is undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import CorrectionError, NoSuchFactError
from onrecord.resolve import open_store
from onrecord.store import Store
from tests.store.small import Small


def doubtful(source: str = "a.txt") -> Small:
    small = Small("Ada Marsh said the bridge is safe. Boris Lunt said nobody was told.", source=source)
    ada, boris = small.entity("Ada Marsh"), small.entity("Boris Lunt")
    small.statement("the bridge is safe", ada, mode="indirect", confidence=0.3)
    small.statement("nobody was told", boris, mode="indirect", confidence=0.4)
    return small


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.db") as opened:
        opened.add(doubtful().record())
        yield opened


def sure(store: Store) -> dict[str, float]:
    return {one.fact: one.confidence for one in store.said()}


def test_an_accepted_fact_is_certain_everywhere(store: Store) -> None:
    made = store.accept("s1.1", author="desk", reason="heard it myself")
    assert (made.kind, made.reason, made.change) == (
        "accept", "heard it myself", "right: statement s1.1 (Ada Marsh said: the bridge is safe)"
    )  # fmt: skip
    assert sure(store) == {"s1.1": 1.0, "s1.2": 0.4}
    assert store.browse.rulings(1).accepted == {"s1.1": made.id}
    (record,) = store.standing()
    assert [one.confidence for one in record.statements] == [1.0, 0.4]
    assert store.record(1).statements[0].confidence == 0.3
    store.undo(made.id, author="desk")
    assert sure(store) == {"s1.1": 0.3, "s1.2": 0.4}
    assert store.browse.rulings(1).accepted == {}


def test_another_reading_keeps_what_was_accepted(store: Store) -> None:
    store.accept("s1.2", author="desk")
    again = doubtful()
    again.statements.reverse()
    assert store.add(again.record()) == "reread"
    assert {one.text: one.confidence for one in store.said()} == {"nobody was told": 1.0, "the bridge is safe": 0.3}


def test_an_accepted_fact_may_be_rejected_later(store: Store) -> None:
    store.accept("s1.1", author="desk")
    with pytest.raises(CorrectionError, match="accepted already, by correction 1"):
        store.accept("s1.1", author="desk")
    rejected = store.reject("s1.1", author="desk")
    assert sure(store) == {"s1.2": 0.4}
    with pytest.raises(CorrectionError, match="rejected already"):
        store.accept("s1.1", author="desk")
    store.undo(rejected.id, author="desk")
    assert sure(store)["s1.1"] == 1.0


def test_many_are_ruled_on_at_once(store: Store) -> None:
    made = store.reject_all(["s1.1", "s1.2", "s1.1"], author="desk", reason="a parody")
    assert [(one.id, one.reason) for one in made] == [(1, "a parody"), (2, "a parody")]
    assert sure(store) == {}
    assert [one.undone_at is None for one in store.undo_all([1, 2], author="desk")] == [False, False]
    assert len(store.accept_all(["s1.1", "s1.2"], author="desk")) == 2
    assert set(sure(store).values()) == {1.0}
    assert store.reject_all([], author="desk") == ()


@pytest.mark.parametrize("wrong", ["s1.9", "no fact"])
def test_none_of_many_is_ruled_on_where_one_cannot_be(store: Store, wrong: str) -> None:
    with pytest.raises(NoSuchFactError):
        store.reject_all(["s1.1", wrong], author="desk")
    assert store.corrections() == ()
    assert sure(store) == {"s1.1": 0.3, "s1.2": 0.4}


def test_no_undo_is_made_where_one_of_many_cannot_be(store: Store) -> None:
    store.accept_all(["s1.1", "s1.2"], author="desk")
    store.undo(1, author="desk")
    with pytest.raises(CorrectionError, match="taken back already"):
        store.undo_all([2, 1], author="desk")
    assert sure(store)["s1.2"] == 1.0
