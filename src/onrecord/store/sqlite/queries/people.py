"""People in lists and pages, and what fits the letters typed so far."""

from __future__ import annotations

import sqlite3

from onrecord.store.read.answers import DISCARDED, Article, Named
from onrecord.store.read.browsed import Glimpse, Matches, Page, Share
from onrecord.store.read.paging import paged
from onrecord.store.sqlite.identities import STANDING, named
from onrecord.store.sqlite.lookup import find_beginning, words_typed
from onrecord.store.sqlite.queries.conditions import SUPERSEDED, article_of

_HITS = 200
"""Hits of the words in articles and statements that are put in order, the last added first."""
_WHOLE = 4
"""Letters from which a word's beginning is looked up in texts: that of three takes 50 ms over 3 million statements."""


def most_named(connection: sqlite3.Connection, *, kind: str, limit: int) -> tuple[Named, ...]:
    """Return those of a kind whom most articles speak of."""
    rows = connection.execute(
        f"SELECT c.id, c.name, c.kind, {STANDING} AS articles, min(i.first_seen), max(i.last_seen) FROM "
        "(SELECT DISTINCT canonical_id AS id FROM (SELECT canonical_id FROM identity WHERE kind = ? "
        "ORDER BY articles DESC LIMIT ?)) k JOIN identity c ON c.id = k.id JOIN identity i "
        "ON i.canonical_id = c.id GROUP BY c.id ORDER BY articles DESC, c.id LIMIT ?",
        (kind, 2 * limit, limit),
    ).fetchall()
    return tuple(
        Named(id=r[0], name=r[1], kind=r[2], articles=r[3], first_seen=r[4], last_seen=r[5]) for r in rows if r[3]
    )


def people(connection: sqlite3.Connection, *, kind: str, limit: int, offset: int) -> Page[Named]:
    """Return the identities of a kind, whom most articles speak of first."""
    rows = connection.execute(
        "SELECT id FROM identity WHERE kind = ? AND articles > 0 AND canonical_id = id "
        "ORDER BY articles DESC, id DESC LIMIT ? OFFSET ?",
        (kind, limit + 1, offset),
    ).fetchall()
    return paged([named(connection, r[0]) for r in rows], limit=limit, offset=offset)


def kinds(connection: sqlite3.Connection) -> tuple[Share, ...]:
    """Count the identities of each kind."""
    rows = connection.execute(
        "SELECT kind, count(*) AS n FROM identity WHERE articles > 0 AND kind <> ? GROUP BY kind ORDER BY n DESC, kind",
        (DISCARDED,),
    )
    return tuple(Share(value=r[0], count=r[1]) for r in rows)


def look_up(connection: sqlite3.Connection, text: str, *, limit: int) -> Matches:
    """Return people, articles and statements for what was typed so far; nothing for no word."""
    sought = words_typed(text)
    if not sought:
        return Matches(people=(), articles=(), statements=())
    whole = " AND ".join(f'"{w}"' for w in sought)
    found = _texts(connection, whole, limit=limit)
    # A beginning brings all its words' hits together first, ten times as slow: only where there is no such word.
    if not found[1] and len(sought[-1]) >= _WHOLE:
        found = _texts(connection, whole + "*", limit=limit)
    return Matches(people=find_beginning(connection, text, limit=limit), articles=found[0], statements=found[1])


def _texts(
    connection: sqlite3.Connection, match: str, *, limit: int
) -> tuple[tuple[Article, ...], tuple[Glimpse, ...]]:
    rows = connection.execute(
        "SELECT a.id, a.name, a.publisher, a.published FROM (SELECT rowid FROM article_fts WHERE article_fts "
        f"MATCH ? ORDER BY rowid DESC LIMIT {_HITS}) f CROSS JOIN article a ON a.id = f.rowid "
        "WHERE a.superseded_by IS NULL ORDER BY a.published DESC, a.id DESC LIMIT ?",
        (match, limit),
    )
    return tuple(article_of(r) for r in rows), _statements(connection, match, limit=limit)


def _statements(connection: sqlite3.Connection, match: str, *, limit: int) -> tuple[Glimpse, ...]:
    rows = connection.execute(
        "SELECT s.article_id, s.n, coalesce(c.name, s.speaker), c.id, s.cue_text, s.text, s.at FROM "
        f"(SELECT rowid FROM statement_fts WHERE statement_fts MATCH ? ORDER BY rowid DESC LIMIT {_HITS}) f "
        "CROSS JOIN statement s ON s.id = f.rowid LEFT JOIN identity i ON i.id = s.identity_id "
        f"LEFT JOIN identity c ON c.id = i.canonical_id WHERE s.rejected_by IS NULL "
        f"AND s.article_id NOT IN {SUPERSEDED} ORDER BY s.at DESC, s.id DESC LIMIT ?",
        (f"{{text}} : ({match})", limit),
    )
    return tuple(
        Glimpse(fact=f"s{r[0]}.{r[1]}", speaker=r[2], speaker_id=r[3], cue=r[4], text=r[5], at=r[6], article_id=r[0])
        for r in rows
    )
