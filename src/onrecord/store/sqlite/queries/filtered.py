"""Statements in pages, with their filters and what to filter by; what others said of somebody."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.store.read.answers import Named, Statement
from onrecord.store.read.browsed import Facets, Page, Share
from onrecord.store.read.paging import paged
from onrecord.store.sqlite.identities import members
from onrecord.store.sqlite.queries.conditions import PUBLISHER, Wanted, days_between, one_of
from onrecord.store.sqlite.queries.statements import forced, statements, with_words

_SEEN = 2000
"""The newest statements or articles that a filter looks through which reads the article of each."""
_CHUNK, _CHUNKS = 50, 20
"""Articles whose statements are looked through at a time for who is named in them, and how often at most."""
SETTING = (
    "lower(substr((SELECT x.text FROM article x WHERE x.id = s.article_id), json_extract(s.setting, '$[0]') + 1, "
    "json_extract(s.setting, '$[1]') - json_extract(s.setting, '$[0]')))"
)
"""The words that tell where a statement `s` was made, in small letters."""
_spans = msgspec.json.Decoder(tuple[tuple[int, int], ...]).decode


def said(
    connection: sqlite3.Connection, words: str | None, wanted: Wanted, *, speaker: Named | None, limit: int, offset: int
) -> Page[Statement]:
    """Return statements with these words, or all, the newest first."""
    source, values = _chosen(connection, words, wanted, speaker=speaker)
    dated, days = days_between("s.at", wanted.since, wanted.until)
    conditions = [
        ("s.mode = ?", wanted.mode),
        ("s.manner = ?", wanted.manner),
        ("s.channel = ?", wanted.channel),
        ("s.confidence >= ?", wanted.confidence),
        (f"instr({SETTING}, ?)", wanted.setting and wanted.setting.lower()),
        (f"{PUBLISHER.format('s')} = ?", wanted.publisher),
    ]
    held = [(sql, value) for sql, value in conditions if value]
    theirs = f"s.identity_id IN ({one_of(connection, speaker.id)})" if speaker and not words else "1"
    if wanted.force:
        dated, days = f"{forced(wanted.force)}{dated}", (wanted.force, *days)
    where = " AND ".join([theirs, *(sql for sql, _ in held)]) + dated
    found = statements(
        connection, where, (*values, *(value for _, value in held), *days), limit=offset + limit + 1, source=source
    )
    return paged(found[offset:], limit=limit, offset=offset)


def _chosen(
    connection: sqlite3.Connection, words: str | None, wanted: Wanted, *, speaker: Named | None
) -> tuple[str, tuple[str, ...]]:
    """Return SQL and values of the statements that the filters choose from: where few pass, a few thousand at most."""
    if words and words.strip():
        source, match = with_words(words, speakers=members(connection, speaker.id) if speaker else ())
        return source, (match,)
    dated, days = days_between("at", wanted.since, wanted.until)
    if wanted.setting or (wanted.publisher and speaker):
        whose = f"identity_id IN ({one_of(connection, speaker.id)})" if speaker else "1"
        with_setting = " AND setting IS NOT NULL" if wanted.setting else ""
        newest = f"SELECT id FROM statement WHERE {whose}{dated}{with_setting} ORDER BY at DESC LIMIT {_SEEN}"
        return f"({newest}) h CROSS JOIN statement s ON s.id = h.id", days
    if wanted.publisher:
        theirs = f"SELECT id FROM article WHERE publisher = ? ORDER BY published DESC LIMIT {_SEEN}"
        return f"({theirs}) h CROSS JOIN statement s ON s.article_id = h.id", (wanted.publisher,)
    return "statement s", ()


def facets(connection: sqlite3.Connection, who: Named) -> Facets:
    """Return what their newest statements can be filtered by."""
    rows = connection.execute(
        "SELECT s.mode, a.publisher, s.n, s.force FROM (SELECT mode, force, article_id, count(*) AS n FROM "
        f"(SELECT mode, force, article_id FROM statement WHERE identity_id IN ({one_of(connection, who.id)}) "
        f"AND rejected_by IS NULL ORDER BY at DESC LIMIT {_SEEN}) GROUP BY article_id, mode, force) s "
        "JOIN article a ON a.id = s.article_id"
    ).fetchall()
    settings = connection.execute(
        f"SELECT {SETTING} FROM statement s WHERE s.identity_id IN ({one_of(connection, who.id)}) "
        "AND s.setting IS NOT NULL AND s.rejected_by IS NULL ORDER BY s.at DESC LIMIT 200"
    )
    return Facets(
        modes=_shares((r[0], r[2]) for r in rows),
        forces=_shares((r[3], r[2]) for r in rows),
        settings=_shares((" ".join(r[0].split()), 1) for r in settings),
        publishers=_shares((r[1], r[2]) for r in rows if r[1]),
    )


def _shares(values: Iterable[tuple[str, int]]) -> tuple[Share, ...]:
    counts: Counter[str] = Counter()
    for value, count in values:
        counts[value] += count
    counted = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    return tuple(Share(value=value, count=count) for value, count in counted)


def statements_about(connection: sqlite3.Connection, who: Named, *, limit: int, offset: int) -> Page[Statement]:
    """Return what others said of somebody: statements whose content names them, of the articles added last first."""
    ids = one_of(connection, who.id)
    chosen: list[int] = []
    last: int | None = None
    for _ in range(_CHUNKS):
        articles = _articles_of(connection, ids, before=last)
        chosen += naming(connection, ids, articles)
        if len(articles) < _CHUNK or len(chosen) > 2 * (offset + limit):
            break
        last = articles[-1]
    found = statements(
        connection, f"s.id IN ({','.join(map(str, chosen))})", (), limit=offset + limit + 1
    )  # fmt: skip
    return paged(found[offset:], limit=limit, offset=offset)


def _articles_of(connection: sqlite3.Connection, ids: str, *, before: int | None) -> list[int]:
    rows = connection.execute(
        f"SELECT DISTINCT article_id FROM entity WHERE identity_id IN ({ids}) AND article_id < ? "
        f"ORDER BY article_id DESC LIMIT {_CHUNK}",
        (before if before is not None else 2**62,),
    )
    return [r[0] for r in rows]


def naming(connection: sqlite3.Connection, ids: str, articles: list[int], *, own: bool = False) -> list[int]:
    """Return the statements in these articles within whose content one of these is named; of others, or also `own`."""
    one_of = ",".join(map(str, articles))
    named_at: dict[int, list[int]] = {}
    for article, start in connection.execute(
        "SELECT e.article_id, m.start FROM entity e JOIN mention m ON m.entity_id = e.id "
        f"WHERE e.identity_id IN ({ids}) AND e.article_id IN ({one_of}) ORDER BY m.start"
    ):
        named_at.setdefault(article, []).append(start)
    whose = "1" if own else f"(s.identity_id IS NULL OR s.identity_id NOT IN ({ids}))"
    rows = connection.execute(
        f"SELECT s.id, s.article_id, s.content FROM statement s WHERE s.article_id IN ({one_of}) AND {whose}"
    )
    return [n for n, article, content in rows if _any_within(named_at.get(article, ()), _spans(content))]


def _any_within(starts: Sequence[int], spans: Iterable[tuple[int, int]]) -> bool:
    """Return whether one of these places, in order, lies within the spans."""
    return any(bisect_left(starts, start) < bisect_left(starts, end) for start, end in spans)
