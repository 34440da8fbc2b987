"""Adding one record: all its rows in one transaction, or none."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal, Protocol

import msgspec

from onrecord.errors import RecordFormatError
from onrecord.record import Article, Record, article_id, to_json
from onrecord.store.correcting import replay_for
from onrecord.store.dates import first_day
from onrecord.store.grouping import Copies, forget_quotations, group_quotations
from onrecord.store.identities import Seen, count_article, drop_empty, uncount_article
from onrecord.store.rows import INSERTS, Numbers, fact_rows

Outcome = Literal["new", "same", "reread"]
Prior = Mapping[tuple[int, int], int]
"""On re-reading, the identity that each name mention's span had before."""


class Resolver(Protocol):
    """Says who an article's entities are among all that the store knows."""

    def assign(self, connection: sqlite3.Connection, record: Record, *, prior: Prior) -> Mapping[str, int]:
        """The identity of each entity's id, made where there is none; asks questions where it is unsure."""
        ...


def add_record(
    connection: sqlite3.Connection, record: Record, *, resolver: Resolver, copies: Copies, now: str
) -> Outcome:
    """Add a record within the transaction that the caller began; `now` is an ISO instant.

    Raises:
        RecordFormatError: its facts refer to what is not in it.
    """
    check_record(record)
    digest = _digest(record)
    known = _known(connection, record.article)
    if known is None:
        number = _insert_article(connection, record, digest=digest, now=now)
        _insert_facts(connection, record, number=number, resolver=resolver, prior={})
        copies.place(connection, number, record.article)
        return "new"
    note_origin(connection, known.id, record.article, now=now)
    if known.digest == digest or not _replaces(known, record.article):
        return "same"
    prior = _prior(connection, known.id)
    touched = _delete_facts(connection, known.id)
    _update_article(connection, known.id, record, digest=digest)
    _insert_facts(connection, record, number=known.id, resolver=resolver, prior=prior)
    drop_empty(connection, touched)
    replay_for(connection, record.article.id)
    return "reread"


def check_record(record: Record) -> None:
    """Raise RecordFormatError unless every reference within the record finds what it names."""
    if record.article.id != article_id(record.article.text):
        raise RecordFormatError(f"{record.article.source}: its id is not its text's sha256; read the article again")
    entities = [e.id for e in record.entities]
    statements = [s.id for s in record.statements]
    for kind, ids in (("entity", entities), ("statement", statements)):
        if len(set(ids)) != len(ids):
            raise RecordFormatError(f"{record.article.source}: two facts of kind {kind} have one id; read it again")
    for what in _references(record):
        if what is not None and what not in entities and what not in statements:
            raise RecordFormatError(
                f"{record.article.source}: a fact speaks of {what}, which is not there; read it again"
            )
    length = len(record.article.text)
    if any(m.span[1] > length for e in record.entities for m in e.mentions):
        raise RecordFormatError(f"{record.article.source}: a span lies beyond its text; read it again")


def _references(record: Record) -> list[str | None]:
    found = [s.source.entity for s in record.statements if s.source] + [s.inside for s in record.statements]
    found += [w for o in record.offices for w in (o.holder, o.organization)]
    found += [w for t in record.ties for w in (t.subject, t.object)]
    found += [p for e in record.events for p in (*e.participants, e.statement)]
    found += [z.party for z in record.silences] + [q.entity for d in record.disputes for q in d.parties]
    return found + [w for p in record.positions for w in (p.actor, p.toward, p.statement)]


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


def _digest(record: Record) -> str:
    """The same for the same facts of the same text, wherever it was found."""
    article = record.article
    bare = msgspec.structs.replace(article, source="", text="", url=None, publisher=None, title=None, authors=())
    return hashlib.sha256(to_json(msgspec.structs.replace(record, article=bare)).encode()).hexdigest()


def note_origin(connection: sqlite3.Connection, number: int, article: Article, *, now: str) -> None:
    """Keep where the article's text was met."""
    connection.execute(
        "INSERT OR IGNORE INTO origin (name, article_id, publisher, url, added_at) VALUES (?, ?, ?, ?, ?)",
        (article.source, number, article.publisher, article.url, now),
    )


def instant() -> str:
    """Now, in UTC to the second: when rows were added and corrections made, nothing that is read depends on it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _packed(record: Record) -> bytes:
    textless = msgspec.structs.replace(record, article=msgspec.structs.replace(record.article, text=""))
    # Level 1: 25 KB to 5 in 0.2 ms; level 6 saves a tenth more and takes four times as long.
    return zlib.compress(to_json(textless).encode("utf-8"), 1)


def _insert_article(connection: sqlite3.Connection, record: Record, *, digest: str, now: str) -> int:
    article = record.article
    number = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM article").fetchone()[0])
    name = article.title or " ".join(article.text[:200].split())[:80] or article.source
    connection.execute(
        "INSERT INTO article (id, name, sha256, source, title, publisher, authors, published, published_basis, "
        "language, url, text, record, digest, added_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number, name, article.id, article.source, article.title, article.publisher,
            msgspec.json.encode(article.authors).decode(), article.published, article.published_basis,
            article.language, article.url, article.text, _packed(record), digest, now,
        ),
    )  # fmt: skip
    note_origin(connection, number, article, now=now)
    return number


def _update_article(connection: sqlite3.Connection, number: int, record: Record, *, digest: str) -> None:
    article = record.article
    connection.execute(
        "UPDATE article SET record = ?, digest = ?, published = ?, published_basis = ? WHERE id = ?",
        (_packed(record), digest, article.published, article.published_basis, number),
    )


def _insert_facts(
    connection: sqlite3.Connection, record: Record, *, number: int, resolver: Resolver, prior: Prior
) -> None:
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
    _count(connection, record, identities)


def _count(connection: sqlite3.Connection, record: Record, identities: Mapping[str, int]) -> None:
    names: dict[int, list[str]] = {}
    kinds: dict[int, str] = {}
    for entity in record.entities:
        identity = identities[entity.id]
        names.setdefault(identity, []).extend(n.strip() for n in (entity.name, *entity.aliases) if n.strip())
        kinds[identity] = entity.kind
    seen = [
        Seen(id=i, kind=kinds[i], names=tuple({n.casefold(): n for n in reversed(given)}.values()))
        for i, given in names.items()
    ]
    count_article(connection, seen, at=first_day(record.article.published))


def _next(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])


def _prior(connection: sqlite3.Connection, number: int) -> Prior:
    rows = connection.execute(
        "SELECT m.start, m.stop, e.read_identity_id FROM entity e JOIN mention m ON m.entity_id = e.id "
        "WHERE e.article_id = ? AND m.form = 'name'",
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
