"""What adding a record writes: the article, where it was met, its facts; what re-reading takes out and keeps."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

import msgspec

from onrecord.record import Article
from onrecord.store.sqlite.queries.kept import edits
from onrecord.store.sqlite.rows import INSERTS, PARTS, Row
from onrecord.store.write.preparing import Prepared


class KnownArticle(msgspec.Struct, frozen=True):
    """The article as it stands in the store."""

    id: int
    digest: str
    source: str
    published: str | None
    read_by: str | None


def known_article(connection: sqlite3.Connection, sha256: str) -> KnownArticle | None:
    """Return the article with this text."""
    row = connection.execute(
        "SELECT id, digest, source, published, read_by FROM article WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return None if row is None else KnownArticle(*row)


def packed(connection: sqlite3.Connection, number: int) -> bytes:
    """Return an article's record as it was packed."""
    found: bytes = connection.execute("SELECT record FROM article WHERE id = ?", (number,)).fetchone()[0]
    return found


def replace_packed(connection: sqlite3.Connection, number: int, record: bytes) -> None:
    """Write an article's packed record anew."""
    connection.execute("UPDATE article SET record = ? WHERE id = ?", (record, number))


def note_origin(connection: sqlite3.Connection, number: int, article: Article, *, now: str) -> None:
    """Keep where the article's text was met."""
    connection.execute(
        "INSERT OR IGNORE INTO origin (name, article_id, publisher, url, added_at) VALUES (?, ?, ?, ?, ?)",
        (article.source, number, article.publisher, article.url, now),
    )


def insert_article(connection: sqlite3.Connection, prepared: Prepared, *, now: str) -> int:
    """Write an article's row; return its number."""
    article = prepared.article
    number = next_number(connection, "article")
    name = article.title or " ".join(article.text[:200].split())[:80] or article.source
    connection.execute(
        "INSERT INTO article (id, name, sha256, source, title, publisher, authors, published, published_basis, "
        "language, url, text, record, digest, added_at, read_by, section) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number, name, article.id, article.source, article.title, article.publisher,
            msgspec.json.encode(article.authors).decode(), article.published, article.published_basis,
            article.language, article.url, article.text, prepared.packed, prepared.digest, now,
            prepared.read_by, article.section,
        ),
    )  # fmt: skip
    note_origin(connection, number, article, now=now)
    return number


def update_article(connection: sqlite3.Connection, number: int, prepared: Prepared) -> None:
    """Write the record and the dates of an article that was read anew."""
    article = prepared.article
    connection.execute(
        "UPDATE article SET record = ?, digest = ?, published = ?, published_basis = ?, read_by = ? WHERE id = ?",
        (prepared.packed, prepared.digest, article.published, article.published_basis, prepared.read_by, number),
    )


def insert_facts(connection: sqlite3.Connection, rows: Mapping[str, Sequence[Row]]) -> None:
    """Write the rows of every fact table."""
    for table, insert in INSERTS.items():
        connection.executemany(insert, rows[table])


def next_number(connection: sqlite3.Connection, table: str) -> int:
    """Return the first free row of a table."""
    return int(connection.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])


def identities_by_span(connection: sqlite3.Connection, number: int) -> dict[tuple[int, int], int]:
    """Return the identity that was read for each name mention of an article, by the mention's span."""
    rows = connection.execute(
        "SELECT m.start, m.stop, coalesce(e.read_identity_id, e.identity_id) FROM entity e "
        "JOIN mention m ON m.entity_id = e.id WHERE e.article_id = ? AND m.form = 'name'",
        (number,),
    )
    return {(start, stop): identity for start, stop, identity in rows}


def delete_facts(connection: sqlite3.Connection, number: int) -> None:
    """Take out an article's facts; their parts go with them."""
    for table in reversed(INSERTS):
        if table not in PARTS:
            connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (number,))
    edits.forget(connection, number)
