"""Ties of somebody with the numbers of both sides."""

from __future__ import annotations

import sqlite3

from onrecord.store.read.browsed import Tie
from onrecord.store.sqlite.identities import Named
from onrecord.store.sqlite.queries.conditions import SUPERSEDED, one_of

_NEWEST = 500
"""Ties of one side that are summed up."""
STATED_TIES = (
    "tie t JOIN identity i ON i.id = t.identity_id JOIN identity c ON c.id = i.canonical_id "
    "LEFT JOIN identity j ON j.id = t.object_identity_id LEFT JOIN identity d ON d.id = j.canonical_id "
    f"WHERE t.rejected_by IS NULL AND t.article_id NOT IN {SUPERSEDED}"
)
"""Ties as answers have them, with both sides (`c`, `d`). The view `tied` reads the article of each as well: a thousand
pages for somebody frequent."""


def ties(connection: sqlite3.Connection, who: Named, *, limit: int) -> tuple[Tie, ...]:
    """The ties of somebody and of those at their other ends to each other: what most articles state first."""
    ids = one_of(connection, who.id)
    own = _stated(connection, f"identity_id IN ({ids})", f"object_identity_id IN ({ids})", limit=limit)
    beside = {i for b in own for i in (b.subject_id, b.object_id) if i is not None and i != who.id}
    around = ",".join(map(str, sorted(beside)))
    mutual = f"object_identity_id IS NOT NULL AND identity_id IN ({around}) AND object_identity_id IN ({around})"
    return (*own, *_stated(connection, mutual, "0", limit=limit))


def _stated(connection: sqlite3.Connection, one: str, other: str, *, limit: int) -> tuple[Tie, ...]:
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
        Tie(
            subject_id=r[0], subject=r[1], kind=r[2], object_id=r[3], object=r[4], when=r[5], articles=r[6], fact=r[7],
            subject_kind=r[8], object_kind=r[9],
        )
        for r in rows
    )  # fmt: skip
