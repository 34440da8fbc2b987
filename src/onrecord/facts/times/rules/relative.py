"""Rules for dates that count from the publication or from a date that the text has set before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

from onrecord.facts.times.grammar import NO_ANCHOR, NO_PUBLISHED, Context, Found, Reading, Rule
from onrecord.facts.times.periods import GRAINS, Grain, Period, day_period, period_of, shift_day
from onrecord.facts.times.rules.calendar import day_month, nearest
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.times import grain_of, lexicon, month_number, season_month, weekday_number

SHIFT = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "latest": 0, "this": 0, "current": 0,
    "next": 1, "following": 1, "coming": 1, "upcoming": 1,
}  # fmt: skip
_COMING = word_lists("time_words")["coming"]
_INDEFINITE = word_lists("closed_classes")["articles"] - {"the"}
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def part(found: Found) -> str:
    """Return what follows the day in TIMEX3, for a part of it: TMO, TNI; empty for none."""
    parts: dict[str, str] = lexicon()["dayparts"]
    return parts.get(found.word("part"), "")


def day_word(found: Found, context: Context, *, group: str = "day") -> Reading | None:
    """Read "today", "yesterday": from the publication."""
    if (
        (found.pieces.word(found.start - 1), found.pieces.word(found.start)) in _NAMES
        or _is_show(found)
        or found.in_title()
    ):
        return None
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    word = found.word(group)
    start = shift_day(context.published, _DAYS[word], grain="day")
    clock = "TNI" if word == "tonight" else part(found)
    return Reading.of(Period("day", start, clock=clock) if start else None)


_NAMES = frozenset((("usa", "today"),))


def _is_show(found: Found) -> bool:
    """Recognize "NBC's Today show"."""
    return found.pieces.is_capitalized(found.start) and found.pieces.word(found.end) == "show"


def _this_part(found: Found, context: Context) -> Reading | None:
    """Read "this morning", "last night", "that evening"."""
    if found.word("which") in ("that", "the"):
        base = context.anchors.latest("day")
        day = base.start if base else None
    else:
        shift = -1 if found.word("which") == "last" else 0
        day = shift_day(context.published, shift, grain="day") if context.published else None
    if day is None:
        return Reading("TIME", None, reason=NO_PUBLISHED if context.published is None else NO_ANCHOR)
    return Reading.of(Period("day", day, clock=part(found)))


_POSSESSIVES = frozenset(("'s", "’s"))
_NEAR_AHEAD = 5  # days back: on a Sunday "Monday's debate" is tomorrow's, on a Thursday it was


def read_weekday(found: Found, context: Context) -> Reading | None:
    """Read a weekday: the nearest on the side that the tense or "last", "next" tell."""
    if found.in_title():
        return None
    if context.published is None:
        return Reading("DATE", f"XXXX-WXX-{weekday_number(found.word('weekday'))}", reason=NO_PUBLISHED)
    number, on, which = weekday_number(found.word("weekday")), context.published, found.word("which")
    told = context.anchors.day_of_week()
    if told is not None and not which and (on - told.start).days > _WEEK:
        return Reading.of(replace(_nearest_weekday(told, number), clock=part(found)))
    back = (on.isoweekday() - number) % 7
    if which in ("last", "past"):
        shift = -(back or 7)
    elif which in _COMING:
        shift = 7 - back
    elif found.pieces.word(found.end) in _POSSESSIVES:
        shift = 7 - back if back >= _NEAR_AHEAD else -back
    else:
        shift = (7 - back) % 7 if _is_ahead(found, context) else -back
    start = shift_day(on, shift, grain="day")
    return Reading.of(Period("day", start, clock=part(found)) if start else None)


_WEEK = 7  # days: of a day further back than that, weekdays beside it are of its week


def _nearest_weekday(day: Period, number: int) -> Period:
    """Return the weekday at most three days from a day."""
    shift = (number - day.start.isoweekday() + 3) % 7 - 3
    return Period("day", shift_day(day.start, shift, grain="day") or day.start)


def _is_ahead(found: Found, context: Context) -> bool:
    """Tell whether the tense, else "this" or a verb in the present before it, puts a weekday ahead."""
    way = context.direction(found.start)
    if way != 0:
        return way > 0
    return found.word("which") in ("this", "upcoming") or context.scheduled(found.start)


def _unit(found: Found, context: Context) -> Reading | None:
    """Read "last week", "this month", "the current quarter", "last fiscal year"; not “Last Week Tonight”."""
    if found.in_title():
        return None
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    grain = cast(Grain, grain_of(found.word("unit")))
    if grain not in GRAINS:
        return None
    shift = SHIFT[found.word("which")]
    base = period_of(grain, context.published, fiscal=context.fiscal(found))
    if grain == "weekend" and shift == 0:
        return _weekend(found, context)
    return Reading.of(base.shifted(shift))


def _weekend(found: Found, context: Context) -> Reading | None:
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    here, way = period_of("weekend", context.published), context.direction(found.start)
    candidates = [p for n in (-1, 0, 1) if (p := here.shifted(n))]
    if way < 0 and context.tagged and not found.has("which"):
        return Reading.of(max((p for p in candidates if p.start <= context.published), key=lambda p: p.start))
    return Reading.of(nearest(candidates, context.published, direction=way or -1))


def _past_unit(found: Found, context: Context) -> Reading | None:
    """Read "the past year", "the last month": the unit that ends now."""
    read = _unit(found, context)
    if read is None or read.period is None or context.published is None:
        return read
    grain = read.period.grain
    if found.word("which") in _COMING or grain in _NOT_ENDING_NOW:
        return read
    start = shift_day(context.published, -1, grain=grain)
    edtf = f"{_at(grain, start)}/{_at(grain, context.published)}" if start else read.edtf
    return replace(read, edtf=edtf)


_NOT_ENDING_NOW = frozenset(("quarter", "weekend"))
"""Grains whose last one is the calendar's: "the last quarter" is over, "the past year" ends now."""


