"""Figures by their words, and what is counted in the most of them."""

from __future__ import annotations

import sqlite3
from typing import Any

from onrecord.store.read.browsed import Counted
from onrecord.store.read.measured import StatedFigure
from onrecord.store.sqlite.queries.conditions import fts_terms

_STATED = 20_000
"""Figures that are looked at for what they measure, those added last."""
_QUANTITIES = 5000
"""Quantities that are listed: what fewer figures count is found by its words."""


def figures(connection: sqlite3.Connection, text: str, *, unit: str | None, read: int) -> list[Any]:
    """Return the rows of the figures whose unit or sentence has these words, or that count this unit.

    Of a common word the last `read` hits are returned; the earliest article's first.

    Raises:
        SearchError: no word in the text.
    """
    match = fts_terms(unit or text, column="unit sentence") if unit != "%" else '""'
    return connection.execute(
        "SELECT f.article_id, f.n, f.name, f.low, f.high, f.qualifier, f.unit, f.sentence, f.at, f.quantity, f.period, "
        "f.change, f.of_text, coalesce(a.copy_of, a.id), f.confidence, a.id, a.name, a.publisher, a.published FROM "
        f"(SELECT * FROM (SELECT rowid FROM figure_fts WHERE figure_fts MATCH ? ORDER BY rowid DESC LIMIT {read}) "
        "UNION SELECT * FROM (SELECT id FROM figure INDEXED BY figure_counted WHERE quantity = ? "
        f"ORDER BY id DESC LIMIT {read})) h "
        "CROSS JOIN figure f ON f.id = h.rowid JOIN article a ON a.id = f.article_id "
        "WHERE f.rejected_by IS NULL AND a.superseded_by IS NULL ORDER BY coalesce(f.at, '9999'), f.id",
        (match, unit and unit.casefold()),
    ).fetchall()


def stated(connection: sqlite3.Connection) -> tuple[StatedFigure, ...]:
    """Return what the newest figures measure, those of which the article says it."""
    rows = connection.execute(
        "SELECT f.quantity, f.of_text, coalesce(a.copy_of, a.id) FROM figure f JOIN article a ON a.id = f.article_id "
        "WHERE f.of_text IS NOT NULL AND f.quantity IS NOT NULL AND f.rejected_by IS NULL AND a.superseded_by IS NULL "
        f"ORDER BY f.id DESC LIMIT {_STATED}"
    )
    return tuple(StatedFigure(*row) for row in rows)


def quantities(connection: sqlite3.Connection) -> tuple[Counted, ...]:
    """Return what is counted in the most figures."""
    rows = connection.execute(
        # The words of those that are listed alone: the index that counts has no units.
        "SELECT q.quantity, q.n, "
        "(SELECT f.unit FROM figure f WHERE f.quantity = q.quantity ORDER BY f.id DESC LIMIT 1) FROM ("
        "SELECT quantity, count(*) AS n FROM figure WHERE quantity IS NOT NULL GROUP BY quantity "
        f"ORDER BY n DESC, quantity LIMIT {_QUANTITIES}) q ORDER BY q.n DESC, q.quantity"
    )
    return tuple(Counted(quantity=r[0], figures=r[1], words=r[2]) for r in rows)
