"""The words of amounts, of the tables units*.tsv and numerals.tsv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import cast

from onrecord.lang.en.lexicons import rows, word_table, word_values
from onrecord.record import Qualifier


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit word: its kind (currency, percent, point, duration), how the record writes it, its worth."""

    kind: str
    unit: str
    factor: Fraction


@cache
def measures() -> dict[tuple[str, ...], Measure]:
    """Return the unit of each phrase that is one; a currency's name is its last word alone where no other has it."""
    named = ((tuple(w.split()), code) for w, kind, code in rows("currencies") if kind == "name")
    names = {words: Measure("currency", code, Fraction(1)) for words, code in named}
    return names | {tuple(w.split()): Measure(kind, unit, Fraction(worth)) for w, kind, unit, worth in rows("units")}


@dataclass(frozen=True, slots=True)
class CurrencySign:
    """What stands beside a sum: "US$", "Rs", "CHF". `sure` if it is one before any number: "Rs 300", not "R 300"."""

    currency: Measure
    sure: bool


@cache
def currency_signs() -> Mapping[str, CurrencySign]:
    """Return the signs and codes of currencies, in their own letters."""
    both = (*rows("currencies"), *rows("currency_signs"))
    return {
        sign: CurrencySign(Measure("currency", code, Fraction(1)), kind != "doubtful")
        for sign, kind, code in both
        if kind != "name"
    }


@cache
def unit_signs() -> frozenset[str]:
    """Return the signs that are a unit glued to a number: "kg", "km/h", with plain digits too: "m2"."""
    signs = frozenset(word_table("unit_signs"))
    return signs | {sign.replace("²", "2").replace("³", "3") for sign in signs}


@cache
def qualifiers(where: str) -> dict[tuple[str, ...], Qualifier]:
    """Return the phrases that qualify a number when they stand `where` ("before" or "after"), and how."""
    return {tuple(w.split()): cast(Qualifier, q) for w, place, q in rows("units_qualifiers") if place == where}


@cache
def name_words(where: str) -> frozenset[str]:
    """Return the words that make a number beside them part of a name."""
    return frozenset(word for word, place in rows("units_names") if place == where)


PLURALS: Mapping[tuple[str, ...], int] = {
    tuple(words.split()): value for words, value in word_values("numerals", "plural").items()
}
"""Words of open numbers, and the least that they stand for: "dozens", "tens of thousands"."""
FRACTIONS = word_values("numerals", "fraction")
"""Words of fractions, and their denominators."""
