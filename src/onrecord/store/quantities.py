"""Figures as quantities: what is counted, and whether two values differ."""

from __future__ import annotations

import math
import re
import sys
from functools import lru_cache

from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.name_keys import folded
from onrecord.record import Figure

_WORD = re.compile(r"[^\W\d_]+|[%$€£]")
_WORDS = word_lists("quantity_words")
_FUNCTION_WORDS = _WORDS["function_words"]
_NO_PLURALS = tuple(_WORDS["no_plurals"])
_ABOUT = 0.1
"""`about` leaves a tenth on either side."""
_ROUND = 0.05
"""A round number leaves half of its last digit, but no more than a twentieth."""
_HIGHEST = int(sys.float_info.max)


def stem(word: str) -> str:
    """Cut a word's plural ending off: enough to bring "apprehensions" and "apprehension" together."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURALS):
        return word[:-1]
    return word


@lru_cache(maxsize=65536)
def stems(text: str) -> tuple[str, ...]:
    """Return the content words of a text, folded and without plural endings, in order."""
    return tuple(stem(w) for w in _WORD.findall(folded(text)) if w not in _FUNCTION_WORDS)


def quantity_of(unit: str | None) -> str | None:
    """Return the key that the same quantity has in every article: the unit's stems, sorted."""
    found = sorted(set(stems(unit or "")))
    return " ".join(found) or None


def bounds(figure: Figure) -> tuple[float | None, float | None]:
    """Return the lowest and highest value stated, null where the end is open; both the same for a single value."""
    if isinstance(figure.value, tuple):
        low, high = figure.value
        return _real(low), _real(high)
    return _real(figure.value), _real(figure.value)


def _real(value: float | None) -> float | None:
    if value is None or not isinstance(value, int):
        return value
    # A number of 309 digits and more, which JSON has and SQLite has not, is the highest that it has.
    return float(value) if abs(value) <= _HIGHEST else math.copysign(sys.float_info.max, value > 0 or -1)


def admitted(low: float | None, high: float | None, qualifier: str) -> tuple[float, float]:
    """Return the interval of true values that a stated figure admits, its rounding included."""
    below = -math.inf if low is None else low
    above = math.inf if high is None else high
    if qualifier in ("more_than", "at_least"):
        return below, math.inf
    if qualifier in ("less_than", "at_most"):
        return -math.inf, above
    return below - _slack(below, qualifier), above + _slack(above, qualifier)


def _slack(value: float, qualifier: str) -> float:
    if not math.isfinite(value) or value == 0:
        return 0.0
    size = abs(value)
    if qualifier == "about":
        return _ABOUT * size
    return min(_last_digit(size) / 2, _ROUND * size)


def _last_digit(size: float) -> float:
    """Return the worth of the last digit that is not a closing zero: 1,000 for 54,000, 0.1 for 2.5; 0 below ten."""
    if size != int(size):
        return float(10.0 ** -len(repr(size).partition(".")[2]))
    digits = str(int(size))
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10**zeros) if zeros else 0.0


def conflict(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Return whether no true value lies in both intervals."""
    return max(one[0], other[0]) > min(one[1], other[1])
