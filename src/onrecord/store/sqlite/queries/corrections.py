"""What people said: their corrections, the questions that are open, what holds of one article's facts."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from onrecord.store.read.answers import DISCARDED, Correction
from onrecord.store.read.browsed import Ruled, Rulings
from onrecord.store.sqlite.queries.anchors import FACT_TABLES
from onrecord.store.sqlite.queries.kept.edits import edited

_PROBED = 2000
"""Questions looked at for those that are still open, the likeliest first."""


def corrections(connection: sqlite3.Connection, numbers: Collection[int] | None = None) -> tuple[Correction, ...]:
    """Return every correction ever made, or those of these numbers, the oldest first."""
    rows = connection.execute(
        "SELECT id, kind, name, author, made_at, undone_at, lost, reason FROM correction ORDER BY id"
    )
    return tuple(
        Correction(id=r[0], kind=r[1], change=r[2], author=r[3], made_at=r[4], undone_at=r[5], lost=r[6], reason=r[7])
        for r in rows
        if numbers is None or r[0] in numbers
    )


def arguments_about(connection: sqlite3.Connection, sha256: str) -> list[tuple[int, str]]:
    """Return the number of each correction that speaks of an article, and what it says as JSON."""
    return connection.execute(
        "SELECT id, arguments FROM correction WHERE instr(arguments, ?) ORDER BY id", (sha256,)
    ).fetchall()


def arguments(connection: sqlite3.Connection) -> list[tuple[int, str, str | None]]:
    """Return each correction's number, what it says as JSON, and when it was taken back; the oldest first."""
    return connection.execute("SELECT id, arguments, undone_at FROM correction ORDER BY id").fetchall()


def note_lost(connection: sqlite3.Connection, number: int, why: str | None) -> None:
    """Note why a correction finds no place, null where it finds one."""
    connection.execute("UPDATE correction SET lost = ?1 WHERE id = ?2 AND lost IS NOT ?1", (why, number))


def touch(connection: sqlite3.Connection, sha256: str) -> bool:
    """Return whether corrections hold that reading this article again can touch."""
    found = connection.execute(
        "SELECT 1 FROM correction WHERE undone_at IS NULL AND (instr(arguments, ?) OR "
        "kind IN ('merge', 'rename', 'retype', 'discard')) LIMIT 1",
        (sha256,),
    ).fetchone()
    return found is not None


def insert_correction(
    connection: sqlite3.Connection,
    *,
    name: str,
    kind: str,
    arguments: str,
    author: str,
    reason: str | None,
    now: str,
) -> int:
    """Write a correction's row; return its number."""
    number = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM correction").fetchone()[0])
    connection.execute(
        "INSERT INTO correction (id, name, kind, arguments, author, made_at, reason) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, name, kind, arguments, author, now, reason),
    )
    return number


def last_standing(connection: sqlite3.Connection) -> int | None:
    """Return the number of the last correction that is not taken back."""
    found: int | None = connection.execute("SELECT max(id) FROM correction WHERE undone_at IS NULL").fetchone()[0]
    return found


def taken_back(connection: sqlite3.Connection, number: int) -> tuple[str | None] | None:
    """Return when the correction of this number was taken back, in a row; None where there is no such correction."""
    found: tuple[str | None] | None = connection.execute(
        "SELECT undone_at FROM correction WHERE id = ?", (number,)
    ).fetchone()
    return found


def take_back(connection: sqlite3.Connection, number: int, *, author: str, now: str) -> None:
    """Note who took a correction back, and when."""
    connection.execute("UPDATE correction SET undone_by = ?, undone_at = ? WHERE id = ?", (author, now, number))


def asked_pair(connection: sqlite3.Connection, question: int) -> tuple[int, int] | None:
    """Return the two identities of a question."""
    row = connection.execute("SELECT first_id, second_id FROM question WHERE id = ?", (question,)).fetchone()
    return None if row is None else (row[0], row[1])


def kept_apart(connection: sqlite3.Connection) -> list[str]:
    """Return what holds of those that are kept apart, as JSON."""
    rows = connection.execute("SELECT arguments FROM correction WHERE kind = 'distinct' AND undone_at IS NULL")
    return [r[0] for r in rows]


def open_pairs(connection: sqlite3.Connection) -> list[tuple[int, int, int]]:
    """Return the questions about two that are not one yet: number and both identities, the likeliest first."""
    return connection.execute(
        "SELECT q.id, q.first_id, q.second_id FROM question q JOIN identity i ON i.id = q.first_id "
        "JOIN identity j ON j.id = q.second_id WHERE i.canonical_id <> j.canonical_id AND i.articles > 0 "
        f"AND j.articles > 0 AND '{DISCARDED}' NOT IN (i.kind, j.kind) ORDER BY q.score DESC, q.id LIMIT {_PROBED}"
    ).fetchall()


def entities_of(connection: sqlite3.Connection, identities: str) -> list[tuple[int, str, str, int]]:
    """Return row, name, aliases and article of each entity that is one of these identities."""
    return connection.execute(
        f"SELECT id, name, aliases, article_id FROM entity WHERE identity_id IN ({identities}) ORDER BY id"
    ).fetchall()


def speaker_of(connection: sqlite3.Connection, article: int, n: int) -> tuple[str | None, int | None]:
    """Return a statement's speaker in words, and the identity that stands for the speaker."""
    speaker, canonical = connection.execute(
        "SELECT s.speaker, i.canonical_id FROM statement s LEFT JOIN identity i ON i.id = s.identity_id "
        "WHERE s.article_id = ? AND s.n = ?",
        (article, n),
    ).fetchone()
    return speaker, canonical


def rejected_by(connection: sqlite3.Connection, table: str, article: int, n: int) -> int | None:
    """Return the number of the correction that rejects a fact."""
    return _ruled_by(connection, "rejected_by", table, article, n)


def accepted_by(connection: sqlite3.Connection, table: str, article: int, n: int) -> int | None:
    """Return the number of the correction that accepts a fact."""
    return _ruled_by(connection, "accepted_by", table, article, n)


def _ruled_by(connection: sqlite3.Connection, column: str, table: str, article: int, n: int) -> int | None:
    found: int | None = connection.execute(
        f"SELECT {column} FROM {table} WHERE article_id = ? AND n = ?", (article, n)
    ).fetchone()[0]
    return found


def rulings(connection: sqlite3.Connection, article: int) -> Rulings:
    """Return the facts of an article that a person rejected, accepted or gave to another speaker."""
    rejected, accepted = (_ruled(connection, article, column) for column in ("rejected_by", "accepted_by"))
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
    return Rulings(
        rejected=rejected, accepted=accepted, speakers=speakers, names=dict(names.fetchall()),
        edited=edited(connection, article),
    )  # fmt: skip


def _ruled(connection: sqlite3.Connection, article: int, column: str) -> dict[str, int]:
    """Return the facts of an article that have a correction's number in this column, each with the number."""
    return {
        f"{kind.letter}{article}.{n}": number
        for kind in FACT_TABLES
        for n, number in connection.execute(
            f"SELECT n, {column} FROM {kind.table} WHERE article_id = ? AND {column} IS NOT NULL", (article,)
        )
    }
