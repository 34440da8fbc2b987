"""Ties of somebody with the numbers of both sides, and what corrections say of one article's facts."""

from __future__ import annotations

import sqlite3

from onrecord.store.read.browsed import Bond, Ruled, Rulings
from onrecord.store.read.dossiers import STATED_TIES
from onrecord.store.sqlite.identities import Named, members

_NEWEST = 500
"""Ties of one side that are summed up."""
_LETTERS = {
    "statement": "s", "office": "o", "tie": "t", "event": "e", "figure": "f", "silence": "z", "position": "p",
    "dispute": "d",
}  # fmt: skip


def bonds(connection: sqlite3.Connection, who: Named, *, limit: int) -> tuple[Bond, ...]:
    """The ties of somebody and of those at their other ends to each other: what most articles state first."""
    ids = ",".join(map(str, members(connection, who.id)))
    own = _stated(connection, f"identity_id IN ({ids})", f"object_identity_id IN ({ids})", limit=limit)
    beside = {i for b in own for i in (b.subject_id, b.object_id) if i is not None and i != who.id}
    around = ",".join(map(str, sorted(beside)))
    mutual = f"object_identity_id IS NOT NULL AND identity_id IN ({around}) AND object_identity_id IN ({around})"
    return (*own, *_stated(connection, mutual, "0", limit=limit))


def _stated(connection: sqlite3.Connection, one: str, other: str, *, limit: int) -> tuple[Bond, ...]:
    rows = connection.execute(
        "SELECT c.id AS subject_id, c.name, t.kind, d.id AS object_id, coalesce(d.name, t.object_text) AS object, "
        "max(t.when_date), count(DISTINCT t.article_id) AS articles, min('t' || t.article_id || '.' || t.n), "
        f"c.kind, d.kind FROM {STATED_TIES} AND t.id IN ("
        f"SELECT * FROM (SELECT id FROM tie WHERE {one} ORDER BY at DESC LIMIT {_NEWEST}) UNION "
        f"SELECT * FROM (SELECT id FROM tie WHERE {other} ORDER BY at DESC LIMIT {_NEWEST})) "
        "GROUP BY c.id, t.kind, coalesce(d.id, t.object_text) ORDER BY articles DESC, t.kind, c.id, d.id LIMIT ?",
        (limit,),
    )
    return tuple(
        Bond(
            subject_id=r[0], subject=r[1], kind=r[2], object_id=r[3], object=r[4], when=r[5], articles=r[6], fact=r[7],
            subject_kind=r[8], object_kind=r[9],
        )
        for r in rows
    )  # fmt: skip


def rulings(connection: sqlite3.Connection, article: int) -> Rulings:
    """The facts of an article that a person rejected, and the statements that a person gave to another speaker."""
    rejected = {
        f"{letter}{article}.{n}": number
        for table, letter in _LETTERS.items()
        for n, number in connection.execute(
            f"SELECT n, rejected_by FROM {table} WHERE article_id = ? AND rejected_by IS NOT NULL", (article,)
        )
    }
    speakers = {
        f"s{article}.{n}": Ruled(correction=number, who=who, name=name)
        for n, number, who, name in connection.execute(
            "SELECT s.n, s.attributed_by, i.canonical_id, coalesce(c.name, s.speaker) FROM statement s "
            "LEFT JOIN identity i ON i.id = s.identity_id LEFT JOIN identity c ON c.id = i.canonical_id "
            "WHERE s.article_id = ? AND s.attributed_by IS NOT NULL",
            (article,),
        )
    }
    names = connection.execute(
        "SELECT e.local_id, c.name FROM entity e JOIN identity i ON i.id = e.identity_id "
        "JOIN identity c ON c.id = i.canonical_id WHERE e.article_id = ?",
        (article,),
    )
    return Rulings(rejected=rejected, speakers=speakers, names=dict(names.fetchall()))
