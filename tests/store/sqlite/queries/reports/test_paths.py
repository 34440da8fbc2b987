"""The chain of ties that joins two: the shortest, whichever way the ties point."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.errors import NoSuchNameError
from onrecord.record import Record, Tie
from onrecord.resolve import open_store
from onrecord.store import Store
from tests.store.small import Small

CAST = ("Ada Marsh", "Boris Lunt", "Carla Dunn", "Derek Voss", "Edda Rowe", "Felix Orr")


def tied(subject: str, kind: str, other: str, *, day: str = "2021-05-01", confidence: float = 0.9) -> Record:
    """An article that states one tie."""
    text = f"{subject} and {other} met on {day}, as {kind} has it."
    small = Small(text, source=text, published=day)
    one, two = small.entity(subject), small.entity(other)
    tie = Tie(kind=kind, subject=one, object=two, evidence=((0, len(text)),), confidence=confidence)  # type: ignore[arg-type]
    record = small.record()
    return Record(article=record.article, entities=record.entities, ties=(tie,))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    ada, boris, carla, derek, edda, felix = CAST
    with open_store(tmp_path / "s.db") as opened:
        opened.add_all([
            tied(ada, "hired_by", boris), tied(ada, "hired_by", boris, day="2021-06-01"),
            tied(carla, "lawyer_for", boris), tied(derek, "reports_to", carla),
            # A shorter way, of which nobody is sure.
            tied(ada, "spouse_of", derek, confidence=0.2), tied(edda, "sibling_of", felix),
        ])  # fmt: skip
    return open_store(tmp_path / "s.db")


def names(store: Store, first: str, second: str) -> list[tuple[str, str]]:
    return [(step.first.name, step.second.name) for step in store.chain(first, second)]


def test_the_shortest_chain_in_either_direction(store: Store) -> None:
    ada, boris, carla, derek, *_ = CAST
    assert names(store, ada, derek) == [(ada, boris), (boris, carla), (carla, derek)]
    assert names(store, derek, ada) == [(derek, carla), (carla, boris), (boris, ada)]


def test_a_step_has_its_ties_with_their_articles(store: Store) -> None:
    ((tie,), (other,)) = (step.ties for step in store.chain("Ada Marsh", "Carla Dunn"))
    assert (tie.subject, tie.kind, tie.object, tie.articles) == ("Ada Marsh", "hired_by", "Boris Lunt", 2)
    assert (other.subject, other.kind) == ("Carla Dunn", "lawyer_for")


def test_where_there_is_no_chain_there_is_no_step(store: Store) -> None:
    assert store.chain("Ada Marsh", "Edda Rowe") == ()
    assert store.chain("Ada Marsh", "Ada Marsh") == ()
    with pytest.raises(NoSuchNameError):
        store.chain("Ada Marsh", "Nobody Known")


def test_a_rejected_tie_joins_nobody_and_a_merged_person_is_one(store: Store) -> None:
    store.reject(store.chain("Boris Lunt", "Carla Dunn")[0].ties[0].fact)
    assert store.chain("Ada Marsh", "Derek Voss") == ()
    store.merge("Carla Dunn", "Edda Rowe")
    assert names(store, "Derek Voss", "Felix Orr") == [("Derek Voss", "Carla Dunn"), ("Carla Dunn", "Felix Orr")]


def test_a_chain_has_six_ties_at_most(tmp_path: Path) -> None:
    cast = [f"{name} Quill" for name in ("Ada", "Boris", "Carla", "Derek", "Edda", "Felix", "Greta", "Hanno")]
    with open_store(tmp_path / "long.db") as opened:
        opened.add_all([tied(one, "sibling_of", other) for one, other in pairwise(cast)])
        assert len(opened.chain(cast[0], cast[6])) == 6
        assert opened.chain(cast[0], cast[7]) == ()
