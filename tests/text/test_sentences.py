"""The sentence around a span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.sentences import sentence_around, sentence_bounds


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("It rained. The union counted 12 cranes. Nobody spoke.", "12", "The union counted 12 cranes."),
        ("Sen. Ada Umber counted 12 cranes. Nobody spoke.", "12", "Sen. Ada Umber counted 12 cranes."),
        (
            "The U.S. Weir Bureau counted 12.5 cranes.\n\nNobody spoke.",
            "12.5",
            "The U.S. Weir Bureau counted 12.5 cranes.",
        ),
        ("“It rained.” “We counted 12 cranes,” she said. Nobody spoke.", "12", "“We counted 12 cranes,” she said."),
        ("12", "12", "12"),
    ],
)
def test_sentence(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    assert sentence_around(text, start, start + len(words)) == sentence


@given(st.text(min_size=1, max_size=300), st.data())
def test_any_span_is_within_its_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    assert " ".join(text[start:stop].split()) in sentence_around(text, start, stop)


def test_bounds_of_a_span_in_two_sentences_hold_both() -> None:
    text = "It rained. “We left,” she said. “All of us.” Nobody spoke."
    begin, end = sentence_bounds(text, text.index("“We"), text.index(" Nobody"))
    assert text[begin:end].strip() == "“We left,” she said. “All of us.”"


def test_a_sentence_that_is_cut_ends_with_a_whole_word() -> None:
    text = "harbor " * 200 + "twelve cranes " + "bridge " * 200
    begin, end = sentence_bounds(text, start := text.index("twelve"), start + 6)
    assert set(text[begin:end].split()) == {"harbor", "twelve", "cranes", "bridge"}
    assert 0 < begin < start < end < len(text)
