"""The words of amounts, read once from the tables data/units*.tsv."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import cast

from onrecord.record import Qualifier


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit word: its kind (currency, percent, point, duration), how the record writes it, its worth."""

    kind: str
    unit: str
    factor: Fraction


def _rows(name: str) -> list[list[str]]:
    text = (resources.files("onrecord.lang.en") / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def measures() -> dict[tuple[str, ...], Measure]:
    """Words of a unit → the unit."""
    return {tuple(w.split()): Measure(kind, unit, Fraction(worth)) for w, kind, unit, worth in _rows("units.tsv")}


@cache
def qualifiers(where: str) -> dict[tuple[str, ...], Qualifier]:
    """Words that qualify a number when they stand `where` ("before" or "after") → how."""
    return {tuple(w.split()): cast(Qualifier, q) for w, place, q in _rows("units_qualifiers.tsv") if place == where}


@cache
def name_words(where: str) -> frozenset[str]:
    """Words that make a number beside them no figure."""
    return frozenset(word for word, place in _rows("units_names.tsv") if place == where)


PLURALS: dict[tuple[str, ...], int] = {
    ("dozens",): 24, ("scores",): 40, ("hundreds",): 100, ("thousands",): 1000, ("millions",): 10**6,
    ("billions",): 10**9, ("trillions",): 10**12, ("tens", "of", "thousands"): 10**4,
    ("hundreds", "of", "thousands"): 10**5,
    ("tens", "of", "millions"): 10**7, ("hundreds", "of", "millions"): 10**8, ("tens", "of", "billions"): 10**10,
    ("hundreds", "of", "billions"): 10**11, ("dozens", "of", "thousands"): 24_000,
    ("dozens", "of", "millions"): 24 * 10**6,
}  # fmt: skip
FRACTIONS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
