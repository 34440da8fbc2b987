"""Holidays and elections of the United States, computed for any year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta


def nth_weekday(year: int, month: int, *, weekday: int, nth: int) -> date:
    """Return the nth such weekday (Monday 1 … Sunday 7) of a month; nth -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month + 1, 1) - timedelta(days=1) if month < 12 else date(year, 12, 31)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Compute Easter Sunday of the Gregorian calendar. Source: the anonymous algorithm, Nature, 20 April 1876."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return date(year, month, day + 1)


def election_day(year: int) -> date:
    """Return the day of a federal general election: the Tuesday after November's first Monday (2 U.S.C. 7)."""
    return nth_weekday(year, 11, weekday=1, nth=1) + timedelta(days=1)


def holiday(rule: str, year: int) -> date:
    """Return the date of a holiday in a year, by its rule in lang/en/times.toml."""
    head, *rest = rule.split()
    match head:
        case "easter":
            return easter(year) + timedelta(days=int(rest[0]))
        case "thanksgiving":
            return nth_weekday(year, 11, weekday=4, nth=4) + timedelta(days=int(rest[0]))
        case _ if rest:
            return nth_weekday(year, int(head), weekday=int(rest[0]), nth=int(rest[1]))
        case _:
            month, day = head.split("-")
            return date(year, int(month), int(day))


ELECTION_CYCLES: Mapping[str, tuple[int, int]] = {"presidential": (4, 0), "midterm": (4, 2), "general": (2, 0)}
"""Kind of election → every how many years, and the remainder of the year by that."""


def election_year(kind: str, *, on: date, direction: int) -> int:
    """Return the year of the election of a kind nearest to a day: on or after it (1), on or before it (-1)."""
    cycle, rest = ELECTION_CYCLES[kind]
    year = on.year
    if direction < 0 and on < election_day(year):
        year -= 1
    elif direction > 0 and on > election_day(year):
        year += 1
    step = 1 if direction > 0 else -1
    while year % cycle != rest:
        year += step
    return year
