"""Rules for dates in digits alone: 2021-04-25, 4/25/2021, 25.4.2021."""

from __future__ import annotations

import re

from onrecord.facts.times.grammar import Context, Found, Reading, Rule
from onrecord.facts.times.periods import day_period


def _iso(found: Found, context: Context) -> Reading | None:
    year, month, day = (int(n) for n in found.word("date").split("-"))
    period = day_period(year, month, day)
    return Reading.of(period) if period else None


def _numeric(found: Found, context: Context) -> Reading | None:
    """Read a date in digits in its outlet's order, in the other where the calendar has no such day.

    Full stops set the day first wherever they stand: no paper of a country that sets the month first writes them.
    """
    word = found.word("date")
    first, second, third = (int(n) for n in re.split(r"[./-]", word))
    if first > 999:
        period = day_period(first, second, third)
        return Reading.of(period) if period else None
    year = third + (0 if third > 99 else 1900 if third > 40 else 2000)
    day_first = "." in word or context.day_first()
    day, month = (first, second) if day_first else (second, first)
    period = day_period(year, month, day) or day_period(year, day, month)
    return Reading.of(period) if period else None


RULES = (
    Rule("iso_date", r"(?P<date>{isodate})", _iso),
    Rule("slash_date", r"(?P<date>{slashdate})", _numeric),
)
