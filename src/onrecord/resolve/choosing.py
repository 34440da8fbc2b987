"""Which of several candidates is meant, by their log-odds: pure."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
from msgspec import structs

from onrecord.lang.en.name_compare import Likeness
from onrecord.lang.en.name_keys import person_words
from onrecord.resolve.shared_keys import Candidate

MERGE = 2.0
"""Log-odds from which two are one: 88 %."""
MARGIN = 1.0
"""How much the best of several must be ahead."""
_BY_FIRST_NAME, _ONLY = 3, 1.0
"""Articles of the only bearer of a first name from which it is rather theirs, and the log-odds: of 4 such names of
PolNeAR train 4 are ("Carly", "Jeb"), of those known from fewer articles 4 of 9."""


class Scored(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate with its log-odds, and why."""

    candidate: Candidate
    score: float
    reason: str


def frequency(candidate: Candidate) -> float:
    """Weigh how often a candidate is named: a surname alone is each bearer's as often as they are in the news."""
    if candidate.likeness == Likeness.SURNAME.value:
        return min(math.log1p(candidate.articles), 4.5)
    return min(0.75 * math.log1p(candidate.articles), 3.5)


def only_bearer(firsts: list[Candidate]) -> list[Candidate]:
    """Weigh the only one who is known by a first name in full as by a surname, if known from several articles."""
    full = [c for c in firsts if len(person_words(c.name)) > 1]
    if len(full) != 1 or full[0].articles < _BY_FIRST_NAME:
        return firsts
    only = structs.replace(full[0], likeness=Likeness.FIRST_NAME.value + _ONLY)
    return [only if c is full[0] else c for c in firsts]


def choose_full(scored: Sequence[Scored]) -> Scored | None:
    """Choose among those who are known in full: who is known by a bare name only may be any of them, and no rival."""
    return choose([s for s in scored if len(person_words(s.candidate.name)) > 1])


def choose(scored: Sequence[Scored]) -> Scored | None:
    """Choose the best, if it is good enough and far enough ahead of the next that is another."""
    if not scored or scored[0].score < MERGE:
        return None
    best = scored[0]
    rivals = [s for s in scored[1:] if s.candidate.canonical != best.candidate.canonical]
    # Between two of one full name the likelier is taken: that they are two was found, and asked, before.
    if best.candidate.exact or not rivals or best.score - rivals[0].score >= MARGIN:
        return best
    return None
