"""Rules for dates at a distance: "15 years ago", "two days later", "the following month", "a year earlier"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import cast

from onrecord.facts.times.grammar import NO_ANCHOR, NO_PUBLISHED, NUMBER, Context, Found, Reading, Rule
from onrecord.facts.times.periods import GRAINS, PARTS_OF_YEAR, Grain, Period, period_of, shift_day
from onrecord.facts.times.rules.quarters import part_of_year
from onrecord.facts.times.rules.relative import SHIFT, part, read_weekday
from onrecord.lang.en import numerals
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.times import grain_of, weekday_number

COUNT = rf"(?: {NUMBER} (?:and a half)? | a | an | a? couple of? | a? few | several | many)"
UNIT = r"(?P<unit>{unit} | {units})"
NEAR = r"(?: (?P<near>{near} | more than | less than | just? over | just? under | at least | only about))"
_WORDS = word_lists("time_words")
_VAGUE = _WORDS["vague"]
_RESULTS = 300  # days: a quarter's results are compared with the year before's until the next year's are near


def counted(base: date, count: Fraction, *, unit: str, direction: int) -> Period | None:
    """Return the period so many units before or after a day, at the unit's own precision."""
    grain = grain_of(unit)
    if grain not in GRAINS:
        return None
    if grain in ("decade", "century"):
        count, grain = count * (10 if grain == "decade" else 100), "year"
    if unit.startswith("fortnight"):
        count *= 2
    if grain == "weekend":
        grain = "week"
    if count.denominator != 1 and grain == "year":
        count, grain = count * 12, "month"
    start = shift_day(base, direction * int(count), grain=grain)
    return period_of(cast(Grain, grain), start) if start else None


def count_of(found: Found) -> Fraction | None:
    """Return the number of a "count" group; None where it is vague."""
    words = found.words("count")
    if not words or set(words) & _VAGUE:
        return None if set(words) - _WORDS["couple"] else Fraction(2)
    half = Fraction(1, 2) if words[-1] == "half" else Fraction(0)
    plain = words[:-3] if half else words
    return Fraction(1) + half if plain in (("a",), ("an",)) else (numerals.number_value(plain) or Fraction(0)) + half


_RESULTS = 300  # days: a quarter's results are compared with the year before's until the next year's are near


def _ago(found: Found, context: Context) -> Reading | None:
    count, unit = count_of(found), found.word("unit")
    if not count:
        return Reading("DATE", "PAST_REF", reason="no number")
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    quarter = context.anchors.recent_quarter() if unit == "year" and count == 1 else None
    if quarter and (context.published - quarter.start).days < _RESULTS:
        return Reading.of(quarter.shifted(-4))
    period = counted(context.published, count, unit=unit, direction=-1)
    if period is None:
        return Reading("DATE", "PAST_REF", reason="finer than a day")
    return Reading.of(replace(period, approximate=found.has("near")))


def _and_a_half_ago(found: Found, context: Context) -> Reading | None:
    """Read "a year and a half ago", "two weeks and a half ago"."""
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    count = (found.number("count") or Fraction(1)) + Fraction(1, 2)
    unit = found.word("unit")
    days = {"week": 7, "month": 30}.get(grain_of(unit), 0)
    if days:
        count, unit = Fraction(round(count * days)), "day"
    return Reading.of(counted(context.published, count, unit=unit, direction=-1), reason="finer than a day")


def _unit_beside_anchor(found: Found, context: Context) -> Reading | None:
    """Read "The day before, …", "the night before", "the morning after": beside the day that has been set."""
    word, way = found.word("unit"), 1 if found.word("way") == "after" else -1
    clock = part(found)
    grain: Grain = "day" if clock else cast(Grain, grain_of(word))
    base = context.anchors.latest(grain)
    if base is None:
        return Reading("TIME" if clock else "DATE", None, reason=NO_ANCHOR)
    start = shift_day(base.start, way, grain=grain)
    read = Reading.of(replace(base, start=start, clock=clock, approximate=False) if start else None)
    return read if way > 0 else replace(read, period=None)  # what is looked back to is not what is spoken of next


def _from_now(found: Found, context: Context) -> Reading | None:
    count = count_of(found)
    if not count:
        return Reading("DATE", "FUTURE_REF", reason="no number")
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    return Reading.of(
        counted(context.published, count, unit=found.word("unit"), direction=1), reason="finer than a day"
    )


def _from_anchor(found: Found, context: Context) -> Reading | None:
    """Read "two days later", "a year earlier"."""
    count, unit = count_of(found), found.word("unit")
    direction = 1 if found.word("way") in _WORDS["later"] else -1
    last = context.anchors.last
    if not count:
        return Reading("DATE", "FUTURE_REF" if direction > 0 else "PAST_REF", reason="no number")
    if last is None:
        return Reading("DATE", None, reason=NO_ANCHOR)
    quarter = context.anchors.recent_quarter() if unit == "year" and count == 1 else None
    if quarter is not None:
        return Reading.of(quarter.shifted(4 * direction))
    if grain_of(unit) == "year" and last.grain in PARTS_OF_YEAR:
        start = shift_day(last.start, direction * int(count), grain="year")
        return Reading.of(replace(last, start=start) if start else None)
    return Reading.of(counted(last.start, count, unit=unit, direction=direction), reason="finer than a day")


