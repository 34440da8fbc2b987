"""The fields of a form that edits a fact, and the words for what was read."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.record import Figure, Tie
from onrecord.record.kinds import BY_NAME
from onrecord.store.read.browsed import Edited
from onrecord.views.editing import filled_fields, read_as
from tests.store.small import Small


def test_fields_are_filled_with_what_holds() -> None:
    figure = Figure(span=(0, 4), value=(10, 20), qualifier="range", unit=None, evidence=((0, 4),))
    found = {field.name: field for field in filled_fields(BY_NAME["figure"], figure, Small("ships").record())}
    assert {name: (field.label, field.value) for name, field in found.items()} == {
        "value": ("Value", "10 to 20"), "unit": ("Unit", ""), "qualifier": ("How exactly", "range"),
        "period": ("Period", ""),
    }  # fmt: skip
    assert ("more_than", "more than") in found["qualifier"].choices
    assert found["value"].choices == ()


def test_a_closed_list_has_its_words() -> None:
    tie = Tie(kind="hired_by", subject="e1", object="e2", evidence=((0, 4),), confidence=0.9)
    kind, when = filled_fields(BY_NAME["tie"], tie, Small("ships").record())
    assert ("fired_by", "fired by") in kind.choices
    assert (when.form, when.choices) == ("date", ())


def test_a_statement_is_filled_with_its_words_and_shows_those_around() -> None:
    small = Small("It rained. Ada Marsh said the dam holds. Nobody laughed. The end.")
    small.statement("the dam holds", small.entity("Ada Marsh"))
    words, *_ = filled_fields(BY_NAME["statement"], small.statements[0], small.record())
    assert (words.name, words.label, words.form, words.value) == ("content", "Words", "words", "the dam holds")
    assert words.around == "It rained. Ada Marsh said the dam holds. Nobody laughed."


def test_words_that_no_form_can_send_are_not_offered() -> None:
    small = Small("Ada Marsh said the \x07 dam holds.")
    small.statement("the \x07 dam holds", small.entity("Ada Marsh"))
    names = [field.name for field in filled_fields(BY_NAME["statement"], small.statements[0], small.record())]
    assert names == ["force", "said"]


def test_an_office_is_filled_with_the_name_of_its_organization() -> None:
    small = Small("Ada Marsh, warden of Weir Bureau.")
    small.office(small.entity("Ada Marsh"), "warden", small.entity("Weir Bureau", kind="organization"))
    found = {field.name: field for field in filled_fields(BY_NAME["office"], small.offices[0], small.record())}
    assert (found["organization"].value, found["organization"].form) == ("Weir Bureau", "party")


@pytest.mark.parametrize(
    ("kind", "read", "words"),
    [
        ("figure", {"value": 3400}, "read as 3,400"),
        ("figure", {"value": [1000, None]}, "read as 1,000 or more"),
        ("figure", {"value": [None, 5]}, "read as 5 or less"),
        ("figure", {"value": [5, 7], "unit": None}, "read as value 5 to 7, unit nothing"),
        ("event", {"when": "2021-05"}, "read as May 2021"),
        ("office", {"title": "chair", "end": "2019"}, "read as title chair, to 2019"),
        ("tie", {"kind": "hired_by"}, "read as hired by"),
        ("office", {"organization": {"id": 7, "name": "Quay Trust"}}, "read as Quay Trust"),
        ("office", {"organization": None, "place": "Lund"}, "read as organization nothing, place Lund"),
        ("statement", {"content": {"spans": [[0, 4]]}, "text": "it is", "mode": "direct"}, "read as “it is”"),
    ],
)
def test_what_was_read_is_said_in_words(kind: str, read: dict[str, Any], words: str) -> None:
    assert read_as(BY_NAME[kind], Edited(correction=1, fields=read, read=read)) == words
