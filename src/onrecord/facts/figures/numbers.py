"""Numbers in a text: where they are and what they are worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from spacy.lang.en.stop_words import STOP_WORDS

from onrecord.facts.figures.measures import DASHES, MAGNITUDES, scaled, sign_before, unit_at
from onrecord.lang.en import numerals
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.units import FRACTIONS, PLURALS
from onrecord.text.patterns import Pieces

_ASCII_DIGITS = frozenset("0123456789")
_NUMBER_WORDS = frozenset(numerals.UNITS)
_SCALES = numerals.LONG_SCALES
_WORDS = word_lists("figure_words")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text; `start` and `end` are pieces, half-open. `open` if only its lower end is known.

    `rule` is how it is written: digits, decimal (".5"), words, dozen, fraction, share, plural, couple, pair, half, fold
    """

    start: int
    end: int
    value: Fraction
    rule: str
    open: bool = False
    share: bool = False


def find_numbers(pieces: Pieces) -> Iterator[Number]:
    """Find the numbers of a text in order, in digits, words and mixtures; those in names and dates too."""
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
    if word[0] in _ASCII_DIGITS or word[:2].strip(".") in _ASCII_DIGITS:
        return _digits(pieces, at)
    if word in _STARTS:
        return next((found for read in _READERS if (found := read(pieces, at))), None)
    return _fold(pieces, at) if word.endswith("fold") else None


def _digits(pieces: Pieces, at: int) -> Number | None:
    word = pieces.words[at]
    if not _is_amount(word):
        return None
    value, end = numerals.digits_value(word), at + 1
    if value is None:
        return None
    if "/" in pieces.word(end) and len(pieces.word(end)) == 3:
        value, end = value + (numerals.digits_value(pieces.word(end)) or 0), end + 1
    sign = sign_before(pieces, at)
    if _has_comma(pieces, at):
        value, end = Fraction(f"{word}.{pieces.word(at + 2)}"), at + 3
    whole, stop = scaled(pieces, value, end, sign[0] if sign else None)
    if end == at + 3 and stop == end and not (sign and sign[0].sure):
        return None  # "3,5" with nothing beside: a list, or a decimal
    if stop == end and (share := _share(pieces, at, end, value)):
        return share
    return Number(at, stop, whole, "decimal" if word[0] == "." else "digits")


def _has_comma(pieces: Pieces, at: int) -> bool:
    """Recognize a decimal comma, as South Africa and Europe write it: "R2,5 million", with no thousands behind it."""
    after = pieces.word(at + 2)
    is_joined = pieces.joins(at + 1, (",",)) and pieces.words[at].isdecimal()
    return is_joined and after.isdecimal() and len(after) < 3


def _is_amount(word: str) -> bool:
    """Reject what digits write besides amounts: clock times, dates, and "007", "000", which begin with a zero."""
    if word[-1] not in _ASCII_DIGITS or word.count(".") > 1 or any(c in word for c in ":/-"):
        return False
    return not (word[0] == "0" and word[1:2].isdecimal())


def _in_words(pieces: Pieces, at: int) -> Number | None:
    """Read "sixteen", "two hundred and fifty", "a hundred", "a million", "two and a half million"."""
    words, end = pieces.words, at
    if words[at] in ("a", "an"):
        if pieces.word(at + 1) not in _SCALES:
            return None
        end += 1
    while end < len(words) and _is_numeral(words, end):
        end += 1
    value = numerals.number_value(words[at:end]) if end > at else None
    if value is None:
        return None
    if words[at:end] == ("one",) and (share := _one_in(pieces, at)):
        return share
    if half := _and_a_half(pieces, end):
        value, end = value + Fraction(1, 2), end + half
        value, end = scaled(pieces, value, end, None)
    return _share(pieces, at, end, value) or Number(at, end, value, "words")


def _and_a_half(pieces: Pieces, at: int) -> int:
    """Count the pieces of "and a half", also of "-and-a-half"; 0 where neither stands."""
    words = [word for word in pieces.words[at : at + 6] if word not in DASHES]
    if " ".join(words[:3]) != "and a half":
        return 0
    return 6 if pieces.word(at) in DASHES and len(words) == 3 else 3 * (pieces.words[at : at + 3] == tuple(words[:3]))


