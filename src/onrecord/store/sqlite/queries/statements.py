"""Statements: told once however many articles quote them, by words, speaker and days."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from onrecord.store.read.answers import Article, Named, Statement
from onrecord.store.sqlite.identities import members
from onrecord.store.sqlite.queries.conditions import (
    ARTICLE,
    MATCHES,
    SUPERSEDED,
    article_of,
    days_between,
    fts_terms,
    spans_of,
)  # fmt: skip

COPIED = 4
"""Rows read for each answer wanted, so that copies that fall together leave enough."""
_NAMED = 20
"""Other appearances that are named; the number of all is told."""


def statements(
    connection: sqlite3.Connection, where: str, values: Sequence[Any], *, limit: int, source: str = "statement s"
) -> tuple[Statement, ...]:
    """Return the statements that a condition on `s` selects, the newest first; superseded articles left out.

    The same quotation in several articles, and the same words in copies of one article, are one statement, told by the
    earliest of those selected.
    """
    rows = connection.execute(
        "SELECT s.article_id, s.n, coalesce(c.name, s.speaker), c.id, s.mode, s.text, s.said, s.at, s.confidence, "
        "s.quotation_id, s.id, s.content, coalesce(a.copy_of, a.id), s.cue_text, s.manner, s.force, s.addressee_text, "
        f"s.channel, {ARTICLE} FROM (SELECT s.id FROM {source} "
        f"WHERE {where} AND s.rejected_by IS NULL AND s.article_id NOT IN {SUPERSEDED} "
        "ORDER BY s.at DESC, s.id DESC LIMIT ?) k CROSS JOIN statement s ON s.id = k.id "
        "JOIN article a ON a.id = s.article_id "
        "LEFT JOIN identity i ON i.id = s.identity_id LEFT JOIN identity c ON c.id = i.canonical_id "
        "ORDER BY s.at DESC, s.id DESC",
        (*values, COPIED * limit),
    )
    grouped: dict[Any, list[Any]] = {}
    for row in rows:
        grouped.setdefault(row[9] or (row[12], row[15], " ".join(row[5].casefold().split())), []).append(row)
    return tuple(_statement(connection, g) for g in list(grouped.values())[:limit])


def _statement(connection: sqlite3.Connection, rows: Sequence[Any]) -> Statement:
    row = rows[-1]
    appearances = _appearances(connection, row[9]) if row[9] else [(r[10], article_of(r[18:])) for r in reversed(rows)]
    articles = {a.id: a for _, a in appearances}
    return Statement(
        fact=f"s{row[0]}.{row[1]}", speaker=row[2], speaker_id=row[3], mode=row[4], text=row[5], said=row[6], at=row[7],
        confidence=row[8], appearances=len(articles), first=appearances[0][1].id == row[0],
        cue=row[13], manner=row[14], force=row[15], addressee=row[16], channel=row[17],
        article=article_of(row[18:]), also=tuple(a for a in articles.values() if a.id != row[0])[:_NAMED],
        spans=spans_of(row[11]),
    )  # fmt: skip


def _appearances(connection: sqlite3.Connection, quotation: int) -> list[tuple[int, Article]]:
    """Return every article that has the quotation, the earliest first."""
    rows = connection.execute(
        f"SELECT s.id, {ARTICLE} FROM (SELECT id, at, article_id FROM statement WHERE quotation_id = ? AND "
        "rejected_by IS NULL LIMIT 1000) s JOIN article a ON a.id = s.article_id WHERE a.superseded_by IS NULL "
        "ORDER BY coalesce(s.at, '9999'), s.id",
        (quotation,),
    )
    return [(r[0], article_of(r[1:])) for r in rows]


def search_statements(
    connection: sqlite3.Connection,
    text: str | None,
    *,
    speaker: Named | None,
    force: str | None,
    since: str | None,
    until: str | None,
    limit: int,
) -> tuple[Statement, ...]:
    """Return statements with these words, of this speaker and force, in these days; the newest first."""
    dated, days = days_between("s.at", since, until)
    if force is not None:
        dated, days = f"{forced(force)}{dated}", (force, *days)
    ids = members(connection, speaker.id) if speaker else ()
    if not text or not text.strip():
        where = f"s.identity_id IN ({','.join(map(str, ids))})" if ids else "1"
        return statements(connection, f"{where}{dated}", days, limit=limit)
    source, match = with_words(text, speakers=ids)
    return statements(connection, f"1{dated}", (match, *days), limit=limit, source=source)


def forced(force: str) -> str:
    """Return SQL for statements of a force, in the words of the index that has all forces but the commonest."""
    return " AND s.force = ?" if force == "asserts" else " AND s.force <> 'asserts' AND s.force = ?"


def with_words(text: str, *, speakers: Sequence[int]) -> tuple[str, str]:
    """Return SQL of the statements with these words, of these identities if any are given, and its value."""
    match = fts_terms(text, column="text")
    if speakers:
        match += f" AND {{tags}} : ({' OR '.join(f'i{i}' for i in speakers)})"
    hits = f"(SELECT rowid FROM statement_fts WHERE statement_fts MATCH ? ORDER BY rowid DESC LIMIT {MATCHES})"
    return f"{hits} h CROSS JOIN statement s ON s.id = h.rowid", match
