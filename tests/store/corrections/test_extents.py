"""Where the words that a person gives of a statement stand in its article."""

from __future__ import annotations

import pytest

from onrecord.errors import CorrectionError
from onrecord.record import Content, Cue, Spans, Statement
from onrecord.store.corrections.extents import find_extent, words_at

TEXT = (
    "“We’ll open,” Ann Lee said on Monday, “if the ice\nholds.” She added that the ice is thin … for now. "
    "Later she said the ice is thin again, co-operating."
)


def statement(words: str) -> Statement:
    start = TEXT.index(words)
    return Statement(
        id="s1", mode="direct", speaker="Ann Lee", text=words, source=None, cue=Cue(spans=((22, 26),)),
        content=Content(spans=((start, start + len(words)),)), confidence=0.9,
    )  # fmt: skip


def extent(words: str, *, old: str = "“We’ll open,”") -> Spans:
    return find_extent(TEXT, statement(old), words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("“We’ll open,”", "“We’ll open,”"),
        ("\"We'll open", "“We’ll open"),
        ("  if the   ice holds.", "if the ice holds."),
        ('"We\'ll open," … "if the ice holds."', "“We’ll open,” … “if the ice holds.”"),
        ("We’ll open ... the ice holds", "We’ll open … the ice holds"),
        ("the ice is thin … for now", "the ice is thin … for now"),
        ("co–operating", "co-operating"),
    ],
)
def test_words_are_found_however_marks_and_spaces_are_written(words: str, found: str) -> None:
    assert words_at(TEXT, extent(words)) == found


def test_a_sign_of_the_article_itself_leaves_nothing_out() -> None:
    assert len(extent("the ice is thin … for now")) == 1
    assert len(extent("She added … for now")) == 2


def test_of_two_places_the_nearer_is_meant() -> None:
    first, last = TEXT.index("the ice is"), TEXT.rindex("the ice is")
    assert extent("the ice is thin")[0][0] == first
    assert extent("the ice is thin", old="co-operating")[0][0] == last


@pytest.mark.parametrize("words", ["", " … ", "e open", "holds. … We", "we’ll shut", "if … if", "x" * 5000, "…"])
def test_what_is_not_there_is_refused(words: str) -> None:
    with pytest.raises(CorrectionError, match=r"^content: "):
        extent(words)


def test_far_away_is_not_near() -> None:
    text = "It holds. " + "Snow fell. " * 300 + "The pier is gone."
    one = Statement(
        id="s1", mode="indirect", speaker=None, text="It holds", source=None, cue=None,
        content=Content(spans=((0, 8),)), confidence=0.9,
    )  # fmt: skip
    with pytest.raises(CorrectionError, match="not in the article near this statement"):
        find_extent(text, one, "The pier is gone")


def test_the_cue_is_no_part_of_what_was_said() -> None:
    with pytest.raises(CorrectionError, match="“said” only tells that it was said"):
        extent("We’ll open,” Ann Lee said on Monday")
