"""Facts that people keep: their rows."""

from __future__ import annotations

import sqlite3
from typing import Any


def keep(connection: sqlite3.Connection, *, name: str, place: str, note: str | None, author: str, now: str) -> int:
    """Write the row of a fact that is kept, or its new note; return its number."""
    row = connection.execute(
        "INSERT INTO star (name, place, note, author, made_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (place) DO UPDATE SET note = excluded.note, author = excluded.author RETURNING id",
        (name, place, note, author, now),
    ).fetchone()
    return int(row[0])


def let_go(connection: sqlite3.Connection, number: int) -> bool:
    """Delete the row of a fact that was kept; return whether there was one."""
    return connection.execute("DELETE FROM star WHERE id = ?", (number,)).rowcount > 0


def kept(connection: sqlite3.Connection) -> list[Any]:
    """Return number, words, place, note, author and time of each fact that is kept, the newest first."""
    return connection.execute("SELECT id, name, place, note, author, made_at FROM star ORDER BY id DESC").fetchall()


def fact_at(connection: sqlite3.Connection, table: str, row: int) -> tuple[int, int]:
    """Return the article of the fact in this row, and its place among that article's facts of the kind."""
    article, n = connection.execute(f"SELECT article_id, n FROM {table} WHERE id = ?", (row,)).fetchone()
    return article, n
