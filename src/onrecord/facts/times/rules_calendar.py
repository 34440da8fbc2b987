"""Rules for dates that name their place in the calendar: days, months, years, decades, holidays, elections."""

from __future__ import annotations

import re
from datetime import date

from onrecord.facts.times.grammar import NO_PUBLISHED, Context, Found, Reading, Rule
from onrecord.facts.times.holidays import election_day
from onrecord.facts.times.periods import Grain, Period, add_months, day_period, interval, period_of, year_period
from onrecord.lang.en import numerals
from onrecord.lang.en.times import lexicon, month_number, season_month, weekday_number

MONTH = r"(?P<month>{month}) {dot}?"
YEAR = r"(?P<year>{year} | {teen} {tens} {dash}? {small}? | two thousand {small}?)"
DAY = r"(?P<day>{day} | {ordinalday} | {ordinal} | {tens} {dash}? {ordinal})"
EARLY = r"(?:{early} {dash}?)"
_NEARER = {-1: 3.0, 0: 2.5, 1: 0.2}
"""How many times nearer a date ahead must be than the one behind, by tense: AQUAINT and TimeBank are best with 2.5 to 4
for the past, 1 to 4 where nothing tells."""
_NEARER_TAGGED = 8.0
"""The same for a past tense that tags tell; a month alone is then never ahead."""


def full_year(found: Found, group: str = "year") -> int:
    """The four digits of a year group; a short year is the one nearest to 1990; 0 if it is none."""
    words = found.words(group)
    if not words:
        return 0
    year = found.int(group) or numerals.year_value(words) or 0
    return year if year > 99 else year + (1900 if year > 40 else 2000)


def day_number(found: Found) -> int:
    """The day of the month, in digits or as an ordinal."""
    return found.int("day") or numerals.ordinal_value(found.words("day")) or 0


def nearest(candidates: list[Period], on: date, *, direction: int, tagged: bool = False) -> Period | None:
    """The candidate that a reader takes: behind a day in the past tense, ahead of it in the future.

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
    """As in "April 24", "Thursday, April 6": the nearest such day on the side that the tense tells."""
    month, day = month_number(found.word("month")), day_number(found)
    if not day_period(2000, month, day) or _is_dateline(found):
        return None
    if context.published is None:
        return Reading("DATE", f"XXXX-{month:02d}-{day:02d}", reason=NO_PUBLISHED)
    if month == 11 and (voted := _voted_on(found, context.published)) and voted.day == day:
        return Reading.of(Period("day", voted))
    if (month, day) == (9, 11) and _is_of_attacks(found, context.published):
        return Reading.of(Period("day", _ATTACKS))
    years = range(context.published.year - 1, context.published.year + 2)
    candidates = [p for year in years if (p := day_period(year, month, day))]
    if found.has("weekday"):
        weekday = weekday_number(found.word("weekday"))
        candidates = [p for p in candidates if p.start.isoweekday() == weekday] or candidates
    return Reading.of(
        nearest(candidates, context.published, direction=context.direction(found.start), tagged=context.tagged)
    )


_ATTACKS = date(2001, 9, 11)
_FAR = 60  # days: further from any other September 11, few stories speak of that


def _is_of_attacks(found: Found, published: date) -> bool:
    """Whether "Sept. 11" is that of 2001: "the Sept. 11 attacks"."""
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
    """Whether it dates the article itself: "PARIS, March 3 (Agency) --"."""
    word, at = found.pieces.word, found.end
    return (
        word(at) == "("
        and word(at + 2) == ")"
        and word(at + 3)[:1] in ("-", "–", "—", "_")
        and word(found.start - 1) == ","
    )


def _month_year(found: Found, context: Context) -> Reading | None:
    year = full_year(found)
    return Reading.of(day_month(year, month_number(found.word("month")))) if 2 <= year < 9999 else None


def day_month(year: int, month: int) -> Period:
    """The month as a period."""
    return Period("month", date(year, month, 1))


def _is_month(found: Found) -> bool:
    """Whether the word is a month: "in May" is, "Theresa May", "Jan Novak" and "March for Life" are not."""
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
    years = range(max(context.published.year - 1, 1), min(context.published.year + 2, 9999))
    candidates = [day_month(year, month) for year in years]
    return Reading.of(
        nearest(candidates, context.published, direction=context.direction(found.start), tagged=context.tagged)
    )


_ELECTIONS = frozenset(("election", "elections", "ballot", "midterms", "vote"))
_LONG_SINCE = 120  # days: of an election longer ago, and of none ahead this year, the tense tells more


def _voted_on(found: Found, published: date) -> date | None:
    """The day of "the November election", "the Nov. 8 presidential election": this year's, or the one just held."""
    if _ELECTIONS.isdisjoint(found.pieces.words[found.end : found.end + 3]):
        return None
    days = [election_day(year) for year in (published.year, published.year - 1) if year > 0 and year % 2 == 0]
    near = (day for day in days if published <= day or (published - day).days <= _LONG_SINCE)
    return next(near, None)


