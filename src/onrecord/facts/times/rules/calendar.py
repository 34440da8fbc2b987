"""Rules for dates that name their place in the calendar: days, months, years, decades, holidays, elections."""

from __future__ import annotations

from datetime import date

from onrecord.facts.times.grammar import NO_PUBLISHED, Context, Found, Reading, Rule
from onrecord.facts.times.holidays import election_day
from onrecord.facts.times.periods import Period, day_period
from onrecord.lang.en import numerals
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.times import lexicon, month_number, season_month, weekday_number

MONTH = r"(?P<month>{month}) {dot}?"
NAMED_DAY = r"(?:the)? (?:(?P<weekday>{weekday}) | (?P<weekday2>{shortweekday}) {dot}?)"
DAY_BEHIND = (
    r"(?: {comma} (?: which (?:was | is | will be))? a (?P<weekday3>{weekday})"
    r"| {open} (?:a)? (?P<weekday4>{weekday}) {close})"
)
"""The weekday that is told after its day: "Dec. 18, a Wednesday", "Dec. 18 (Wednesday)"."""
LAST_MONTH = r"(?: (?P<month>{shortmonth}) {dot}? | (?P<month2>{month}))"
"""A month that ends an expression: the full stop is its own where it is shortened: "3 Sept.", not "3 May."."""
YEAR = r"(?P<year>{year} | {teen} {tens} {dash}? {small}? | two thousand {small}?)"
DAY = r"(?P<day>{day} | {ordinalday} | {ordinal} | {tens} {dash}? {ordinal})"
EARLY = r"(?:{early} {dash}?)"
_WORDS = word_lists("time_words")
_NEARER = {-1: 3.0, 0: 2.5, 1: 0.2, 2: 0.0}
"""How many times nearer a date ahead must be than the one behind, by tense: AQUAINT and TimeBank are best with 2.5 to 4
for the past, 1 to 4 where nothing tells; 2 is a day that a plan names."""
_NEARER_TAGGED = 8.0
"""The same for a past tense that tags tell; a month alone is then never ahead."""


def full_year(found: Found, group: str = "year") -> int:
    """Return the four digits of a year group (a short year is the one nearest to 1990); 0 if it is not a year."""
    words = found.words(group)
    if not words:
        return 0
    year = found.int(group) or numerals.year_value(words) or 0
    return year if year > 99 else year + (1900 if year > 40 else 2000)


def day_number(found: Found) -> int:
    """Read the day of the month, in digits or as an ordinal."""
    return found.int("day") or numerals.ordinal_value(found.words("day")) or 0


def nearest(candidates: list[Period], on: date, *, direction: int, tagged: bool = False) -> Period | None:
    """Choose the candidate that a reader takes: behind a day in the past tense, ahead of it in the future.

    A past tense does not reach back a year to pass over a date in the next weeks: there it is another clause's.
    """
    before = max((p for p in candidates if p.start <= on), key=lambda p: p.start, default=None)
    after = min((p for p in candidates if p.end >= on), key=lambda p: p.start, default=None)
    if before is None or after is None or before == after:
        return before or after
    if tagged and direction < 0 and after.grain != "day":
        return before
    ratio = _NEARER_TAGGED if tagged and direction < 0 else _NEARER[direction]
    return after if (after.start - on).days * ratio < max((on - before.end).days, 0) else before


def _full_date(found: Found, context: Context) -> Reading | None:
    period = day_period(full_year(found), month_number(found.word("month")), day_number(found))
    return Reading.of(period) if period else None


def month_day(found: Found, context: Context) -> Reading | None:
    """Read "April 24", "Thursday, April 6": the nearest such day on the side that the tense tells."""
    month = month_number(found.word("month") or found.word("month2"))
    return month_day_of(found, context, month=month, day=day_number(found))


def month_day_of(found: Found, context: Context, *, month: int, day: int) -> Reading | None:
    """Read a day of a month without its year; None where it is none, or dates the article itself."""
    if not day_period(2000, month, day) or _is_dateline(found):
        return None
    if context.published is None:
        return Reading("DATE", f"XXXX-{month:02d}-{day:02d}", reason=NO_PUBLISHED)
    if month == 11 and (voted := _voted_on(found, context.published)) and voted.day == day:
        return Reading.of(Period("day", voted))
    if (month, day) == (9, 11) and _is_of_attacks(found, context.published):
        return Reading.of(Period("day", _ATTACKS))
    candidates = _such_days(found, context.published.year, month=month, day=day)
    period = nearest(candidates, context.published, direction=context.way(found), tagged=context.tagged)
    if period is not None and _weekday_told(found):
        context.anchors.tell_weekday(period)
    return Reading.of(period)


