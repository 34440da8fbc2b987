"""Statements and silences with their filters, how dense the timeline is, what is counted."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from onrecord.store.read.answers import Hush, Said
from onrecord.store.read.browsed import Asked, Counted, Density, Facets, Page, Reply, Share
from onrecord.store.read.dossiers import silences as hushes
from onrecord.store.read.dossiers import statements, witness
from onrecord.store.read.paging import paged
from onrecord.store.read.searches import MATCHES, days_between, fts_terms
from onrecord.store.sqlite.identities import Named, members

_SEEN = 2000
"""The newest statements or articles that a filter looks through which reads the article of each."""
_CHUNK, _CHUNKS = 50, 20
"""Articles whose statements are looked through at a time for who is named in them, and how often at most."""
_REPLY_DAYS = 30
"""A statement later than that answers something else."""
_QUANTITIES = 5000
"""Quantities that are listed: what fewer figures count is found by its words."""
_SETTING = (
    "lower(substr((SELECT x.text FROM article x WHERE x.id = s.article_id), json_extract(s.setting, '$[0]') + 1, "
    "json_extract(s.setting, '$[1]') - json_extract(s.setting, '$[0]')))"
)
_PUBLISHER = "(SELECT x.publisher FROM article x WHERE x.id = {}.article_id)"

_spans = msgspec.json.Decoder(tuple[tuple[int, int], ...]).decode


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is narrowed to."""

    mode: str | None = None
    setting: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None


def said(
    connection: sqlite3.Connection, words: str | None, wanted: Wanted, *, speaker: Named | None, limit: int, offset: int
) -> Page[Said]:
    """Statements with these words, or all, the newest first."""
    source, values = _chosen(connection, words, wanted, speaker=speaker)
    dated, days = days_between("s.at", wanted.since, wanted.until)
    conditions = [
        ("s.mode = ?", wanted.mode),
        (f"instr({_SETTING}, ?)", wanted.setting and wanted.setting.lower()),
        (f"{_PUBLISHER.format('s')} = ?", wanted.publisher),
    ]
    held = [(sql, value) for sql, value in conditions if value]
    theirs = f"s.identity_id IN ({_ids(connection, speaker)})" if speaker and not words else "1"
    where = " AND ".join([theirs, *(sql for sql, _ in held)]) + dated
    found = statements(
        connection, where, (*values, *(value for _, value in held), *days), limit=offset + limit + 1, source=source
    )
    return paged(found[offset:], limit=limit, offset=offset)


def _chosen(
    connection: sqlite3.Connection, words: str | None, wanted: Wanted, *, speaker: Named | None
) -> tuple[str, tuple[str, ...]]:
    """SQL and values of the statements that the filters choose from: where few pass, no more than a few thousand."""
    if words and words.strip():
        match = fts_terms(words, column="text")
        if speaker:
            match += f" AND {{tags}} : ({' OR '.join(f'i{i}' for i in members(connection, speaker.id))})"
        hits = f"(SELECT rowid FROM statement_fts WHERE statement_fts MATCH ? ORDER BY rowid DESC LIMIT {MATCHES})"
        return f"{hits} h CROSS JOIN statement s ON s.id = h.rowid", (match,)
    dated, days = days_between("at", wanted.since, wanted.until)
    if wanted.setting or (wanted.publisher and speaker):
        whose = f"identity_id IN ({_ids(connection, speaker)})" if speaker else "1"
        with_setting = " AND setting IS NOT NULL" if wanted.setting else ""
        newest = f"SELECT id FROM statement WHERE {whose}{dated}{with_setting} ORDER BY at DESC LIMIT {_SEEN}"
        return f"({newest}) h CROSS JOIN statement s ON s.id = h.id", days
    if wanted.publisher:
        theirs = f"SELECT id FROM article WHERE publisher = ? ORDER BY published DESC LIMIT {_SEEN}"
        return f"({theirs}) h CROSS JOIN statement s ON s.article_id = h.id", (wanted.publisher,)
    return "statement s", ()


def facets(connection: sqlite3.Connection, who: Named) -> Facets:
    """What their newest statements can be filtered by."""
    rows = connection.execute(
        "SELECT s.mode, a.publisher, s.n FROM (SELECT mode, article_id, count(*) AS n FROM "
        f"(SELECT mode, article_id FROM statement WHERE identity_id IN ({_ids(connection, who)}) "
        f"AND rejected_by IS NULL ORDER BY at DESC LIMIT {_SEEN}) GROUP BY article_id, mode) s "
        "JOIN article a ON a.id = s.article_id"
    ).fetchall()
    settings = connection.execute(
        f"SELECT {_SETTING} FROM statement s WHERE s.identity_id IN ({_ids(connection, who)}) "
        "AND s.setting IS NOT NULL AND s.rejected_by IS NULL ORDER BY s.at DESC LIMIT 200"
    )
    return Facets(
        modes=_shares((r[0], r[2]) for r in rows),
        settings=_shares((" ".join(r[0].split()), 1) for r in settings),
        publishers=_shares((r[1], r[2]) for r in rows if r[1]),
    )


def _shares(values: Iterable[tuple[str, int]]) -> tuple[Share, ...]:
    counts: Counter[str] = Counter()
    for value, count in values:
        counts[value] += count
    counted = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    return tuple(Share(value=value, count=count) for value, count in counted)


