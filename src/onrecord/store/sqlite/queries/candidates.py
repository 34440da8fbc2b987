"""Identities that an article's entity may be: by key, by name, with their company and offices."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class IdentityRow(NamedTuple):
    """An identity's row, in the order of _COLUMNS."""

    id: int
    canonical: int
    name: str
    articles: int
    first_seen: str | None
    last_seen: str | None
    kind: str


_KIND = "coalesce(i.read_kind, i.kind)"
"""The kind as it is read: who was retyped or discarded is read so again."""
_COLUMNS = f"i.id, i.canonical_id, i.name, i.articles, i.first_seen, i.last_seen, {_KIND}"


def by_keys(connection: sqlite3.Connection, wanted: Sequence[str]) -> list[tuple[str, IdentityRow]]:
    """Return the identities that have one of these keys, each with the key; the most frequent first."""
    rows = connection.execute(
        f"SELECT k.name, {_COLUMNS} FROM identity_key k CROSS JOIN identity i ON i.id = k.identity_id "
        f"WHERE k.name IN ({','.join('?' * len(wanted))}) ORDER BY i.articles DESC, i.id",
        wanted,
    )
    return [(key, IdentityRow(*row)) for key, *row in rows]


def people_by_keys(connection: sqlite3.Connection, wanted: Sequence[str]) -> list[IdentityRow]:
    """Return the persons that have one of these keys, the 40 most frequent."""
    rows = connection.execute(
        # CROSS JOIN and the two columns keep SQLite from walking all identities of the kind in order of their articles.
        f"SELECT {_COLUMNS} FROM (SELECT DISTINCT identity_id FROM identity_key WHERE name IN "
        f"({','.join('?' * len(wanted))})) k CROSS JOIN identity i ON i.id = k.identity_id "
        f"WHERE {_KIND} = 'person' ORDER BY i.articles DESC, i.id LIMIT 40",
        wanted,
    )
    return [IdentityRow(*r) for r in rows]


def called(connection: sqlite3.Connection, name: str) -> list[IdentityRow]:
    """Return the identities of any kind that have exactly this name, the most frequent first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM identity_name n CROSS JOIN identity i ON i.id = n.identity_id WHERE n.name = ? "
        "ORDER BY i.articles DESC, i.id LIMIT 4",
        (name,),
    )
    return [IdentityRow(*r) for r in rows]


def names_of(connection: sqlite3.Connection, identities: Sequence[int]) -> list[tuple[int, str]]:
    """Return what these identities are called, the most frequent names first."""
    return connection.execute(
        f"SELECT identity_id, name FROM identity_name WHERE identity_id IN ({','.join('?' * len(identities))}) "
        "ORDER BY articles DESC",
        identities,
    ).fetchall()


def articles_if_called(connection: sqlite3.Connection, identity: int, *, name: str, kind: str) -> int | None:
    """Count the articles of an identity of this kind that has this name, or that a correction speaks of."""
    row = connection.execute(
        f"SELECT i.articles FROM identity i WHERE i.id = ?2 AND {_KIND} = ?3 AND (i.corrected OR EXISTS "
        "(SELECT 1 FROM identity_name n WHERE n.identity_id = i.id AND n.name = ?1))",
        (name, identity, kind),
    ).fetchone()
    return None if row is None else int(row[0])


def insert_questions(connection: sqlite3.Connection, asked: Iterable[tuple[str, int, int, float]]) -> None:
    """Write questions: label, both identities, likelihood."""
    connection.executemany(
        "INSERT OR IGNORE INTO question (name, first_id, second_id, score) VALUES (?, ?, ?, ?)", asked
    )


def companions(connection: sqlite3.Connection, candidate: int, among: Sequence[int], *, recent: int) -> list[int]:
    """Return which of these identities the last articles of a candidate speak of, itself included."""
    # The plus sign has SQLite walk the few who each of the articles speaks of, in place of looking each companion
    # up in each.
    rows = connection.execute(
        "SELECT DISTINCT e.identity_id FROM (SELECT DISTINCT article_id FROM entity WHERE identity_id = ? "
        f"ORDER BY article_id DESC LIMIT {recent}) k "
        "CROSS JOIN entity e ON e.article_id = k.article_id "
        f"WHERE +e.identity_id IN ({','.join('?' * len(among))})",
        (candidate, *among),
    )
    return [r[0] for r in rows]


def named_apart(connection: sqlite3.Connection, one: int, other: int) -> bool:
    """Return whether an article names both, who are two in it: give the rarer first."""
    theirs = "(SELECT id FROM identity WHERE canonical_id = ?)"
    found = connection.execute(
        f"SELECT EXISTS (SELECT 1 FROM entity e WHERE e.identity_id IN {theirs} AND EXISTS (SELECT 1 FROM entity f "
        f"WHERE f.article_id = e.article_id AND f.identity_id IN {theirs}))",
        (one, other),
    ).fetchone()
    return bool(found[0])


def around(connection: sqlite3.Connection, identity: int, *, recent: int) -> list[IdentityRow]:
    """Return the persons and organizations whom the last articles of an identity name beside it."""
    rows = connection.execute(
        f"SELECT DISTINCT {_COLUMNS} FROM (SELECT DISTINCT article_id FROM entity WHERE identity_id = ?1 "
        f"ORDER BY article_id DESC LIMIT {recent}) k CROSS JOIN entity e ON e.article_id = k.article_id "
        f"CROSS JOIN identity i ON i.id = e.identity_id WHERE i.id <> ?1 AND {_KIND} IN ('person', 'organization')",
        (identity,),
    )
    return [IdentityRow(*r) for r in rows]


def offices(connection: sqlite3.Connection, candidate: int, *, most: int) -> list[tuple[str, str | None, str | None]]:
    """Return the titles, organizations and places of a candidate's offices."""
    return connection.execute(
        "SELECT DISTINCT title, organization, place FROM "
        f"(SELECT title, organization, place FROM office WHERE identity_id = ? LIMIT {most})",
        (candidate,),
    ).fetchall()
