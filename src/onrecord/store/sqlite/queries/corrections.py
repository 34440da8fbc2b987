"""What people said: their corrections, the questions that are open, what holds of one article's facts."""

from __future__ import annotations

import sqlite3

from onrecord.store.read.browsed import Ruled, Rulings
from onrecord.store.sqlite.queries.anchors import FACT_TABLES


def rulings(connection: sqlite3.Connection, article: int) -> Rulings:
    """Return the facts of an article that a person rejected or gave to another speaker."""
    rejected = {
        f"{kind.letter}{article}.{n}": number
        for kind in FACT_TABLES
        for n, number in connection.execute(
            f"SELECT n, rejected_by FROM {kind.table} WHERE article_id = ? AND rejected_by IS NOT NULL", (article,)
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
