"""`who`: one person or organization, its offices over time, ties, statements, silences."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from onrecord.store.read.answers import Dossier, Holder, Hush, Relation, Said, Stance, Tenure, Witness
from onrecord.store.sqlite.identities import Named, members

_STATUS_ORDER = ("current", "acting", "elect", "nominee", "candidate", "former")
SUPERSEDED = "(SELECT id FROM superseded)"
"""The articles whose facts no answer has: looked up by number in a table of these alone."""
STATED_TIES = (
    "tie t JOIN identity i ON i.id = t.identity_id JOIN identity c ON c.id = i.canonical_id "
    "LEFT JOIN identity j ON j.id = t.object_identity_id LEFT JOIN identity d ON d.id = j.canonical_id "
    f"WHERE t.rejected_by IS NULL AND t.article_id NOT IN {SUPERSEDED}"
)
"""Ties as answers have them, with both sides (`c`, `d`). The view `tied` reads the article of each as well: a thousand
pages for somebody frequent."""
_WITNESS = "a.id, a.name, a.publisher, a.published"
_SEEN = 20_000
"""Facts of one person that are summed up: reading more would take `who` past its 100 ms."""


def witness(columns: Sequence[Any]) -> Witness:
    """The article of a row's id, name, publisher and date."""
    return Witness(id=columns[0], name=columns[1], publisher=columns[2], published=columns[3])


def dossier(connection: sqlite3.Connection, who: Named, *, limit: int) -> Dossier:
    """Everything known of an identity, each list at most `limit` long."""
    ids = members(connection, who.id)
    one_of = f"IN ({','.join(map(str, ids))})"
    return Dossier(
        who=who,
        names=_names(connection, one_of),
        offices=_offices(connection, one_of, limit=limit),
        holders=_holders(connection, one_of, limit=limit) if who.kind != "person" else (),
        ties=_ties(connection, one_of, limit=limit),
        statements=statements(connection, f"s.identity_id {one_of}", (), limit=limit),
        statement_count=_count(connection, "statement", one_of),
        silences=silences(connection, f"z.identity_id {one_of}", (), limit=limit),
        silence_count=_count(connection, "silence", one_of),
        positions=_positions(connection, one_of, limit=limit),
        articles=_articles(connection, one_of, limit=limit),
    )


def _names(connection: sqlite3.Connection, one_of: str) -> tuple[str, ...]:
    rows = connection.execute(
        f"SELECT name FROM identity_name WHERE identity_id {one_of} AND articles > 0 "
        "GROUP BY name ORDER BY sum(articles) DESC, name"
    )
    return tuple(r[0] for r in rows)


def _count(connection: sqlite3.Connection, table: str, one_of: str) -> int:
    """Facts that are not rejected; counted in the indexes alone."""
    # Each in its own index: of a person with 10,000 statements the rejected ones, looked up one by one, took 15 ms.
    every = f"SELECT count(*) FROM {table} INDEXED BY {table}_identity WHERE identity_id {one_of}"
    rejected = f"{table} INDEXED BY {table}_rejected WHERE rejected_by IS NOT NULL AND identity_id {one_of}"
    rows = connection.execute(f"SELECT ({every}) - (SELECT count(*) FROM {rejected})")
    return int(rows.fetchone()[0])


def _offices(connection: sqlite3.Connection, one_of: str, *, limit: int) -> tuple[Tenure, ...]:
    rows = connection.execute(
        "SELECT title, organization, status, at, from_date, to_date, article_id, n FROM office "
        f"INDEXED BY office_identity WHERE identity_id {one_of} AND rejected_by IS NULL "
        f"AND article_id NOT IN {SUPERSEDED} LIMIT {_SEEN}"
    ).fetchall()
    grouped: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        grouped.setdefault((row[0].casefold(), (row[1] or "").casefold()), []).append(row)
    tenures = sorted(
        (_tenure(g) for g in grouped.values()), key=lambda t: (t.last or "", t.articles, t.title), reverse=True
    )
    return tuple(tenures[:limit])


