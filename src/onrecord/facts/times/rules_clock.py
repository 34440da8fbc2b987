"""Rules for times of day: "10:35 a.m. Friday", "noon on Saturday", "Tuesday at 9"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.facts.times.grammar import Context, Found, Reading, Rule
from onrecord.facts.times.periods import Period
from onrecord.facts.times.rules_calendar import month_day
from onrecord.facts.times.rules_relative import day_word, read_weekday
from onrecord.lang.en.times import lexicon

_CLOCK = (
    r"(?: (?P<clock>{clock}) (?P<half>{meridiem})?"
    r"| (?P<hour>{hourdigit} | {small}) (?: (?P<half2>{meridiem}) | o {quote}? clock )"
    r"| (?P<name>{hourname}))"
)
_ZONE = r"(?: local time | {zone} time? | {open} {zone} )"


def clock_value(found: Found) -> str | None:
    """TIMEX3's part after the day: T22:00, TMO; None for no time of day."""
    if found.has("name"):
        return str(lexicon()["dayparts"][found.word("name")])
    if found.has("clock"):
        hour, minute = (int(n) for n in found.word("clock").split(":"))
        half = found.word("half")
    else:
        hour, minute, half = found.int("hour"), 0, found.word("half2")
        hour = hour or int(found.number("hour") or 0)
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return f"T{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None


def _clock(found: Found, context: Context) -> Reading | None:
    clock = clock_value(found)
    if found.has("name") and not _is_hour(found):
        return None
    if clock is None or (found.has("clock") and not found.has("half") and not _is_time(found)):
        return None
    read = _day_of(found, context)
    day = read.period if read else context.anchors.latest("day")
    if day is None and context.published:
        day = Period("day", context.published)
    if day is None:
        return Reading("TIME", None, reason=read.reason if read else "no day to belong to")
    if clock == "T24:00" or not clock.startswith("T"):
        return Reading("TIME", day.start.isoformat() + clock, day, day.edtf)
    return Reading.of(replace(day, clock=clock))


def _is_hour(found: Found) -> bool:
    """As in "High Noon" and "pre-dawn" are no times; "dawn" is one after a preposition only."""
    before = found.pieces.word(found.start - 1)
    if found.word("name") in ("dawn", "dusk", "sunrise", "sunset"):
        return before in ("at", "before", "after", "by", "until", "since", "around")
    return before not in ("high", "-") or found.has("weekday")


def _is_time(found: Found) -> bool:
    """A bare 3:16 may be a score or a verse: a time has a preposition before it, or a zone or a day after it."""
    before = found.pieces.word(found.start - 1)
    return (
        before in ("at", "by", "until", "till", "before", "after", "around", "about")
        or found.has("zone")
        or found.has("weekday")
    )


def _day_of(found: Found, context: Context) -> Reading | None:
    if found.has("weekday"):
        return read_weekday(found, context)
    if found.has("dayword"):
        return day_word(found, context, group="dayword")
    if found.has("month"):
        return month_day(found, context)
    return None


_DAY = (
    r"(?: (?P<weekday>{weekday}) (?! {comma} {month}) | (?P<dayword>today | yesterday | tomorrow)"
    r"| (?: {weekday} {comma}?)? (?P<month>{month}) {dot}? (?P<day>{day}))"
)

RULES = (
    Rule("clock_day", rf"{_CLOCK} (?P<zone>{_ZONE})? {{comma}}? on? {_DAY}", _clock),
    Rule("clock", rf"{_CLOCK} (?P<zone>{_ZONE})?", _clock),
    Rule("day_clock", rf"{_DAY} at {_CLOCK} (?P<zone>{_ZONE})?", _clock),
    Rule(
        "mid_part_day",
        r"mid {dash}? (?P<name>morning | afternoon) (?:on | {comma})? (?: (?P<weekday>{weekday}) | "
        r"(?P<dayword>today | yesterday | tomorrow))?",
        _clock,
    ),
)  # fmt: skip
