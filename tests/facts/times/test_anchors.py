"""The dates that a text has set before: which one an expression counts from."""

from __future__ import annotations

from datetime import date

from onrecord.facts.times.anchors import Anchors
from onrecord.facts.times.periods import Period, period_of

DAY = Period("day", date(2024, 5, 17))
YEAR = Period("year", date(2021, 1, 1))


def anchors(*periods: Period) -> Anchors:
    """The dates read so far."""
    read = Anchors()
    for period in periods:
        read.add(period)
    return read


def test_nothing_is_set_before_the_first_date() -> None:
    read = anchors()
    assert (read.last, read.latest("day"), read.day_of_week(), read.recent_quarter()) == (None, None, None, None)


def test_the_latest_of_a_grain_or_a_finer_one() -> None:
    read = anchors(YEAR, DAY)
    assert read.last == DAY
    assert read.latest("day") == DAY
    assert read.latest("year") == period_of("year", DAY.start)
    assert anchors(DAY, YEAR).latest("day") == DAY


def test_weekdays_count_from_a_told_one_within_its_week() -> None:
    read = anchors(DAY)
    read.tell_weekday(DAY)
    assert read.day_of_week() == DAY
    read.add(Period("day", date(2024, 5, 23)))
    assert read.day_of_week() == DAY
    read.add(Period("day", date(2024, 5, 24)))
    assert read.day_of_week() is None


def test_the_latest_quarter_by_its_day() -> None:
    first, second = Period("quarter", date(2024, 1, 1)), Period("quarter", date(2024, 4, 1))
    assert anchors(second, first).recent_quarter() == second
    assert anchors(second, *[DAY] * 8).recent_quarter() is None
