"""A search for statements: by words, speaker, who is named in them, days, publisher and kind; counted and marked."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from onrecord.store.read.answers import Statement
from onrecord.store.read.browsed import Share
from onrecord.store.read.sought import HIT, Choices, Excerpt, Found, Sought, Spoken
from onrecord.store.sqlite.identities import members
from onrecord.store.sqlite.queries.anchors import facts_at
from onrecord.store.sqlite.queries.conditions import SUPERSEDED, article_of, days_between, fts_terms, one_of
from onrecord.store.sqlite.queries.filtered import SETTING, naming
from onrecord.store.sqlite.queries.statements import forced, statements, with_words

_LOOKED_AT = 2000
"""Rows that are counted, the first in order: 30 ms over 3 million statements."""
_ARTICLES = 500
"""Articles that name somebody in which statements about them are looked for, those added last."""
_AROUND = 24
"""Words around a hit in an article."""
_MARKS = f"'{HIT[0]}', '{HIT[1]}'"


class _Row(NamedTuple):
    id: int
    article: int
    same: Any
    speaker: int | None
    name: str | None
    publisher: str | None
    year: str | None
    mode: str
    force: str


def found(connection: sqlite3.Connection, sought: Sought, *, limit: int, offset: int) -> Found:
    """Return the statements that are sought, a page of them, and what all of them can be narrowed to."""
    rows = _rows(connection, sought)
    capped = len(rows) > _LOOKED_AT
    if sought.about:
        rows = _about(connection, sought, rows)
    told: dict[Any, list[_Row]] = {}
    for row in rows[:_LOOKED_AT]:
        told.setdefault(row.same, []).append(row)
    groups = list(told.values())
    shown = _told(connection, [row.id for group in groups[offset : offset + limit] for row in group], sought)
    return Found(
        rows=shown, offset=offset, more=len(groups) > offset + limit, total=len(groups), capped=capped,
        choices=_choices([group[0] for group in groups]), hits=_hits(connection, sought.words, shown),
    )  # fmt: skip


def _rows(connection: sqlite3.Connection, sought: Sought) -> list[_Row]:
    source, values = _source(connection, sought)
    conditions, more = _conditions(connection, sought)
    order = "s.at ASC NULLS LAST, s.id" if sought.oldest else "s.at DESC, s.id DESC"
    rows = connection.execute(
        "SELECT s.id, s.article_id, s.quotation_id, s.text, coalesce(a.copy_of, a.id), c.id, "
        f"coalesce(c.name, s.speaker), a.publisher, substr(s.at, 1, 4), s.mode, s.force FROM "
        f"(SELECT s.id FROM {source} WHERE s.rejected_by IS NULL "
        f"AND s.article_id NOT IN {SUPERSEDED}{conditions} ORDER BY {order} LIMIT {_LOOKED_AT + 1}) k "
        "CROSS JOIN statement s ON s.id = k.id JOIN article a ON a.id = s.article_id "
        f"LEFT JOIN identity i ON i.id = s.identity_id LEFT JOIN identity c ON c.id = i.canonical_id ORDER BY {order}",
        (*values, *more),
    )
    return [_row(*columns) for columns in rows]


def _row(number: int, article: int, quotation: int | None, text: str, origin: int, *rest: Any) -> _Row:
    same = quotation or (origin, rest[-1], " ".join(text.casefold().split()))
    return _Row(number, article, same, *rest)


def _source(connection: sqlite3.Connection, sought: Sought) -> tuple[str, tuple[Any, ...]]:
    """Return SQL and values of the rows that the search chooses from, the fewest that hold all of them."""
    speakers = members(connection, sought.speaker.id) if sought.speaker else ()
    if sought.words.strip():
        source, match = with_words(sought.words, speakers=speakers)
        return source, (match,)
    if sought.about and not speakers:
        return f"({_naming_articles(connection, sought.about.id)}) h CROSS JOIN statement s USING (article_id)", ()
    if sought.speaker and (sought.setting or sought.publisher):
        theirs = f"identity_id IN ({one_of(connection, sought.speaker.id)})"
        told = " AND setting IS NOT NULL" if sought.setting else ""
        newest = f"SELECT id FROM statement WHERE {theirs}{told} ORDER BY at DESC LIMIT {_LOOKED_AT}"
        return f"({newest}) h CROSS JOIN statement s ON s.id = h.id", ()
    if sought.publisher:
        theirs = f"SELECT id FROM article WHERE publisher = ? ORDER BY published DESC LIMIT {_LOOKED_AT}"
        return f"({theirs}) h CROSS JOIN statement s ON s.article_id = h.id", (sought.publisher,)
    return "statement s", ()


def _naming_articles(connection: sqlite3.Connection, who: int) -> str:
    return (
        f"SELECT DISTINCT article_id FROM entity WHERE identity_id IN ({one_of(connection, who)}) "
        f"ORDER BY article_id DESC LIMIT {_ARTICLES}"
    )


def _conditions(connection: sqlite3.Connection, sought: Sought) -> tuple[str, tuple[Any, ...]]:
    dated, days = days_between("s.at", sought.since, sought.until)
    parts: list[tuple[str, tuple[Any, ...]]] = [(dated, days)]
    if sought.speaker:
        parts.append((f" AND s.identity_id IN ({one_of(connection, sought.speaker.id)})", ()))
    if sought.about:
        parts.append((f" AND s.article_id IN ({_naming_articles(connection, sought.about.id)})", ()))
    for column, value in (("mode", sought.mode), ("manner", sought.manner), ("channel", sought.channel)):
        if value:
            parts.append((f" AND s.{column} = ?", (value,)))
    if sought.added_after:
        parts.append((" AND s.article_id > ?", (sought.added_after,)))
    if sought.confidence:
        parts.append((" AND s.confidence >= ?", (sought.confidence,)))
    if sought.force:
        parts.append((forced(sought.force), (sought.force,)))
    if sought.setting:
        parts.append((f" AND instr({SETTING}, ?)", (sought.setting.lower(),)))
    if sought.publisher:
        parts.append((" AND (SELECT x.publisher FROM article x WHERE x.id = s.article_id) = ?", (sought.publisher,)))
    return "".join(sql for sql, _ in parts), tuple(value for _, values in parts for value in values)


def _about(connection: sqlite3.Connection, sought: Sought, rows: Sequence[_Row]) -> list[_Row]:
    """Return the rows within whose content the one asked about is named; their own only where they are asked for."""
    if sought.about is None:
        return list(rows)
    ids = one_of(connection, sought.about.id)
    named = set(naming(connection, ids, sorted({row.article for row in rows}), own=sought.speaker is not None))
    return [row for row in rows if row.id in named]


def _told(connection: sqlite3.Connection, ids: Sequence[int], sought: Sought) -> tuple[Statement, ...]:
    if not ids:
        return ()
    listed = ",".join(map(str, ids))
    told = statements(connection, f"s.id IN ({listed})", (), limit=len(ids))
    return told[::-1] if sought.oldest else told


def _choices(rows: Sequence[_Row]) -> Choices:
    speakers = Counter((row.speaker, row.name) for row in rows if row.speaker and row.name)
    ordered = sorted(speakers.items(), key=lambda one: (-one[1], one[0][1]))
    years = sorted(_shares(row.year for row in rows), key=lambda share: share.value, reverse=True)
    return Choices(
        speakers=tuple(Spoken(id=one, name=name, count=count) for (one, name), count in ordered if one and name),
        publishers=_shares(row.publisher for row in rows), years=tuple(years),
        modes=_shares(row.mode for row in rows), forces=_shares(row.force for row in rows),
    )  # fmt: skip


def _shares(values: Iterable[str | None]) -> tuple[Share, ...]:
    counted = Counter(value for value in values if value)
    return tuple(Share(value=v, count=n) for v, n in sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _hits(connection: sqlite3.Connection, words: str, shown: Sequence[Statement]) -> dict[str, str]:
    if not words.strip() or not shown:
        return {}
    places = ((int(article), int(number)) for article, number in (one.fact[1:].split(".") for one in shown))
    rows = connection.execute(
        f"SELECT s.article_id, s.n, highlight(statement_fts, 0, {_MARKS}) FROM statement_fts "
        "JOIN statement s ON s.id = statement_fts.rowid WHERE statement_fts MATCH ? AND statement_fts.rowid IN "
        f"(SELECT f.id FROM {facts_at('statement', places)})",
        (fts_terms(words, column="text"),),
    )
    return {f"s{article}.{number}": text for article, number, text in rows}


def excerpts(connection: sqlite3.Connection, words: str, *, limit: int) -> tuple[Excerpt, ...]:
    """Return articles with these words, the newest first, each with the words around a hit."""
    if not words.strip():
        return ()
    match = fts_terms(words, column="title text")
    rows = connection.execute(
        "SELECT a.id, a.name, a.publisher, a.published FROM (SELECT rowid FROM article_fts WHERE article_fts MATCH ? "
        f"ORDER BY rowid DESC LIMIT {_LOOKED_AT}) f CROSS JOIN article a ON a.id = f.rowid "
        "WHERE a.superseded_by IS NULL ORDER BY a.published DESC, a.id DESC LIMIT ?",
        (match, limit),
    ).fetchall()
    listed = ",".join(str(row[0]) for row in rows)
    texts = dict(
        connection.execute(
            f"SELECT rowid, snippet(article_fts, 1, {_MARKS}, '…', {_AROUND}) FROM article_fts "
            f"WHERE article_fts MATCH ? AND rowid IN ({listed})",
            (match,),
        ).fetchall()
    )
    return tuple(Excerpt(article=article_of(row), text=texts.get(row[0], "")) for row in rows)
