"""Quotations with breaks, without a word of saying, and words in marks that nobody says. All texts are invented."""

from __future__ import annotations

import pytest

import onrecord


def said(text: str) -> list[tuple[str, str | None, str]]:
    record = onrecord.read(text, published="2024-05-17")
    return [(s.mode, s.speaker, s.text) for s in record.statements]


_NO_CUE = pytest.mark.xfail(strict=True, reason="the network takes the act for no cue")


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “fish tax” passed on Monday.",
        'The so-called "fish tax" passed on Monday.',
        "The film “Low Water” opens on Friday.",
        "The book ‘Low Water’ was sold on Friday.",
        "The “old” pier was closed on Friday.",
        "A boat named “Lena” sank on Friday.",
        "The song “Rotten Beams” was played at noon.",
        "Tickets for “The Pier” sold out in an hour.",
    ],
)
def test_terms_and_titles_in_marks_are_not_said(text: str) -> None:
    assert not [mode for mode, _, _ in said(text) if mode != "indirect"]


@pytest.mark.parametrize("dash", ["—", "–", "--"])
def test_a_quotation_with_a_break_is_one(dash: str) -> None:
    text = f'"The pier," said Petra Vance, "is rotten, and" {dash} she paused {dash} "we will close it for the winter."'
    found = said(text)
    assert {speaker for _, speaker, _ in found} == {"Petra Vance"}
    assert "we will close it for the winter" in " ".join(words for _, _, words in found)


@pytest.mark.parametrize(
    "text",
    [
        'Petra Vance turned to the mayor. "You were told of this in May." The mayor nodded.',
        pytest.param('Petra Vance turned to the mayor. "You were told." The mayor nodded.', marks=_NO_CUE),
        "Petra Vance was in tears. “We did all we could for them.” The crowd fell silent.",
        "The mayor, Petra Vance, was blunt: “The pier will never open again.”",
        "Petra Vance shook her head. “Tom is much better at it than I am.”",
        pytest.param("Petra Vance pointed at the pier. “Look at all of the beams.” Her deputy wept.", marks=_NO_CUE),
        pytest.param("Petra Vance turned to the deputies. “Ask me again in May.”", marks=_NO_CUE),
        "Petra Vance looked at the map. “It is all gone.” The reporters left.",
        pytest.param("Petra Vance paused. “We will not build it again.”", marks=_NO_CUE),
        "On Friday, Petra Vance walked to the pier. “This was my home.”",
    ],
)
def test_a_quotation_without_a_word_of_saying(text: str) -> None:
    assert [speaker for _, speaker, _ in said(text)] == ["Petra Vance"]


@pytest.mark.parametrize(
    "text",
    [
        "The film opens on Friday. “Low Water” is its name.",
        "The rain fell. “This is bad.” Nobody moved.",
        "Petra Vance saw the sign on Friday. The sign was old. “No entry at night.”",
        "Petra Vance saw it.\n\n“No entry at any time.”",
    ],
)
def test_nobody_says_what_stands_beside_something_else(text: str) -> None:
    assert [speaker for _, speaker, _ in said(text) if speaker] == []