def _weekday_told(found: Found) -> str | None:
    """Return the weekday that the text names with a date, before it or behind."""
    return next((found.word(g) for g in _WEEKDAYS if found.has(g)), None)


def _such_days(found: Found, year: int, *, month: int, day: int) -> list[Period]:
    """Return the days of this and the years beside it; only those of its weekday, where the text names one."""
    days = [p for y in range(year - 1, year + 2) if (p := day_period(y, month, day))]
    named = _weekday_told(found)
    if named is None:
        return days
    weekday = weekday_number(named)
    return [p for p in days if p.start.isoweekday() == weekday] or days


_WEEKDAYS = tuple(f"weekday{n}" for n in ("", 2, 3, 4))
_ATTACKS = date(2001, 9, 11)
_FAR = 60  # days: further from any other September 11, few stories speak of that


def _is_of_attacks(found: Found, published: date) -> bool:
    """Tell whether "Sept. 11" is that of 2001: "the Sept. 11 attacks"."""
    words, rules = found.pieces.words, lexicon()["attacks"]
    if published < _ATTACKS:
        return False
    behind = set(words[found.end : found.end + 2])
    around = set(words[max(found.start - 40, 0) : found.end + 40])
    far = all(
        abs((published - date(y, 9, 11)).days) > _FAR for y in (published.year - 1, published.year, published.year + 1)
    )
    return not behind.isdisjoint(rules["behind"]) or (far and not around.isdisjoint(rules["around"]))


def _nine_eleven(found: Found, context: Context) -> Reading | None:
    return Reading.of(Period("day", _ATTACKS))


def _is_dateline(found: Found) -> bool:
    """Tell whether it dates the article itself: "PARIS, March 3 (Agency) --"."""
    word, at = found.pieces.word, found.end
    agency = word(at) == "(" and word(at + 2) == ")"
    return agency and word(at + 3)[:1] in ("-", "–", "—", "_") and word(found.start - 1) == ","


def _month_year(found: Found, context: Context) -> Reading | None:
    year = full_year(found)
    return Reading.of(day_month(year, month_number(found.word("month")))) if 2 <= year < 9999 else None


def day_month(year: int, month: int) -> Period:
    """Return the month as a period."""
    return Period("month", date(year, month, 1))


def _is_month(found: Found) -> bool:
    """Tell whether the word is a month: "in May" is; "Theresa May", "Jan Novak" and "March for Life" are not."""
    word, at = found.word("month"), found.match.start("month")
    rules = lexicon()["ambiguous"]
    if word not in rules["months"]:
        return True
    pieces = found.pieces
    if pieces.word(at - 1) not in rules["before"] or (word == "march" and pieces.word(at + 1) in rules["after_march"]):
        return False
    return len(word) > 3 or word == "may" or pieces.word(at + 1) == "."


def _month(found: Found, context: Context) -> Reading | None:
    after = found.pieces.word(found.end + (found.pieces.word(found.end) == "."))
    if not _is_month(found) or (after.isdecimal() and len(after) < 3):  # a day that another rule has turned down
        return None
    month = month_number(found.word("month"))
    if context.published is None:
        return Reading("DATE", f"XXXX-{month:02d}", reason=NO_PUBLISHED)
    if month == 11 and (voted := _voted_on(found, context.published)):
        return Reading.of(day_month(voted.year, month))
    if (told := _year_told(found, context, month)) and context.way(found) <= 0:
        return Reading.of(day_month(told, month))
    years = range(max(context.published.year - 1, 1), min(context.published.year + 2, 9999))
    candidates = [day_month(year, month) for year in years]
    return Reading.of(nearest(candidates, context.published, direction=context.way(found), tagged=context.tagged))


_OLD = 2  # years: of a month of longer ago the year is told anew, or it is the sentence's
_NEXT_MONTHS = 6


def _year_told(found: Found, context: Context, month: int) -> int | None:
    """Return the year of "in the summer of 2004 … in mid-August": of a month of long ago in the same sentence.

    The month is of that stretch or of the half year after it.
    """
    last, on = context.anchors.last, context.published
    if last is None or on is None or on.year - last.start.year < _OLD or last.grain not in _WORDS["with_year"]:
        return None
    distance = month - last.start.month
    words = found.pieces.words[max(found.start - _SENTENCE, 0) : found.start]
    ends = (k for k, word in enumerate(reversed(words)) if word in _WORDS["sentence_ends"] or word[0] == "\n")
    sentence = words[len(words) - next(ends, len(words)) :]
    is_near = str(last.start.year) in sentence and "since" not in sentence
    return last.start.year if is_near and 0 <= distance <= _NEXT_MONTHS else None