def _year(found: Found, context: Context) -> Reading | None:
    year = full_year(found)
    if _is_count(found) and not _is_of_our_days(year, context):
        return None
    period = year_period(year, fiscal=context.fiscal(found)) if year else None
    return Reading.of(period) if period else None


def _is_count(found: Found) -> bool:
    """As in "holds 2000 people": a plural follows, and no word before it leads to a year ("the 2008 elections")."""
    after, before = found.pieces.word(found.end), found.pieces.word(found.start - 1)
    plural = after in _PEOPLE or (after.endswith("s") and len(after) > 3 and after.isalpha())
    return (
        plural
        and not found.pieces.is_capitalized(found.end)
        and before not in lexicon()["ambiguous"]["before"]
        and before != "since"
    )


def _is_of_our_days(year: int, context: Context) -> bool:
    """Whether four digits without a comma are hardly a count: "2013 comments" in a story of 2015, not "2000 seats"."""
    published = context.published
    return published is not None and published.year - 30 <= year <= published.year + 5 and year % 100 != 0


_PEOPLE = frozenset(("people", "men", "women", "children", "more", "other"))


def _short_year(found: Found, context: Context) -> Reading | None:
    period = year_period(full_year(found))
    return Reading.of(period) if period else None


def _year_range(found: Found, context: Context) -> Reading | None:
    first, last = found.int("first"), found.int("last")
    last = last if last > 99 else first // 100 * 100 + last
    begin, end = year_period(first), year_period(last)
    if not begin or not end or last <= first:
        return None
    return Reading("DATE", f"{first}/{last}", period=end, edtf=interval(begin, end))


_OWNERS = frozenset(("his", "her", "their", "my", "your", "our", "its"))


def _decade(found: Found, context: Context) -> Reading | None:
    word = found.word("decade").strip("'’‘")
    if found.pieces.word(found.start - 1) in _OWNERS:  # "in his 30s" is an age
        return None
    names = lexicon()["classes"]["decadename"]
    if word in names:
        year = 1920 + 10 * names.index(word)
    else:
        year = int(re.sub(r"\D", "", word))
        if year < _BARE_DECADE and found.word("decade")[0].isdigit():
            return None
        year += 0 if year > 99 else 1900 if year > 10 else 2000
    return Reading.of(period_of("decade", date(year, 1, 1))) if 10 <= year < 9990 else None


_BARE_DECADE = 60
"""News writes "the '30s", "the 1930s": a bare "low 40s" is a rate or a temperature, "the mid-60s" mostly a decade."""


def _century(found: Found, context: Context) -> Reading | None:
    number = numerals.ordinal_value(found.words("day"))
    return Reading.of(period_of("century", date(max(100 * (number - 1), 1), 1, 1))) if number and number < 99 else None


