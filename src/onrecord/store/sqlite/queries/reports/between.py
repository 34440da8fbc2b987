"""What is said about somebody, what two say about each other, and the two side by side."""

from __future__ import annotations

import sqlite3

from onrecord.record.kinds import FACTS
from onrecord.store.read.answers import Named, Statement
from onrecord.store.read.reported import Accounts, Compared, Differing, FirstRows
from onrecord.store.sqlite.identities import named
from onrecord.store.sqlite.queries import filtered
from onrecord.store.sqlite.queries.conditions import one_of
from onrecord.store.sqlite.queries.reports import lists
from onrecord.store.sqlite.queries.statements import statements
from onrecord.store.sqlite.rows import columns_of

_MOST = 5000
"""Statements that are put in order."""
_TOLD = 3
"""Statements of each party to a dispute, and later ones, that are told."""
_SHOWN = 5
"""Offices, ties and disputes of each that a comparison shows."""


def about(connection: sqlite3.Connection, who: Named, other: Named | None, *, limit: int) -> FirstRows[Statement]:
    """Return what others say about somebody or, of two, what each says about the other; the newest first."""
    if other is None:
        found = filtered.statements_about(connection, who, limit=_MOST, offset=0).rows
    else:
        chosen = {*_naming(connection, speaker=other, named=who), *_naming(connection, speaker=who, named=other)}
        numbers = ",".join(map(str, sorted(chosen)))
        found = statements(connection, f"s.id IN ({numbers})", (), limit=_MOST)
    return FirstRows(rows=found[: limit or None], total=len(found))


def _naming(connection: sqlite3.Connection, *, speaker: Named, named: Named) -> list[int]:
    """Return the statements of a speaker within whose content the other is named."""
    rows = connection.execute(
        "SELECT DISTINCT s.id FROM statement s JOIN entity e ON e.article_id = s.article_id "
        "JOIN mention m ON m.entity_id = e.id JOIN json_each(s.content) c "
        "ON m.start >= json_extract(c.value, '$[0]') AND m.stop <= json_extract(c.value, '$[1]') "
        f"WHERE s.identity_id IN ({one_of(connection, speaker.id)}) "
        f"AND e.identity_id IN ({one_of(connection, named.id)}) AND s.rejected_by IS NULL"
    )
    return [row[0] for row in rows]


def accounts(connection: sqlite3.Connection, dispute: Differing) -> Accounts:
    """Return a dispute with both accounts: each party's statements in the article, those in its words first."""
    first, second = (_account(connection, dispute, who) for who in (dispute.first_id, dispute.second_id))
    return Accounts(dispute=dispute, first=first, second=second, later=_later(connection, dispute))


def _account(connection: sqlite3.Connection, dispute: Differing, who: int | None) -> tuple[Statement, ...]:
    if who is None:
        return ()
    where = f"s.article_id = {dispute.article.id} AND s.identity_id IN ({one_of(connection, who)})"
    found = statements(connection, where, (), limit=_MOST)
    ordered = sorted(found, key=lambda s: (s.text not in dispute.words, s.spans))
    return tuple(ordered[:_TOLD])


def _later(connection: sqlite3.Connection, dispute: Differing) -> tuple[Statement, ...]:
    """Return the first statements of either party that name the other in articles of later days."""
    if dispute.first_id is None or dispute.second_id is None or dispute.at is None:
        return ()
    one, two = named(connection, dispute.first_id), named(connection, dispute.second_id)
    chosen = {*_naming(connection, speaker=one, named=two), *_naming(connection, speaker=two, named=one)}
    numbers = ",".join(map(str, sorted(chosen)))
    found = statements(connection, f"s.id IN ({numbers}) AND s.at > ?", (dispute.at,), limit=_MOST)
    return tuple(reversed(found[-_TOLD:]))


def compare(connection: sqlite3.Connection, first: Named, second: Named) -> tuple[Compared, ...]:
    """Return two people or organizations side by side: how often they are named and quoted, and what stands between."""
    counted = [_counts(connection, one) for one in (first, second)]
    rows = [Compared(what=what, first=str(one), second=str(counted[1][what])) for what, one in counted[0].items()]
    both = connection.execute(
        "SELECT count(*) FROM (SELECT article_id FROM entity WHERE identity_id IN "
        f"({one_of(connection, first.id)}) INTERSECT SELECT article_id FROM entity WHERE identity_id IN "
        f"({one_of(connection, second.id)}))"
    ).fetchone()[0]
    rows.append(Compared(what="articles that name both", first=str(both), second=str(both)))
    said = [len(_naming(connection, speaker=a, named=b)) for a, b in ((first, second), (second, first))]
    rows.append(Compared(what="statements about the other", first=str(said[0]), second=str(said[1])))
    offices = [_offices(connection, one) for one in (first, second)]
    rows.append(Compared(what="offices held", first=offices[0], second=offices[1]))
    found = lists.disputes(connection, of=first, on=None, since=None, until=None, limit=0).rows
    shared = [d for d in found if second.id in (d.first_id, d.second_id)]
    disputed = "; ".join(d.about or d.words for d in shared[:_SHOWN])
    return (*rows, Compared(what="disputes between them", first=disputed, second=disputed))


def _counts(connection: sqlite3.Connection, one: Named) -> dict[str, int]:
    ids = one_of(connection, one.id)
    counted = {
        kind.plural: connection.execute(
            f"SELECT count(*) FROM {kind.table} WHERE identity_id IN ({ids}) AND rejected_by IS NULL"
        ).fetchone()[0]
        for kind in FACTS
        if "identity_id" in columns_of(kind)
    }
    return {"articles": one.articles, **counted}


def _offices(connection: sqlite3.Connection, one: Named) -> str:
    rows = connection.execute(
        "SELECT title, organization, count(*) AS n FROM held WHERE person_id = ? "
        "GROUP BY title, organization ORDER BY n DESC, title LIMIT ?",
        (one.id, _SHOWN),
    )
    return "; ".join(", ".join(filter(None, row[:2])) for row in rows)
