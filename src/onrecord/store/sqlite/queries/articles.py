"""Articles: their records, lists of them in pages, their publishers, copies and versions."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple

from onrecord.errors import NoSuchFactError
from onrecord.store.read.answers import Article, Named
from onrecord.store.read.asked import checked_id, repeated, row_number
from onrecord.store.read.browsed import Editions, Headline, Identity, Origin, Page, Publisher
from onrecord.store.read.paging import paged
from onrecord.store.read.reported import ReadBy
from onrecord.store.sqlite.queries.anchors import FACT_TABLES
from onrecord.store.sqlite.queries.conditions import MATCHES, SUPERSEDED, article_of, days_between, fts_terms, one_of

_HEADLINE = (
    "SELECT a.id, a.name, a.publisher, a.published, a.source, a.url, a.copy_of, "
    "(SELECT count(*) FROM article k WHERE k.copy_of = a.id), a.superseded_by, "
    "(SELECT count(*) FROM statement s WHERE s.article_id = a.id) FROM "
)
_VERSIONS = 50
"""Versions of one article that are listed: a live page's updates of a day."""
_TABLES = ("article", "identity", *(t.table for t in FACT_TABLES))


class Packed(NamedTuple):
    """An article's record as it lies in the store, with its text, number and name."""

    record: bytes
    text: str
    number: int
    name: str


def packed_record(connection: sqlite3.Connection, article: int | str) -> Packed | None:
    """Return an article's packed record by the article's number or its sha256."""
    column, value = _told_by(article)
    row = connection.execute(f"SELECT record, text, id, name FROM article WHERE {column} = ?", (value,)).fetchone()
    return None if row is None else Packed(*row)


def packed_after(connection: sqlite3.Connection, number: int) -> Packed | None:
    """Return the packed record of the next article after that of a number."""
    row = connection.execute(
        "SELECT record, text, id, name FROM article WHERE id > ? ORDER BY id LIMIT 1", (number,)
    ).fetchone()
    return None if row is None else Packed(*row)


def identities(connection: sqlite3.Connection, article: int | str) -> dict[str, int]:
    """Return the canonical identity of each entity of an article, by the entity's id in the record."""
    column, value = _told_by(article)
    rows = connection.execute(
        "SELECT e.local_id, i.canonical_id FROM article a JOIN entity e ON e.article_id = a.id "
        f"JOIN identity i ON i.id = e.identity_id WHERE a.{column} = ? ORDER BY e.id",
        (value,),
    ).fetchall()
    return dict(rows)


def named_identities(connection: sqlite3.Connection, article: int) -> dict[str, Identity]:
    """Return who each entity of an article is, after corrections, by the entity's id in the record."""
    rows = connection.execute(
        "SELECT e.local_id, c.id, c.name, c.kind FROM entity e JOIN identity i ON i.id = e.identity_id "
        "JOIN identity c ON c.id = i.canonical_id WHERE e.article_id = ? ORDER BY e.id",
        (article,),
    )
    return {local: Identity(number=number, name=name, kind=kind) for local, number, name, kind in rows}


def _told_by(article: int | str) -> tuple[str, int | str]:
    """Return the column that tells an article, and its value there."""
    return ("id", row_number(article)) if isinstance(article, int) else ("sha256", checked_id(article))


def met(connection: sqlite3.Connection, sha256: str, source: str) -> tuple[int, bool] | None:
    """Return the number of the article with this text, and whether it was met at this source."""
    row = connection.execute(
        "SELECT a.id, EXISTS (SELECT 1 FROM origin o WHERE o.article_id = a.id AND o.name = ?) FROM article a "
        "WHERE a.sha256 = ?",
        (source, sha256),
    ).fetchone()
    return None if row is None else (row[0], bool(row[1]))


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Count the rows of each kind of fact."""
    return {t: int(connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0]) for t in _TABLES}


def headlines(
    connection: sqlite3.Connection,
    words: str | None,
    *,
    publisher: str | None,
    since: str | None,
    until: str | None,
    about: Named | None,
    limit: int,
    offset: int,
) -> Page[Headline]:
    """Return articles with these words, of this publisher, of these days, that name somebody; the newest first."""
    where, values = days_between("a.published", since, until)
    if publisher is not None:
        where, values = f"{where} AND a.publisher = ?", (*values, publisher)
    if about is not None:
        naming = f"SELECT article_id FROM entity WHERE identity_id IN ({one_of(connection, about.id)})"
        where = f"{where} AND a.id IN ({naming})"
    source = "article a"
    if words and words.strip():
        source = (
            f"(SELECT rowid FROM article_fts WHERE article_fts MATCH ? ORDER BY rowid DESC LIMIT {MATCHES}) f "
            "CROSS JOIN article a ON a.id = f.rowid"
        )
        values = (fts_terms(words, column="title text"), *values)
    rows = connection.execute(
        # The page's numbers first, from an index alone: the rows in front of it are never read.
        f"{_HEADLINE} (SELECT a.id FROM {source} WHERE a.id NOT IN {SUPERSEDED}{where} "
        "ORDER BY a.published DESC, a.id DESC LIMIT ? OFFSET ?) k JOIN article a ON a.id = k.id "
        "ORDER BY a.published DESC, a.id DESC",
        (*values, limit + 1, offset),
    )
    return paged([_headline(r) for r in rows], limit=limit, offset=offset)


def _headline(row: Any) -> Headline:
    return Headline(
        id=row[0], name=row[1], publisher=row[2], published=row[3], source=row[4], url=row[5], copy_of=row[6],
        copies=row[7], superseded_by=row[8], statements=row[9],
    )  # fmt: skip


def last_article(connection: sqlite3.Connection) -> int:
    """Return the number of the article that was added last; 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()[0])


