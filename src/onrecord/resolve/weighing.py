"""How likely the two of a question are one, by what the store knows now, and why: in a sentence."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.lang.en.name_compare import Likeness, compare_people
from onrecord.lang.en.name_keys import person_words
from onrecord.resolve.cooccurrence import Company, OfficeWords, known_offices
from onrecord.store.read.answers import Named, Weighed
from onrecord.store.sqlite.queries import candidates

_LIKENESS = {
    Likeness.SAME: 1.86, Likeness.NICKNAME: 0.36, Likeness.INITIAL: -0.64, Likeness.SAME_BARE: -1.14,
    Likeness.SURNAME: -1.14, Likeness.SPELLING: -1.14, Likeness.FIRST_NAME: -2.01, None: -2.64,
}  # fmt: skip
_SHARE, _COMPANY, _TOGETHER, _OTHER_OFFICES, _NOT_BOTH, _ARTICLES = 0.37, 0.72, 1.83, -1.15, -2.0, 0.27
"""Weights of a logistic regression on 163 questions of PolNeAR train that were judged by hand, a fifth of them one: in
tenfold cross-validation the likelihoods are 2.4 % off on average. Of same full names, nicknames and initials there were
none: their weights are ours, as is that of offices that nobody could hold both of. An article that names both apart
speaks for them, unless their names contradict each other: reading splits who is known."""
_RECENT = 30
"""Articles of each, the last added, in which they keep company."""
_NAMED = 2
"""Companions and rivals whom a reason names."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What speaks for two being one, and against it.

    `articles` is how many name the one that is known better; `share` the part that it has of all articles about those
    who are called so; `rivals` are the others.
    """

    likeness: Likeness | None
    articles: int
    share: float
    rivals: tuple[str, ...]
    company: float
    companions: tuple[str, ...]
    together: bool
    offices: int


def weigh(connection: sqlite3.Connection, pairs: Iterable[tuple[Named, Named]]) -> tuple[Weighed, ...]:
    """Say of each pair how likely they are one, and why."""
    found = (evidence(connection, one, other) for one, other in pairs)
    return tuple(Weighed(likely=likelihood(e), reason=reason(e)) for e in found)


def evidence(connection: sqlite3.Connection, one: Named, other: Named) -> Evidence:
    """Gather what the store has on two."""
    bare, full = (one, other) if len(person_words(one.name)) <= len(person_words(other.name)) else (other, one)
    likeness = compare_people([bare.name], [full.name]) if bare.kind == "person" else None
    rivals = _rivals(connection, bare, full, likeness)
    together = candidates.named_apart(
        connection, *((one.id, other.id) if one.articles < other.articles else (other.id, one.id))
    )
    company, companions = (0.0, ()) if together else _company(connection, bare, full)
    mine, theirs = known_offices(connection, one.id), known_offices(connection, other.id)
    return Evidence(
        likeness=likeness,
        articles=full.articles,
        share=full.articles / max(full.articles + sum(articles for _, articles in rivals), 1),
        rivals=tuple(name for name, _ in rivals[:_NAMED]),
        company=company,
        companions=companions,
        together=together,
        offices=_compare_offices(mine, theirs),
    )


def _compare_offices(mine: OfficeWords, theirs: OfficeWords) -> int:
    """Return 1 where offices share a word, 0 where nothing is known, -1 where they share none, -2 where nobody could
    hold both.
    """
    if not (mine.titles and theirs.titles):
        return 0
    if mine.is_other_work(theirs) or mine.is_elsewhere(theirs):
        return -2
    return 1 if mine.titles & theirs.titles else -1


def _rivals(
    connection: sqlite3.Connection, bare: Named, full: Named, likeness: Likeness | None
) -> Sequence[tuple[str, int]]:
    """Return who else a bare name may mean, with how many articles name them, the most frequent first."""
    letter = {Likeness.SURNAME: "s", Likeness.FIRST_NAME: "f"}.get(likeness) if likeness else None
    if letter is None or len(words := person_words(bare.name)) != 1:
        return ()
    rows = candidates.people_by_keys(connection, [f"{letter}:{words[0]}"])
    return [(r.name, r.articles) for r in rows if r.canonical not in (bare.id, full.id) and len(r.name.split()) > 1]


def _company(connection: sqlite3.Connection, bare: Named, full: Named) -> tuple[float, tuple[str, ...]]:
    """Weigh whom both are named with."""
    around = candidates.around(connection, bare.id, recent=_RECENT)
    company = Company(connection)
    for row in around:
        company.add(row.id, articles=row.articles)
    shared = (
        set(candidates.companions(connection, full.id, [r.id for r in around], recent=_RECENT)) if around else set()
    )
    names = [r.name for r in sorted(around, key=lambda r: r.articles) if r.id in shared]
    return company.of(full.id), tuple(names[:_NAMED])


def likelihood(found: Evidence) -> float:
    """Return how likely two are one: fitted on judged questions of PolNeAR train (benchmarks/identity.py)."""
    score = (
        _LIKENESS[found.likeness]
        + _SHARE * math.log(max(found.share, 0.01))
        + _COMPANY * math.log1p(min(found.company, 8.0))
        + _TOGETHER * (found.together and found.likeness is not None)
        + _OTHER_OFFICES * (found.offices < 0)
        + _NOT_BOTH * (found.offices < -1)
        + _ARTICLES * math.log1p(found.articles)
    )
    return round(1 / (1 + math.exp(-score)), 3)


def reason(found: Evidence) -> str:
    """Say why two may be one, and why not: in sentences."""
    said = [_said_of_names(found), _said_of_company(found), _said_of_offices(found)]
    return " ".join(one for one in said if one)


def _said_of_names(found: Evidence) -> str:
    if found.rivals:
        return f"So are called {_listed(found.rivals)} too."
    if found.likeness in (Likeness.SURNAME, Likeness.FIRST_NAME):
        return "Nobody else is called so."
    return "The name is the same." if found.likeness is Likeness.SAME else "The names differ."


def _said_of_company(found: Evidence) -> str:
    if found.together:
        return "An article names both, apart."
    return f"Both are named with {_listed(found.companions)}." if found.companions else "They are named with others."


def _said_of_offices(found: Evidence) -> str:
    said = {
        1: "They hold like offices.",
        -1: "Their offices have nothing in common.",
        -2: "Nobody could hold offices of both.",
    }
    return said.get(found.offices, "")


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names)
