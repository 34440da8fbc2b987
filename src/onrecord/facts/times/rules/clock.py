"""Rules for times of day: "10:35 a.m. Friday", "noon on Saturday", "Tuesday at 9"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from onrecord.facts.times.grammar import NO_PUBLISHED, Context, Found, Reading, Rule
from onrecord.facts.times.periods import Period
from onrecord.facts.times.rules.calendar import month_day, month_day_of
from onrecord.facts.times.rules.relative import day_word, read_weekday
from onrecord.lang.en import numerals
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.times import lexicon, month_number

_WORDS = word_lists("time_words")
_CLOCK = (
    r"(?: (?P<clock>{clock}) (?P<half>{meridiem})? | (?P<dotted>{dotclock}) (?P<half3>{meridiem})"
    r"| (?P<hour>{hourdigit} | {small}) (?: (?P<half2>{meridiem}) | o {quote}? clock )"
    r"| (?P<name>{hourname}))"
)
_ZONE = r"(?: local time | {zone} time? | {open} {zone} )"


def clock_value(found: Found) -> str | None:
    """Write TIMEX3's part after the day: T22:00, TMO; None if it is not a time of day."""
    if found.has("name"):
        return str(lexicon()["dayparts"][found.word("name")])
    hour, minute = _hour_and_minute(found)
    half = next((found.word(g) for g in ("half", "half2", "half3") if found.has(g)), "")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return f"T{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None


def _hour_and_minute(found: Found) -> tuple[int, int]:
    written = found.word("clock") or found.word("dotted")
    if written:
        hour, minute = (int(n) for n in re.split(r"[:.]", written))
        return hour, minute
    return found.int("hour") or int(found.number("hour") or 0), 0


def _clock(found: Found, context: Context) -> Reading | None:
    clock = clock_value(found)
    if clock is None or not _holds(found):
        return None
    read = _day_of(found, context)
    day = read.period if read else _day_spoken_of(found, context)
    if day is None and context.published:
        day = Period("day", context.published)
    if day is None:
        return Reading("TIME", None, reason=read.reason if read else "no day to belong to")
    if clock == "T24:00" or not clock.startswith("T"):
        return Reading("TIME", day.start.isoformat() + clock, day, day.edtf)
    return Reading.of(replace(day, clock=clock))


def _day_spoken_of(found: Found, context: Context) -> Period | None:
    """Return the day that the text has set, unless that is still to come and the clause is past."""
    day, on = context.anchors.latest("day"), context.published
    if day is not None and on is not None and day.start > on and context.direction(found.start) < 0:
        return None
    return day


def _holds(found: Found) -> bool:
    """Tell whether the words around let it be a time of day."""
    if found.has("name"):
        return _is_hour(found)
    return not found.has("clock") or found.has("half") or _is_time(found)


def _is_hour(found: Found) -> bool:
    """Reject "High Noon" and "pre-dawn"; "dawn" is a time after a preposition only."""
    before = found.pieces.word(found.start - 1)
    if found.word("name") in _WORDS["twilight"]:
        return before in _WORDS["before_twilight"]
    return before not in ("high", "-") or found.has("weekday")


def _is_time(found: Found) -> bool:
    """Tell 3:16 from a score or a verse: a time has a preposition before it, or a zone or a day after it."""
    before = found.pieces.word(found.start - 1)
    return before in _WORDS["before_clock"] or found.has("zone") or found.has("weekday")


def _day_of(found: Found, context: Context) -> Reading | None:
    if found.has("weekday"):
        return read_weekday(found, context)
    if found.has("dayword"):
        return day_word(found, context, group="dayword")
    if found.has("thispart"):
        return Reading.of(Period("day", context.published) if context.published else None, reason=NO_PUBLISHED)
    if found.has("month"):
        return month_day(found, context)
    if found.has("month3"):
        day = found.int("day3") or numerals.ordinal_value(found.words("day3")) or 0
        return month_day_of(found, context, month=month_number(found.word("month3")), day=day)
    return None