def added_after(connection: sqlite3.Connection, number: int, *, limit: int) -> tuple[Headline, ...]:
    """Return the articles that were added after the one of this number, in that order."""
    rows = connection.execute(f"{_HEADLINE}article a WHERE a.id > ? ORDER BY a.id LIMIT ?", (number, limit))
    return tuple(map(_headline, rows))


def publishers(connection: sqlite3.Connection) -> tuple[Publisher, ...]:
    """Return who published the articles, the most frequent first."""
    rows = connection.execute(
        "SELECT publisher, count(*) AS articles, min(published), max(published) FROM article "
        "WHERE publisher IS NOT NULL AND superseded_by IS NULL GROUP BY publisher ORDER BY articles DESC, publisher"
    )
    return tuple(Publisher(name=r[0], articles=r[1], first=r[2], last=r[3]) for r in rows)


def editions(connection: sqlite3.Connection, article: int) -> Editions:
    """Return the article with its origins, copies and versions."""
    row = connection.execute(f"{_HEADLINE} article a WHERE a.id = ?", (row_number(article),)).fetchone()
    if row is None:
        raise NoSuchFactError(f"{repeated(article)}: no article of that number; the list of articles shows them")
    origins = connection.execute(
        "SELECT name, publisher, url, added_at FROM origin WHERE article_id = ? ORDER BY id", (article,)
    )
    return Editions(
        article=_headline(row),
        origins=tuple(Origin(name=r[0], publisher=r[1], url=r[2], added_at=r[3]) for r in origins),
        copies=_copies(connection, article, original=row[6] or article),
        versions=_versions(connection, article),
    )


def _copies(connection: sqlite3.Connection, article: int, *, original: int) -> tuple[Article, ...]:
    rows = connection.execute(
        "SELECT id, name, publisher, published FROM article WHERE (copy_of = ?1 OR id = ?1) AND id <> ?2 "
        "ORDER BY coalesce(published, '9999'), id LIMIT 200",
        (original, article),
    )
    return tuple(article_of(r) for r in rows)


def _versions(connection: sqlite3.Connection, article: int) -> tuple[Article, ...]:
    """Return the articles that it replaced and those that replaced it, the earliest first."""
    rows = connection.execute(
        "WITH RECURSIVE later(id) AS (SELECT ?1 UNION SELECT a.superseded_by FROM later l JOIN article a "
        "ON a.id = l.id WHERE a.superseded_by IS NOT NULL), "
        "every(id) AS (SELECT id FROM later UNION SELECT a.id FROM every v JOIN article a ON a.superseded_by = v.id) "
        "SELECT a.id, a.name, a.publisher, a.published FROM every v JOIN article a ON a.id = v.id WHERE a.id <> ?1 "
        f"ORDER BY a.added_at, a.id LIMIT {_VERSIONS}",
        (article,),
    )
    return tuple(article_of(r) for r in rows)


def search_articles(connection: sqlite3.Connection, text: str | None, *, limit: int) -> tuple[Article, ...]:
    """Return articles with these words, or all, the newest first."""
    if text and text.strip():
        rows = connection.execute(
            "SELECT a.id, a.name, a.publisher, a.published FROM "
            f"(SELECT rowid FROM article_fts WHERE article_fts MATCH ? ORDER BY rowid DESC LIMIT {MATCHES}) f "
            "CROSS JOIN article a ON a.id = f.rowid ORDER BY a.published DESC, a.id DESC LIMIT ?",
            (fts_terms(text, column="title text"), limit),
        )
    else:
        rows = connection.execute(
            "SELECT id, name, publisher, published FROM article ORDER BY published DESC, id DESC LIMIT ?", (limit,)
        )
    return tuple(article_of(r) for r in rows)


def readings(connection: sqlite3.Connection) -> tuple[ReadBy, ...]:
    """Return how many articles each combination of versions read, the most frequent first."""
    rows = connection.execute("SELECT read_by, count(*) AS n FROM article GROUP BY read_by ORDER BY n DESC, read_by")
    return tuple(ReadBy(versions=row[0], articles=row[1]) for row in rows)
