"""One person or organization: its offices over time, ties, statements, silences."""

from __future__ import annotations

import sqlite3
from typing import Any

from onrecord.store.read.answers import Article, Dossier, Holder, Named, Office, Position, Relation
from onrecord.store.read.browsed import Tie
from onrecord.store.sqlite.queries.conditions import ARTICLE, SUPERSEDED, article_of, one_of
from onrecord.store.sqlite.queries.silences import silences
from onrecord.store.sqlite.queries.statements import statements

_STATUS_RANK = {"current": 0, "acting": 1, "elect": 2, "nominee": 3, "candidate": 4, "former": 5}
"""Of offices that articles of one day state, the one of the lowest rank is told."""
_STATED_TIES = (
    "tie t JOIN identity i ON i.id = t.identity_id JOIN identity c ON c.id = i.canonical_id "
    "LEFT JOIN identity j ON j.id = t.object_identity_id LEFT JOIN identity d ON d.id = j.canonical_id "
    f"WHERE t.rejected_by IS NULL AND t.article_id NOT IN {SUPERSEDED}"
)
"""Ties as answers have them, with both sides (`c`, `d`). The view `tied` reads the article of each as well: a thousand
pages for somebody frequent."""
_NEWEST = 500
"""Ties of one side that are summed up."""
_SEEN = 20_000
"""Facts of one person that are summed up: reading more would take `who` past its 100 ms."""


def dossier(connection: sqlite3.Connection, who: Named, *, limit: int) -> Dossier:
    """Return everything known of an identity, each list at most `limit` long."""
    theirs = f"IN ({one_of(connection, who.id)})"
    return Dossier(
        who=who,
        names=_names(connection, theirs),
        offices=_offices(connection, theirs, limit=limit),
        holders=_holders(connection, theirs, limit=limit) if who.kind != "person" else (),
        ties=_ties(connection, theirs, limit=limit),
        statements=statements(connection, f"s.identity_id {theirs}", (), limit=limit),
        statement_count=_count(connection, "statement", "speaker_id", theirs),
        silences=silences(connection, f"z.identity_id {theirs}", (), limit=limit),
        silence_count=_count(connection, "silence", "party_id", theirs),
        positions=_positions(connection, theirs, limit=limit),
        articles=_articles(connection, theirs, limit=limit),
    )


def _names(connection: sqlite3.Connection, theirs: str) -> tuple[str, ...]:
    rows = connection.execute(
        f"SELECT name FROM identity_name WHERE identity_id {theirs} AND articles > 0 "
        "GROUP BY name ORDER BY sum(articles) DESC, name"
    )
    return tuple(r[0] for r in rows)


def _count(connection: sqlite3.Connection, table: str, party: str, theirs: str) -> int:
    """Count the facts that are not rejected and of no replaced article, in the indexes alone.

    `party`: the column of the entity that they are of.
    """
    # Each in its own index: of a person with 10,000 statements the rejected ones, looked up one by one, took 15 ms.
    every = f"SELECT count(*) FROM {table} INDEXED BY {table}_identity WHERE identity_id {theirs}"
    rejected = f"{table} INDEXED BY {table}_rejected WHERE rejected_by IS NOT NULL AND identity_id {theirs}"
    replaced = (
        "entity e CROSS JOIN superseded k ON k.id = e.article_id CROSS JOIN "
        f"{table} f ON f.{party} = e.id WHERE e.identity_id {theirs} AND f.rejected_by IS NULL"
    )
    rows = connection.execute(
        f"SELECT ({every}) - (SELECT count(*) FROM {rejected}) - (SELECT count(*) FROM {replaced})"
    )
    return int(rows.fetchone()[0])


def _offices(connection: sqlite3.Connection, theirs: str, *, limit: int) -> tuple[Office, ...]:
    rows = connection.execute(
        "SELECT title, organization, status, at, from_date, to_date, article_id, n, confidence FROM office "
        f"INDEXED BY office_identity WHERE identity_id {theirs} AND rejected_by IS NULL "
        f"AND article_id NOT IN {SUPERSEDED} LIMIT {_SEEN}"
    ).fetchall()
    grouped: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        grouped.setdefault((row[0].casefold(), (row[1] or "").casefold()), []).append(row)
    offices = sorted(
        (_office(g) for g in grouped.values()), key=lambda t: (t.last or "", t.articles, t.title), reverse=True
    )
    return tuple(offices[:limit])


