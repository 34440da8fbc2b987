"""Dates that count from a date named beside them: "a day after the midterm elections", "two weeks before Labor Day"."""

from __future__ import annotations

from fractions import Fraction

from onrecord.facts.times.grammar import Context, Found, Reading, Rule
from onrecord.facts.times.periods import Period
from onrecord.facts.times.rules.counted import count_of, counted
from onrecord.facts.times.rules.holidays import read_election
from onrecord.lang.en.lexicons import word_lists

WAYS = {"after": 1, "following": 1, "from": 1, "since": 1, "before": -1, "until": -1, "till": -1, "to": -1, "ahead": -1}
_TOWARD = word_lists("time_words")["toward"]
COUNTING = frozenset(("duration", "unit_beside"))
"""Rules whose expressions may count from the date after them."""

ONLY_BESIDE = frozenset(("unit_beside",))
"""Rules whose expressions are none unless they count from a date."""


def counted_from(length: Found, *, way: str, base: Period) -> Reading | None:
    """Count the date so long before or after a day; None where the words are not such a count."""
    count = count_of(length) if length.has("count") else Fraction(1)
    if not count or way not in WAYS or base.grain != "day":
        return None
    if way in _TOWARD:  # "two months until the election" tells when the election is
        return None
    period = counted(base.start, count, unit=length.word("unit"), direction=WAYS[way])
    return Reading.of(period) if period else None


def _beside(found: Found, context: Context) -> Reading | None:
    return Reading("DURATION", "P1" + found.word("unit")[0].upper())


RULES = (
    Rule("unit_beside", r"(?P<x>the (?P<unit>day | week | month | year)) (?= before | after | following)", _beside),
    Rule(
        "us_election",
        r"(?: before | after | until | to | following | since) (?P<x>the (?P<kind>presidential | general | "
        r"midterm) (?:election | elections))",
        read_election,
    ),
)  # fmt: skip
