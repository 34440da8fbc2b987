"""The words of time expressions, of times.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord.lang.en import numerals
from onrecord.lang.en.lexicons import tables

Words = tuple[str, ...]


def lexicon() -> Mapping[str, Any]:
    """Return the tables of times.toml."""
    return tables("times")


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Word class → its words; the heads of holiday names are a class of their own."""
    return {name: tuple(words) for name, words in lexicon()["classes"].items()}


@cache
def month_number(word: str) -> int:
    """Return 1 to 12 of a month's name or abbreviation."""
    names = lexicon()["classes"]["month"][:12]
    return next(n for n, name in enumerate(names, 1) if name.startswith(word[:3]))


@cache
def weekday_number(word: str) -> int:
    """Return 1 (Monday) to 7 of a weekday's name, singular, plural or shortened."""
    return next(n for n, name in enumerate(lexicon()["classes"]["weekday"], 1) if name[:3] == word[:3])


@cache
def grain_of(unit: str) -> str:
    """Return the grain of a unit word, singular or plural."""
    grains: dict[str, str] = lexicon()["grains"]
    if unit in grains:
        return grains[unit]
    return "century" if unit == "centuries" else grains[unit.removesuffix("s")]


@cache
def season_month(word: str) -> int:
    """Return the month in which a season begins in the north: spring 3, summer 6, fall 9, winter 12."""
    return {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}[word]


def numeral_classes(word: str) -> tuple[str, ...]:
    """Return the word classes of a piece that begins with a digit: its uses in a date, a time, an amount."""
    last = word[-1]
    if last in "sS" and not word.endswith("1st"):
        return ("decade",)
    if last in "tdh":
        value = numerals.ordinal_value((word,)) or 0
        return ("ordinal", "ordinalday") if 1 <= value <= 31 else ("ordinal",)
    if word[0] in "'’‘":
        return ("shortyear",)
    if ":" in word:
        return ("clock",) if len(word) < 6 and "." not in word else ()  # "2:15:32" is how long a race took
    if "/" in word:
        return ("fraction",) if len(word) == 3 else ("slashdate",)
    if "-" in word or word.count(".") == 2:
        return ("isodate",) if len(word) == 10 and word[4] == "-" else ("slashdate",)
    if "." in word or "," in word:
        return ("number", "dotclock") if _DOTTED_CLOCK.fullmatch(word) else ("number",)
    return _integer_classes(word)


_DOTTED_CLOCK = re.compile(r"(?:0?[0-9]|1[0-9]|2[0-3])\.[0-5][0-9]")


def _integer_classes(word: str) -> tuple[str, ...]:
    value = int(word) if len(word) < 6 else 10**6
    names = ["number"]
    names += ["day"] * (1 <= value <= 31 and len(word) < 3)
    names += ["hourdigit"] * (0 <= value <= 12 and len(word) < 3)
    names += ["two"] * (len(word) == 2)
    names += ["year"] * (len(word) == 4 and 1000 <= value < 2200)
    names += ["recentyear"] * (len(word) == 4 and 1900 <= value < 2060)
    return tuple(names)