def _ids(connection: sqlite3.Connection, who: Named) -> str:
    return ",".join(map(str, members(connection, who.id)))


def statements_about(connection: sqlite3.Connection, who: Named, *, limit: int, offset: int) -> Page[Said]:
    """What others said of somebody: statements whose content names them, those of the articles added last first."""
    ids = _ids(connection, who)
    chosen: list[int] = []
    last: int | None = None
    for _ in range(_CHUNKS):
        articles = _articles_of(connection, ids, before=last)
        chosen += _naming(connection, ids, articles)
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


def _naming(connection: sqlite3.Connection, ids: str, articles: list[int]) -> list[int]:
    """The statements of others in these articles within whose content one of these is named."""
    one_of = ",".join(map(str, articles))
    named_at: dict[int, list[int]] = {}
    for article, start in connection.execute(
        "SELECT e.article_id, m.start FROM entity e JOIN mention m ON m.entity_id = e.id "
        f"WHERE e.identity_id IN ({ids}) AND e.article_id IN ({one_of}) ORDER BY m.start"
    ):
        named_at.setdefault(article, []).append(start)
    rows = connection.execute(
        "SELECT s.id, s.article_id, s.content FROM statement s "
        f"WHERE s.article_id IN ({one_of}) AND (s.identity_id IS NULL OR s.identity_id NOT IN ({ids}))"
    )
    return [n for n, article, content in rows if _any_within(named_at.get(article, ()), _spans(content))]


def _any_within(starts: Sequence[int], spans: Iterable[tuple[int, int]]) -> bool:
    """Whether one of these places, in order, lies within the spans."""
    return any(bisect_left(starts, start) < bisect_left(starts, end) for start, end in spans)


def silences(
    connection: sqlite3.Connection, party: Named | None, wanted: Wanted, *, limit: int, offset: int
) -> Page[Asked]:
    """Silences, the newest first, each with what its party said after it."""
    dated, values = days_between("z.at", wanted.since, wanted.until)
    where = f"z.identity_id IN ({_ids(connection, party)})" if party else "1"
    if wanted.publisher is not None:
        dated, values = f"{dated} AND {_PUBLISHER.format('z')} = ?", (*values, wanted.publisher)
    found = hushes(connection, where + dated, values, limit=offset + limit + 1)[offset:]
    return paged([Asked(silence=one, reply=_reply(connection, one)) for one in found], limit=limit, offset=offset)


def _reply(connection: sqlite3.Connection, silence: Hush) -> Reply | None:
    """The party's first statement in a later article that is no copy of the one that tells the silence."""
    if silence.party_id is None or silence.at is None:
        return None
    ids = ",".join(map(str, members(connection, silence.party_id)))
    row: Any = connection.execute(
        "SELECT s.article_id, s.n, s.text, s.at, a.id, a.name, a.publisher, a.published, "
        "CAST(julianday(s.at) - julianday(?1) AS INTEGER) FROM statement s "
        f"JOIN article a ON a.id = s.article_id WHERE s.identity_id IN ({ids}) AND s.at > ?1 "
        f"AND s.at <= date(?1, '+{_REPLY_DAYS} days') AND s.rejected_by IS NULL AND a.superseded_by IS NULL "
        "AND coalesce(a.copy_of, a.id) <> (SELECT coalesce(o.copy_of, o.id) FROM article o WHERE o.id = ?2) "
        "ORDER BY s.at, s.id LIMIT 1",
        (silence.at, silence.article.id),
    ).fetchone()
    if row is None:
        return None
    return Reply(fact=f"s{row[0]}.{row[1]}", text=row[2], at=row[3], days=row[8], article=witness(row[4:8]))


def density(connection: sqlite3.Connection, about: Named | None, *, by: str) -> tuple[Density, ...]:
    """Events of each year or month, in order; counted in the index of their days alone."""
    period = f"substr(min(day), 1, {7 if by == 'month' else 4})"
    if about:
        rows = connection.execute(
            f"SELECT substr(day, 1, {7 if by == 'month' else 4}) AS period, count(*) FROM event_participant "
            f"WHERE identity_id IN ({_ids(connection, about)}) GROUP BY period ORDER BY period"
        )
    else:
        # From each period to the next that has events: its count is a walk in the index, 20 times faster than a group.
        rows = connection.execute(
            f"WITH RECURSIVE p(period) AS (SELECT {period} FROM event UNION ALL "
            f"SELECT (SELECT {period} FROM event WHERE day >= p.period || '~') FROM p WHERE p.period IS NOT NULL) "
            "SELECT period, (SELECT count(*) FROM event WHERE day >= period AND day < period || '~') FROM p "
            "WHERE period IS NOT NULL"
        )
    return tuple(Density(period=r[0], events=r[1]) for r in rows)


def quantities(connection: sqlite3.Connection) -> tuple[Counted, ...]:
    """What is counted in the most figures."""
    rows = connection.execute(
        "SELECT quantity, count(*) AS n FROM figure WHERE quantity IS NOT NULL GROUP BY quantity "
        f"ORDER BY n DESC, quantity LIMIT {_QUANTITIES}"
    )
    return tuple(Counted(quantity=r[0], figures=r[1]) for r in rows)
