"""The words around facts."""

from __future__ import annotations

import typing
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import record
from onrecord.record import Figure
from onrecord.views.labels import (
    act_label,
    counted,
    figure_words,
    headline,
    labels,
    number_words,
    one_line,
    shortened,
    teller,
    unit_words,
    visible,
)  # fmt: skip
from tests.export.stories import bare, harbour


@pytest.mark.parametrize(
    ("value", "qualifier", "unit", "words", "of"),
    [
        (60000, "more_than", "border agents", "more than 60,000", "border agents"),
        (50000, "exactly", "USD", "$50,000", ""),
        (2.5, "about", "%", "about 2.5 %", ""),
        ((40, 45), "range", "members", "40 to 45", "members"),
        ((5, 7), "range", "%", "5 to 7 %", ""),
        ((1000000000, None), "at_least", "USD", "at least $1,000,000,000", ""),
        ((None, 12), "range", None, "at most 12", ""),
        ((None, None), "range", None, "at least unknown", ""),
        (1e18, "exactly", "CHF", "1e+18", "CHF"),
        (33.3, "exactly", "%", "33.3 %", ""),
        (0.1 + 0.2, "exactly", "metres", "0.3", "metres"),
    ],
)
def test_figures(value: typing.Any, qualifier: typing.Any, unit: str | None, words: str, of: str) -> None:
    figure = Figure(span=(0, 1), value=value, qualifier=qualifier, unit=unit, evidence=((0, 1),))
    assert (figure_words(figure), unit_words(figure)) == (words, of)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("tie", record.TieKind), ("outcome", record.Outcome), ("act", record.Act), ("dispute", record.DisputeKind),
        ("qualifier", record.Qualifier), ("basis", record.PublishedBasis),
    ],
)  # fmt: skip
def test_every_value_of_every_closed_list_has_words(kind: str, values: typing.Any) -> None:
    assert typing.get_origin(values) is Literal
    assert set(labels(kind)) == set(typing.get_args(values))


@given(st.text())
def test_visible_text_is_as_long_and_can_be_written(text: str) -> None:
    assert len(visible(text)) == len(text)
    visible(text).encode("utf-8")


@given(st.text(), st.integers(2, 40))
def test_shortened_text_is_short(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= limit
    assert shortened(text, limit) == text or shortened(text, limit).endswith("…")


def test_small_words() -> None:
    assert one_line(" a\n\n b\x1b[0m ") == "a b\ufffd[0m"
    assert number_words(float("inf")) == "inf" and number_words(1234.5) == "1,234.5"
    assert (counted(1, "person", "people"), counted(2000, "person", "people"), counted(2, "tie")) == (
        "1 person",
        "2,000 people",
        "2 ties",
    )
    assert headline(harbour().article).startswith("Harbour chief") and headline(bare().article) == "bare.txt"


@pytest.mark.parametrize(
    ("act", "about", "told"),
    [
        ("request", "a plan", "asked for"),
        ("request", "to leave", "asked"),
        ("reject", "to leave", "refused"),
        ("reject", "the plan", "rejected"),
        ("promise", "to leave", "promised"),
        ("oppose", "“It will fail,”", "opposed, saying:"),
        ("oppose", "“The pier is a folly,”", "opposed, saying:"),
        ("oppose", "a pier that will fail", "opposed"),
        ("oppose", "hasn’t thought about it", "opposed, saying:"),
        ("support", "the pier is safe", "supported"),
        ("oppose", "those who will leave", "opposed"),
        ("oppose", "Ode as somebody who will leave", "opposed"),
        ("request", "we should leave", "asked, saying:"),
        ("deny", "that it is safe", "denied"),
        ("oppose", "", "opposed"),
    ],
)
def test_an_act_before_what_it_is_about(act, about, told):
    assert act_label(act, about) == told


def test_who_tells_of_anothers_act():
    story = harbour()
    asked = record.Position(
        actor="e2", actor_text="Quill", act="request", target=None, statement=story.statements[0].id,
        evidence=((0, 4),), confidence=0.8,
    )  # fmt: skip
    speaker = story.statements[0].source.entity
    assert teller(story, msgspec.structs.replace(asked, actor=speaker)) == ""
    assert teller(story, msgspec.structs.replace(asked, actor="another")) == story.statements[0].speaker
    assert teller(story, msgspec.structs.replace(asked, statement=None)) == ""
