"""`said`, `timeline`, `silences`, and words for full-text search."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from onrecord.errors import SearchError
from onrecord.store.read.answers import Happening, Hush, Said, Witness
from onrecord.store.read.asked import checked_period, checked_words, repeated
from onrecord.store.read.dossiers import silences, statements, witness
from onrecord.store.sqlite.identities import Named, members

MATCHES = 10_000
"""Hits of a common word that are put in order of date, the last added first: more would take past 200 ms."""
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_LETTER = re.compile(r"\w")


def fts_terms(text: str, *, column: str) -> str:
    """A full-text query: every word of the text in the column, "words in quotes" as a phrase, `word*` as a beginning.

    Raises:
        SearchError: no word in it, too many, or signs that no text has.
    """
    terms = []
    for phrase, word in _TERM.findall(checked_words(text)):
        term = phrase or word
        if _LETTER.search(term):
            starred = "*" if word.endswith("*") else ""
            terms.append('"' + term.replace('"', " ").rstrip("*") + '"' + starred)
    if not terms:
        raise SearchError(f"{repeated(text)}: no word to search for; give one or more")
    return f"{{{column}}} : ({' AND '.join(terms)})"


def search_statements(
    connection: sqlite3.Connection,
    text: str | None,
    *,
    speaker: Named | None,
    since: str | None,
    until: str | None,
    limit: int,
) -> tuple[Said, ...]:
    """Statements with these words, of this speaker, in these days; the newest first."""
    dated, days = days_between("s.at", since, until)
    ids = members(connection, speaker.id) if speaker else ()
    if not text or not text.strip():
        where = f"s.identity_id IN ({','.join(map(str, ids))})" if ids else "1"
        return statements(connection, f"{where}{dated}", days, limit=limit)
    match = fts_terms(text, column="text")
    if ids:
        match += f" AND {{tags}} : ({' OR '.join(f'i{i}' for i in ids)})"
    hits = f"(SELECT rowid FROM statement_fts WHERE statement_fts MATCH ? ORDER BY rowid DESC LIMIT {MATCHES})"
    source = f"{hits} f CROSS JOIN statement s ON s.id = f.rowid"
    return statements(connection, f"1{dated}", (match, *days), limit=limit, source=source)


def days_between(column: str, since: str | None, until: str | None) -> tuple[str, tuple[str, ...]]:
    """SQL and values for a span of days; a month or year as `until` includes all of it.

    Raises:
        DateError: one of them is no date.
    """
    bounds = [(f" AND {column} >= ?", checked_period(since))] if since else []
    if until:
        bounds.append((f" AND {column} < ?", checked_period(until) + "~"))
    return "".join(sql for sql, _ in bounds), tuple(day for _, day in bounds)


def search_silences(
    connection: sqlite3.Connection, *, party: Named | None, since: str | None, until: str | None, limit: int
) -> tuple[Hush, ...]:
    """Silences of this party in these days, the newest first."""
    dated, days = days_between("z.at", since, until)
    ids = members(connection, party.id) if party else ()
    where = f"z.identity_id IN ({','.join(map(str, ids))})" if ids else "1"
    return silences(connection, f"{where}{dated}", days, limit=limit)


_EVENT = (
    "SELECT e.article_id, e.n, e.when_date, e.name, e.day, e.evidence, e.confidence, e.id, a.id, a.name, a.publisher, "
    "a.published, (SELECT group_concat(pc.id || char(31) || pc.name, char(30)) FROM event_participant p "
    "JOIN identity pi ON pi.id = p.identity_id JOIN identity pc ON pc.id = pi.canonical_id WHERE p.event_id = e.id), "
    "substr(a.text, json_extract(e.evidence, '$[0][0]') + 1, "
    "json_extract(e.evidence, '$[0][1]') - json_extract(e.evidence, '$[0][0]')) "
)


def timeline(
    connection: sqlite3.Connection, *, about: Named | None, since: str | None, until: str | None, limit: int
) -> tuple[Happening, ...]:
    """Dated happenings in order of their days, the newest `limit` of them; the same one in many articles once."""
    if about:
        ids = ",".join(map(str, members(connection, about.id)))
        dated, days = days_between("x.day", since, until)
        chosen = (
            f"(SELECT x.event_id AS id, x.day FROM event_participant x WHERE x.identity_id IN ({ids}){dated} "
            "ORDER BY x.day DESC LIMIT ?)"
        )
    else:
        dated, days = days_between("x.day", since, until)
        chosen = f"(SELECT x.id, x.day FROM event x WHERE 1{dated} ORDER BY x.day DESC LIMIT ?)"
    rows = connection.execute(
        f"{_EVENT} FROM {chosen} k JOIN event e ON e.id = k.id JOIN article a ON a.id = e.article_id "
        "WHERE e.rejected_by IS NULL AND a.superseded_by IS NULL ORDER BY e.day DESC, e.id",
        (*days, 8 * limit),
    ).fetchall()
    return _told_once(rows, limit=limit)


def _told_once(rows: list[Any], *, limit: int) -> tuple[Happening, ...]:
    grouped: dict[tuple[Any, ...], list[Any]] = {}
    for row in rows:
        who = tuple(sorted({p.split("\x1f")[0] for p in (row[12] or "").split("\x1e") if p}))
        # Nobody named: only the same sentence is the same happening.
        key = (row[2], row[3].casefold(), who or row[13])
        grouped.setdefault(key, []).append(row)
    newest = list(grouped.values())[:limit]
    return tuple(_happening(g) for g in reversed(newest))


def _happening(rows: list[Any]) -> Happening:
    rows = sorted(rows, key=lambda r: (r[11] or "9999", r[8]))
    first = rows[0]
    others = {r[8]: witness(r[8:12]) for r in rows[1:] if r[8] != first[8]}
    names = [p.split("\x1f")[1] for p in (first[12] or "").split("\x1e") if p]
    return Happening(
        fact=f"e{first[0]}.{first[1]}",
        when=first[2],
        trigger=first[3],
        sentence=" ".join(first[13].split()),
        participants=tuple(dict.fromkeys(names)),
        confidence=first[6],
        article=witness(first[8:12]),
        also=tuple(others.values()),
    )


def articles(connection: sqlite3.Connection, text: str | None, *, limit: int) -> tuple[Witness, ...]:
    """Articles with these words, or all, the newest first."""
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
    return tuple(witness(r) for r in rows)
