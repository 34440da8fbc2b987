"""Days on a line: where a day stands, and which days are written at it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.web.charts.axis import Line, line


def days(first: str, last: str) -> Line:
    """A line from a day to the day before another."""
    return Line(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-02-10", "2024-05-20", ("Mar 2024", "Apr 2024", "May 2024")),
        ("2020-01-01", "2023-01-01", ("2020", "2021", "2022")),
        ("2000-06-01", "2024-06-01", ("2004", "2008", "2012", "2016", "2020", "2024")),
    ],
)
def test_years_are_written_where_there_are_two(first: str, last: str, labels: tuple[str, ...]) -> None:
    ticks = days(first, last).ticks()
    assert tuple(t.label for t in ticks) == labels
    assert [t.x for t in ticks] == sorted({t.x for t in ticks})
    assert all(0 <= t.x <= 100 for t in ticks)


def test_a_day_stands_in_percent_of_the_line() -> None:
    axis = days("2024-01-01", "2024-01-11")
    assert (axis.at(axis.first), axis.at(axis.first + 5), axis.at(axis.last)) == (0.0, 50.0, 100.0)


def test_a_line_has_room_at_both_ends() -> None:
    day = date(2024, 5, 17).toordinal()
    two = line([day - 1, day], least=60)
    assert (day - 1 - two.first, two.last - day - 1) == (29, 29)
    long = line([day - 1000, day])
    assert (day - 1000 - long.first, long.last - day - 1) == (40, 40)


def test_a_line_stays_in_the_calendar() -> None:
    assert line([1, date.max.toordinal()]) == Line(1, date.max.toordinal())


@pytest.mark.parametrize("days", [1, 2, 3, 58, 59, 60])
def test_a_line_has_the_least_days_or_more(days: int) -> None:
    drawn = line([739_000, 739_000 + days - 1], least=60)
    assert 60 <= drawn.last - drawn.first <= 64
