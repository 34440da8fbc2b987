"""Groups of copies: the bands that find their leader, who leads, what a later version supersedes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec


class Sibling(msgspec.Struct, frozen=True):
    """An article of a group of copies."""

    id: int
    source: str
    url: str | None
    publisher: str | None
    published: str | None


def near(connection: sqlite3.Connection, names: Sequence[str], *, most: int) -> list[int]:
    """Return the leaders that share bands, those that share most first."""
    rows = connection.execute(
        f"SELECT article_id FROM band WHERE name IN ({','.join('?' * len(names))}) "
        "GROUP BY article_id ORDER BY count(*) DESC, article_id LIMIT ?",
        (*names, most),
    )
    return [int(r[0]) for r in rows]


def text_of(connection: sqlite3.Connection, article: int) -> tuple[str, str]:
    """Return an article's sha256 and its text."""
    sha256, text = connection.execute("SELECT sha256, text FROM article WHERE id = ?", (article,)).fetchone()
    return sha256, text


def leaders(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return the sha256 of each copy with that of the article that leads its group, in the order of the articles."""
    return connection.execute(
        "SELECT a.sha256, b.sha256 FROM article a JOIN article b ON b.id = a.copy_of ORDER BY a.id"
    ).fetchall()


def lead(connection: sqlite3.Connection, number: int, names: Iterable[str]) -> None:
    """Let an article lead a group: these bands find it."""
    connection.executemany("INSERT INTO band (name, article_id) VALUES (?, ?)", [(n, number) for n in names])


def follow(connection: sqlite3.Connection, number: int, leader: int) -> None:
    """Note an article as a copy of the one that leads its group."""
    connection.execute("UPDATE article SET copy_of = ? WHERE id = ?", (leader, number))


def take_lead(connection: sqlite3.Connection, number: int, leader: int, names: tuple[str, ...]) -> None:
    """Let an article lead in place of the one that led."""
    connection.execute("UPDATE article SET copy_of = ? WHERE copy_of = ? OR id = ?", (number, leader, leader))
    connection.execute("UPDATE article SET copy_of = NULL WHERE id = ?", (number,))
    connection.execute("DELETE FROM band WHERE article_id = ?", (leader,))
    lead(connection, number, names)


def siblings(connection: sqlite3.Connection, leader: int) -> list[Sibling]:
    """Return the leader, then its copies that nothing supersedes."""
    rows = connection.execute(
        "SELECT id, source, url, publisher, published FROM article WHERE id = ?1 UNION ALL SELECT * FROM "
        "(SELECT id, source, url, publisher, published FROM article WHERE copy_of = ?1 AND superseded_by IS NULL "
        "ORDER BY id DESC LIMIT 200)",
        (leader,),
    )
    return [Sibling(*row) for row in rows]


def supersede(connection: sqlite3.Connection, number: int, older: Iterable[int]) -> None:
    """Note an article as the later version of these, where they have none yet."""
    connection.executemany(
        "UPDATE article SET superseded_by = ? WHERE id = ? AND superseded_by IS NULL", [(number, o) for o in older]
    )