def _season(found: Found, context: Context) -> Reading | None:
    month, year = season_month(found.word("season")), full_year(found)
    if year:
        return Reading.of(Period("season", date(year, month, 1))) if 2 <= year < 9998 else None
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    around = range(max(context.published.year - 1, 2), min(context.published.year + 2, 9998))
    candidates = [Period("season", date(y, month, 1)) for y in around]
    return Reading.of(
        nearest(candidates, context.published, direction=context.direction(found.start), tagged=context.tagged)
    )


def part_of_year(number: int, year: int, *, grain: Grain, fiscal: int = 0) -> Period | None:
    """The nth quarter or half of a year."""
    months = 3 if grain == "quarter" else 6
    base = year_period(year, fiscal=fiscal)
    start = add_months(base.start, months * (number - 1)) if base and 1 <= number <= 12 // months else None
    return Period(grain, start, fiscal=fiscal) if start else None


def _part(found: Found, context: Context) -> Reading | None:
    grain: Grain = "half" if found.word("part") == "half" else "quarter"
    number = numerals.ordinal_value(found.words("nth"))
    if not number or number > (2 if grain == "half" else 4):
        return None
    year = full_year(found)
    if not year:
        anchor = context.published
        if anchor is None:
            return Reading("DATE", f"XXXX-{grain[0].upper()}{number}", reason=NO_PUBLISHED)
        shift = {"last": -1, "previous": -1, "next": 1}.get(found.word("which"), 0)
        candidates = [
            p for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (p := part_of_year(number, y, grain=grain))
        ]
        if found.has("which"):
            return Reading.of(part_of_year(number, anchor.year + shift, grain=grain))
        ahead = _QUARTER_AHEAD if context.direction(found.start) > 0 else 0
        return Reading.of(
            max((p for p in candidates if (p.start - anchor).days <= ahead), key=lambda p: p.start, default=None)
        )
    return Reading.of(part_of_year(number, year, grain=grain, fiscal=context.fiscal(found)))


_QUARTER_AHEAD = 95  # days: results "will" be reported for the quarter that is over, plans are for the next one


def _iso(found: Found, context: Context) -> Reading | None:
    year, month, day = (int(n) for n in found.word("date").split("-"))
    period = day_period(year, month, day)
    return Reading.of(period) if period else None


def _slashes(found: Found, context: Context) -> Reading | None:
    month, day, year = (int(n) for n in found.word("date").split("/"))
    year += 0 if year > 99 else 1900 if year > 40 else 2000
    period = day_period(year, month, day) or day_period(year, day, month)
    return Reading.of(period) if period else None


def _listed_day(found: Found, context: Context) -> Reading | None:
    """The second day of "April 24 and 25": of the month that has just been read."""
    last = context.anchors.last
    if last is None or last.grain != "day":
        return None
    period = day_period(last.start.year, last.start.month, day_number(found))
    return Reading.of(period) if period and period.start > last.start else None


_NOT_COUNT = r"(?! {dash}? (?:{unit} | {units} | {scale} | {money}) | {comma} {number}| {dash} {number})"