_SENTENCE = 40  # pieces: 95 of 100 sentences are shorter
_ELECTIONS = _WORDS["elections"]
_LONG_SINCE = 120  # days: of an election longer ago, and of none ahead this year, the tense tells more


def _voted_on(found: Found, published: date) -> date | None:
    """Return the day of "the November election", "the Nov. 8 presidential election": this year's, or the last one."""
    if _ELECTIONS.isdisjoint(found.pieces.words[found.end : found.end + 3]):
        return None
    days = [election_day(year) for year in (published.year, published.year - 1) if year > 0 and year % 2 == 0]
    near = (day for day in days if published <= day or (published - day).days <= _LONG_SINCE)
    return next(near, None)


def _season(found: Found, context: Context) -> Reading | None:
    month, year = season_month(found.word("season")), full_year(found)
    if year:
        return Reading.of(Period("season", date(year, month, 1))) if 2 <= year < 9998 else None
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    around = range(max(context.published.year - 1, 2), min(context.published.year + 2, 9998))
    candidates = [Period("season", date(y, month, 1)) for y in around]
    way = context.direction(found.start)
    return Reading.of(nearest(candidates, context.published, direction=way, tagged=context.tagged))


def _listed_day(found: Found, context: Context) -> Reading | None:
    """Read the second day of "April 24 and 25": of the month that has just been read."""
    last = context.anchors.last
    if last is None or last.grain != "day":
        return None
    period = day_period(last.start.year, last.start.month, day_number(found))
    return Reading.of(period) if period and period.start > last.start else None


RULES = (
    Rule("nine_eleven", r"{nineeleven}", _nine_eleven),
    Rule(
        "month_day_year",
        rf"(?: {NAMED_DAY} {{comma}}?)? {EARLY}? {MONTH} the? {DAY} {{comma}}? {YEAR} {DAY_BEHIND}?",
        _full_date,
    ),
    Rule(
        "day_month_year",
        rf"(?: {NAMED_DAY} {{comma}}?)? (?:the (?={{ordinalday}}))? {DAY} of? {MONTH} {{comma}}? {YEAR} {DAY_BEHIND}?",
        _full_date,
    ),
    Rule(
        "dashed_date",
        r"(?P<day>{day}) {dash} (?P<month>{month}) {dash} (?P<year>{recentyear} | {two})",
        _full_date,
    ),
    Rule(
        "weekday_month_day",
        rf"(?:this {{next}}?)? {NAMED_DAY} {{comma}}? the? {MONTH} the? {DAY} (?!{{units}})",
        month_day,
    ),
    Rule(
        "month_day",
        rf"(?: {{early}} | last)? {MONTH} (?:the)? {DAY} (?! {{units}} | {{scale}} | {{money}}) {DAY_BEHIND}?",
        month_day,
    ),
    Rule(
        "day_month",
        rf"(?: {NAMED_DAY} {{comma}}?)? (?:the (?={{ordinalday}}))? (?P<day>{{day}} | {{ordinalday}}) of? {LAST_MONTH} "
        rf"{DAY_BEHIND}?",
        month_day,
    ),
    Rule(
        "listed_day",
        r"{month} {dot}? {day} (?:and | to | through | until | {dash} | or | {comma} and? ) "
        r"(?P<x>(?P<day>{day})) (?! {comma}? {year}| {scale} | {money} | {units})",
        _listed_day,
    ),
    Rule("month_year", rf"(?: the {{early}} of | {EARLY})? {MONTH} (?:of | {{comma}})? {YEAR}", _month_year),
    Rule("month_short_year", rf"{MONTH} (?P<year>{{shortyear}})", _month_year),
    Rule("month", rf"(?:the {{stage}} of | {EARLY})? (?P<month>{{month}}) (?: {{dot}} (?= [^\n])  )?", _month),
    Rule(
        "season_year",
        r"(?:the)? (?:{early})? (?P<season>{season}) of? (?P<year>{recentyear} | {teen} {tens} {dash}? "
        r"{small}?)",
        _season,
    ),
    Rule(
        "season",
        r"(?: in | during | over | by | until | since | before | after | into | of | this) (?P<x>(?:the "
        r"{early}? | {early}) (?P<season>{season}))",
        _season,
    ),
)  # fmt: skip
