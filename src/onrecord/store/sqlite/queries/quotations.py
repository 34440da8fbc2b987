"""Quotations that appear in several articles: their keys, speakers and the count of their appearances."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence


def sharing(connection: sqlite3.Connection, keys: Sequence[str]) -> list[tuple[str, int, str | None]]:
    """Return the quotations that have these keys: key, number, speaker."""
    return connection.execute(
        "SELECT k.name, q.id, q.speaker FROM quotation_key k CROSS JOIN quotation q ON q.id = k.quotation_id "
        f"WHERE k.name IN ({','.join('?' * len(keys))})",
        keys,
    ).fetchall()


def open_quotations(connection: sqlite3.Connection, opened: Iterable[tuple[int, str, str | None]]) -> None:
    """Write quotations that appear once: number, words, speaker."""
    connection.executemany("INSERT INTO quotation (id, name, speaker, appearances) VALUES (?, ?, ?, 1)", opened)


def add_keys(connection: sqlite3.Connection, keys: Iterable[tuple[str, int]]) -> None:
    """Write the keys that find these quotations."""
    connection.executemany("INSERT INTO quotation_key (name, quotation_id) VALUES (?, ?)", keys)


def count_again(connection: sqlite3.Connection, quotations: Iterable[int]) -> None:
    """Count one appearance more of each."""
    connection.executemany(
        "UPDATE quotation SET appearances = appearances + 1 WHERE id = ?", [(q,) for q in quotations]
    )


def forget(connection: sqlite3.Connection, article: int) -> None:
    """Take an article's statements out of their quotations, before the statements go."""
    rows = connection.execute(
        "SELECT DISTINCT quotation_id FROM statement WHERE article_id = ? AND quotation_id IS NOT NULL", (article,)
    ).fetchall()
    connection.execute("UPDATE statement SET quotation_id = NULL WHERE article_id = ?", (article,))
    connection.executemany("UPDATE quotation SET appearances = appearances - 1 WHERE id = ?", rows)
    connection.executemany("DELETE FROM quotation WHERE id = ? AND appearances <= 0", rows)
