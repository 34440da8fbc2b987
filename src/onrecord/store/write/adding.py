"""Adding one record: all its rows in one transaction, or none."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal, Protocol

import msgspec

from onrecord.errors import DamagedRecordError
from onrecord.lang.en.name_keys import unshouted
from onrecord.record import Article, Record
from onrecord.record.edtf import first_day
from onrecord.store.corrections.applying import replay_for
from onrecord.store.sqlite.fulltext import index_text
from onrecord.store.sqlite.identities import Seen, count_article, drop_empty, uncount_article
from onrecord.store.sqlite.rows import INSERTS, Numbers, fact_rows
from onrecord.store.write.grouping import Copies, forget_quotations, group_quotations
from onrecord.store.write.preparing import Prepared, unpack

Outcome = Literal["new", "same", "reread"]
Prior = Mapping[tuple[int, int], int]
"""On re-reading, the identity that each name mention's span had before."""


class Resolver(Protocol):
    """Says who an article's entities are among all that the store knows."""

    def assign(self, connection: sqlite3.Connection, record: Record, *, prior: Prior) -> Mapping[str, int]:
        """The identity of each entity's id; asks questions where it is unsure.

        Where there is none it is made, as one that this article speaks of.
        """
        ...


def add_record(
    connection: sqlite3.Connection, prepared: Prepared, *, resolver: Resolver, copies: Copies, now: str
) -> Outcome:
    """Add a record within the transaction that the caller began; `now` is an ISO instant."""
    record = prepared.record
    known = _known(connection, record.article)
    if known is None:
        number = _insert_article(connection, prepared, now=now)
        _insert_facts(connection, record, number=number, resolver=resolver, prior={})
        copies.place(connection, number, prepared)
        return "new"
    note_origin(connection, known.id, record.article, now=now)
    if known.digest == prepared.digest:
        _mend(connection, known.id, prepared)
        return "same"
    if not _replaces(known, record.article):
        return "same"
    prior = _prior(connection, known.id)
    index_text(connection)
    touched = _delete_facts(connection, known.id)
    _update_article(connection, known.id, prepared)
    _insert_facts(connection, record, number=known.id, resolver=resolver, prior=prior)
    index_text(connection)
    drop_empty(connection, touched)
    replay_for(connection, record.article.id)
    return "reread"


def _mend(connection: sqlite3.Connection, number: int, prepared: Prepared) -> None:
    """Write the record anew where the one there can no longer be read."""
    packed = connection.execute("SELECT record FROM article WHERE id = ?", (number,)).fetchone()[0]
    try:
        unpack(packed, prepared.article.text, where="")
    except DamagedRecordError:
        connection.execute("UPDATE article SET record = ? WHERE id = ?", (prepared.packed, number))


class _Known(msgspec.Struct, frozen=True):
    """The article as it stands in the store."""

    id: int
    digest: str
    source: str
    published: str | None


def _known(connection: sqlite3.Connection, article: Article) -> _Known | None:
    row = connection.execute(
        "SELECT id, digest, source, published FROM article WHERE sha256 = ?", (article.id,)
    ).fetchone()
    return None if row is None else _Known(*row)


def _replaces(known: _Known, article: Article) -> bool:
    """Whether other facts of the same text take the place of the known ones.

    Not where the text comes from elsewhere under another date: that is a reprint, its "yesterday" means another day.
    """
    return known.source == article.source or known.published in (None, article.published)


def note_origin(connection: sqlite3.Connection, number: int, article: Article, *, now: str) -> None:
    """Keep where the article's text was met."""
    connection.execute(
        "INSERT OR IGNORE INTO origin (name, article_id, publisher, url, added_at) VALUES (?, ?, ?, ?, ?)",
        (article.source, number, article.publisher, article.url, now),
    )


def instant() -> str:
    """Now, in UTC to the second: when rows were added and corrections made, nothing that is read depends on it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _insert_article(connection: sqlite3.Connection, prepared: Prepared, *, now: str) -> int:
    article = prepared.article
    number = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM article").fetchone()[0])
    name = article.title or " ".join(article.text[:200].split())[:80] or article.source
    connection.execute(
        "INSERT INTO article (id, name, sha256, source, title, publisher, authors, published, published_basis, "
        "language, url, text, record, digest, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number, name, article.id, article.source, article.title, article.publisher,
            msgspec.json.encode(article.authors).decode(), article.published, article.published_basis,
            article.language, article.url, article.text, prepared.packed, prepared.digest, now,
        ),
    )  # fmt: skip
    note_origin(connection, number, article, now=now)
    return number


def _update_article(connection: sqlite3.Connection, number: int, prepared: Prepared) -> None:
    article = prepared.article
    connection.execute(
        "UPDATE article SET record = ?, digest = ?, published = ?, published_basis = ? WHERE id = ?",
        (prepared.packed, prepared.digest, article.published, article.published_basis, number),
    )


def _insert_facts(
    connection: sqlite3.Connection, record: Record, *, number: int, resolver: Resolver, prior: Prior
) -> None:
    last = _next(connection, "identity") - 1
    identities = dict(resolver.assign(connection, record, prior=prior))
    first = {t: _next(connection, t) for t in ("entity", "statement", "event", "dispute")}
    numbers = Numbers(
        article=number,
        entities={e.id: first["entity"] + n for n, e in enumerate(record.entities)},
        identities=identities,
        statements={s.id: first["statement"] + n for n, s in enumerate(record.statements)},
        quotations=group_quotations(connection, record),
        first=first,
    )
    rows = fact_rows(record, numbers=numbers)
    for table, insert in INSERTS.items():
        connection.executemany(insert, rows[table])
    _count(connection, record, identities, last=last)


def _count(connection: sqlite3.Connection, record: Record, identities: Mapping[str, int], *, last: int) -> None:
    names: dict[int, list[str]] = {}
    kinds: dict[int, str] = {}
    for entity in record.entities:
        identity = identities[entity.id]
        given = (unshouted(n.strip(), kind=entity.kind) for n in (entity.name, *entity.aliases))
        names.setdefault(identity, []).extend(n for n in given if n)
        kinds[identity] = entity.kind
    seen = [
        Seen(id=i, kind=kinds[i], names=tuple({n.casefold(): n for n in reversed(given)}.values()))
        for i, given in names.items()
    ]
    count_article(connection, seen, at=first_day(record.article.published), last=last)


def _next(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])


def _prior(connection: sqlite3.Connection, number: int) -> Prior:
    rows = connection.execute(
        "SELECT m.start, m.stop, coalesce(e.read_identity_id, e.identity_id) FROM entity e "
        "JOIN mention m ON m.entity_id = e.id WHERE e.article_id = ? AND m.form = 'name'",
        (number,),
    )
    return {(start, stop): identity for start, stop, identity in rows}


def _delete_facts(connection: sqlite3.Connection, number: int) -> set[int]:
    """Take out an article's facts; the identities that it spoke of, which stay until it was read anew."""
    touched = uncount_article(connection, number)
    forget_quotations(connection, number)
    for table in reversed(INSERTS):
        # Mentions, participants and parties go with what they belong to.
        if table not in ("mention", "event_participant", "dispute_party"):
            connection.execute(f"DELETE FROM {table} WHERE article_id = ?", (number,))
    return touched
