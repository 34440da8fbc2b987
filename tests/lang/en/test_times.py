"""The words of times."""

from __future__ import annotations

import pytest

from onrecord.lang.en.times import classes, grain_of, month_number, numeral_classes, season_month, weekday_number


def test_numbers_of_names() -> None:
    assert [month_number(m) for m in ("january", "sept", "dec")] == [1, 9, 12]
    assert [weekday_number(d) for d in ("monday", "sundays")] == [1, 7]
    assert season_month("autumn") == season_month("fall") == 9
    assert classes()["month"][:2] == ("january", "february")


def test_grains() -> None:
    assert [grain_of(u) for u in ("centuries", "days", "day")] == ["century", "day", "day"]


@pytest.mark.parametrize(
    ("piece", "kinds"),
    [
        ("1990s", ("decade",)), ("21st", ("ordinal", "ordinalday")), ("40th", ("ordinal",)), ("'96", ("shortyear",)),
        ("10:30", ("clock",)), ("1/2", ("fraction",)), ("5/17/2024", ("slashdate",)), ("2024-05-17", ("isodate",)),
        ("1,500", ("number",)), ("7", ("number", "day", "hourdigit")), ("2016", ("number", "year", "recentyear")),
    ],
)  # fmt: skip
def test_classes_of_numerals(piece: str, kinds: tuple[str, ...]) -> None:
    assert numeral_classes(piece) == kinds
