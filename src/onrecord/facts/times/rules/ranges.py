"""Rules for stretches between two days and up to one: "20 to 24 May", "the weekend of May 4", "the year to April"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from onrecord.facts.times.grammar import NO_PUBLISHED, NUMBER, Context, Found, Reading, Rule
from onrecord.facts.times.periods import Period, add_months, day_period, interval, period_of, shift_day
from onrecord.facts.times.rules.calendar import (
    LAST_MONTH,
    MONTH,
    YEAR,
    day_month,
    full_year,
    month_day_of,
    nearest,
)
from onrecord.facts.times.rules.durations import duration_value
from onrecord.lang.en import numerals
from onrecord.lang.en.times import grain_of, month_number


def _month_of(found: Found) -> int:
    """Return the month of whichever group names it."""
    return next(month_number(found.word(g)) for g in ("month", "month2", "month3") if found.has(g))


def _number(found: Found, group: str) -> int:
    return found.int(group) or numerals.ordinal_value(found.words(group)) or 0


def _last_day(found: Found, context: Context) -> Period | None:
    """Return the day that ends the stretch; None where it is not a day, or its year is not known."""
    day, month, year = _number(found, "day"), _month_of(found), full_year(found)
    if year:
        return day_period(year, month, day)
    read = month_day_of(found, context, month=month, day=day)
    return read.period if read else None


def _days(found: Found, context: Context) -> Reading | None:
    """Read "20 to 24 May", "4-5 May 2021", and with two months "26 July - 22 August"."""
    last = _last_day(found, context)
    if last is None:
        return None if context.published else Reading("DATE", None, reason=NO_PUBLISHED)
    month = month_number(found.word("other")) if found.has("other") else _month_of(found)
    first = day_period(last.start.year - (month > last.start.month), month, _number(found, "first"))
    if first is None or first.start >= last.start:
        return None
    edtf = interval(first, last)
    return Reading("DATE", edtf, period=last, edtf=edtf)


def _listed(found: Found, context: Context) -> Reading | None:
    """Read the first day of "14 and 15 May": of the month that is named after the last."""
    month, year = _month_of(found), full_year(found)
    if year:
        return Reading.of(day_period(year, month, _number(found, "first")))
    return month_day_of(found, context, month=month, day=_number(found, "first"))


def _weekend(found: Found, context: Context) -> Reading | None:
    """Read "the weekend of 4-5 May", "the weekend of May 4"."""
    day = _last_day(found, context)
    if day is None:
        return None if context.published else Reading("DATE", None, reason=NO_PUBLISHED)
    return Reading.of(period_of("weekend", day.start))


def _months_to(found: Found, context: Context) -> Reading | None:
    """Read "the three months to March", "the year to April 2023", "six months to 31 March"."""
    count = (found.number("count") if found.has("count") else None) or Fraction(1)
    unit = found.word("unit")
    value = duration_value(count, unit)
    last = _ending(found, context)
    if last is None:
        return Reading("DURATION", value, reason=NO_PUBLISHED)
    start = _beginning(last, int(count), grain_of(unit))
    if start is None or count.denominator != 1:
        return None
    return Reading("DURATION", value, period=last, edtf=interval(replace(last, start=start), last))


def _ending(found: Found, context: Context) -> Period | None:
    month, year = _month_of(found), full_year(found)
    day = next((n for g in ("day", "day2") if (n := _number(found, g))), 0)
    on = context.published
    if not year and on is None:
        return None
    years = (year,) if year else range(max(on.year - 1, 2), min(on.year + 2, 9998)) if on else ()
    candidates = [p for y in years if (p := day_period(y, month, day) if day else day_month(y, month))]
    if on is None or year:
        return candidates[0] if candidates else None
    return nearest(candidates, on, direction=context.way(found) or -1, tagged=context.tagged)


def _beginning(last: Period, count: int, grain: str) -> date | None:
    """Return the day on which so many units begin that end with a month or a day; weeks need a day."""
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(grain, 0) * count
    if months:
        return add_months(last.end + timedelta(days=1), -months) if last.end < date.max else None
    if last.grain != "day" or grain not in ("day", "week"):
        return None
    return shift_day(last.start + timedelta(days=1), -count, grain=grain)


_FIRST = r"(?P<first>{day} | {ordinalday})"
_DAY = r"(?P<day>{day} | {ordinalday})"
_NAMED = rf"(?: (?P<month3>{{month}}) {{dot}}? {{comma}}? {YEAR} | {LAST_MONTH})"
_TO = r"(?:to | until | till | through | {dash})"
_END = (
    rf"(?: {_DAY} of? (?P<month>{{month}}) | (?P<month2>{{month}}) {{dot}}? (?P<day2>{{day}}) | (?P<month3>{{month}}))"
    rf"(?: {{dot}}? {{comma}}? {YEAR})?"
)

RULES = (
    Rule("day_range", rf"(?:the (?= {{ordinalday}}))? {_FIRST} {_TO} the? {_DAY} of? {_NAMED}", _days),
    Rule("between_days", rf"between (?P<x>(?:the (?= {{ordinalday}}))? {_FIRST} and the? {_DAY} of? {_NAMED})", _days),
    Rule(
        "months_range",
        rf"{_FIRST} of? (?P<other>{{month}}) {{dot}}? {{dash}} {_DAY} of? {_NAMED}",
        _days,
    ),
    Rule(
        "listed_before",
        rf"(?P<x>{_FIRST}) (?= (?: {{comma}} {{day}})* {{comma}}? (?: and | or) (?:{{day}} | {{ordinalday}}) of? "
        rf"{_NAMED})",
        _listed,
    ),
    Rule(
        "weekend_of_days",
        rf"the weekend of (?: {{day}} (?:{{dash}} | and | to))? the? {_DAY} of? {_NAMED}",
        _weekend,
    ),
    Rule(
        "weekend_of_month_days",
        rf"the weekend of {MONTH} {_DAY} (?: (?:{{dash}} | and | to) {{day}})?",
        _weekend,
    ),
    Rule(
        "months_to",
        rf"(?:the)? (?: first | last)? (?P<count>{NUMBER}) {{dash}}? (?P<unit>{{units}}) (?:to | through) (?:the)? "
        rf"(?:end {{dash}}? of?)? {_END}",
        _months_to,
    ),
    Rule(
        "year_to",
        rf"the (?: full | whole)? (?P<unit>year | quarter | month | week) (?:to | through) (?:the)? "
        rf"(?:end {{dash}}? of?)? {_END}",
        _months_to,
    ),
)  # fmt: skip
