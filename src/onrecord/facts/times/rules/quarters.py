"""Rules for parts of the year and for fiscal years: "the second quarter", "Q3 2023", "H1", "FY24", "fiscal 2023-24"."""

from __future__ import annotations

from datetime import date

from onrecord.facts.times.grammar import NO_PUBLISHED, Context, Found, Reading, Rule
from onrecord.facts.times.periods import Grain, Period, add_months, year_period
from onrecord.facts.times.rules.calendar import full_year
from onrecord.lang.en import numerals
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.times import month_number


def part_of_year(number: int, year: int, *, grain: Grain, fiscal: int = 0) -> Period | None:
    """Return the nth quarter or half of a year."""
    months = 3 if grain == "quarter" else 6
    base = year_period(year, fiscal=fiscal)
    start = add_months(base.start, months * (number - 1)) if base and 1 <= number <= 12 // months else None
    return Period(grain, start, fiscal=fiscal) if start else None


def _part(found: Found, context: Context) -> Reading | None:
    grain: Grain = "half" if found.word("part") == "half" else "quarter"
    last = 2 if grain == "half" else 4
    number = last if found.word("nth") in ("last", "final") else numerals.ordinal_value(found.words("nth"))
    if not number or number > last:
        return None
    year = full_year(found)
    if year:
        return Reading.of(part_of_year(number, year, grain=grain, fiscal=context.fiscal(found)))
    if context.published is None:
        return Reading("DATE", f"XXXX-{grain[0].upper()}{number}", reason=NO_PUBLISHED)
    if found.has("which"):
        shift = {"last": -1, "previous": -1, "next": 1}.get(found.word("which"), 0)
        return Reading.of(part_of_year(number, context.published.year + shift, grain=grain))
    ahead = _QUARTER_AHEAD if context.direction(found.start) > 0 else 0
    return Reading.of(_latest_part(number, context.published, grain=grain, ahead=ahead))


def _latest_part(number: int, on: date, *, grain: Grain, ahead: int) -> Period | None:
    """Return the latest such quarter or half that begins so many days ahead at most."""
    around = (part_of_year(number, year, grain=grain) for year in (on.year - 1, on.year, on.year + 1))
    begun = (p for p in around if p is not None and (p.start - on).days <= ahead)
    return max(begun, key=lambda p: p.start, default=None)


_QUARTER_AHEAD = 95  # days: results "will" be reported for the quarter that is over, plans are for the next one


def _letter_part(found: Found, context: Context) -> Reading | None:
    """Read "Q3 2023", "H1", "3Q23", "Q1 FY24": of the year named, else the latest."""
    grain: Grain = "half" if found.word("part") == "h" else "quarter"
    number = found.int("nth")
    if not _is_letter_part(found) or not 1 <= number <= (2 if grain == "half" else 4):
        return None
    if year := full_year(found):
        return Reading.of(part_of_year(number, year, grain=grain, fiscal=context.fiscal(found)))
    if context.published is None:
        return Reading("DATE", f"XXXX-{found.word('part').upper()}{number}", reason=NO_PUBLISHED)
    ahead = _QUARTER_AHEAD if context.direction(found.start) > 0 else 0
    return Reading.of(_latest_part(number, context.published, grain=grain, ahead=ahead))


def _month_quarter(found: Found, context: Context) -> Reading | None:
    """Read "the March quarter": the latest that ends with the month, as Australia and India call it."""
    number, rest = divmod(month_number(found.word("month")), 3)
    if rest:
        return None
    if context.published is None:
        return Reading("DATE", f"XXXX-Q{number}", reason=NO_PUBLISHED)
    if year := full_year(found):
        return Reading.of(part_of_year(number, year, grain="quarter"))
    over = -_QUARTER if context.direction(found.start) < 0 else 0
    return Reading.of(_latest_part(number, context.published, grain="quarter", ahead=over))


_QUARTER = 90  # days: what fell in a quarter that has begun later than so long ago fell in that of the year before


