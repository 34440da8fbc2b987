"""Two names of one person in one sentence."""

from __future__ import annotations

import pytest

from onrecord.facts.entities.name import Name
from onrecord.facts.entities.other_names import find_other_names
from onrecord.text.view import view_of
from tests.make_doc import make_doc


@pytest.mark.parametrize(
    ("between", "found"),
    [
        (", née", True), (", born", True), ("( formerly", True), (", also known as", True), (", whose real name is", True),
        ("met", False), (", who met", False), ("and", False), (", who was", False),
    ],
)  # fmt: skip
def test_what_stands_between_two_names(between, found):
    doc = make_doc(f"Jill Arden {between} Jill Penn left.")
    view = view_of(doc)
    second = view.words.index("Penn") - 1
    names = [Name(start=0, end=2, label="PERSON"), Name(start=second, end=second + 2, label="PERSON")]
    assert list(find_other_names(view, names)) == ([(0, second)] if found else [])


def test_a_name_until_then():
    view = view_of(make_doc("Jill Arden, who was Jill Penn before she married, left."))
    second = view.words.index("Penn") - 1
    names = [Name(start=0, end=2, label="PERSON"), Name(start=second, end=second + 2, label="PERSON")]
    assert list(find_other_names(view, names)) == [(0, second)]
