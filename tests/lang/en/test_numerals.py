"""Numbers in words and digits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from onrecord.lang.en.numerals import digits_value, number_value, ordinal_value, plain, year_value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two hundred and fifty", 250), ("2.7 million", 2_700_000), ("a hundred", 100), ("twenty - five", 25),
        ("three million", 3_000_000), ("nineteen trillion", 19 * 10**12), ("1,001", 1001), ("boats", None), ("", None),
    ],
)  # fmt: skip
def test_numbers(words: str, value: int | None) -> None:
    assert number_value(tuple(words.split())) == value


@pytest.mark.parametrize(
    ("words", "value"), [("third", 3), ("21st", 21), ("twenty - first", 21), ("ninetieth", 90), ("boats", None)]
)
def test_ordinals(words: str, value: int | None) -> None:
    assert ordinal_value(tuple(words.split())) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("nineteen ninety - six", 1996), ("two thousand", 2000), ("two thousand and four", 2004), ("nineteen", None),
        ("nineteen hundred", 1900), ("nineteen oh five", 1905), ("nine boats", None), ("and", None),
    ],
)  # fmt: skip
def test_years(words: str, value: int | None) -> None:
    assert year_value(tuple(words.split())) == value


def test_digits() -> None:
    assert digits_value("1/2") == Fraction(1, 2)
    assert digits_value("1/0") is None
    assert digits_value("$5") is None
    assert plain(Fraction(4)) == 4
    assert plain(Fraction(1, 2)) == 0.5
