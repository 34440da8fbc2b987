"""A fact that a person edits says so everywhere, until that is undone, and after another reading too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import CorrectionError, NoSuchFactError, NoSuchNameError
from onrecord.record import Event, Figure, Office
from onrecord.resolve import open_store
from onrecord.store import Store
from tests.store.small import Small


def board(*, more: bool = False) -> Small:
    small = Small(
        "Ada Marsh told us the harbor opens, if all goes well. She runs the Harbor Board, not the Quay Trust."
    )
    ada = small.entity("Ada Marsh")
    if more:
        small.statement("all goes well", None, cue="told")
    small.statement("the harbor opens", ada, mode="indirect", cue="told")
    organization = small.entity("Harbor Board", kind="organization")
    small.entity("Quay Trust", kind="organization")
    small.office(ada, "runs", organization, words="runs the Harbor Board")
    return small


def union() -> Small:
    small = Small("The Port Union struck.", source="u.txt")
    small.entity("Port Union", kind="organization")
    return small


@pytest.fixture
def boarded(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "b.db") as opened:
        opened.add_all([board().record(), union().record()])
        yield opened


def harbor(*, more: bool = False, source: str = "a.txt") -> Small:
    small = Small("Mayor Ada Marsh counted some 640 boats on 4 May. The harbor opened.", source=source)
    ada = small.entity("Ada Marsh")
    if more:
        small.figures.append(
            Figure(span=small.at("4"), value=4, qualifier="exactly", unit=None, evidence=(small.at("4 May"),))
        )
    small.offices.append(
        Office(holder=ada, title="mayor", status="current", evidence=(small.at("Mayor Ada Marsh"),), confidence=0.3)
    )
    small.figures.append(
        Figure(
            span=small.at("some 640"), value=640, qualifier="about", unit="boats", evidence=(small.at("some 640 boats"),)
        )
    )  # fmt: skip
    small.events.append(
        Event(
            trigger=small.at("counted"), when="2021-05-04", time=small.at("4 May"), participants=(ada,),
            evidence=(small.at("counted some 640 boats"),), confidence=0.9,
        )
    )  # fmt: skip
    return small


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.db") as opened:
        opened.add(harbor().record())
        yield opened


def boats(store: Store, words: str = "boats") -> list[tuple[str, float | None, str, str | None]]:
    return [(v.fact, v.low, v.qualifier, v.unit) for quantity in store.figures(words) for v in quantity.values]


def rows(store: Store) -> list[Any]:
    """All rows that an edit may change."""
    with store._reading() as connection:
        tables = ("statement", "office", "figure", "event", "event_participant", "edit")
        return [tuple(row) for table in tables for row in connection.execute(f"SELECT * FROM {table}")]


def test_an_edited_figure_is_the_one_in_force(store: Store) -> None:
    made = store.edit("f1.1", {"value": "6,400", "unit": "ships"}, author="desk", reason="a slip")
    assert (made.kind, made.reason) == ("edit", "a slip")
    assert made.change == "value 6400, was 640; unit ships, was boats: figure f1.1 (some 640)"
    assert boats(store, "ships") == [("f1.1", 6400, "about", "ships")]
    (record,) = store.standing()
    assert (record.figures[0].value, record.figures[0].unit) == (6400, "ships")
    assert store.record(1).figures[0].value == 640
    (edit,) = store.browse.edited().values()
    assert (edit.correction, edit.fields, edit.read) == (
        1, {"value": 6400, "unit": "ships"}, {"value": 640, "unit": "boats"}
    )  # fmt: skip


def test_an_edited_fact_is_certain(store: Store) -> None:
    store.edit("o1.1", {"title": "harbor master", "from": "2019"}, author="desk")
    (office,) = store.who("Ada Marsh").offices
    assert (office.title, office.start, office.confidence) == ("harbor master", "2019", 1.0)
    assert store.browse.rulings(1).accepted == {"o1.1": 1}
    with pytest.raises(CorrectionError, match="accepted already, by correction 1"):
        store.accept("o1.1", author="desk")


def test_an_edited_event_moves_in_the_timeline(store: Store) -> None:
    store.edit("e1.1", {"when": "2020-03"}, author="desk")
    assert [(one.fact, one.when) for one in store.timeline(about="Ada Marsh", until="2020")] == [("e1.1", "2020-03")]
    assert store.timeline(since="2021") == ()


def test_undo_puts_every_row_back(store: Store) -> None:
    before = rows(store)
    store.edit("f1.1", {"value": "7 to 9"}, author="desk")
    store.edit("o1.1", {"title": "reeve"}, author="desk")
    store.edit("e1.1", {"when": "2020"}, author="desk")
    store.edit("f1.1", {"value": "8", "unit": ""}, author="desk")
    assert store.browse.edited()["f1.1"].fields == {"value": 8, "qualifier": "exactly", "unit": None}
    store.undo(4, author="desk")
    assert store.browse.edited()["f1.1"].fields == {"value": [7, 9], "qualifier": "range"}
    store.undo_all([1, 2, 3], author="desk")
    assert rows(store) == before


def test_another_reading_keeps_the_edit(store: Store) -> None:
    store.edit("f1.1", {"value": "6400"}, author="desk")
    store.edit("o1.1", {"title": "reeve"}, author="desk")
    assert store.add(harbor(more=True).record()) == "reread"
    assert [*store.browse.edited()] == ["f1.2", "o1.1"]
    assert boats(store) == [("f1.2", 6400, "about", "boats")]
    assert [office.title for office in store.who("Ada Marsh").offices] == ["reeve"]
    store.undo_all([1, 2], author="desk")
    assert boats(store) == [("f1.2", 640, "about", "boats")]
    assert [office.title for office in store.who("Ada Marsh").offices] == ["mayor"]


def test_an_edit_loses_its_place_with_its_fact_and_finds_it_again(store: Store) -> None:
    store.edit("f1.1", {"value": "6400"}, author="desk")
    without = harbor()
    without.figures.clear()
    store.add(without.record())
    assert store.corrections()[0].lost == "the article no longer states this figure"
    store.add(harbor().record())
    assert store.corrections()[0].lost is None
    assert boats(store) == [("f1.1", 6400, "about", "boats")]


def test_a_star_and_a_rejection_find_the_edited_fact(store: Store) -> None:
    kept = store.star("o1.1", author="desk")
    store.edit("o1.1", {"title": "reeve"}, author="desk")
    assert store.stars()[0].fact == kept.fact == "o1.1"
    store.reject("o1.1", author="desk")
    assert store.who("Ada Marsh").offices == ()
    with pytest.raises(CorrectionError, match="rejected already, by correction 2"):
        store.edit("o1.1", {"title": "jurat"}, author="desk")
    store.undo(author="desk")
    assert [office.title for office in store.who("Ada Marsh").offices] == ["reeve"]


def test_what_cannot_be_edited_changes_nothing(store: Store) -> None:
    before = rows(store)
    for fact, values, error in (
        ("f1.9", {"value": "1"}, NoSuchFactError),
        ("no fact", {"value": "1"}, NoSuchFactError),
        ("f1.1", {"value": "many"}, CorrectionError),
        ("f1.1", {}, CorrectionError),
    ):
        with pytest.raises(error):
            store.edit(fact, values, author="desk")
    assert rows(store) == before
    assert store.corrections() == ()


WIDER = "the harbor opens, if all goes well"


def test_a_statement_has_the_extent_that_a_person_gives(boarded: Store) -> None:
    made = boarded.edit("s1.1", {"content": WIDER}, author="desk")
    assert made.change.startswith(f"content {WIDER}, was the harbor opens: statement s1.1 (Ada Marsh told: ")
    (said,) = boarded.said("goes", speaker="Ada Marsh")
    assert (said.text, said.spans, said.confidence) == (WIDER, ((18, 52),), 1.0)
    record = next(boarded.standing())
    assert record.words(record.statements[0].content.spans[0]) == record.statements[0].text == WIDER
    boarded.edit("s1.1", {"content": "the harbor opens", "force": "denies"}, author="desk")
    assert boarded.said("goes") == ()
    boarded.undo(author="desk")
    assert [one.text for one in boarded.said("goes")] == [WIDER]


def test_another_reading_keeps_the_extent_and_the_organization(boarded: Store) -> None:
    boarded.edit("s1.1", {"content": WIDER}, author="desk")
    boarded.edit("o1.1", {"organization": "Port Union"}, author="desk")
    assert boarded.add(board(more=True).record()) == "reread"
    assert [*boarded.browse.edited()] == ["s1.2", "o1.1"]
    assert {one.fact: one.text for one in boarded.said()} == {"s1.1": "all goes well", "s1.2": WIDER}
    assert [one.name for one in boarded.who("Port Union").holders] == ["Ada Marsh"]
    boarded.undo_all([1, 2], author="desk")
    assert {one.text for one in boarded.said()} == {"all goes well", "the harbor opens"}
    assert boarded.who("Port Union").holders == ()


@pytest.mark.parametrize("speaker_first", [True, False])
def test_extent_and_speaker_are_undone_in_any_order(boarded: Store, speaker_first: bool) -> None:
    before = rows(boarded)
    edits = [
        lambda: boarded.attribute("s1.1", None, author="desk"),
        lambda: boarded.edit("s1.1", {"content": WIDER}, author="desk"),
    ]
    for edit in edits if speaker_first else edits[::-1]:
        edit()
    assert [(one.speaker, one.text) for one in boarded.said()] == [(None, WIDER)]
    boarded.undo(1, author="desk")
    boarded.undo(2, author="desk")
    assert rows(boarded) == before


def test_an_office_is_held_in_the_organization_that_a_person_names(boarded: Store) -> None:
    before = rows(boarded)
    made = boarded.edit("o1.1", {"organization": "quay trust"}, author="desk")
    assert made.change.startswith("organization Quay Trust, was Harbor Board: office o1.1 ")
    (office,) = boarded.who("Ada Marsh").offices
    assert (office.title, office.organization) == ("runs", "Quay Trust")
    assert [one.name for one in boarded.who("Quay Trust").holders] == ["Ada Marsh"]
    assert boarded.who("Harbor Board").holders == ()
    with pytest.raises(CorrectionError, match="organization: says so already"):
        boarded.edit("o1.1", {"organization": "Quay Trust"}, author="desk")
    boarded.edit("o1.1", {"organization": ""}, author="desk")
    assert boarded.who("Ada Marsh").offices[0].organization is None
    boarded.undo_all([1, 2], author="desk")
    assert rows(boarded) == before


def test_an_organization_of_another_article_comes_into_the_record(boarded: Store) -> None:
    boarded.edit("o1.1", {"organization": "Port Union"}, author="desk")
    record = next(boarded.standing())
    entity = record.entity(record.offices[0].organization)
    assert entity is not None
    assert (entity.name, entity.kind) == ("Port Union", "organization")
    (named,) = boarded.find("Port Union")
    assert entity.id == f"who{named.id}"
    boarded.merge("Harbor Board", "Port Union", author="desk")
    record = next(boarded.standing())
    assert [entity.name for entity in record.entities if entity.id == record.offices[0].organization] == [
        "Harbor Board"
    ]
    assert [one.name for one in boarded.who("Harbor Board").holders] == ["Ada Marsh"]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("Ada Marsh", "^organization: Ada Marsh is a person"), ("Nowhere Ltd", "^Nowhere Ltd: not found")],
)
def test_an_office_is_held_in_no_person_and_no_stranger(boarded: Store, name: str, wrong: str) -> None:
    with pytest.raises((CorrectionError, NoSuchNameError), match=wrong):
        boarded.edit("o1.1", {"organization": name}, author="desk")
    assert boarded.corrections() == ()


def test_a_fact_has_its_own_corrections(boarded: Store) -> None:
    boarded.attribute("s1.1", None, author="desk")
    boarded.edit("o1.1", {"title": "head"}, author="desk")
    boarded.edit("s1.1", {"content": WIDER}, author="desk")
    boarded.undo(1, author="desk")
    boarded.reject("s1.1", author="desk")
    boarded.rename("Ada Marsh", "A. Marsh", author="desk")
    found = [(one.id, one.kind, one.undone_at is None) for one in boarded.corrections(of="s1.1")]
    assert found == [(1, "speaker", False), (3, "edit", True), (4, "reject", True)]
    assert [one.id for one in boarded.corrections(of="o1.1")] == [2]
    with pytest.raises(NoSuchFactError):
        boarded.corrections(of="s1.9")
