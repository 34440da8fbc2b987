"""Kinds of fact that the views have no place of their own for: under a heading, a line a fact, by the kind's row."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from onrecord.record import Record
from onrecord.record.kinds import KINDS, Kind, values_at
from onrecord.record.wording import Wording
from onrecord.views.dates import in_words
from onrecord.views.labels import doubt, one_line, value_words, words
from onrecord.views.parts import Fact, Listed


def listed(record: Record, *, without: Collection[str] = frozenset()) -> tuple[Listed, ...]:
    """Return the facts of each such kind that the record holds, without those of the keys in `without`."""
    wording = Wording(record, worded=value_words)
    found = (
        Listed(key=kind.plural, heading=kind.plural.capitalize(), facts=_facts(record, wording, kind, without))
        for kind in KINDS
        if kind.listed
    )
    return tuple(one for one in found if one.facts)


def _facts(record: Record, wording: Wording, kind: Kind, without: Collection[str]) -> tuple[Fact, ...]:
    numbered = enumerate(kind.facts(record), 1)
    return tuple(_fact(record, wording, kind, fact, n) for n, fact in numbered if f"{kind.mark}{n}" not in without)


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
