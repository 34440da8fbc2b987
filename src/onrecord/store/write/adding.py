"""Adding one record: all its rows in one transaction, or none."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec

from onrecord.errors import DamagedRecordError
from onrecord.lang.en.name_keys import bearer_kind, unshouted
from onrecord.record import Article, Record
from onrecord.record.edtf import first_day
from onrecord.store.base import EntityResolver, Outcome, Prior
from onrecord.store.corrections.applying import discard_in, replay_for
from onrecord.store.read.answers import Reread
from onrecord.store.sqlite.fulltext import index_text
from onrecord.store.sqlite.identities import Seen, count_article, drop_empty, uncount_article
from onrecord.store.sqlite.queries import added, quotations
from onrecord.store.sqlite.rows import NUMBERED, Numbers, fact_rows
from onrecord.store.write.differences import differences
from onrecord.store.write.grouping import Copies, group_quotations, keyed_statements
from onrecord.store.write.preparing import Prepared, unpack


class Added(msgspec.Struct, frozen=True):
    """What became of a record, and what it says otherwise than the one that it replaced."""

    outcome: Outcome
    changes: tuple[Reread, ...] = ()


def add_record(
    connection: sqlite3.Connection, prepared: Prepared, *, resolver: EntityResolver, copies: Copies, now: str
) -> Added:
    """Add a record within the transaction that the caller began; `now` is an ISO instant."""
    record = prepared.record
    known = added.known_article(connection, record.article.id)
    if known is None:
        number = added.insert_article(connection, prepared, now=now)
        _insert_facts(connection, record, number=number, resolver=resolver, prior={})
        copies.place(connection, number, prepared)
        return Added("new")
    if not says_otherwise(known, prepared):
        note_again(connection, known, prepared, now=now)
        return Added("same")
    added.note_origin(connection, known.id, record.article, now=now)
    changes = _changes(connection, known.id, record)
    prior = added.identities_by_span(connection, known.id)
    index_text(connection)
    touched = _delete_facts(connection, known.id)
    added.update_article(connection, known.id, prepared)
    _insert_facts(connection, record, number=known.id, resolver=resolver, prior=prior)
    index_text(connection)
    drop_empty(connection, touched)
    replay_for(connection, record.article.id)
    return Added("reread", changes)


def says_otherwise(known: added.KnownArticle, prepared: Prepared) -> bool:
    """Return whether a record has other facts than those of the known article, and takes their place."""
    return known.digest != prepared.digest and _replaces(known, prepared.article)


def note_again(connection: sqlite3.Connection, known: added.KnownArticle, prepared: Prepared, *, now: str) -> None:
    """Keep where a known text was met again, and what read it; its facts stay."""
    added.note_origin(connection, known.id, prepared.article, now=now)
    if known.digest != prepared.digest:
        return
    if known.source == prepared.article.source and prepared.read_by not in (None, known.read_by):
        added.update_article(connection, known.id, prepared)
    else:
        _mend(connection, known.id, prepared)


def _changes(connection: sqlite3.Connection, number: int, record: Record) -> tuple[Reread, ...]:
    """Compare a record with the one that it replaces; one that can no longer be read has nothing to compare."""
    try:
        return differences(unpack(added.packed(connection, number), record.article.text, where=""), record)
    except DamagedRecordError:
        return ()


def _mend(connection: sqlite3.Connection, number: int, prepared: Prepared) -> None:
    """Write the record anew where the one there can no longer be read."""
    try:
        unpack(added.packed(connection, number), prepared.article.text, where="")
    except DamagedRecordError:
        added.replace_packed(connection, number, prepared.packed)


def _replaces(known: added.KnownArticle, article: Article) -> bool:
    """Return whether other facts of the same text take the place of the known ones.

    Not where the text comes from elsewhere under another date: that is a reprint, its "yesterday" means another day.
    """
    return known.source == article.source or known.published in (None, article.published)


def instant() -> str:
    """Tell the time, in UTC to the second: when rows were added and corrections made; no fact depends on it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """Who an article's entities are, and which quotations its statements repeat, by their ids in the record."""

    identities: Mapping[str, int]
    quotations: Mapping[str, int]


def decide(
    connection: sqlite3.Connection,
    record: Record,
    *,
    resolver: EntityResolver,
    prior: Prior,
    keys: Mapping[str, tuple[str, ...]],
) -> Decided:
    """Find, or make, the identities and the quotations of a record, and count the article for them.

    `keys` has those of the statements that quote sentences, by their ids.
    """
    last = added.next_number(connection, "identity") - 1
    identities = dict(resolver.assign(connection, record, prior=prior))
    quotations = group_quotations(connection, record, keys)
    _count(connection, record, identities, last=last)
    return Decided(identities=identities, quotations=quotations)


def numbers_of(record: Record, decided: Decided, *, number: int, first: Mapping[str, int]) -> Numbers:
    """Return what the rows of an article refer to; `first` has the first free row of each table."""
    return Numbers(
        article=number,
        entities={e.id: first["entity"] + n for n, e in enumerate(record.entities)},
        identities=decided.identities,
        statements={s.id: first["statement"] + n for n, s in enumerate(record.statements)},
        quotations=decided.quotations,
        first=first,
    )


def _insert_facts(
    connection: sqlite3.Connection, record: Record, *, number: int, resolver: EntityResolver, prior: Prior
) -> None:
    decided = decide(connection, record, resolver=resolver, prior=prior, keys=keyed_statements(record))
    first = {table: added.next_number(connection, table) for table in NUMBERED}
    added.insert_facts(connection, fact_rows(record, numbers=numbers_of(record, decided, number=number, first=first)))
    discard_in(connection, number, decided.identities.values())


def _count(connection: sqlite3.Connection, record: Record, identities: Mapping[str, int], *, last: int) -> None:
    names: dict[int, list[str]] = {}
    kinds: dict[int, str] = {}
    for entity in record.entities:
        identity = identities[entity.id]
        given = (unshouted(n.strip(), kind=entity.kind) for n in (entity.name, *entity.aliases))
        names.setdefault(identity, []).extend(n for n in given if n)
        kinds[identity] = bearer_kind(entity.name, entity.kind)
    seen = [
        Seen(id=i, kind=kinds[i], names=tuple({n.casefold(): n for n in reversed(given)}.values()))
        for i, given in names.items()
    ]
    count_article(connection, seen, at=first_day(record.article.published), last=last)


def _delete_facts(connection: sqlite3.Connection, number: int) -> set[int]:
    """Take out an article's facts; the identities that it spoke of, which stay until it was read anew."""
    touched = uncount_article(connection, number)
    quotations.forget(connection, number)
    added.delete_facts(connection, number)
    return touched