def _in_hours_of(found: Found, context: Context) -> Reading | None:
    """Read a part of a day, without a clock: "the early hours of Thursday", "late on Sunday", "the rush hour"."""
    if found.word("hours") == "rush" and found.pieces.is_capitalized(found.match.start("hours")):
        return None  # a title
    read = _day_of(found, context)
    day = read.period if read else _day_spoken_of(found, context)
    if read is not None and day is None:
        return Reading("TIME", None, reason=read.reason)
    day = day or (Period("day", context.published) if context.published else None)
    if day is None:
        return Reading("TIME", None, reason="no day to belong to")
    word = found.word("name") or found.word("hours")
    return Reading.of(replace(day, clock=_parts().get(word, "TMO")))


def _parts() -> Mapping[str, str]:
    parts: Mapping[str, str] = lexicon()["hours"]
    return parts


def _overnight(found: Found, context: Context) -> Reading | None:
    """Read "Overnight, crews stayed", "overnight on Tuesday"; not "an overnight train", "it changed overnight"."""
    pieces, dated = found.pieces, found.end > found.match.end("name")
    opens = pieces.is_capitalized(found.start) and pieces.word(found.end) in _WORDS["after_overnight"]
    return _in_hours_of(found, context) if dated or opens else None


_DAY = (
    r"(?: (?: {last} (?= {weekday}))? (?P<weekday>{weekday}) (?! {comma}? {month} | {comma}? {day} {month})"
    r"| (?P<dayword>today | yesterday | tomorrow)"
    r"| (?: {weekday} {comma}?)? (?P<month>{month}) {dot}? (?P<day>{day})"
    r"| (?: {weekday} {comma}?)? (?:the (?= {ordinalday}))? (?P<day3>{day} | {ordinalday}) of? (?P<month3>{month}))"
)


def _military(found: Found, context: Context) -> Reading | None:
    """Read "at 2130 hours"."""
    written = found.word("digits")
    if len(written) != 4 or not written.isdecimal() or int(written[:2]) > 23 or int(written[2:]) > 59:
        return None
    day = _day_spoken_of(found, context) or (Period("day", context.published) if context.published else None)
    if day is None:
        return Reading("TIME", None, reason="no day to belong to")
    return Reading.of(replace(day, clock=f"T{written[:2]}:{written[2:]}"))


RULES = (
    Rule(
        "military_clock",
        r"(?: at | by | until | till | from | after | before) (?P<x>(?P<digits>{number}) hours)",
        _military,
    ),
    Rule("clock_day", rf"{_CLOCK} (?P<zone>{_ZONE})? {{comma}}? on? {_DAY}", _clock),
    Rule("clock", rf"{_CLOCK} (?P<zone>{_ZONE})?", _clock),
    Rule("day_clock", rf"{_DAY} at {_CLOCK} (?P<zone>{_ZONE})?", _clock),
    Rule(
        "mid_part_day",
        r"mid {dash}? (?P<name>morning | afternoon) (?:on | {comma})? (?: (?P<weekday>{weekday}) | "
        r"(?P<dayword>today | yesterday | tomorrow))?",
        _clock,
    ),
    Rule(
        "early_hours",
        rf"(?:the)? (?P<hours>early | small | wee | late) hours"
        rf"(?: (?:of | on) (?: {_DAY} | (?P<thispart>this morning)))? (?! {{daypart}} | of | on)",
        _in_hours_of,
    ),
    Rule("early_on_day", rf"(?P<name>early | late) on {_DAY}", _in_hours_of),
    Rule(
        "rush_hour",
        rf"(?:the)? (?P<name>morning | evening)? (?P<hours>rush) {{dash}}? hour (?: on? {_DAY})?",
        _in_hours_of,
    ),
    Rule("overnight", rf"(?P<name>overnight) (?: on? {_DAY})?", _overnight),
)  # fmt: skip