def _office(rows: list[Any]) -> Office:
    newest = max(rows, key=lambda r: (r[3] or "", -_STATUS_RANK[r[2]], r[6]))
    dated = [r[3] for r in rows if r[3]]
    starts, ends = [r[4] for r in rows if r[4]], [r[5] for r in rows if r[5]]
    return Office(
        title=newest[0],
        organization=newest[1],
        status=newest[2],
        start=_commonest(starts),
        end=_commonest(ends),
        first=min(dated, default=None),
        last=max(dated, default=None),
        articles=len({r[6] for r in rows}),
        facts=tuple(f"o{r[6]}.{r[7]}" for r in sorted(rows, key=lambda r: (r[3] or "", r[6], r[7]), reverse=True)[:5]),
        confidence=max(r[8] for r in rows),
    )


def _commonest(values: list[str]) -> str | None:
    return max(sorted(set(values)), key=values.count) if values else None


def _holders(connection: sqlite3.Connection, theirs: str, *, limit: int) -> tuple[Holder, ...]:
    rows = connection.execute(
        "SELECT c.name, c.id, o.title, count(DISTINCT o.article_id) AS articles FROM ("
        f"SELECT o.* FROM (SELECT id FROM entity WHERE identity_id {theirs} ORDER BY article_id DESC LIMIT 5000) e "
        "JOIN office o ON o.organization_id = e.id UNION ALL "
        "SELECT o.* FROM edit x JOIN office o USING (article_id, n) "
        f"WHERE x.kind = 'office' AND json_extract(x.fields, '$.organization.id') {theirs}) o "
        "JOIN identity i ON i.id = o.identity_id JOIN identity c ON c.id = i.canonical_id "
        "WHERE o.rejected_by IS NULL GROUP BY c.id, o.title ORDER BY articles DESC, c.id, o.title LIMIT ?",
        (limit,),
    )
    return tuple(Holder(name=r[0], id=r[1], title=r[2], articles=r[3]) for r in rows)


def _ties(connection: sqlite3.Connection, theirs: str, *, limit: int) -> tuple[Relation, ...]:
    rows = connection.execute(
        "SELECT subject, kind, object, max(when_date), count(DISTINCT article_id) AS articles, "
        "group_concat(fact, ' '), max(confidence) "
        "FROM (SELECT c.name AS subject, t.kind, coalesce(d.name, t.object_text) AS object, t.when_date, "
        f"t.confidence, t.article_id, 't' || t.article_id || '.' || t.n AS fact FROM {_STATED_TIES} AND t.id IN ("
        f"SELECT * FROM (SELECT id FROM tie WHERE identity_id {theirs} ORDER BY at DESC LIMIT 1000) UNION "
        f"SELECT * FROM (SELECT id FROM tie WHERE object_identity_id {theirs} ORDER BY at DESC LIMIT 1000)) "
        "ORDER BY t.id) GROUP BY subject, kind, object ORDER BY articles DESC, kind, subject, object LIMIT ?",
        (limit,),
    )
    return tuple(
        Relation(
            subject=r[0], kind=r[1], object=r[2], when=r[3], articles=r[4], facts=tuple(r[5].split()[:5]),
            confidence=r[6],
        )
        for r in rows
    )  # fmt: skip


