"""Rules over word classes: texts cut into pieces, pieces as letters, rules as regular expressions."""

from __future__ import annotations

import pytest

from onrecord.text.patterns import Vocabulary, cut

RULE = "{month} (?P<day>{day}) (?:{comma} {year})?"


def numerals(word: str) -> tuple[str, ...]:
    return ("year",) if len(word) == 4 else ("day",)


def vocabulary() -> Vocabulary:
    classes = {"month": ["may", "june"], "comma": [","]}
    return Vocabulary(classes, rules=[RULE], numerals=numerals, capitalized=["month"])


@pytest.mark.parametrize(
    ("text", "found"),
    [("On May 17, 2024.", "May 17, 2024"), ("In June 3", "June 3"), ("They may 17", None), ("", None)],
)
def test_rules(text: str, found: str | None) -> None:
    words, pieces = vocabulary(), cut(text)
    match = words.compile(RULE).search(words.letters(pieces))
    got = text[pieces.starts[match.start()] : pieces.ends[match.end() - 1]] if match else None
    assert got == found


def test_a_class_without_words_is_an_error() -> None:
    with pytest.raises(KeyError, match="port"):
        vocabulary().compile("{port}")


def test_pieces() -> None:
    pieces = cut("The Port's 3% rose\n\nYes.")
    assert [pieces.text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)][:2] == ["The", "Port"]
    assert pieces.is_capitalized(0)
    assert pieces.word(0) == "the"
    assert pieces.word(99) == pieces.word(-1) == ""
    assert pieces.run(0, 2) == ("the", "port")
    assert pieces.run(len(pieces.words) - 1, 2) == ()
    assert pieces.is_glued(len(pieces.words) - 1)
    assert not pieces.is_glued(1)


def test_a_mark_joins_two_pieces() -> None:
    pieces = cut("-a b-c d -e f-")
    marks = frozenset("-")
    joined = [(pieces.word(i - 1), pieces.word(i + 1)) for i in range(len(pieces.words)) if pieces.joins(i, marks)]
    assert joined == [("b", "c")]
    assert not pieces.joins(len(pieces.words), marks)
