"""Rules for years and more: "1987", "the year 2000", "2015-16", "the early 1970s", "the 19th century"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.facts.times.grammar import Context, Found, Reading, Rule
from onrecord.facts.times.periods import interval, period_of, year_period
from onrecord.facts.times.rules.calendar import EARLY, YEAR, full_year
from onrecord.lang.en import numerals
from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.lang.en.times import lexicon
from onrecord.lang.en.units import currency_signs

_WORDS = word_lists("time_words")


def _year(found: Found, context: Context) -> Reading | None:
    year = full_year(found)
    if _names_thing(found) or (_is_count(found) and not _is_of_our_days(year, context)) or _is_counted(found):
        return None
    period = year_period(year, fiscal=context.fiscal(found)) if year else None
    return Reading.of(period) if period else None


def _names_thing(found: Found) -> bool:
    """Recognize "the A2024 road", "Room 2015", "Rs. 2000", "2000 BC"."""
    pieces, at = found.pieces, found.start
    if pieces.is_glued(at) and pieces.word(at - 1)[-1:].isalpha():
        return True
    before = at - 1 - (pieces.word(at - 1) == ".")
    sign = currency_signs().get(pieces.text[pieces.starts[before] : pieces.ends[before]]) if before >= 0 else None
    if (sign is not None and sign.sure) or pieces.word(found.end) in _WORDS["before_christ"]:
        return True
    return pieces.word(at - 1) in _WORDS["numbered"] and pieces.is_capitalized(at - 1)


def _is_count(found: Found) -> bool:
    """Recognize "holds 2000 people": a plural follows, and no word before leads to a year ("the 2008 elections")."""
    after, before = found.pieces.word(found.end), found.pieces.word(found.start - 1)
    if not _is_plural(after) or found.pieces.is_capitalized(found.end):
        return False
    return before != "since" and before not in lexicon()["ambiguous"]["before"]


def _is_counted(found: Found) -> bool:
    """Recognize a count by what it counts ("2012 votes", "2010 knots"), or by a verb before it ("sold 2024 cars")."""
    after, before = found.pieces.word(found.end), found.pieces.word(found.start - 1)
    if after in _WORDS["measured"] and before == "by":
        return True
    if not _is_count(found):
        return False
    return after in _WORDS["measured"] or (
        before in _WORDS["counting"] and after.removesuffix("s") not in word_set("events")
    )


def _is_plural(word: str) -> bool:
    if word in _PEOPLE:
        return True
    return word.endswith("s") and len(word) > 3 and word.isalpha()


def _is_of_our_days(year: int, context: Context) -> bool:
    """Tell whether four digits are hardly a count: "2013 comments" in a story of 2015, not "2000 seats"."""
    published = context.published
    return published is not None and published.year - 30 <= year <= published.year + 5 and year % 100 != 0


_PEOPLE = _WORDS["people"]


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


_OWNERS = _WORDS["owners"]


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


_NOT_COUNT = r"(?! {dash}? (?:{unit} | {units} | {scale} | {money}) | {comma} {number}| {dash} {number})"

RULES = (
    Rule("year_range", r"(?P<first>{recentyear}) {dash} (?P<last>{recentyear} | {two})", _year_range),
    Rule("the_year", rf"the year {YEAR}", _year),
    Rule("fiscal_year", r"(?:the)? (?P<fiscal>{fiscal}) {dash}? year? (?P<year>{recentyear})", _year),
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
)  # fmt: skip
