"""Rules for holidays and elections of the United States, whose dates are computed."""

from __future__ import annotations

import re
from datetime import date

from onrecord.facts.times import holidays
from onrecord.facts.times.grammar import NO_PUBLISHED, Context, Found, Reading, Rule
from onrecord.facts.times.periods import Period
from onrecord.facts.times.rules.calendar import full_year, nearest
from onrecord.lang.en.times import lexicon


def _holiday(found: Found, context: Context) -> Reading | None:
    name = " ".join(found.words("holiday")).replace("’", "'").replace(" 's", "'s").replace(" '", "'").replace(" .", ".")
    rule = lexicon()["holidays"].get(name)
    if rule is None:
        return None
    if year := full_year(found):
        return Reading.of(Period("day", holidays.holiday(rule, year))) if 1583 <= year < 4000 else None
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    on = context.published
    shift = {"last": -1, "next": 1}.get(found.word("which"), context.direction(found.start))
    candidates = [
        Period("day", holidays.holiday(rule, y)) for y in (on.year - 1, on.year, on.year + 1) if 1583 <= y < 4000
    ]
    return Reading.of(nearest(candidates, on, direction=shift, tagged=context.tagged)) if candidates else None


def _super_tuesday(found: Found, context: Context) -> Reading | None:
    """Read the day of a presidential year on which most states vote in the primaries."""
    at = found.match.start("name")
    if not found.pieces.is_capitalized(at):
        return None
    days = {int(year): date.fromisoformat(day) for year, day in lexicon()["super_tuesdays"].items()}
    if year := full_year(found) or full_year(found, "year2"):
        return Reading.of(Period("day", days[year]) if year in days else None, reason="no such day in the table")
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    candidates = [Period("day", day) for day in days.values()]
    return Reading.of(nearest(candidates, context.published, direction=context.direction(found.start)))


def read_election(found: Found, context: Context) -> Reading | None:
    """Read a federal election: of its year, else the nearest on the side that the tense tells."""
    kind = found.word("kind").replace("midterms", "midterm") or "general"
    if year := full_year(found):
        return Reading.of(Period("day", holidays.election_day(year))) if 1845 <= year < 4000 else None
    if context.published is None:
        return Reading("DATE", None, reason=NO_PUBLISHED)
    shift = {"last": -1, "next": 1, "this": 1}.get(
        found.word("which"), context.direction(found.start) or _nearer(kind, context.published)
    )
    year = holidays.election_year(kind, on=context.published, direction=shift)
    return Reading.of(Period("day", holidays.election_day(year)))


def _nearer(kind: str, on: date) -> int:
    before, after = (holidays.election_day(holidays.election_year(kind, on=on, direction=d)) for d in (-1, 1))
    return 1 if (after - on) <= (on - before) else -1


def _holiday_pattern() -> str:
    """Write every name in the lexicon as a rule's words, the longest first."""
    names = sorted(lexicon()["holidays"], key=lambda n: (-len(n), n))
    parts = [re.sub(r"(?<=\w)'s\b", " {poss}", n).replace("' ", " {quote}? ").replace(".", " {dot}? ") for n in names]
    return "|".join(parts)


_ELECTION = r"(?: election | elections)"

RULES = (
    Rule(
        "holiday",
        rf"(?: (?P<which>{{this}} | {{last}} | {{next}}) )? (?P<holiday>{_holiday_pattern()}) (?: {{comma}}? "
        rf"(?:of)? (?P<year>{{recentyear}}))?",
        _holiday,
    ),
    Rule(
        "us_election_day",
        r"(?P<which>{this} | {last} | {next})? election day (?: (?:in | of | {comma})? "
        r"(?P<year>{recentyear}))?",
        read_election,
    ),
    Rule(
        "super_tuesday",
        r"(?P<year>{recentyear})? (?P<name>super) tuesday (?: (?:in | of | {comma})? (?P<year2>{recentyear}))?",
        _super_tuesday,
    ),
    Rule(
        "us_midterm_elections",
        rf"(?:the | (?P<which>{{this}} | {{last}} | {{next}}))? (?P<year>{{recentyear}})? (?P<kind>midterm) "
        rf"{_ELECTION}",
        read_election,
    ),
    Rule(
        "us_midterms",
        r"(?:the | (?P<which>{this} | {last} | {next})) (?P<year>{recentyear})? (?P<kind>midterms)",
        read_election,
    ),
)  # fmt: skip