def _positions(connection: sqlite3.Connection, theirs: str, *, limit: int) -> tuple[Position, ...]:
    rows = connection.execute(
        "SELECT p.article_id, p.n, p.actor_text, p.act, p.target_text, p.at, "
        "CASE WHEN s.identity_id IS p.identity_id THEN NULL ELSE s.speaker END, p.confidence, "
        f"{ARTICLE} FROM position p "
        "JOIN article a ON a.id = p.article_id LEFT JOIN statement s ON s.id = p.statement_id "
        f"WHERE p.identity_id {theirs} AND p.rejected_by IS NULL "
        f"AND p.article_id NOT IN {SUPERSEDED} ORDER BY p.at DESC, p.id DESC LIMIT ?",
        (limit,),
    )
    return tuple(
        Position(
            fact=f"p{number}.{n}",
            actor=actor,
            act=act,
            target=target,
            at=at,
            according_to=told,
            article=article_of(rest),
            confidence=confidence,
        )
        for number, n, actor, act, target, at, told, confidence, *rest in rows
    )


def _articles(connection: sqlite3.Connection, theirs: str, *, limit: int) -> tuple[Article, ...]:
    rows = connection.execute(
        f"SELECT DISTINCT {ARTICLE} FROM (SELECT DISTINCT article_id FROM entity WHERE identity_id {theirs} "
        "ORDER BY article_id DESC LIMIT 2000) e JOIN article a ON a.id = e.article_id WHERE a.superseded_by IS NULL "
        "ORDER BY a.published DESC, a.id DESC LIMIT ?",
        (limit,),
    )
    return tuple(article_of(r) for r in rows)


def ties(connection: sqlite3.Connection, who: Named, *, limit: int) -> tuple[Tie, ...]:
    """Return the ties of somebody, and those of their other ends to each other: what most articles state first."""
    ids = one_of(connection, who.id)
    own = _stated(connection, f"identity_id IN ({ids})", f"object_identity_id IN ({ids})", limit=limit)
    beside = {i for b in own for i in (b.subject_id, b.object_id) if i is not None and i != who.id}
    around = ",".join(map(str, sorted(beside)))
    mutual = f"object_identity_id IS NOT NULL AND identity_id IN ({around}) AND object_identity_id IN ({around})"
    return (*own, *_stated(connection, mutual, "0", limit=limit))


def all_ties(connection: sqlite3.Connection, kind: str | None, *, limit: int) -> tuple[Tie, ...]:
    """Return the ties of everybody, of one kind if any is given: what most articles state first."""
    if kind is None:
        return _stated(connection, "1", "0", limit=limit)
    return _stated(connection, "kind = ?", "0", (kind,), limit=limit)


def ties_between(connection: sqlite3.Connection, one: int, other: int, *, limit: int = 8) -> tuple[Tie, ...]:
    """Return the ties of two with each other, by their numbers: what most articles state first."""
    first, second = one_of(connection, one), one_of(connection, other)
    return _stated(
        connection, f"identity_id IN ({first}) AND object_identity_id IN ({second})",
        f"identity_id IN ({second}) AND object_identity_id IN ({first})", limit=limit,
    )  # fmt: skip


def _stated(
    connection: sqlite3.Connection, one: str, other: str, values: tuple[str, ...] = (), *, limit: int
) -> tuple[Tie, ...]:
    rows = connection.execute(
        "SELECT c.id AS subject_id, c.name, t.kind, d.id AS object_id, coalesce(d.name, t.object_text) AS object, "
        "max(t.when_date), count(DISTINCT t.article_id) AS articles, min('t' || t.article_id || '.' || t.n), "
        f"c.kind, d.kind, max(t.confidence) FROM {_STATED_TIES} AND t.id IN ("
        f"SELECT * FROM (SELECT id FROM tie WHERE {one} ORDER BY at DESC LIMIT {_NEWEST}) UNION "
        f"SELECT * FROM (SELECT id FROM tie WHERE {other} ORDER BY at DESC LIMIT {_NEWEST})) "
        "GROUP BY c.id, t.kind, coalesce(d.id, t.object_text) ORDER BY articles DESC, t.kind, c.id, d.id LIMIT ?",
        (*values, limit),
    )
    return tuple(
        Tie(
            subject_id=r[0], subject=r[1], kind=r[2], object_id=r[3], object=r[4], when=r[5], articles=r[6], fact=r[7],
            subject_kind=r[8], object_kind=r[9], confidence=r[10],
        )
        for r in rows
    )  # fmt: skip
