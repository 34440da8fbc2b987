"""The fields of facts that people wrote anew: their rows, and the columns that they change in the facts' own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.record.kinds import BY_NAME
from onrecord.store.read.browsed import Edited
from onrecord.store.sqlite.rows import label

Columns = Mapping[str, Any]
"""Columns of a fact's row with their values."""
_FIELDS = "SELECT article_id, kind, n, correction_id, fields, read_fields FROM edit"


def edited(connection: sqlite3.Connection, article: int | None = None) -> dict[str, Edited]:
    """Return what people wrote anew by the facts' ids, in one article or in all."""
    rows = connection.execute(f"{_FIELDS} WHERE article_id = coalesce(?, article_id) ORDER BY id", (article,))
    return {
        f"{BY_NAME[kind].letter}{at}.{n}": Edited(
            correction=number, fields=_named(connection, fields), read=_named(connection, read)
        )
        for at, kind, n, number, fields, read in rows.fetchall()
    }


def _named(connection: sqlite3.Connection, fields: str) -> dict[str, Any]:
    """Read fields with their values; a party has the number and name of whoever stands for it by now."""
    values: dict[str, Any] = json.loads(fields)
    for name, value in values.items():
        if isinstance(value, dict) and "id" in value:
            row = connection.execute(
                "SELECT c.id, c.name FROM identity i JOIN identity c ON c.id = i.canonical_id WHERE i.id = ?",
                (value["id"],),
            ).fetchone()
            values[name] = {"id": row[0], "name": row[1]} if row else value
    return values


def take_off(connection: sqlite3.Connection) -> None:
    """Give the columns of every edited fact what was read."""
    for kind, article, n, read in connection.execute("SELECT kind, article_id, n, read_row FROM edit").fetchall():
        _set(connection, kind, article, n, json.loads(read))
    connection.execute("DELETE FROM edit")


def put_on(connection: sqlite3.Connection, kind: str, article: int, n: int, *, edit: Edited, columns: Columns) -> None:
    """Give these columns of a fact that has no edit their values, and keep what was read of them."""
    row = connection.execute(
        f"SELECT {_names(columns)} FROM {kind} WHERE article_id = ? AND n = ?", (article, n)
    ).fetchone()  # fmt: skip
    read = dict(zip(columns, row, strict=True))
    connection.execute(
        "INSERT INTO edit (name, correction_id, article_id, kind, n, fields, read_fields, read_row) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (", ".join(edit.fields), edit.correction, article, kind, n, *map(json.dumps, (edit.fields, edit.read, read))),
    )
    _set(connection, kind, article, n, columns)


def lift(connection: sqlite3.Connection, kind: str, article: int, n: int) -> Edited | None:
    """Take the edit off a fact, if it has one, and return it."""
    row = connection.execute(
        "SELECT correction_id, fields, read_fields, read_row FROM edit WHERE article_id = ? AND kind = ? AND n = ?",
        (article, kind, n),
    ).fetchone()
    if row is None:
        return None
    _set(connection, kind, article, n, json.loads(row[3]))
    connection.execute("DELETE FROM edit WHERE article_id = ? AND kind = ? AND n = ?", (article, kind, n))
    return Edited(correction=row[0], fields=json.loads(row[1]), read=json.loads(row[2]))


def forget(connection: sqlite3.Connection, article: int) -> None:
    """Delete the edits of an article whose facts are deleted."""
    connection.execute("DELETE FROM edit WHERE article_id = ?", (article,))


def _set(connection: sqlite3.Connection, kind: str, article: int, n: int, columns: Columns) -> None:
    pairs = ", ".join(f'"{name}" = ?' for name in columns)
    connection.execute(f"UPDATE {kind} SET {pairs} WHERE article_id = ? AND n = ?", (*columns.values(), article, n))
    if kind == "event":
        connection.execute(
            "UPDATE event_participant SET day = (SELECT day FROM event WHERE id = event_id) WHERE event_id = "
            "(SELECT id FROM event WHERE article_id = ? AND n = ?)",
            (article, n),
        )
    if kind == "statement" and "text" in columns:
        _relabel(connection, article, n)


def _relabel(connection: sqlite3.Connection, article: int, n: int) -> None:
    """Write a statement's label anew from its speaker, cue and words; by a person's word it is without the cue."""
    speaker, cue, text, attributed = connection.execute(
        "SELECT speaker, cue_text, text, attributed_by FROM statement WHERE article_id = ? AND n = ?", (article, n)
    ).fetchone()
    who = " ".join(filter(None, ("unnamed" if speaker is None else speaker, None if attributed else cue)))
    connection.execute(
        "UPDATE statement SET name = ? WHERE article_id = ? AND n = ?", (label(f"{who}: {text}"), article, n)
    )


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