RULES = (
    Rule("iso_date", r"(?P<date>{isodate})", _iso),
    Rule("slash_date", r"(?P<date>{slashdate})", _slashes),
    Rule("nine_eleven", r"{nineeleven}", _nine_eleven),
    Rule(
        "month_day_year",
        rf"(?:(?P<weekday>{{weekday}}) {{comma}}?)? {EARLY}? {MONTH} the? {DAY} {{comma}}? {YEAR}",
        _full_date,
    ),
    Rule(
        "day_month_year",
        rf"(?:(?P<weekday>{{weekday}}) {{comma}}?)? (?:the (?={{ordinalday}}))? {DAY} of? {MONTH} {{comma}}? "
        rf"{YEAR}",
        _full_date,
    ),
    Rule(
        "weekday_month_day",
        rf"(?:this {{next}}?)? (?P<weekday>{{weekday}}) {{comma}}? the? {MONTH} the? {DAY} (?!{{units}})",
        month_day,
    ),
    Rule(
        "month_day",
        rf"(?: {{early}} | last)? {MONTH} (?:the)? {DAY} (?! {{units}} | {{scale}} | {{money}})",
        month_day,
    ),
    Rule("day_month", rf"(?:the (?={{ordinalday}}))? (?P<day>{{day}}|{{ordinalday}}) of? {MONTH}", month_day),
    Rule(
        "listed_day",
        r"{month} {dot}? {day} (?:and | to | through | until | {dash} | or | {comma} and? ) "
        r"(?P<x>(?P<day>{day})) (?! {comma}? {year}| {scale} | {money} | {units})",
        _listed_day,
    ),
    Rule("month_year", rf"(?: the {{early}} of | {EARLY})? {MONTH} (?:of | {{comma}})? {YEAR}", _month_year),
    Rule("month_short_year", rf"{MONTH} (?P<year>{{shortyear}})", _month_year),
    Rule("month", rf"(?:the {{stage}} of | {EARLY})? (?P<month>{{month}}) (?: {{dot}} (?= [^\n])  )?", _month),
    Rule("year_range", r"(?P<first>{recentyear}) {dash} (?P<last>{recentyear} | {two})", _year_range),
    Rule("the_year", rf"the year {YEAR}", _year),
    Rule("fiscal_year", r"(?P<fiscal>(?:the)? fiscal) {dash}? year? (?P<year>{recentyear})", _year),
    Rule(
        "year",
        rf"(?<! {{money}}) (?: the {{stage}} of (?:the year)? | {EARLY})? (?P<year>{{recentyear}}) {_NOT_COUNT}",
        _year,
    ),
    Rule(
        "year_in_words",
        r"(?:the {stage} of | {early} {dash}?)? (?P<year>{teen} {tens} {dash}? {small}? (?<! {scale}))(?! "
        r"{scale} | {units} | {dash} {units} | {money})",
        _year,
    ),
    Rule(
        "old_year",
        r"(?: in | since | of | by | until | from | before | after | to | circa) (?P<x>(?P<year>{year})) (?! "
        r"{units} | {scale} | {money} | {comma} {number})",
        _year,
    ),
    Rule(
        "short_year",
        r"(?: in | since | of | by | until | from | before | after | back) (?P<x>(?P<year>{shortyear}))",
        _short_year,
    ),
    Rule("decade", rf"(?: the {EARLY} | {EARLY} | the {{last}} half of the)? (?P<decade>{{decade}})", _decade),
    Rule("decade_in_words", r"the {early}? {dash}? (?P<decade>{decadename})", _decade),
    Rule("century", r"(?: the {early}? {dash}?)? (?P<day>{ordinalday} | {ordinal}) {dash}? century", _century),
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
    Rule(
        "quarter",
        r"(?:the)? (?P<fiscal>fiscal)? {dash}? (?P<nth>{ordinal} | {ordinalday}) {dash}? (?P<part>quarter) "
        r"(?: (?:of)? fiscal? {comma}? (?P<year>{recentyear}) | of (?P<which>{this} | {last} | {next}) year)?",
        _part,
    ),
    Rule(
        "half",
        r"(?:the)? (?P<nth>{ordinal} | last) (?P<part>half) of (?: (?:fiscal)? (?P<year>{recentyear}) | "
        r"(?P<which>{this} | {last} | {next} | the) year)",
        _part,
    ),
    Rule(
        "year_quarter",
        r"(?: (?P<which>{this} | {last} | {next}) year {poss} | (?P<year>{recentyear}) {poss}? ) "
        r"(?P<fiscal>fiscal)? (?P<nth>{ordinal}) {dash}? (?P<part>quarter | half)",
        _part,
    ),
)  # fmt: skip
