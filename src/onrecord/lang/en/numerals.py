"""Numbers as English writes them: "1,001", "2.7", "twenty-five", "two and a half million"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from onrecord.lang.en.lexicons import word_values

UNITS = word_values("numerals", "small")
"""Words of the numbers below a hundred."""
_LONG = word_values("numerals", "scale")
SCALES: Mapping[str, int] = {**_LONG, **word_values("numerals", "short_scale")}
LONG_SCALES = frozenset(_LONG)
SPACED_SCALES = word_values("numerals", "spaced_scale")
"""Short scales that are nothing else, also with a space before them: "3 mln"."""
MONEY_SCALES = word_values("numerals", "money_scale")
"""Scales behind a sum of money alone: "$12MM" is not a length."""
RUPEE_SCALES = word_values("numerals", "rupee_scale")
"""Scales behind a sum of rupees alone."""
ORDINALS = word_values("numerals", "ordinal")
_FILLERS = frozenset(word_values("numerals", "filler"))
_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+")
_ORDINAL_DIGITS = re.compile(r"([0-9]+)(?:st|nd|rd|th)")


def digits_value(word: str) -> Fraction | None:
    """Return the number that digits write, thousands separators allowed; None if there are none at the start."""
    if len(word) == 3 and word[1] == "/" and word.replace("/", "").isascii():
        return Fraction(word) if word[2] != "0" else None
    match = _DIGITS.match(word)
    return Fraction(match[0].replace(",", "")) if match and len(match[0]) <= 40 else None


def ordinal_value(words: tuple[str, ...]) -> int | None:
    """Return the number of an ordinal: ("third",) 3, ("21st",) 21, ("twenty", "-", "first") 21."""
    total = 0
    for word in words:
        if match := _ORDINAL_DIGITS.fullmatch(word):
            return int(match[1]) if len(match[1]) < 10 else None
        if word in ORDINALS:
            return total + ORDINALS[word]
        total += UNITS.get(word, 0)
    return None


def number_value(words: tuple[str, ...]) -> Fraction | None:
    """Return the number that a run of words writes, hyphens and "and" among them; None if there is none.

    ("two", "hundred", "and", "fifty") 250, ("2.7", "million") 2700000, ("a", "hundred") 100, ("5", "lakh", "crore")
    5000000000000.
    """
    total, group, term, seen = Fraction(0), Fraction(0), Fraction(0), False
    for word in words:
        if word in _FILLERS:
            continue
        digits = digits_value(word)
        if digits is not None:
            group += digits
        elif word in UNITS:
            group += UNITS[word]
        elif word == "hundred":
            group = (group or Fraction(1)) * 100
        elif word in SCALES:
            total -= 0 if group else term  # a scale of a scale: "lakh crore"
            term = (group or term or Fraction(1)) * SCALES[word]
            total, group = total + term, Fraction(0)
        else:
            return None
        seen = True
    return total + group if seen else None


def year_value(words: tuple[str, ...]) -> int | None:
    """Return the year that words write: ("nineteen", "ninety", "-", "six") 1996, ("two", "thousand") 2000."""
    plain_words = tuple(w for w in words if w not in _FILLERS)
    if not plain_words:
        return None
    if plain_words[1:2] == ("thousand",):
        value = number_value(plain_words)
        return int(value) if value is not None and 1000 <= value < 2100 else None
    century, rest = UNITS.get(plain_words[0], 0), plain_words[1:]
    if rest == ("hundred",):
        return century * 100 if 10 <= century <= 20 else None
    if not rest or not 10 <= century <= 20 or any(w not in UNITS and w != "oh" for w in rest):
        return None
    return century * 100 + sum(UNITS.get(w, 0) for w in rest)


def plain(value: Fraction) -> int | float:
    """Return a Python number: int where whole."""
    return int(value) if value.denominator == 1 else float(value)
