"""Numbers in a text: where they are and what they are worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from onrecord.lang.en import numerals
from onrecord.lang.en.units import FRACTIONS, PLURALS, measures
from onrecord.text.patterns import Pieces

DASHES = frozenset(("-", "–", "—", "‑", "―"))
_ASCII_DIGITS = frozenset("0123456789")
_NUMBER_WORDS = frozenset(numerals.UNITS)
_SCALES = numerals.LONG_SCALES
_SHORT_SCALES = frozenset(numerals.SCALES) - _SCALES
MAGNITUDES = frozenset(("thousand", "million", "billion", "trillion"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text; `start` and `end` are pieces, half-open. `open` if only its lower end is known."""

    start: int
    end: int
    value: Fraction
    rule: str
    open: bool = False
    share: bool = False


def find_numbers(pieces: Pieces) -> Iterator[Number]:
    """The numbers of a text in order, in digits, words and mixtures; those in names and dates too."""
    at, words = 0, pieces.words
    while at < len(words):
        found = _number_at(pieces, at)
        if found is not None:
            yield found
            at = found.end
        else:
            at += 1


def _number_at(pieces: Pieces, at: int) -> Number | None:
    word = pieces.words[at]
    if word[0] in _ASCII_DIGITS:
        return _digits(pieces, at)
    if word in _STARTS:
        return (
            _plural(pieces, at)
            or _dozen(pieces, at)
            or _fraction(pieces, at)
            or _in_words(pieces, at)
            or _fold(pieces, at)
        )
    return _fold(pieces, at) if word.endswith("fold") else None


def _digits(pieces: Pieces, at: int) -> Number | None:
    word = pieces.words[at]
    if word[-1] not in _ASCII_DIGITS or any(c in word for c in ":/-"):
        return None
    value, end = numerals.digits_value(word), at + 1
    if value is None:
        return None
    if "/" in pieces.word(end) and len(pieces.word(end)) == 3:
        value, end = value + (numerals.digits_value(pieces.word(end)) or 0), end + 1
    scaled = _scaled(pieces, value, end)
    if scaled[1] == end and (share := _share(pieces, at, end, value)):
        return share
    return Number(at, scaled[1], scaled[0], "digits")


def _scaled(pieces: Pieces, value: Fraction, end: int) -> tuple[Fraction, int]:
    """A number with the scale word after it: "2.7 million", "$5-million", "10k"."""
    here = end + 1 if pieces.word(end) in DASHES and pieces.word(end + 1) in MAGNITUDES else end
    if pieces.word(here) in _SCALES:
        return value * numerals.SCALES[pieces.word(here)], here + 1
    if pieces.word(end) in _SHORT_SCALES and pieces.is_glued(end):
        return value * numerals.SCALES[pieces.word(end)], end + 1
    return value, end


def _in_words(pieces: Pieces, at: int) -> Number | None:
    """As in "sixteen", "two hundred and fifty", "a hundred", "a million", "two and a half million"."""
    words, end = pieces.words, at
    if words[at] in ("a", "an"):
        if pieces.word(at + 1) not in _SCALES:
            return None
        end += 1
    while end < len(words):
        if (
            words[end] in _NUMBER_WORDS
            or words[end] in _SCALES
            or (words[end] in ("-", "and") and _continues(words, end))
        ):
            end += 1
        else:
            break
    value = numerals.number_value(words[at:end]) if end > at else None
    if value is None:
        return None
    if words[end : end + 3] == ("and", "a", "half"):
        value, end = value + Fraction(1, 2), end + 3
        value, end = _scaled(pieces, value, end)
    return _share(pieces, at, end, value) or Number(at, end, value, "words")


def _continues(words: tuple[str, ...], at: int) -> bool:
    """Whether a hyphen or "and" joins two parts of one number: "twenty-five", "hundred and fifty"."""
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "-":
        return (
            before in _NUMBER_WORDS and numerals.UNITS[before] >= 20 and 0 < numerals.UNITS.get(after, 0) < 10
        ) or after in MAGNITUDES
    return before == "hundred" and after in _NUMBER_WORDS


def _plural(pieces: Pieces, at: int) -> Number | None:
    for length in (3, 1):
        words = pieces.run(at, length)
        if words in PLURALS and (words != ("scores",) or pieces.word(at + 1) == "of"):
            return Number(at, at + length, Fraction(PLURALS[words]), "plural", open=True)
    if pieces.word(at) in ("several", "many") and pieces.word(at + 1) in _OPEN:
        return Number(at, at + 2, Fraction(_OPEN[pieces.word(at + 1)]), "plural", open=True)
    return None


