"""Silences: who was asked and gave no answer, and what they said afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from onrecord.store.read.answers import Named, Silence
from onrecord.store.read.browsed import Asked, Page, Reply
from onrecord.store.read.paging import paged
from onrecord.store.sqlite.queries.conditions import (
    ARTICLE,
    PUBLISHER,
    SUPERSEDED,
    Wanted,
    article_of,
    days_between,
    one_of,
)  # fmt: skip
from onrecord.store.sqlite.queries.statements import COPIED

_REPLY_DAYS = 30
"""A statement later than that answers something else."""


def silences(connection: sqlite3.Connection, where: str, values: Sequence[Any], *, limit: int) -> tuple[Silence, ...]:
    """Return the silences that a condition on `z` selects, the newest first; once for the copies of one article."""
    rows = connection.execute(
        "SELECT z.article_id, z.n, coalesce(c.name, z.party_text), c.id, z.outcome, z.sentence, z.at, "
        f"coalesce(a.copy_of, a.id), z.confidence, z.party_text, {ARTICLE} "
        f"FROM (SELECT z.* FROM silence z WHERE {where} AND z.rejected_by IS NULL "
        f"AND z.article_id NOT IN {SUPERSEDED} ORDER BY z.at DESC, z.id DESC LIMIT ?) z "
        "JOIN article a ON a.id = z.article_id "
        "LEFT JOIN identity i ON i.id = z.identity_id LEFT JOIN identity c ON c.id = i.canonical_id "
        "ORDER BY z.at DESC, z.id DESC",
        (*values, COPIED * limit),
    )
    grouped: dict[Any, list[Any]] = {}
    for row in rows:
        grouped.setdefault((row[7], row[2], " ".join(row[5].casefold().split())), []).append(row)
    return tuple(_silence(g) for g in list(grouped.values())[:limit])


def _silence(rows: Sequence[Any]) -> Silence:
    row = rows[-1]
    return Silence(
        fact=f"z{row[0]}.{row[1]}", party=row[2], party_id=row[3], outcome=row[4], sentence=" ".join(row[5].split()),
        at=row[6], copies=len({r[0] for r in rows}), article=article_of(row[10:]), confidence=row[8],
        words=" ".join(row[9].split()),
    )  # fmt: skip


def search_silences(
    connection: sqlite3.Connection, *, party: Named | None, since: str | None, until: str | None, limit: int
) -> tuple[Silence, ...]:
    """Return silences of this party in these days, the newest first."""
    dated, days = days_between("z.at", since, until)
    where = f"z.identity_id IN ({one_of(connection, party.id)})" if party else "1"
    return silences(connection, f"{where}{dated}", days, limit=limit)


def asked(
    connection: sqlite3.Connection, party: Named | None, wanted: Wanted, *, limit: int, offset: int
) -> Page[Asked]:
    """Return silences, the newest first, each with what its party said after it."""
    dated, values = days_between("z.at", wanted.since, wanted.until)
    where = f"z.identity_id IN ({one_of(connection, party.id)})" if party else "1"
    if wanted.publisher is not None:
        dated, values = f"{dated} AND {PUBLISHER.format('z')} = ?", (*values, wanted.publisher)
    found = silences(connection, where + dated, values, limit=offset + limit + 1)[offset:]
    return paged([Asked(silence=one, reply=_reply(connection, one)) for one in found], limit=limit, offset=offset)


def _reply(connection: sqlite3.Connection, silence: Silence) -> Reply | None:
    """Return the party's first statement in a later article that is not a copy of the one that tells the silence.

    What a headline says is left out: it shortens what somebody said, or tells it of them.
    """
    if silence.party_id is None or silence.at is None:
        return None
    ids = one_of(connection, silence.party_id)
    row: Any = connection.execute(
        "SELECT s.article_id, s.n, s.cue_text, s.text, s.at, a.id, a.name, a.publisher, a.published, "
        "CAST(julianday(s.at) - julianday(?1) AS INTEGER) FROM statement s "
        f"JOIN article a ON a.id = s.article_id WHERE s.identity_id IN ({ids}) AND s.at > ?1 "
        f"AND s.at <= date(?1, '+{_REPLY_DAYS} days') AND s.rejected_by IS NULL AND s.force <> 'withholds' "
        "AND a.superseded_by IS NULL AND NOT instr(lower(coalesce(a.title, '')), lower(s.text)) "
        "AND coalesce(a.copy_of, a.id) <> (SELECT coalesce(o.copy_of, o.id) FROM article o WHERE o.id = ?2) "
        "ORDER BY s.at, s.id LIMIT 1",
        (silence.at, silence.article.id),
    ).fetchone()
    if row is None:
        return None
    return Reply(
        fact=f"s{row[0]}.{row[1]}", cue=row[2], text=row[3], at=row[4], days=row[9], article=article_of(row[5:9])
    )