def _at(grain: str, day: date) -> str:
    """Return a day at the precision in which such a count is meant: years to the year, months to the month."""
    return day.isoformat()[: {"year": 4, "decade": 4, "century": 4, "month": 7}.get(grain, 10)]


def _month(found: Found, context: Context) -> Reading | None:
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    on, month, which = context.published, month_number(found.word("month")), found.word("which")
    year = on.year
    if which in ("last", "past") and month >= on.month:
        year -= 1
    elif which in ("next", "coming") and month <= on.month:
        year += 1
    return Reading.of(day_month(year, month)) if 1 <= year <= 9998 else None


def _season(found: Found, context: Context) -> Reading | None:
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    on, which = context.published, found.words("which")
    candidates = [
        Period("season", date(y, season_month(found.word("season")), 1))
        for y in range(max(on.year - 2, 1), min(on.year + 2, 9998))
    ]
    if which[0] in ("last", "past") or which[-1] == "past":
        return Reading.of(max((p for p in candidates if p.end < on), key=lambda p: p.start, default=None))
    if which[0] in ("next", "coming"):
        return Reading.of(min((p for p in candidates if p.start > on), key=lambda p: p.start, default=None))
    return Reading.of(next((p for p in candidates if p.start.year == on.year), None))


def _month_of(found: Found, context: Context) -> Reading | None:
    """Read "February this year", "April next year", "in October of last year"."""
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    year = context.published.year + SHIFT[found.word("which")]
    if not 1 <= year <= 9998:
        return None
    if day := found.int("day"):
        return Reading.of(day_period(year, month_number(found.word("month")), day))
    return Reading.of(day_month(year, month_number(found.word("month"))))


def _month_of_that_year(found: Found, context: Context) -> Reading | None:
    """Read "October of that year": of the year that has been set before."""
    year = context.anchors.latest("year")
    if year is None:
        return None
    return Reading.of(day_month(year.start.year, month_number(found.word("month"))))


def _day_before(found: Found, context: Context) -> Reading | None:
    """Read "the day before yesterday", "the day after tomorrow"."""
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    shift = {"yesterday": -2, "tomorrow": 2}[found.word("day")]
    start = shift_day(context.published, shift, grain="day")
    return Reading.of(Period("day", start) if start else None)


def _end_of(found: Found, context: Context) -> Reading | None:
    """Read "the end of the year", "the beginning of this month", "the end of last week"."""
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    grain = cast(Grain, grain_of(found.word("unit")))
    if grain not in GRAINS:
        return None
    shift = SHIFT.get(found.word("which"), 0)
    return Reading.of(period_of(grain, context.published, fiscal=context.fiscal(found)).shifted(shift))


def _year_end(found: Found, context: Context) -> Reading | None:
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    past = context.direction(found.start) < 0 and context.published.month < 3
    return Reading.of(Period("day", date(context.published.year - past, 12, 31)))


def _reference(found: Found, context: Context) -> Reading | None:
    words = " ".join(found.pieces.words[found.start : found.end])
    for value, phrases in lexicon()["references"].items():
        if words in phrases:
            return Reading("DATE", value, reason="no date of the calendar")
    if words == "future" and found.pieces.word(found.start - 1) in _INDEFINITE:
        return None  # "a future in which nobody is poor"
    value = {"current": "PRESENT_REF", "future": "FUTURE_REF"}.get(words, "PAST_REF")
    return Reading("DATE", value, reason="no date of the calendar")


def _recent(found: Found, context: Context) -> Reading | None:
    return Reading("DATE", "PAST_REF", reason="no date of the calendar")