def _is_letter_part(found: Found) -> bool:
    """Tell "Q3" from "Q 3", "Q1:" of questions, "H1-B" and "H1N1"; a half without its year needs "in", "of", "the"."""
    pieces, at = found.pieces, max(found.match.start("part"), found.match.start("nth"))
    if not pieces.is_glued(at) or not pieces.is_capitalized(found.match.start("part")):
        return False
    if pieces.is_glued(found.end) and pieces.word(found.end) not in _AFTER_PART:
        return False
    return found.has("year") or found.word("part") == "q" or pieces.word(found.start - 1) in _BEFORE_HALF


_AFTER_PART = frozenset(".,;)?!’'\"”")
_BEFORE_HALF = word_lists("time_words")["before_half"]


def _fiscal_year(found: Found, context: Context) -> Reading | None:
    """Read "FY24", "FY2023-24", "fiscal 2023-24", "the 2024/25 financial year": called by the year in which it ends."""
    first = full_year(found, "first")
    if found.word("fiscal") == "fy" and not _is_written_fy(found):
        return None
    if not found.has("last"):
        return Reading.of(year_period(first, fiscal=context.fiscal(found))) if first else None
    last = full_year(found, "last")
    if last != first + 1:
        return None
    start = context.fiscal(found) if found.word("fiscal") == "fiscal" else context.spanned()
    return Reading.of(year_period(last, fiscal=start))


def _is_written_fy(found: Found) -> bool:
    at = found.match.start("fiscal")
    return found.pieces.text[found.pieces.starts[at] : found.pieces.ends[at]] == "FY"


_YEAR = r"(?P<year>{recentyear} | {two} | {shortyear})"
_SPAN = r"(?:{dash} | {slash}) (?P<last>{recentyear} | {two})"

RULES = (
    Rule(
        "quarter",
        r"(?:the)? (?P<fiscal>{fiscal})? {dash}? (?P<nth>{ordinal} | {ordinalday}) {dash}? (?P<part>quarter) "
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
        r"(?P<fiscal>{fiscal})? (?P<nth>{ordinal}) {dash}? (?P<part>quarter | half)",
        _part,
    ),
    Rule(
        "letter_part",
        r"(?:the)? (?P<part>q | h) (?P<nth>{day}) "
        r"(?: (?:of | {comma} | {dash})? (?P<year>{recentyear} | {shortyear}))?",
        _letter_part,
    ),
    Rule("letter_part_fiscal", rf"(?P<part>q | h) (?P<nth>{{day}}) {{comma}}? (?P<fiscal>fy) {_YEAR}", _letter_part),
    Rule("digit_part", rf"(?P<nth>{{day}}) (?P<part>q | h) {_YEAR}?", _letter_part),
    Rule("year_letter_part", r"(?P<year>{recentyear}) {dash}? (?P<part>q | h) (?P<nth>{day})", _letter_part),
    Rule(
        "last_part_of",
        r"the (?P<nth>last | final) (?P<part>quarter | half) of (?: fiscal? (?P<year>{recentyear}) | "
        r"(?P<which>{this} | {last} | {next}) year)",
        _part,
    ),
    Rule(
        "month_quarter",
        r"the (?P<month>{month}) (?P<part>quarter) (?: of? (?P<year>{recentyear}))?",
        _month_quarter,
    ),
    Rule("fiscal_part", rf"(?P<fiscal>fy) {_YEAR} (?P<part>q | h) (?P<nth>{{day}})", _letter_part),
    Rule(
        "fiscal_letters",
        rf"(?P<fiscal>fy) {{dash}}? (?P<first>{{recentyear}} | {{two}} | {{shortyear}}) (?:{_SPAN})?",
        _fiscal_year,
    ),
    Rule("fiscal_span", rf"(?:the)? (?P<fiscal>{{fiscal}}) year? (?P<first>{{recentyear}}) {_SPAN}", _fiscal_year),
    Rule(
        "span_fiscal",
        rf"(?:the)? (?P<first>{{recentyear}}) (?:{_SPAN})? (?P<fiscal>{{fiscal}} | tax) year",
        _fiscal_year,
    ),
)  # fmt: skip
