"""Records as they hold: what a person corrected has its place in them, and what they name has the store's numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.record import Record
from onrecord.record.kinds import KINDS, references_of
from onrecord.resolve import open_store
from onrecord.store import Store
from tests.store.invented import invented_records
from tests.store.small import Small


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "story.db") as opened:
        opened.add(_small("Ada Marsh"))
        opened.add(_small("Ida Marsch"))
        yield opened


def _small(name: str) -> Record:
    small = Small(f"{name} said the pier is safe. {name}, mayor of Lindale, spoke of Boris Lunt.", source=name)
    who = small.entity(name)
    small.entity("Boris Lunt")
    small.statement("the pier is safe", who, mode="indirect")
    small.office(who, "mayor", small.entity("Lindale", kind="organization"))
    return small.record()


def standing(store: Store) -> tuple[Record, Record]:
    first, second = store.standing()
    return first, second


def test_without_corrections_it_is_what_was_read_under_the_numbers_of_the_store(store: Store) -> None:
    store.add_all(invented_records(8, seed=2))
    for read, now in zip(store.records(), store.standing(), strict=True):
        assert now.article == read.article
        numbers = {f"who{number}" for number in store.identities(read.article.id).values()}
        assert {entity.id for entity in now.entities} == numbers
        for kind in KINDS[1:]:
            assert len(kind.facts(now)) == len(kind.facts(read))
            said = {one.id for one in now.statements}
            assert set(references_of(kind, kind.facts(now))) <= numbers | said


def test_two_that_are_one_have_one_id_and_a_new_name_is_everywhere(store: Store) -> None:
    store.merge("Ada Marsh", "Ida Marsch")
    store.rename("Ada Marsh", "Adelaide Marsh")
    first, second = standing(store)
    assert first.statements[0].speaker == second.statements[0].speaker == "Adelaide Marsh"
    assert first.offices[0].holder == second.offices[0].holder
    holder = second.entity(second.offices[0].holder)
    assert holder is not None
    assert (holder.name, holder.aliases) == ("Adelaide Marsh", ("Ida Marsch",))
    store.undo()
    store.undo()
    assert {record.offices[0].holder for record in standing(store)} == {
        f"who{store.find(n)[0].id}" for n in ("Ada Marsh", "Ida Marsch")
    }


def test_a_rejected_fact_and_a_name_that_is_none_are_gone(store: Store) -> None:
    store.reject("o1.1")
    store.reject(f"e{store.find('Ida Marsch')[0].id}")
    first, second = standing(store)
    assert (first.offices, len(first.statements)) == ((), 1)
    assert (second.offices, second.statements[0].source, second.statements[0].speaker) == ((), None, None)
    assert [entity.name for entity in second.entities] == ["Boris Lunt", "Lindale"]


@pytest.mark.parametrize("name", ["Boris Lunt", "Ida Marsch"])
def test_a_statement_is_whose_a_person_says_it_is(store: Store, name: str) -> None:
    store.attribute("s1.1", name)
    first, _ = standing(store)
    (said,) = first.statements
    assert said.source is not None
    assert said.speaker == name
    assert first.words(said.source.spans[0]) == "Ada Marsh"
    assert [e.name for e in first.entities if e.id == said.source.entity] == [name]
