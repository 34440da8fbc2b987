"""Units, qualifiers and the words of open numbers."""

from __future__ import annotations

from onrecord.lang.en.units import FRACTIONS, PLURALS, measures, name_words, qualifiers


def test_units() -> None:
    assert measures()[("$",)].unit == "USD"
    assert measures()[("$",)].kind == "currency"
    assert measures()[("%",)].kind == "percent"


def test_words_beside_numbers() -> None:
    assert qualifiers("before")[("more", "than")] == "more_than"
    assert ("more", "than") not in qualifiers("after")
    assert name_words("before")


def test_open_numbers_and_fractions() -> None:
    assert PLURALS[("tens", "of", "thousands")] == 10_000
    assert FRACTIONS["thirds"] == 3
