"""Kinds of fact that the views have no place of their own for: under a heading, a line a fact, by the kind's row."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from onrecord.facts.exclusions import excluded_in
from onrecord.record import Record
from onrecord.record.kinds import KINDS, STATEMENT, Kind, values_at
from onrecord.record.wording import Wording
from onrecord.views.dates import in_words
from onrecord.views.labels import doubt, one_line, value_words, words
from onrecord.views.parts import Fact, Listed


def listed(record: Record, *, without: Collection[str] = frozenset()) -> tuple[Listed, ...]:
    """Return the facts of each such kind that the record holds, without those of the keys in `without`.

    Those that are folded away stand in `folded`.
    """
    wording = Wording(record, worded=value_words)
    return tuple(
        Listed(key=kind.plural, heading=kind.plural.capitalize(), facts=_facts(record, wording, kind, without))
        for kind in KINDS
        if kind.listed and any(f"{kind.mark}{n}" not in without for n, _ in enumerate(kind.facts(record), 1))
    )


def folded(record: Record, *, without: Collection[str] = frozenset()) -> dict[str, tuple[Fact, ...]]:
    """Return, by the plural of their kind, the facts that are folded away, each in a line by the kind's row.

    Statements are not among them: they are folded below their speakers. Of entities only those that pages list are.
    """
    wording = Wording(record, worded=value_words)
    return {kind.plural: tuple(_folded(record, wording, kind, without)) for kind in KINDS if kind is not STATEMENT}


def _folded(record: Record, wording: Wording, kind: Kind, without: Collection[str]) -> Iterator[Fact]:
    for key, fact in kind.folded(record).items():
        if key not in without and getattr(fact, "kind", None) not in _UNLISTED:
            yield _fact(record, wording, kind, fact, int(key.removeprefix(kind.mark)))


def contradictions(record: Record) -> dict[str, str]:
    """Return, by the key of each fact that another of the article excludes, what that other one says."""
    wording = Wording(record, worded=value_words)
    by_mark = {kind.mark: kind for kind in KINDS}

    def says(key: str) -> str:
        kind = by_mark[key[0]]
        return one_line(wording.says(kind, kind.facts(record)[int(key[1:]) - 1]))

    return {one.contradicted: says(one.kept) for one in excluded_in(record)}


_UNLISTED = ("place", "other")
"""Kinds of entities that pages do not list."""


def _facts(record: Record, wording: Wording, kind: Kind, without: Collection[str]) -> tuple[Fact, ...]:
    numbered = enumerate(kind.facts(record), 1)
    hidden = {*without, *kind.folded(record)}
    return tuple(_fact(record, wording, kind, fact, n) for n, fact in numbered if f"{kind.mark}{n}" not in hidden)


def _fact(record: Record, wording: Wording, kind: Kind, fact: Any, number: int) -> Fact:
    day = next((found for name in kind.dates[:1] if (found := getattr(fact, name))), None)
    notes = (in_words(day) if day else "", doubt(getattr(fact, "confidence", 1.0)))
    return Fact(
        key=f"{kind.mark}{number}",
        lead="",
        text=one_line(wording.says(kind, fact)),
        note=" · ".join(note for note in notes if note),
        evidence=words(record, tuple(values_at((fact,), kind.evidence))),
    )
