"""Two wordings as one text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.rewording import reworded


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("a b c", "a b c", [("kept", "a b c")]),
        ("a b c", "a x c", [("kept", "a"), ("dropped", "b"), ("added", "x"), ("kept", "c")]),
        ("a", "", [("dropped", "a")]),
        ("", "a  b", [("added", "a b")]),
    ],
)
def test_what_went_stands_before_what_came(before: str, after: str, found: list[tuple[str, str]]) -> None:
    assert [(piece.act, piece.words) for piece in reworded(before, after)] == found


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_both_wordings_are_whole(before: list[str], after: list[str]) -> None:
    pieces = reworded(" ".join(before), " ".join(after))
    for words, gone in ((before, "added"), (after, "dropped")):
        assert " ".join(piece.words for piece in pieces if piece.act != gone).split() == words
