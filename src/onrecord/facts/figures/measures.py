"""The currency before a number, the unit behind it, and the scale between: what letters beside digits mean."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from onrecord.lang.en import numerals
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.units import CurrencySign, Measure, currency_signs, measures, unit_signs
from onrecord.text.patterns import Pieces, cut

DASHES = frozenset(("-", "–", "—", "‑", "―"))
_WORDS = word_lists("figure_words")
MAGNITUDES = _WORDS["magnitudes"]
_SHORT_SCALES = frozenset(numerals.SCALES) - numerals.LONG_SCALES
_LONGEST = 4  # words of a unit's name, "Bosnia-Herzegovina convertible marks" left out
_UNKNOWN_SCALE = re.compile(r"[b-df-hj-np-tv-xz]{2,4}")
"""Letters without a vowel: a scale shortened, "mrd"."""


def sign_before(pieces: Pieces, at: int) -> tuple[CurrencySign, int] | None:
    """Return the currency before a number, and the piece where it begins: "HK$", "Rs.", "EUR"."""
    last = at - 1 - (pieces.word(at - 1) == "." and pieces.is_glued(at - 1))
    for length in (3, 2, 1):
        start = last - length + 1
        if start < 0 or not all(pieces.is_glued(k) for k in range(start + 1, last + 1)):
            continue
        sign = currency_signs().get(_written(pieces, start, last + 1))
        if sign is not None and (last == at - 1 or pieces.words[last].isalpha()):
            return _of_its_own(pieces, start, sign)
    return None


def _of_its_own(pieces: Pieces, start: int, sign: CurrencySign) -> tuple[CurrencySign, int] | None:
    """Take the letters before "$" to it where no currency is written so: "Q$5" is not a sum of dollars."""
    if not pieces.is_glued(start) or not pieces.words[start - 1][-1:].isalnum():
        return sign, start
    if pieces.words[start].isalpha() or not pieces.is_capitalized(start - 1):
        return None if pieces.words[start].isalpha() else (sign, start)
    unknown = Measure("currency", _written(pieces, start - 1, start + 1), Fraction(1))
    return CurrencySign(unknown, sure=True), start - 1


def _written(pieces: Pieces, start: int, stop: int) -> str:
    return pieces.text[pieces.starts[start] : pieces.ends[stop - 1]]


def scaled(pieces: Pieces, value: Fraction, end: int, sign: CurrencySign | None) -> tuple[Fraction, int]:
    """Read a number with the scale words after it: "2.7 million", "$5-million", "10k", "5 lakh crore"."""
    scale, here = _scale(pieces, _after_dash(pieces, end), sign)
    if not scale:
        return value, end
    while pieces.word(at := _after_dash(pieces, here)) in numerals.LONG_SCALES:
        scale, here = scale * numerals.SCALES[pieces.word(at)], at + 1
    return value * scale, here


def _after_dash(pieces: Pieces, at: int) -> int:
    """Pass over the hyphen of "$5-million", "Rs 1.5-lakh-crore"."""
    return at + (pieces.word(at) in DASHES and pieces.word(at + 1) in numerals.LONG_SCALES)


def _scale(pieces: Pieces, at: int, sign: CurrencySign | None) -> tuple[int, int]:
    """Return what the word after a number multiplies it by, and where it ends; 0 where it is not a scale."""
    word = pieces.word(at)
    if word in numerals.LONG_SCALES:
        return numerals.SCALES[word], at + 1
    glued = pieces.is_glued(at)
    if sign is not None:
        return _money_scale(pieces, at, sign, glued=glued)
    if word in numerals.SPACED_SCALES:
        return numerals.SPACED_SCALES[word], at + 1
    if not glued or word not in _SHORT_SCALES or unit_sign_at(pieces, at, least=2):
        return 0, at
    if _is_metres(pieces, at) or (word == "k" and _is_one(pieces, at + 1)):  # "a 10k run", "4K video"
        return 0, at
    return numerals.SCALES[word], at + 1


def _money_scale(pieces: Pieces, at: int, sign: CurrencySign, *, glued: bool) -> tuple[int, int]:
    word = pieces.word(at)
    of_rupees = numerals.RUPEE_SCALES.get(word, 0) if sign.currency.unit == "INR" else 0
    scale = of_rupees or numerals.MONEY_SCALES.get(word, 0) or (numerals.SCALES[word] if word in _SHORT_SCALES else 0)
    if not scale or (not glued and _begins_word(pieces, at)):
        return 0, at
    return scale, at + 1


def _begins_word(pieces: Pieces, at: int) -> bool:
    """Recognize "$5 T-shirts", "$5 b's"."""
    return pieces.is_glued(at + 1) and pieces.word(at + 1)[:1] in ("-", "'", "’", "&")


def _is_metres(pieces: Pieces, at: int) -> bool:
    """Tell whether the "m" of "100m" stands for metres: "100m hurdles", "a 3m wall", not "3m people", "3m in all"."""
    if pieces.word(at) != "m":
        return False
    if pieces.word(at + 1) in _WORDS["dimensions"] or pieces.word(at - 2) in _WORDS["moving"]:
        return True
    return _is_one(pieces, at + 1)


def _is_one(pieces: Pieces, at: int) -> bool:
    """Tell whether a word is a noun in the singular, by its ending and its small letter: nothing that is counted."""
    word = pieces.word(at)
    if not word.isalpha() or pieces.is_capitalized(at) or word.endswith("s"):
        return False
    return word not in STOP_WORDS and word not in _WORDS["plurals"]


@cache
def _unit_pieces() -> frozenset[tuple[str, ...]]:
    return frozenset(cut(sign).words for sign in unit_signs())


def unit_sign_at(pieces: Pieces, at: int, *, least: int = 1) -> int:
    """Return how many pieces of a unit's sign stand glued to the number before them: 1 in "70kg", 2 in "32m2"."""
    for length in (3, 2, 1):
        if length < least:
            break
        run = pieces.run(at, length)
        if run in _unit_pieces() and all(pieces.is_glued(k) for k in range(at, at + length)):
            return 0 if _goes_on(pieces, at + length) else length
    if least == 1 and pieces.word(at) == "m" and pieces.is_glued(at) and _is_metres(pieces, at):
        return 1
    return 0


