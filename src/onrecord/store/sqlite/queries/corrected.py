"""What corrections change in what was read, and how it is put back: identities, entities, facts, speakers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from onrecord.store.sqlite.queries.anchors import FACT_TABLES
from onrecord.store.sqlite.rows import label

_READ = "(SELECT e.identity_id FROM entity e WHERE e.id = read_speaker_id)"


def restore_speakers(connection: sqlite3.Connection) -> None:
    """Give every statement the speaker that was read."""
    connection.execute(
        "UPDATE statement SET name = read_name, speaker = read_speaker, speaker_id = read_speaker_id, "
        f"identity_id = {_READ}, tags = coalesce('i' || {_READ} || ' ', ''), attributed_by = NULL, "
        "read_name = NULL, read_speaker = NULL, read_speaker_id = NULL WHERE attributed_by IS NOT NULL"
    )


def attribute(
    connection: sqlite3.Connection, statement: int, *, number: int, who: int | None, name: str | None
) -> None:
    """Give the statement in this row to this identity, or to nobody, by the correction of this number.

    The statement hangs on no entity of its article meanwhile: where an entity is split off, the person's word stays.
    """
    text = connection.execute("SELECT text FROM statement WHERE id = ?", (statement,)).fetchone()[0]
    connection.execute(
        "UPDATE statement SET read_name = name, read_speaker = speaker, read_speaker_id = speaker_id "
        "WHERE id = ? AND attributed_by IS NULL",
        (statement,),
    )
    connection.execute(
        "UPDATE statement SET name = ?, speaker = ?, speaker_id = NULL, identity_id = ?, tags = ?, attributed_by = ? "
        "WHERE id = ?",
        (label(f"{name or 'unnamed'}: {text}"), name, who, f"i{who} " if who else "", number, statement),
    )


def restore_identities(connection: sqlite3.Connection, touched: Sequence[int]) -> None:
    """Take these identities apart and call them what was read; mark them as corrected."""
    marks = ",".join("?" * len(touched))
    connection.execute(
        f"UPDATE identity SET canonical_id = id, name = read_name, corrected = 1 WHERE id IN ({marks})", touched
    )
    connection.execute("UPDATE identity SET kind = read_kind, read_kind = NULL WHERE read_kind IS NOT NULL")


def restore_facts(connection: sqlite3.Connection) -> None:
    """Let every fact hold that was rejected, and be as sure as it was read that was accepted."""
    for kind in FACT_TABLES:
        surest = "confidence = read_confidence, " if kind.weighed else ""
        connection.execute(
            f"UPDATE {kind.table} SET {surest}accepted_by = NULL, read_confidence = NULL WHERE accepted_by IS NOT NULL"
        )
        connection.execute(f"UPDATE {kind.table} SET rejected_by = NULL WHERE rejected_by IS NOT NULL")


def read_identities(connection: sqlite3.Connection, moved: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return the entities that are moved or were, each with the identity that it has and the one that was read."""
    return connection.execute(
        "SELECT id, identity_id, coalesce(read_identity_id, identity_id) FROM entity "
        f"WHERE read_identity_id IS NOT NULL OR id IN ({','.join('?' * len(moved))})",
        moved,
    ).fetchall()


def give_identities(connection: sqlite3.Connection, given: Iterable[tuple[int, int, int]]) -> None:
    """Give entities another identity: the new one, the one that was read, the entity's row."""
    connection.executemany("UPDATE entity SET identity_id = ?1, read_identity_id = nullif(?2, ?1) WHERE id = ?3", given)


def canonical(connection: sqlite3.Connection, identity: int) -> int:
    """Return the identity that stands for this one."""
    row = connection.execute("SELECT canonical_id FROM identity WHERE id = ?", (identity,)).fetchone()
    return int(row[0]) if row else identity


def merge(connection: sqlite3.Connection, second: int, first: int) -> None:
    """Let the first identity stand for the second and for those that the second stood for."""
    one, other = canonical(connection, first), canonical(connection, second)
    connection.execute("UPDATE identity SET canonical_id = ? WHERE canonical_id = ?", (one, other))


def rename(connection: sqlite3.Connection, identity: int, name: str) -> None:
    """Show this name of the identity that stands for this one."""
    connection.execute("UPDATE identity SET name = ? WHERE id = ?", (name, canonical(connection, identity)))


def split_off(connection: sqlite3.Connection, identity: int, name: str) -> None:
    """Let an identity stand for itself, under this name."""
    connection.execute("UPDATE identity SET canonical_id = id, name = ? WHERE id = ?", (name, identity))


def retype(connection: sqlite3.Connection, identity: int, kind: str) -> None:
    """Say of which kind all are that are one with this identity."""
    connection.execute(
        "UPDATE identity SET read_kind = coalesce(read_kind, kind), kind = ? WHERE canonical_id = ?",
        (kind, canonical(connection, identity)),
    )


_PARTIES = (
    ("office", "identity_id"), ("tie", "identity_id"), ("tie", "object_identity_id"), ("silence", "identity_id"),
    ("position", "identity_id"),
)  # fmt: skip
"""Facts, and the columns of those without whom they say nothing."""


def reject_facts_of(connection: sqlite3.Connection, identity: int, *, number: int, article: int | None = None) -> None:
    """Reject the facts of all who are one with this identity, in one article or all; what they said is nobody's."""
    theirs = "(SELECT id FROM identity WHERE canonical_id = ?2)"
    values = (number, canonical(connection, identity), article)
    for table, column in _PARTIES:
        connection.execute(
            f"UPDATE {table} SET rejected_by = ?1 WHERE {column} IN {theirs} AND rejected_by IS NULL "
            "AND article_id = coalesce(?3, article_id)",
            values,
        )
    connection.execute(
        "UPDATE dispute SET rejected_by = ?1 WHERE id IN (SELECT dispute_id FROM dispute_party WHERE identity_id IN "
        f"{theirs}) AND rejected_by IS NULL AND article_id = coalesce(?3, article_id)",
        values,
    )
    statements = connection.execute(
        f"SELECT id FROM statement WHERE identity_id IN {theirs} AND article_id = coalesce(?3, article_id) AND ?1",
        values,
    ).fetchall()
    for (statement,) in statements:
        attribute(connection, statement, number=number, who=None, name=None)


def of_kind(connection: sqlite3.Connection, kind: str) -> frozenset[int]:
    """Return the identities of a kind that have articles or had."""
    return frozenset(r[0] for r in connection.execute("SELECT id FROM identity WHERE kind = ?", (kind,)))


def reject(connection: sqlite3.Connection, table: str, row: int, *, number: int) -> None:
    """Mark a fact as rejected by the correction of this number."""
    connection.execute(f"UPDATE {table} SET rejected_by = ? WHERE id = ?", (number, row))


def accept(connection: sqlite3.Connection, table: str, row: int, *, number: int) -> None:
    """Mark a fact as accepted by the correction of this number; what was read of its confidence stays beside it."""
    weighed = any(kind.table == table and kind.weighed for kind in FACT_TABLES)
    surest = "read_confidence = coalesce(read_confidence, confidence), confidence = 1, " if weighed else ""
    connection.execute(f"UPDATE {table} SET {surest}accepted_by = ? WHERE id = ?", (number, row))


def articles_of(connection: sqlite3.Connection, identity: int) -> int:
    """Count the articles that speak of an identity; 0 where there is no such identity."""
    row = connection.execute("SELECT articles FROM identity WHERE id = ?", (identity,)).fetchone()
    return int(row[0]) if row else 0