def _tenure(rows: list[Any]) -> Tenure:
    newest = max(rows, key=lambda r: (r[3] or "", -_STATUS_ORDER.index(r[2]), r[6]))
    dated = [r[3] for r in rows if r[3]]
    starts, ends = [r[4] for r in rows if r[4]], [r[5] for r in rows if r[5]]
    return Tenure(
        title=newest[0],
        organization=newest[1],
        status=newest[2],
        start=_commonest(starts),
        end=_commonest(ends),
        first=min(dated, default=None),
        last=max(dated, default=None),
        articles=len({r[6] for r in rows}),
        facts=tuple(f"o{r[6]}.{r[7]}" for r in sorted(rows, key=lambda r: (r[3] or "", r[6], r[7]), reverse=True)[:5]),
    )


def _commonest(values: list[str]) -> str | None:
    return max(sorted(set(values)), key=values.count) if values else None


def _holders(connection: sqlite3.Connection, one_of: str, *, limit: int) -> tuple[Holder, ...]:
    rows = connection.execute(
        "SELECT c.name, c.id, o.title, count(DISTINCT o.article_id) AS articles FROM "
        f"(SELECT id FROM entity WHERE identity_id {one_of} ORDER BY article_id DESC LIMIT 5000) e "
        "JOIN office o ON o.organization_id = e.id AND o.rejected_by IS NULL "
        "JOIN identity i ON i.id = o.identity_id JOIN identity c ON c.id = i.canonical_id "
        "GROUP BY c.id, o.title ORDER BY articles DESC, c.id, o.title LIMIT ?",
        (limit,),
    )
    return tuple(Holder(name=r[0], id=r[1], title=r[2], articles=r[3]) for r in rows)


def _ties(connection: sqlite3.Connection, one_of: str, *, limit: int) -> tuple[Relation, ...]:
    rows = connection.execute(
        "SELECT subject, kind, object, max(when_date), count(DISTINCT article_id) AS articles, group_concat(fact, ' ') "
        "FROM (SELECT c.name AS subject, t.kind, coalesce(d.name, t.object_text) AS object, t.when_date, "
        f"t.article_id, 't' || t.article_id || '.' || t.n AS fact FROM {STATED_TIES} AND t.id IN ("
        f"SELECT * FROM (SELECT id FROM tie WHERE identity_id {one_of} ORDER BY at DESC LIMIT 1000) UNION "
        f"SELECT * FROM (SELECT id FROM tie WHERE object_identity_id {one_of} ORDER BY at DESC LIMIT 1000)) "
        "ORDER BY t.id) GROUP BY subject, kind, object ORDER BY articles DESC, kind, subject, object LIMIT ?",
        (limit,),
    )
    return tuple(
        Relation(subject=r[0], kind=r[1], object=r[2], when=r[3], articles=r[4], facts=tuple(r[5].split()[:5]))
        for r in rows
    )


_COPIED = 4
"""Rows read for each answer wanted, so that copies that fall together leave enough."""


def statements(
    connection: sqlite3.Connection, where: str, values: Sequence[Any], *, limit: int, source: str = "statement s"
) -> tuple[Said, ...]:
    """The statements that a condition on `s` selects, the newest first; superseded articles left out.

    The same quotation in several articles, and the same words in copies of one article, are one statement, told by the
    earliest of those selected.
    """
    rows = connection.execute(
        "SELECT s.article_id, s.n, coalesce(c.name, s.speaker), c.id, s.mode, s.text, s.said, s.at, s.confidence, "
        f"s.quotation_id, s.id, s.content, coalesce(a.copy_of, a.id), {_WITNESS} FROM (SELECT s.id FROM {source} "
        f"WHERE {where} AND s.rejected_by IS NULL AND s.article_id NOT IN {SUPERSEDED} "
        "ORDER BY s.at DESC, s.id DESC LIMIT ?) k CROSS JOIN statement s ON s.id = k.id "
        "JOIN article a ON a.id = s.article_id "
        "LEFT JOIN identity i ON i.id = s.identity_id LEFT JOIN identity c ON c.id = i.canonical_id "
        "ORDER BY s.at DESC, s.id DESC",
        (*values, _COPIED * limit),
    )
    grouped: dict[Any, list[Any]] = {}
    for row in rows:
        grouped.setdefault(row[9] or (row[12], " ".join(row[5].casefold().split())), []).append(row)
    return tuple(_said(connection, g) for g in list(grouped.values())[:limit])