def _is_numeral(words: tuple[str, ...], at: int) -> bool:
    if words[at] in ("-", "and"):
        return _continues(words, at)
    return words[at] in _NUMBER_WORDS or words[at] in _SCALES


def _continues(words: tuple[str, ...], at: int) -> bool:
    """Tell whether a hyphen or "and" joins two parts of one number: "twenty-five", "hundred and fifty"."""
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "-":
        tens, ones = numerals.UNITS.get(before, 0), numerals.UNITS.get(after, 0)
        return (tens >= 20 and 0 < ones < 10) or after in MAGNITUDES
    return before == "hundred" and after in _NUMBER_WORDS


def _plural(pieces: Pieces, at: int) -> Number | None:
    for length in (3, 1):
        words = pieces.run(at, length)
        if words in PLURALS and (words != ("scores",) or pieces.word(at + 1) == "of"):
            return Number(at, at + length, Fraction(PLURALS[words]), "plural", open=True)
    return _vague(pieces, at)


def _vague(pieces: Pieces, at: int) -> Number | None:
    """Read "several thousand", "a few hundred", of which the least is told, and "a couple of hundred"."""
    begin = at + (pieces.word(at) == "a")
    word, scale = pieces.word(begin), begin + 1
    couple = word == "couple"
    scale += couple and pieces.word(scale) == "of"
    value = _OPEN.get(pieces.word(scale))
    if value is None or not (couple or word in _WORDS["vague"]) or (couple and value < _HUNDRED):
        return None
    least, end = scaled(pieces, Fraction(2 * value if couple else value), scale + 1, None)
    return Number(at, end, least, "couple" if couple else "plural", open=not couple)


_OPEN = {"dozen": 24, **{word: numerals.SCALES[word] for word in _SCALES}}
_HUNDRED = 100
"""The least that "a couple" multiplies here: a couple of dozen is more than "two dozen" of something."""


def _pair(pieces: Pieces, at: int) -> Number | None:
    """Read "a pair of bills", not of what is worn in pairs: "a pair of jeans"."""
    if " ".join(pieces.words[at : at + 3]) != "a pair of" or not _WORDS["worn"].isdisjoint(
        pieces.words[at + 3 : at + 10]
    ):
        return None
    return Number(at, at + 2, Fraction(2), "pair")


def _dozen(pieces: Pieces, at: int) -> Number | None:
    words = pieces.words
    if words[at] == "half" and pieces.words[at + 1 : at + 3] == ("a", "dozen"):
        return Number(at, at + 3, Fraction(6), "dozen")
    if pieces.word(at + 1) != "dozen":
        return None
    times = 1 if words[at] in ("a", "one") else numerals.UNITS.get(words[at], 0)
    return Number(at, at + 2, Fraction(12 * times), "dozen") if times else None


def _fraction(pieces: Pieces, at: int) -> Number | None:
    """Read "half of", "a third of", "two-thirds", "half a million", "half a percentage point"."""
    words = pieces.words
    if words[at] == "half":
        return _half(pieces, at)
    over = 1 if words[at] in _WORDS["one"] else numerals.UNITS.get(words[at], 0)
    dash = pieces.word(at + 1) in DASHES
    name, end = pieces.word(at + 1 + dash), at + 2 + dash
    if name == "half" and not dash:
        return None
    below, plural = FRACTIONS.get(name, 0), name.endswith("s")
    if not 0 < over < below or plural == (over == 1):
        return None
    if pieces.words[end : end + 2] == ("of", "a") and unit_at(pieces, end + 2):
        return Number(at, end + 2, Fraction(over, below), "half")  # "a quarter of a percentage point"
    if over == 1 and _is_of_point(pieces, end):
        return Number(at, end, Fraction(over, below), "half")
    if not dash and not plural and pieces.word(end) != "of":
        return None
    return Number(at, end, Fraction(over, below) * 100, "fraction", share=True)