def _anchored_unit(found: Found, context: Context) -> Reading | None:
    """Read "that day", "the same month", "the following year": the unit set before, or its neighbour."""
    grain = cast(Grain, grain_of(found.word("unit")))
    if grain not in GRAINS:
        return None
    base = context.anchors.latest(grain)
    if base is None:
        return Reading("DATE", None, reason=NO_ANCHOR)
    period = base.shifted(SHIFT.get(found.word("which"), 0))
    return Reading.of(replace(period, clock=part(found)) if period else None)


def _next_part(found: Found, context: Context) -> Reading | None:
    base = context.anchors.latest("day")
    if base is None:
        return Reading("TIME", None, reason=NO_ANCHOR)
    start = shift_day(base.start, SHIFT[found.word("which")], grain="day")
    return Reading.of(Period("day", start, clock=part(found)) if start else None)


def _anchored_weekday(found: Found, context: Context) -> Reading | None:
    """Read "the previous Friday", "the following Monday": from the day that has been set before."""
    base = context.anchors.latest("day")
    if base is None:
        return read_weekday(found, context)
    number = weekday_number(found.word("weekday"))
    ahead = (number - base.start.isoweekday()) % 7 or 7
    forward = found.word("which") in ("next", "following")
    start = shift_day(base.start, ahead if forward else ahead - 7 or -7, grain="day")
    return Reading.of(Period("day", start) if start else None)


def _quarter(found: Found, context: Context) -> Reading | None:
    """Read "the quarter", "the latest period": the one that is spoken of, else the last that is over."""
    if quarter := context.anchors.recent_quarter():
        return Reading.of(quarter)
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    return Reading.of(period_of("quarter", context.published).shifted(-1))


def _year_earlier(found: Found, context: Context) -> Reading | None:
    """Read "the year-earlier quarter", "year-ago": the same stretch, a year before."""
    number = numerals.ordinal_value(found.words("nth")) if found.has("nth") else None
    base = context.anchors.recent_quarter()
    published = context.published
    if number and published:
        return Reading.of(part_of_year(number, published.year - 1, grain="quarter"))
    if base is not None:
        return Reading.of(base.shifted(-4))
    if published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    grain: Grain = "quarter" if found.word("unit") == "quarter" else "year"
    here = period_of(grain, published)
    return Reading.of(here.shifted(-5 if grain == "quarter" else -1))


_PART = r"(?P<part>{daypart})"

RULES = (
    Rule(
        "later_that_day",
        r"(?:{earlier} | {early})? (?P<which>that) same? (?P<unit>day | week | weekend | month | quarter | "
        r"year | decade) (?P<part>{daypart})?",
        _anchored_unit,
    ),
    Rule(
        "same_unit",
        r"(?:{earlier})? the (?P<which>same) (?P<unit>day | week | weekend | month | year | quarter)",
        _anchored_unit,
    ),
    Rule("later_in_the_day", r"(?:{earlier} in) (?P<x>the (?P<unit>day))", _anchored_unit),
    Rule(
        "next_unit",
        r"the very? (?P<which>{next} | previous | preceding | prior) (?P<unit>day | week | weekend | month | "
        r"year | quarter) (?P<part>{daypart})?",
        _anchored_unit,
    ),
    Rule("next_part", rf"the (?P<which>{{next}} | previous) {_PART}", _next_part),
    Rule(
        "the_previous_weekday",
        r"the (?P<which>previous | following | preceding | next) (?P<weekday>{weekday})",
        _anchored_weekday,
    ),
    Rule("and_a_half_ago", rf"{NEAR}? (?P<count>{COUNT}) {UNIT} and a half ago", _and_a_half_ago),
    Rule(
        "unit_beside_anchor",
        r"the (?: (?P<unit>day | week | month | year) | (?P<part>{daypart})) (?P<way>before | after) "
        r"(?= {comma} | {dot} | {closing})",
        _unit_beside_anchor,
    ),
    Rule("ago", rf"{NEAR}? (?P<count>{COUNT}) {UNIT} (?: ago | back (?! {{small}}))", _ago),
    Rule("from_now", rf"{NEAR}? (?P<count>{COUNT}) {UNIT} (?:from now | from today | hence)", _from_now),
    Rule("from_anchor", rf"{NEAR}? (?P<count>{COUNT}) {UNIT} (?P<way>earlier | later)", _from_anchor),
    Rule("the_quarter", r"the (?: (?:latest | recent) (?:quarter | period) | quarter)", _quarter),
    Rule(
        "year_earlier",
        r"the year {dash} (?:earlier | ago) (?P<nth>{ordinal})? (?P<unit>quarter | period) | year {dash} "
        r"(?:earlier | ago)",
        _year_earlier,
    ),
)  # fmt: skip
