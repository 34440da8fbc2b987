"""Facts for a person to look at: of which the program is unsure, that contradict surer ones, that are new."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from onrecord.record.kinds import CERTAIN, FACTS
from onrecord.store.read.browsed import Around
from onrecord.store.read.reported import Contradiction, Pending, PendingAsked, PendingWhy
from onrecord.store.sqlite.queries.anchors import FACT_TABLES, FactTable
from onrecord.store.sqlite.queries.conditions import ARTICLE, article_of, one_of, spans_of
from onrecord.store.sqlite.queries.reports.surroundings import sentence_around
from onrecord.store.sqlite.rows import columns_of

_PEOPLE = {
    "event": "f.id IN (SELECT p.event_id FROM event_participant p WHERE p.identity_id IN ({}))",
    "dispute": "f.id IN (SELECT p.dispute_id FROM dispute_party p WHERE p.identity_id IN ({}))",
    "tie": "(f.identity_id IN ({0}) OR f.object_identity_id IN ({0}))",
    "figure": "0",
}
"""Whose a fact of a kind is, where that is not its `identity_id`."""
_SAYS = {"event": "f.name || ', ' || f.when_date", "figure": "f.name || ', ' || f.sentence"}
"""What a fact of a kind says, where its name does not tell."""
_OWNED = frozenset(kind.table for kind in FACTS if "identity_id" in columns_of(kind))
"""Kinds whose rows have the identity of the one whom they are about."""
_Row = Sequence[Any]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions on the facts `f` of the articles `a`, and their values."""

    where: tuple[str, ...]
    values: tuple[Any, ...]


def pending(connection: sqlite3.Connection, asked: PendingAsked, *, limit: int, offset: int) -> tuple[Pending, ...]:
    """Return facts to look at for one reason, "uncertain" or "new": those of the articles added last first."""
    why: PendingWhy = asked.why or "uncertain"
    rows = [
        (kind, row)
        for kind in _kinds(asked)
        for row in _rows(connection, kind, _choice(connection, kind, asked), limit=offset + limit)
    ]
    rows.sort(key=lambda found: (-found[1][0], spans_of(found[1][6])[0]))
    return tuple(_pending(connection, kind, row, why) for kind, row in rows[offset : offset + limit])


def count_pending(connection: sqlite3.Connection, asked: PendingAsked) -> int:
    """Count the facts to look at for one reason."""
    return sum(_count(connection, kind, _choice(connection, kind, asked)) for kind in _kinds(asked))


def contradicted(
    connection: sqlite3.Connection, found: Iterable[Contradiction], asked: PendingAsked
) -> tuple[Pending, ...]:
    """Return the facts that contradict surer ones and that nobody accepted, the likelier wrong of each pair."""
    tables = {kind.letter: kind for kind in _kinds(asked)}
    surest = {pair.contradicted: pair for pair in reversed(tuple(found))}  # the first of those that it contradicts
    pairs = ((tables.get(fact[0]), pair) for fact, pair in reversed(surest.items()))
    seen = ((kind, pair, _one(connection, kind, pair, asked)) for kind, pair in pairs if kind is not None)
    return tuple(
        msgspec.structs.replace(
            _pending(connection, kind, row, "contradictory"),
            against=pair.kept, against_words=pair.kept_words, reason=pair.why,
        )
        for kind, pair, row in seen
        if row is not None
    )  # fmt: skip


def _one(connection: sqlite3.Connection, kind: FactTable, pair: Contradiction, asked: PendingAsked) -> _Row | None:
    article, number = pair.contradicted[1:].split(".")
    choice = _choice(connection, kind, msgspec.structs.replace(asked, why="contradictory"))
    place = Choice(
        where=(*choice.where, "f.article_id = ?", "f.n = ?"), values=(*choice.values, int(article), int(number))
    )
    return next(iter(_rows(connection, kind, place, limit=1)), None)


def _kinds(asked: PendingAsked) -> tuple[FactTable, ...]:
    return tuple(
        kind for kind in FACT_TABLES if asked.kind in (None, kind.table) and (kind.weighed or asked.why != "uncertain")
    )


def _choice(connection: sqlite3.Connection, kind: FactTable, asked: PendingAsked) -> Choice:
    where = ["f.rejected_by IS NULL", "f.accepted_by IS NULL", "a.superseded_by IS NULL", "a.copy_of IS NULL"]
    values: list[Any] = []
    if asked.why == "uncertain":
        where.append(f"f.confidence < {CERTAIN}")  # in SQL: an index has these alone
    if asked.why == "new":
        where.append("f.article_id IN (SELECT id FROM article WHERE added_at > ?)")  # few, looked up
        values.append(asked.since or "")
    if asked.publisher:
        where.append("a.publisher = ?")
        values.append(asked.publisher)
    if asked.who:
        where.append(_PEOPLE.get(kind.table, "f.identity_id IN ({})").format(one_of(connection, asked.who)))
    return Choice(where=tuple(where), values=tuple(values))


def _count(connection: sqlite3.Connection, kind: FactTable, choice: Choice) -> int:
    return int(
        connection.execute(
            f"SELECT count(*) FROM {kind.table} f JOIN article a ON a.id = f.article_id "
            f"WHERE {' AND '.join(choice.where)}",
            choice.values,
        ).fetchone()[0]
    )


def _rows(connection: sqlite3.Connection, kind: FactTable, choice: Choice, *, limit: int) -> list[_Row]:
    """Return article, number, words, confidence, day, when it was added, spans, person and article of each fact."""
    identity = "f.identity_id" if kind.table in _OWNED else "NULL"
    return connection.execute(
        f"SELECT f.article_id, f.n, {_SAYS.get(kind.table, 'f.name')}, {'f.confidence' if kind.weighed else '1.0'}, "
        f"f.at, a.added_at, {kind.spans}, c.id, c.name, {ARTICLE} "
        f"FROM {kind.table} f JOIN article a ON a.id = f.article_id LEFT JOIN identity i ON i.id = {identity} "
        f"LEFT JOIN identity c ON c.id = i.canonical_id WHERE {' AND '.join(choice.where)} "
        "ORDER BY f.article_id DESC, f.n LIMIT ?",
        (*choice.values, limit),
    ).fetchall()


def _pending(connection: sqlite3.Connection, kind: FactTable, row: _Row, why: PendingWhy) -> Pending:
    return Pending(
        fact=f"{kind.letter}{row[0]}.{row[1]}", kind=kind.table, says=row[2], why=why, confidence=row[3], at=row[4],
        added_at=row[5], around=_around(connection, row[0], row[6]), person_id=row[7], person=row[8],
        article=article_of(row[9:]),
    )  # fmt: skip


def _around(connection: sqlite3.Connection, article: int, spans: str) -> Around:
    """Return the words of a fact in their sentence."""
    places = spans_of(spans)
    start, stop = min(begin for begin, _ in places), max(end for _, end in places)
    return sentence_around(connection, article, start, stop)
