"""A store that is loaded in one transaction: what SQLite does once at the end in place of at each row."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from onrecord.store.sqlite.connection import BUSY_SECONDS, apply_migrations
from onrecord.store.sqlite.fulltext import index_text
from onrecord.store.sqlite.rows import INSERTS, Row
from onrecord.store.sqlite.standing import FileId, check_file
from onrecord.store.sqlite.troubles import translated

DECIDED = {
    "identity": "id",
    "identity_name": "id",
    "identity_key": "name, identity_id",
    "question": "id",
    "quotation": "id",
    "quotation_key": "name",
    "band": "name, article_id",
}
"""Tables that deciding writes, whoever writes the facts, and the columns of their keys."""
_ASKED = {
    "identity_name_name",
    "office_identity",
    "entity_article",
    "entity_identity",
    "article_copy_of",
    "band_article",
}
"""Indexes that deciding looks up; the order of its answers is theirs."""
_CACHE = 262_144
"""KiB of pages (256 MB): the inner pages of what deciding looks up in 100,000 articles."""


def is_empty(connection: sqlite3.Connection) -> bool:
    """Return whether the store has no article, nobody, and no correction."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM identity) OR EXISTS (SELECT 1 FROM correction)"
    ).fetchone()
    return bool(found == (0,))


@contextmanager
def one_transaction(connection: sqlite3.Connection, path: Path, file: FileId) -> Iterator[bool]:
    """Run one transaction in which an empty store is filled, without indexes until its end; whole or, killed, nothing.

    With a rollback journal, rows that are new are written once and straight to their place. Yields False, and leaves
    everything as it is, where the store is not empty or other programs have it open.
    """
    with translated(path):
        if not (is_empty(connection) and _is_alone(connection)):
            yield False
            return
        try:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN EXCLUSIVE")
            indexes = _drop_indexes(connection) if is_empty(connection) else []
            yield bool(indexes)
            for statement in indexes:
                connection.execute(statement)
            index_text(connection)
            check_file(path, file)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            connection.execute("PRAGMA foreign_keys = ON")
            with suppress(sqlite3.OperationalError):  # somebody reads already: the next who opens it does so
                connection.execute("PRAGMA journal_mode = WAL")


def _is_alone(connection: sqlite3.Connection) -> bool:
    """Leave the log (WAL) for a rollback journal; return whether nobody else was in the way."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        return bool(connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",))
    except sqlite3.OperationalError:
        return False
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(1000 * BUSY_SECONDS)}")


def _drop_indexes(connection: sqlite3.Connection, *, keep: Collection[str] = ()) -> list[str]:
    """Drop the indexes, those of keys apart; return what makes them again."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    dropped = [(name, sql) for name, sql in found if name not in keep]
    for name, _ in dropped:
        connection.execute(f"DROP INDEX {name}")
    return [sql for _, sql in dropped]


def deciding_connection() -> sqlite3.Connection:
    """Open a store of its own that SQLite keeps in a file without a name, for what deciding has to look up."""
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False, cached_statements=512)
    apply_migrations(connection)
    for setting in ("foreign_keys = OFF", "journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE}"):
        connection.execute(f"PRAGMA {setting}")
    _drop_indexes(connection, keep=_ASKED)
    connection.execute("BEGIN")
    return connection


def copied_rows(connection: sqlite3.Connection) -> sqlite3.Cursor:
    """Return the articles that are copies or that others supersede: what they are copies of, by what, their number."""
    return connection.execute(
        "SELECT copy_of, superseded_by, id FROM article WHERE copy_of IS NOT NULL OR superseded_by IS NOT NULL "
        "ORDER BY id"
    )


def decided_rows(connection: sqlite3.Connection, table: str) -> sqlite3.Cursor:
    """Return the rows of a table that deciding wrote, in order of its key."""
    return connection.execute(f"SELECT * FROM {table} ORDER BY {DECIDED[table]}")


def insert_decided(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """Write rows of a table that deciding wrote."""
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def mark_copies(connection: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Write which articles are copies, and what supersedes which."""
    connection.executemany("UPDATE article SET copy_of = ?, superseded_by = ? WHERE id = ?", rows)


def insert_rows(connection: sqlite3.Connection, rows: Mapping[str, Sequence[Row]]) -> None:
    """Write rows of fact tables, of many articles together."""
    for table, held in rows.items():
        connection.executemany(INSERTS[table], held)