def _is_of_point(pieces: Pieces, at: int) -> bool:
    """Tell whether a hyphen and a point of a rate follow: "a quarter-point", "a half-percentage-point"."""
    unit = unit_at(pieces, at + 1)
    return pieces.word(at) in DASHES and unit is not None and unit[0].kind in _POINTS


def _half(pieces: Pieces, at: int) -> Number | None:
    words = pieces.words
    if words[at + 1 : at + 3] in (("a", "million"), ("a", "billion"), ("a", "trillion")):
        return Number(at, at + 3, Fraction(numerals.SCALES[words[at + 2]], 2), "half")
    if words[at + 1 : at + 3] == ("a", "percentage") or words[at + 1 : at + 3] == ("a", "percent"):
        return Number(at, at + 2, Fraction(1, 2), "half")
    if pieces.word(at - 1) == "a" and _is_of_point(pieces, at + 1):
        return Number(at, at + 1, Fraction(1, 2), "half")
    if pieces.word(at - 1) in _NOT_BEFORE_HALF or pieces.word(at + 1) in DASHES:
        return None
    if pieces.word(at + 1) in _WORDS["of_half"]:
        return Number(at, at + 1, Fraction(50), "fraction", share=True)
    return None


_NOT_BEFORE_HALF = _WORDS["not_before_half"]
_POINTS = frozenset(("percent", "point"))


def _share(pieces: Pieces, at: int, end: int, value: Fraction) -> Number | None:
    """Read "eight of 10", "eight out of ten", "one in five", "one-in-five", "nine of every ten" as a percentage."""
    begin = end + (pieces.word(end) in DASHES)
    link = next((x for x in _LINKS if pieces.words[begin : begin + len(x)] == x), None)
    if link is None:
        return None
    begin += len(link)
    begin += pieces.word(begin) in _WORDS["each"] or pieces.word(begin) in DASHES
    whole = _whole(pieces.word(begin))
    if whole is None or not _is_share(value, whole, link) or unit_at(pieces, begin + 1):
        return None
    return Number(at, begin + 1, value / whole * 100, "share", share=True)


def _one_in(pieces: Pieces, at: int) -> Number | None:
    """Read "one child in five": the noun stands within the share, and no other is counted behind it."""
    noun, whole, after = pieces.word(at + 1), _whole(pieces.word(at + 3)), pieces.word(at + 4)
    if pieces.word(at + 2) != "in" or not noun.isalpha() or noun in STOP_WORDS or whole is None:
        return None
    if not 1 < whole <= _HUNDRED or (after.isalpha() and after not in STOP_WORDS):
        return None
    return Number(at, at + 4, 100 / whole, "share", share=True)


_LINKS = (("out", "of"), ("out", "-", "of"), ("in",), ("of",))


def _whole(word: str) -> Fraction | None:
    """Read the number that a share is of, in words or digits."""
    if word in numerals.UNITS:
        return Fraction(numerals.UNITS[word])
    return numerals.digits_value(word) if word.isdecimal() else None


def _is_share(value: Fraction, whole: Fraction, link: tuple[str, ...]) -> bool:
    """Tell whether so many of a whole are a share: of a round number where "of" or "in" could mean else."""
    if not 0 < value < whole or whole > 1000 or value.denominator != 1:
        return False
    if link == ("of",):
        return whole in (10, 100)
    return len(link) > 1 or whole <= 100 or whole == 1000


def _fold(pieces: Pieces, at: int) -> Number | None:
    """Read "threefold", "10-fold", "twice the rate"."""
    word = pieces.words[at]
    if word.endswith("fold") and word[:-4] in numerals.UNITS:
        return Number(at, at + 1, Fraction(numerals.UNITS[word[:-4]]), "fold")
    if word == "twice" and pieces.word(at + 1) in _WORDS["after_twice"]:
        return Number(at, at + 1, Fraction(2), "fold")
    return None


_STARTS = _NUMBER_WORDS | _SCALES | _WORDS["starts"] | {words[0] for words in PLURALS}
_READERS = (_plural, _pair, _dozen, _fraction, _in_words, _fold)
"""Readers of a number that begins with a word, the surest first."""