def _said(connection: sqlite3.Connection, rows: Sequence[Any]) -> Said:
    row = rows[-1]
    appearances = _appearances(connection, row[9]) if row[9] else [(r[10], witness(r[13:])) for r in reversed(rows)]
    articles = {a.id: a for _, a in appearances}
    return Said(
        fact=f"s{row[0]}.{row[1]}", speaker=row[2], speaker_id=row[3], mode=row[4], text=row[5], said=row[6], at=row[7],
        confidence=row[8], appearances=len(articles), first=appearances[0][1].id == row[0], article=witness(row[13:]),
        also=tuple(a for a in articles.values() if a.id != row[0])[:_NAMED], spans=evidence(row[11]),
    )  # fmt: skip


_NAMED = 20
"""Other appearances that are named; the number of all is told."""


def _appearances(connection: sqlite3.Connection, quotation: int) -> list[tuple[int, Witness]]:
    """Every article that has the quotation, the earliest first."""
    rows = connection.execute(
        f"SELECT s.id, {_WITNESS} FROM (SELECT id, at, article_id FROM statement WHERE quotation_id = ? AND "
        "rejected_by IS NULL LIMIT 1000) s JOIN article a ON a.id = s.article_id WHERE a.superseded_by IS NULL "
        "ORDER BY coalesce(s.at, '9999'), s.id",
        (quotation,),
    )
    return [(r[0], witness(r[1:])) for r in rows]


def evidence(value: str) -> tuple[tuple[int, int], ...]:
    """A column of spans as values."""
    return tuple((start, stop) for start, stop in json.loads(value))


def silences(connection: sqlite3.Connection, where: str, values: Sequence[Any], *, limit: int) -> tuple[Hush, ...]:
    """The silences that a condition on `z` selects, the newest first; copies of one article tell theirs once."""
    rows = connection.execute(
        "SELECT z.article_id, z.n, coalesce(c.name, z.party_text), c.id, z.outcome, z.sentence, z.at, "
        f"coalesce(a.copy_of, a.id), {_WITNESS} FROM (SELECT z.* FROM silence z WHERE {where} "
        f"AND z.rejected_by IS NULL AND z.article_id NOT IN {SUPERSEDED} ORDER BY z.at DESC, z.id DESC LIMIT ?) z "
        "JOIN article a ON a.id = z.article_id "
        "LEFT JOIN identity i ON i.id = z.identity_id LEFT JOIN identity c ON c.id = i.canonical_id "
        "ORDER BY z.at DESC, z.id DESC",
        (*values, _COPIED * limit),
    )
    grouped: dict[Any, list[Any]] = {}
    for row in rows:
        grouped.setdefault((row[7], row[2], " ".join(row[5].casefold().split())), []).append(row)
    return tuple(_hush(g) for g in list(grouped.values())[:limit])


def _hush(rows: Sequence[Any]) -> Hush:
    row = rows[-1]
    return Hush(
        fact=f"z{row[0]}.{row[1]}", party=row[2], party_id=row[3], outcome=row[4], sentence=" ".join(row[5].split()),
        at=row[6], copies=len({r[0] for r in rows}), article=witness(row[8:]),
    )  # fmt: skip


def _positions(connection: sqlite3.Connection, one_of: str, *, limit: int) -> tuple[Stance, ...]:
    rows = connection.execute(
        "SELECT p.article_id, p.n, p.actor_text, p.act, p.target_text, p.at, "
        f"CASE WHEN s.identity_id IS p.identity_id THEN NULL ELSE s.speaker END, {_WITNESS} FROM position p "
        "JOIN article a ON a.id = p.article_id LEFT JOIN statement s ON s.id = p.statement_id "
        f"WHERE p.identity_id {one_of} AND p.rejected_by IS NULL "
        f"AND p.article_id NOT IN {SUPERSEDED} ORDER BY p.at DESC, p.id DESC LIMIT ?",
        (limit,),
    )
    return tuple(
        Stance(
            fact=f"p{number}.{n}", actor=actor, act=act, target=target, at=at, according_to=told, article=witness(rest)
        )
        for number, n, actor, act, target, at, told, *rest in rows
    )


def _articles(connection: sqlite3.Connection, one_of: str, *, limit: int) -> tuple[Witness, ...]:
    rows = connection.execute(
        f"SELECT DISTINCT {_WITNESS} FROM (SELECT DISTINCT article_id FROM entity WHERE identity_id {one_of} "
        "ORDER BY article_id DESC LIMIT 2000) e JOIN article a ON a.id = e.article_id WHERE a.superseded_by IS NULL "
        "ORDER BY a.published DESC, a.id DESC LIMIT ?",
        (limit,),
    )
    return tuple(witness(r) for r in rows)