_OPEN = {"dozen": 24, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
"""Of "several thousand" the least is told, as of "thousands"."""


def _dozen(pieces: Pieces, at: int) -> Number | None:
    words = pieces.words
    if words[at] == "half" and pieces.words[at + 1 : at + 3] == ("a", "dozen"):
        return Number(at, at + 3, Fraction(6), "dozen")
    if pieces.word(at + 1) != "dozen":
        return None
    times = 1 if words[at] in ("a", "one") else numerals.UNITS.get(words[at], 0)
    return Number(at, at + 2, Fraction(12 * times), "dozen") if times else None


def _fraction(pieces: Pieces, at: int) -> Number | None:
    """As in "half of", "a third of", "two-thirds", "half a million", "half a percentage point"."""
    words = pieces.words
    if words[at] == "half":
        return _half(pieces, at)
    over = 1 if words[at] in ("a", "an", "one") else numerals.UNITS.get(words[at], 0)
    dash = pieces.word(at + 1) in DASHES
    name, end = pieces.word(at + 1 + dash), at + 2 + dash
    if not over or name not in FRACTIONS or (name == "half" and not dash):
        return None
    plural = name.endswith("s")
    if plural == (over == 1) or (not dash and not plural and pieces.word(end) != "of"):
        return None
    value = Fraction(over, FRACTIONS[name])
    return Number(at, end, value * 100, "fraction", share=True) if value < 1 else None


def _half(pieces: Pieces, at: int) -> Number | None:
    words = pieces.words
    if words[at + 1 : at + 3] in (("a", "million"), ("a", "billion"), ("a", "trillion")):
        return Number(at, at + 3, Fraction(numerals.SCALES[words[at + 2]], 2), "half")
    if words[at + 1 : at + 3] == ("a", "percentage") or words[at + 1 : at + 3] == ("a", "percent"):
        return Number(at, at + 2, Fraction(1, 2), "half")
    if pieces.word(at - 1) in _NOT_BEFORE_HALF or pieces.word(at + 1) in DASHES:
        return None
    if pieces.word(at + 1) in ("of", "the", "all", "its", "their", "his", "her", "our"):
        return Number(at, at + 1, Fraction(50), "fraction", share=True)
    return None


_NOT_BEFORE_HALF = frozenset(("first", "second", "last", "other", "latter", "better", "a", "and", "top", "bottom"))


def _share(pieces: Pieces, at: int, end: int, value: Fraction) -> Number | None:
    """As in "eight of 10", "eight out of ten", "one in five": as a percentage."""
    links = (("out", "of"), ("in",), ("of",))
    link = next((x for x in links if pieces.words[end : end + len(x)] == x), None)
    if link is None:
        return None
    begin = end + len(link)
    word = pieces.word(begin)
    whole = (
        Fraction(numerals.UNITS[word])
        if word in numerals.UNITS
        else numerals.digits_value(word)
        if word.isdecimal()
        else None
    )
    if (
        whole is None
        or not 0 < value < whole
        or whole > 1000
        or value.denominator != 1
        or pieces.word(begin + 1) in measures_words()
    ):
        return None
    if (link == ("of",) and whole not in (10, 100)) or (link == ("in",) and (whole > 100 and whole != 1000)):
        return None
    return Number(at, begin + 1, value / whole * 100, "share", share=True)


@cache
def measures_words() -> frozenset[str]:
    """First words of units: "two in 10 percent" is no share."""
    return frozenset(words[0] for words in measures())


def _fold(pieces: Pieces, at: int) -> Number | None:
    """As in "threefold", "10-fold", "twice the rate"."""
    word = pieces.words[at]
    if word.endswith("fold") and word[:-4] in numerals.UNITS:
        return Number(at, at + 1, Fraction(numerals.UNITS[word[:-4]]), "fold")
    if word == "twice" and pieces.word(at + 1) in ("the", "as", "that"):
        return Number(at, at + 1, Fraction(2), "fold")
    return None


_STARTS = (
    _NUMBER_WORDS | _SCALES | {"a", "an", "half", "twice", "several", "many"} | {words[0] for words in PLURALS}
)  # fmt: skip
