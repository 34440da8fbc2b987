"""Where a fact stands, in words that outlive its row: what a correction holds on to when an article is read again."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence

import msgspec

from onrecord.errors import NoSuchFactError
from onrecord.store.read.asked import repeated, row_number

_FACT = re.compile(r"([a-z])([0-9]+)\.([0-9]+)")
OVERLAP = 0.5
"""Share of common characters from which a fact read anew is the one that was corrected."""


class _Kind(msgspec.Struct, frozen=True):
    """A kind of fact: its letter in ids, its table, the SQL of its spans, and what tells two on one span apart."""

    letter: str
    table: str
    spans: str
    details: tuple[str, ...]


KINDS = (
    _Kind("s", "statement", "f.content", ()),
    _Kind("o", "office", "f.evidence", ("f.title", "(SELECT name FROM entity WHERE id = f.holder_id)")),
    _Kind("t", "tie", "f.evidence", (
        "f.kind",
        "(SELECT name FROM entity WHERE id = f.subject_id)",
        "coalesce((SELECT name FROM entity WHERE id = f.object_id), f.object_text)",
    )),
    _Kind("e", "event", "json_array(json(f.\"trigger\"))", ()),
    _Kind("f", "figure", "json_array(json_array(f.start, f.stop))", ()),
    _Kind("z", "silence", "json_array(json_array(f.start, f.stop))", ()),
    _Kind("p", "position", "f.evidence", (
        "f.act",
        "coalesce((SELECT name FROM entity WHERE id = f.actor_id), f.actor_text)",
        "f.target_text",
    )),
    _Kind("d", "dispute", "f.evidence", ("f.kind", "f.about_text")),
)  # fmt: skip
_BY_LETTER = {k.letter: k for k in KINDS}
_BY_TABLE = {k.table: k for k in KINDS}


class Place(msgspec.Struct, frozen=True, kw_only=True):
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


def place_of(connection: sqlite3.Connection, fact: str) -> Place:
    """The place of the fact with this id (`s12.3`).

    Raises:
        NoSuchFactError: no such fact.
    """
    match = _FACT.fullmatch(fact.strip())
    kind = _BY_LETTER.get(match[1]) if match else None
    if match is None or kind is None:
        letters = ", ".join(f"{k.letter} {k.table}" for k in KINDS)
        raise NoSuchFactError(f"{repeated(fact)}: not a fact's id; those look like s12.3 ({letters})")
    row = connection.execute(
        f"SELECT a.sha256, f.name, {_columns(kind)} FROM {kind.table} f JOIN article a ON a.id = f.article_id "
        "WHERE f.article_id = ? AND f.n = ?",
        (row_number(match[2]), row_number(match[3])),
    ).fetchone()
    if row is None:
        asked = repeated(fact)
        raise NoSuchFactError(
            f"{asked}: no {kind.table} of that number; the ids stand beside the facts in every answer"
        )
    return Place(article=row[0], kind=kind.table, label=row[1], spans=_spans(row[2]), details=_details(row[3:]))


def find_place(connection: sqlite3.Connection, place: Place) -> tuple[str, int] | None:
    """Table and row of the fact that stands in the place now, or null: the most like it that overlaps by half.

    Of what tells facts on one span apart, at least half must be the same.
    """
    kind = _BY_TABLE[place.kind]
    rows = connection.execute(
        f"SELECT f.id, {_columns(kind)} FROM {kind.table} f WHERE f.article_id = "
        "(SELECT id FROM article WHERE sha256 = ?) AND f.rejected_by IS NULL ORDER BY f.n",
        (place.article,),
    ).fetchall()
    scored = [(_likeness(place, _spans(r[1]), _details(r[2:])), -r[0]) for r in rows]
    best = max((s for s in scored if s[0] > 0), default=None)
    return None if best is None else (kind.table, -best[1])


def _columns(kind: _Kind) -> str:
    return ", ".join((kind.spans, *kind.details)) if kind.details else kind.spans


def _spans(value: str) -> tuple[tuple[int, int], ...]:
    return tuple((start, stop) for start, stop in json.loads(value))


def _details(values: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(v or "" for v in values)


def _likeness(place: Place, spans: tuple[tuple[int, int], ...], details: tuple[str, ...]) -> float:
    common = overlap(place.spans, spans)
    same = sum(a == b for a, b in zip(place.details, details, strict=True))
    if common < OVERLAP or 2 * same < len(details):
        return 0.0
    return common + same


def overlap(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> float:
    """Characters in both over characters in either (Jaccard)."""
    first = {c for start, stop in one for c in range(start, stop)}
    second = {c for start, stop in other for c in range(start, stop)}
    return len(first & second) / len(first | second) if first or second else 0.0


def entity_place(connection: sqlite3.Connection, entity: int) -> EntityPlace:
    """The place of the entity in this row."""
    article, name = connection.execute(
        "SELECT a.sha256, e.name FROM entity e JOIN article a ON a.id = e.article_id WHERE e.id = ?", (entity,)
    ).fetchone()
    spans = connection.execute(
        "SELECT start, stop FROM mention WHERE entity_id = ? AND form = 'name' ORDER BY start LIMIT 20", (entity,)
    )
    return EntityPlace(article=article, name=name, spans=tuple((s, e) for s, e in spans))


def find_entity(connection: sqlite3.Connection, place: EntityPlace) -> int | None:
    """The entity that stands in the place now: the one that shares most of its name mentions, or its name."""
    rows = connection.execute(
        "SELECT e.id, e.name, m.start, m.stop FROM article a JOIN entity e ON e.article_id = a.id "
        "LEFT JOIN mention m ON m.entity_id = e.id AND m.form = 'name' WHERE a.sha256 = ?",
        (place.article,),
    )
    shared: dict[int, int] = {}
    for entity, name, start, stop in rows:
        hits = sum(start < b and a < stop for a, b in place.spans) if start is not None else 0
        shared[entity] = shared.get(entity, 0) + 2 * hits
        if name == place.name:
            shared[entity] |= 1
    best = max(shared, key=lambda e: (shared[e], -e), default=None)
    return best if best is not None and shared[best] else None