def _goes_on(pieces: Pieces, at: int) -> bool:
    return pieces.is_glued(at) and pieces.word(at)[:1].isalnum()


def unit_at(pieces: Pieces, at: int) -> tuple[Measure, int] | None:
    """Return the unit that stands from a piece on, and its length in pieces: "percent", "Hong Kong dollars"."""
    for length in range(_LONGEST, 0, -1):
        unit = measures().get(pieces.run(at, length))
        if unit is not None and not (unit.kind == "currency" and _is_name(pieces, at, length)):
            return unit, length
    code = currency_signs().get(_written(pieces, at, at + 1)) if pieces.word(at).isalpha() else None
    if code is not None and code.sure and len(pieces.word(at)) == 3:
        return code.currency, 1
    if length := unit_sign_at(pieces, at):
        return Measure("measure", _written(pieces, at, at + length), Fraction(1)), length
    return _pence(pieces, at)


def _is_name(pieces: Pieces, at: int, length: int) -> bool:
    """Recognize "8 Rand Paul": a capital, and one after it, which a headline in title case alone has too."""
    if length > 1 or not pieces.is_capitalized(at):
        return False
    return pieces.is_capitalized(at + 1) and pieces.word(at - 1)[:1].isdecimal()


def _pence(pieces: Pieces, at: int) -> tuple[Measure, int] | None:
    """Read the "p" of "118.5p", "a 20p coin"; not that of "1080p", lines of a picture."""
    number = pieces.word(at - 1)
    if pieces.word(at) != "p" or not pieces.is_glued(at) or number in _WORDS["picture_lines"]:
        return None
    return Measure("currency", "GBP", Fraction(1, 100)), 1


def is_scale_unknown(pieces: Pieces, end: int, *, is_money: bool) -> bool:
    """Tell whether a scale that we do not know stands behind a number: its value is not known then."""
    word = pieces.word(end)
    if word.rstrip("s").endswith("illion") and word not in numerals.SCALES:
        return True
    if not is_money or not word.isalpha():
        return False
    if pieces.is_glued(end):
        return True
    known = word in _WORDS["no_scales"] or (word,) in _unit_pieces()
    return not known and not pieces.is_capitalized(end) and _UNKNOWN_SCALE.fullmatch(word) is not None
