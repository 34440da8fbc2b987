"""Where a fact stands, in words that outlive its row: what a correction holds on to when an article is read again."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

import msgspec

from onrecord.errors import CorrectionError, NoSuchFactError
from onrecord.store.read.asked import repeated, row_number
from onrecord.store.sqlite.queries.anchors import (
    FACT_TABLES,
    entity_mentions,
    entity_name,
    fact_row,
    name_spans,
    standing_facts,
)  # fmt: skip
from onrecord.store.sqlite.queries.conditions import spans_of
from onrecord.store.sqlite.queries.corrections import rejected_by

_FACT = re.compile(r"([a-z])([0-9]+)\.([0-9]+)")
OVERLAP = 0.5
"""Share of common characters from which a fact read anew is the one that was corrected."""


_BY_LETTER = {k.letter: k for k in FACT_TABLES}
_BY_TABLE = {k.table: k for k in FACT_TABLES}


class FactPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A fact by its article's sha256, kind, spans and details."""

    article: str
    kind: str
    spans: tuple[tuple[int, int], ...]
    details: tuple[str, ...]
    label: str


class EntityPlace(msgspec.Struct, frozen=True, kw_only=True):
    """An entity by its article's sha256, its name there, and where that stands."""

    article: str
    name: str
    spans: tuple[tuple[int, int], ...]


def place_of(connection: sqlite3.Connection, fact: str) -> FactPlace:
    """Return the place of the fact with this id (`s12.3`).

    Raises:
        NoSuchFactError: no such fact.
    """
    match = _FACT.fullmatch(fact.strip())
    kind = _BY_LETTER.get(match[1]) if match else None
    if match is None or kind is None:
        letters = ", ".join(f"{k.letter} {k.table}" for k in FACT_TABLES)
        raise NoSuchFactError(f"{repeated(fact)}: not a fact's id; those look like s12.3 ({letters})")
    row = fact_row(connection, kind, row_number(match[2]), row_number(match[3]))
    if row is None:
        asked = repeated(fact)
        raise NoSuchFactError(
            f"{asked}: no {kind.table} of that number; the ids stand beside the facts in every answer"
        )
    return FactPlace(article=row[0], kind=kind.table, label=row[1], spans=spans_of(row[2]), details=_details(row[3:]))


def standing_place(connection: sqlite3.Connection, fact: str) -> FactPlace:
    """Return the place of a fact that may be corrected.

    Raises:
        NoSuchFactError: no such fact.
        CorrectionError: it is rejected.
    """
    place = place_of(connection, fact)
    by = rejected_by(connection, place.kind, *fact_numbers(fact))
    if by is not None:
        raise CorrectionError(f"{fact}: rejected already, by correction {by}; `onrecord undo {by}` takes that back")
    return place


def fact_numbers(fact: str) -> tuple[int, int]:
    """Return the article of a fact, and its place among that article's facts of the kind, by its id."""
    article, n = fact.strip()[1:].split(".")
    return int(article), int(n)


def find_place(connection: sqlite3.Connection, place: FactPlace) -> tuple[str, int] | None:
    """Find the fact that stands in the place now, by table and row: the most like it that overlaps by half.

    Of what tells facts on one span apart, at least half must be the same.
    """
    kind = _BY_TABLE[place.kind]
    rows = standing_facts(connection, kind, place.article)
    scored = [(_likeness(place, spans_of(r[1]), _details(r[2:])), -r[0]) for r in rows]
    best = max((s for s in scored if s[0] > 0), default=None)
    return None if best is None else (kind.table, -best[1])


def likeness(place: FactPlace, other: FactPlace) -> float:
    """Return how much two places of one article and kind are one fact's: 0 where they are not."""
    return _likeness(place, other.spans, other.details)


def _details(values: Sequence[str | float | None]) -> tuple[str, ...]:
    return tuple("" if v is None else str(v) for v in values)


def _likeness(place: FactPlace, spans: tuple[tuple[int, int], ...], details: tuple[str, ...]) -> float:
    common = overlap(place.spans, spans)
    same = sum(a == b for a, b in zip(place.details, details, strict=True))
    if common < OVERLAP or 2 * same < len(details):
        return 0.0
    return common + same


def overlap(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> float:
    """Return the share of characters in both among those in either (Jaccard)."""
    first = {c for start, stop in one for c in range(start, stop)}
    second = {c for start, stop in other for c in range(start, stop)}
    return len(first & second) / len(first | second) if first or second else 0.0


def entity_place(connection: sqlite3.Connection, entity: int) -> EntityPlace:
    """Return the place of the entity in this row."""
    article, name = entity_name(connection, entity)
    return EntityPlace(article=article, name=name, spans=name_spans(connection, entity))


def find_entity(connection: sqlite3.Connection, place: EntityPlace) -> int | None:
    """Find the entity that stands in the place now: by most of its name mentions, or by its name."""
    shared: dict[int, int] = {}
    for entity, name, start, stop in entity_mentions(connection, place.article):
        hits = sum(start < b and a < stop for a, b in place.spans) if start is not None else 0
        shared[entity] = shared.get(entity, 0) + 2 * hits
        if name == place.name:
            shared[entity] |= 1
    best = max(shared, key=lambda e: (shared[e], -e), default=None)
    return best if best is not None and shared[best] else None