def _week_of(found: Found, context: Context) -> Reading | None:
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    month, day = month_number(found.word("month")), found.int("day")
    candidates = [p for y in (-1, 0, 1) if (p := day_period(context.published.year + y, month, day))]
    period = nearest(candidates, context.published, direction=context.direction(found.start))
    return Reading.of(period_of("week", period.start) if period else None)


def _references() -> str:
    phrases = sorted({p for group in lexicon()["references"].values() for p in group}, key=lambda p: (-len(p), p))
    return "|".join(phrases)


_EARLY = r"(?: {early} | {earlier} | sometime | mid {dash} )"
_WHICH = r"(?P<which>{this} | {last} | {next} | latest)"
_PART = r"(?P<part>{daypart})"

RULES = (
    Rule(
        "day_word",
        rf"(?: {{early}} | {{earlier}} )? (?P<day>today | tonight | yesterday | tomorrow) {_PART}?",
        day_word,
    ),
    Rule("this_part", rf"{_EARLY}? (?P<which>this | last | that) {_PART}", _this_part),
    Rule(
        "weekday",
        rf"(?: (?P<which>{{this}} | last | past | next | coming) past? | this {{next}})? "
        rf"(?P<weekday>{{weekday}}) {_PART}?",
        read_weekday,
    ),
    Rule(
        "short_weekday",
        r"(?: on | by | until | since | from | through | before | after | {comma}) (?P<x>(?: (?P<which>{this} | last | "
        r"next | coming))? (?P<weekday>{shortweekday}) {dot})",
        read_weekday,
    ),
    Rule("unit", rf"{_EARLY}? {_WHICH} (?P<fiscal>{{fiscal}})? (?P<unit>{{calunit}}) (?! of {{month}})", _unit),
    Rule("the_unit", r"the (?P<which>{this}) (?P<fiscal>{fiscal})? (?P<unit>{calunit})", _unit),
    Rule("the_latest_unit", r"the (?P<which>latest) (?P<fiscal>{fiscal})? (?P<unit>year | month | week)", _unit),
    Rule(
        "past_unit",
        r"the (?P<which>{last} | next) (?P<fiscal>{fiscal})? (?P<unit>{calunit}) (?:or so)? (?! of {month})",
        _past_unit,
    ),
    Rule("weekend", r"(?:{early})? the (?P<unit>weekend)", _weekend),
    Rule(
        "which_month",
        rf"{_EARLY}? (?P<which>{{this}} | {{last}} | {{next}}) (?P<month>{{month}}) (?! {{day}})",
        _month,
    ),
    Rule(
        "month_of_year",
        rf"{_EARLY}? (?P<month>{{month}}) {{dot}}? (?P<day>{{day}})? {{comma}}? (?:of)? (?P<which>{{this}} | "
        rf"{{last}} | {{next}}) year",
        _month_of,
    ),
    Rule("month_of_that_year", rf"{_EARLY}? (?P<month>{{month}}) of that (?: same)? year", _month_of_that_year),
    Rule(
        "which_season",
        r"(?:{early} | {earlier})? (?: the)? (?P<which>{this} {last} | {this} {next} | {this} | {last} | "
        r"{next}) (?P<season>{season})",
        _season,
    ),
    Rule("day_before", r"the day (?:before | after) (?P<day>yesterday | tomorrow)", _day_before),
    Rule(
        "end_of",
        r"(?:the)? {stage} of (?: the | (?P<which>{this} | {last} | {next}) | the (?P<which2>{this} | "
        r"{next}))  (?P<fiscal>{fiscal})? (?P<unit>{calunit} | day)",
        _end_of,
    ),
    Rule("year_end", r"(?:the)? year (?:{dash} | {poss})? end", _year_end),
    Rule("week_of", r"the week of (?P<month>{month}) {dot}? (?P<day>{day})", _week_of),
    Rule("reference", rf"(?:{_references()})", _reference),
    Rule("current", r"(?P<x>current) (?! {calunit} | {units} | fiscal | account)", _reference),
    Rule("the_full_year", r"the full (?P<fiscal>{fiscal})? (?P<unit>year)", _end_of),
    Rule(
        "for_the_unit",
        r"for (?P<x>the (?P<unit>week | year)) (?! {units}| ended | ending | before | after | of | to | "
        r"{dash})",
        _end_of,
    ),
    Rule("future", r"(?P<x>future) (?! of | {units})", _reference),
    Rule(
        "recent",
        r"(?: in | over | during | of | the) (?P<x>(?:recent | past) (?: {units} | history | times))",
        _recent,
    ),
    Rule("recent_thing", r"(?P<x>recent) (?! {units} | history | times | quarter | period)", _recent),
)  # fmt: skip
