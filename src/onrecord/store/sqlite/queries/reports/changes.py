"""What changed from article to article: somebody's offices, what a later version leaves out or adds, a figure."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from onrecord.store.read.answers import Named, Quantity, Value
from onrecord.store.read.reported import Change
from onrecord.store.read.revised import edits
from onrecord.store.sqlite.queries.conditions import article_of, one_of
from onrecord.store.sqlite.queries.reports import versions

_UNDATED = "9999"
_EDITS = {"added": "statement added", "changed": "statement reworded", "dropped": "statement left out"}


def of_person(connection: sqlite3.Connection, who: Named) -> tuple[Change, ...]:
    """Return what articles say otherwise than those before them of somebody's offices, and of their words."""
    found = [*_offices(connection, who), *_versions(connection, who)]
    return tuple(sorted(found, key=lambda change: (change.at or _UNDATED, change.what, change.fact)))


def _offices(connection: sqlite3.Connection, who: Named) -> Iterator[Change]:
    """Tell each new office, and each new status of one."""
    rows = connection.execute(
        "SELECT h.title, h.organization, h.status, h.at, h.fact, a.id, a.name, a.publisher, a.published FROM held h "
        "JOIN article a ON a.id = h.article_id WHERE h.person_id = ? ORDER BY coalesce(h.at, ?), h.id",
        (who.id, _UNDATED),
    )
    known: dict[tuple[str, str], str] = {}
    for title, organization, status, at, fact, *article in rows:
        office = (title.casefold(), (organization or "").casefold())
        if known.get(office) != status:
            what = ", ".join(filter(None, (title, organization)))
            yield Change(
                at=at, what=what, before=known.get(office), after=status, fact=fact, article=article_of(article)
            )
        known[office] = status


def _versions(connection: sqlite3.Connection, who: Named) -> Iterator[Change]:
    """Tell which of their statements a later version of an article adds, rewords or leaves out."""
    pairs = connection.execute(
        f"WITH named AS (SELECT article_id AS id FROM entity WHERE identity_id IN ({one_of(connection, who.id)})) "
        "SELECT o.id, n.id, n.published, n.name, n.publisher FROM superseded u JOIN article o ON o.id = u.id "
        "JOIN article n ON n.id = o.superseded_by "
        "WHERE o.id IN (SELECT id FROM named) OR n.id IN (SELECT id FROM named) ORDER BY n.published, n.id"
    ).fetchall()
    for old, new, at, name, publisher in pairs:
        before, after = (list(versions.statements(connection, article, of=who.id)) for article in (old, new))
        article = article_of((new, name, publisher, at))
        for edit in edits(before, after):
            yield Change(
                at=at, what=_EDITS[edit.act], before=edit.before, after=edit.after or "",
                fact=edit.after_fact or edit.before_fact or "", article=article,
            )  # fmt: skip


def of_figures(quantities: Iterable[Quantity]) -> tuple[Change, ...]:
    """Return where a later article gives a number that the one before it rules out."""
    found = [change for quantity in quantities for change in _of_quantity(quantity)]
    return tuple(sorted(found, key=lambda change: (change.at or _UNDATED, change.what, change.fact)))


def _of_quantity(quantity: Quantity) -> Iterator[Change]:
    what = ", ".join(filter(None, (quantity.unit, quantity.period)))
    values = {value.fact: value for value in quantity.values}
    for pair in quantity.disagree:
        before, after = sorted((values[fact] for fact in pair), key=_order)
        yield Change(
            at=after.at, what=what, before=before.words, after=after.words, fact=after.fact, article=after.article
        )


def _order(value: Value) -> tuple[str, str]:
    return value.at or _UNDATED, value.fact
