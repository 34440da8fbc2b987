"""A text's copy in marks, spaces and lines that are alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.normalize import normalized

ALIKE = {
    "guillemets": ("«We are late,» he said. «And wet.»", "“We are late,” he said. “And wet.”"),
    "turned guillemets": ("»We are late,« he said.", "“We are late,” he said."),
    "guillemets with spaces": ("« We are late, » he said.", "“ We are late, ” he said."),
    "single guillemets": ("‹We are late,› he said.", "“We are late,” he said."),
    "low marks": ("„We are late,“ he said. „And wet.“", "“We are late,” he said. “And wet.”"),
    "low and English marks": ("„We are late,” he said.", "“We are late,” he said."),
    "single low marks": ("‚We are all late,‘ he said.", "“We are all late,” he said."),
    "closing marks on both sides": ("”We are late,” he said. ”And wet.”", "“We are late,” he said. “And wet.”"),
    "opening marks on both sides": ("“We are late,“ he said.", "“We are late,” he said."),
    "reversed and wide marks": ("‟We‟ and ＂they＂", "“We” and “they”"),
    "corner brackets": ("「We are late,」 he said.", "“We are late,” he said."),
    "no space before": ('He said:"We are late."', "He said:“We are late.”"),
    "spaces inside": ('He said: " We are late. "', "He said: “ We are late. ”"),
    "two single marks": ("He said, ''We are late.''", "He said, “ We are late. ”"),
    "double in single": ("'They told me, \"Go,\" and I went,' he said.", "“They told me, ‘Go,’ and I went,” he said."),
    "double in double": ("“Such an “art” of his is none,” he said.", "“Such an ‘art’ of his is none,” he said."),
    "single marks": ("'It's the mayors' car that is late,' he said.", "“It's the mayors' car that is late,” he said."),
    "over paragraphs, single": ("'We came to the gates.\n\n'We saw,' he said.", "“We came to the gates.\n\n“We saw,” he said."),
    "over paragraphs, straight": ('"We came.\n\n"We saw," he said.', "“We came.\n\n“We saw,” he said."),
    "a bullet and a mark": ('» "We are late," he said.', '  "We are late," he said.'),
    "bullets": ("• one\n• two", "  one\n  two"),
    "a stray guillemet": ("We » are late.", "We   are late."),
    "a lost opening mark": ('We are late," he said. "Wet."', 'We are late,” he said. "Wet."'),
    "inches": ('A 12" pipe, "and we ran," he said.', 'A 12″ pipe, "and we ran," he said.'),
    "no-break spaces": ("Ada\u00a0Marsh and\u202fTom", "Ada Marsh and Tom"),
}  # fmt: skip

ALREADY = [
    "“He said ‘never’ to me,” she said.",
    "\"He said 'never' to me,\" she said.",
    "He said 'em all in the '90s. The boys' team won rock 'n' roll.",
    "She called it 'a day' and 'fun'.",
    "The mayors’ car wasn’t theirs, it’s Rowe’s.",
    '<p id="b">',
    "— Ada Marsh, a teacher",
    "“We are late.\nThen silence.",
    "",
]


@pytest.mark.parametrize(("text", "alike"), ALIKE.values(), ids=ALIKE)
def test_marks_are_made_alike(text: str, alike: str) -> None:
    assert normalized(text) == alike


@pytest.mark.parametrize("text", ALREADY)
def test_what_is_alike_stays(text: str) -> None:
    assert normalized(text) == text


@pytest.mark.parametrize(
    ("text", "alike"),
    [("Rowe‘s plan.", "Rowe’s plan."), ("It was ‘so’ Rowe.", "It was ‘so’ Rowe."), ("the ‘s word", "the ‘s word")],
)
def test_an_opening_mark_may_be_an_apostrophe(text: str, alike: str) -> None:
    assert normalized(text) == alike


def test_lines_inside_a_paragraph_are_one() -> None:
    text = "His deputy, Petra\r\nVance, left.\n\nThe end."
    assert normalized(text, [(0, 31), (33, 41)]) == "His deputy, Petra  Vance, left.\n\nThe end."


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("A.\r\nB.", "A. \nB."),
        ("A.\r\n\r\nB.", "A.  \n\nB."),
        ("A.\r\n\nB.\r\n", "A. \n\nB. \n"),
        ("A.\n\n\nB.", "A.\n\n\nB."),
    ],
)
def test_lines_end_in_line_feeds_alone(text: str, alike: str) -> None:
    assert normalized(text) == alike


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("\ufeffAnn Rowe left.", " Ann Rowe left."),
        ("\u200eAnn\u200e Rowe left.", " Ann  Rowe left."),
        ("Ann Ro\u00adwe left.", "Ann Ro\u00adwe left."),
    ],
)
def test_signs_without_width_are_spaces_beside_words(text: str, alike: str) -> None:
    assert normalized(text) == alike


marks = "«»‹›„“”‟＂「」‚‘’'\"`• \u00a0ab.,:\r\n"


@given(st.text(alphabet=marks, max_size=80) | st.text(max_size=80))
def test_only_marks_and_spaces_change_and_none_moves(text: str) -> None:
    alike = normalized(text)
    assert len(alike) == len(text)
    changed = {a for a, b in zip(text, alike, strict=True) if a != b}
    assert all(not letter.isalnum() for letter in changed)
    assert text.count("\n") == alike.count("\n")
    if "\r" not in text:
        assert [i for i, c in enumerate(text) if c == "\n"] == [i for i, c in enumerate(alike) if c == "\n"]
