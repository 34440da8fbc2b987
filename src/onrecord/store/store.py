"""The store: many records in one file, what it answers, and what a person corrects in it."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec.structs import replace

from onrecord import record as recorded
from onrecord.errors import OnRecordError, RecordFormatError
from onrecord.intake.records import RecordLine, records_of
from onrecord.record import Record
from onrecord.store.base import LIMIT, EntityResolver, Outcome
from onrecord.store.corrections import changing
from onrecord.store.corrections.corrector import Corrector
from onrecord.store.corrections.keeper import Keeper
from onrecord.store.corrections.searches import Searches
from onrecord.store.read import disagreements
from onrecord.store.read.answers import (  # fmt: skip
    Account,
    Article,
    Dossier,
    Event,
    Named,
    Quantity,
    Question,
    Silence,
    Statement,
)
from onrecord.store.read.browsing import Browser
from onrecord.store.read.records import Records
from onrecord.store.read.reports import Reports
from onrecord.store.sqlite.bulk import one_transaction
from onrecord.store.sqlite.checkpoint import LogMover, settle
from onrecord.store.sqlite.connection import check_still, connect, transaction
from onrecord.store.sqlite.fulltext import index_text
from onrecord.store.sqlite.lookup import find_all, find_one
from onrecord.store.sqlite.queries import added, articles, dossiers, events, people, silences, statements
from onrecord.store.sqlite.standing import check_file, file_at
from onrecord.store.sqlite.troubles import blamed_on_damage, translated
from onrecord.store.write.adding import Added, add_record, instant
from onrecord.store.write.counting import count_outcomes
from onrecord.store.write.grouping import Copies
from onrecord.store.write.loading import Later, load, until_failure
from onrecord.store.write.preparing import Prepared, prepare

_MANY = 500
"""Records from which an empty store is filled in bulk: fewer are added before other processes have started."""
_TOGETHER, _PATIENCE = 256, 0.25
"""Records, and seconds of waiting for them, after which what has come is written."""


class Store(Corrector, Keeper, Searches, Reports, Records):
    """Many articles' records in one SQLite file, with people's corrections on top: a Reader, Writer and Corrections.

    Open it with `onrecord.open_store(path)`; close it, or use it in a `with`. Answers are values; names may be given
    as `e12` or `12`, the number that every answer has. Every method raises StoreError's kin; of two programs that
    write at once, one waits for the other.
    """

    def __init__(self, path: Path, *, resolver: EntityResolver, readonly: bool = False) -> None:
        self.path = path
        self._resolver = resolver
        self._copies = Copies()
        self._connection = connect(path, readonly=readonly)
        self.file = file_at(path)
        self._lock = threading.RLock()
        self.browse = Browser(self._reading, weigh=resolver.weigh)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the answers given stay good."""
        with self._lock:
            self._connection.close()

    def settle(self) -> None:
        """Move the log into the file, unless others are at work, so that the file alone is the whole store."""
        with self._lock, translated(self.path):
            settle(self._connection)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated(self.path), blamed_on_damage(self._connection, self.path):
            check_still(self._connection, self.path)
            yield self._connection
            check_still(self._connection, self.path)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, transaction(self._connection, self.path) as connection:
            with blamed_on_damage(connection, self.path):
                yield connection
            index_text(connection)
            # SQLite would go on writing to a file that was moved away, and nobody would see it again.
            check_file(self.path, self.file)

    # Adding

    def add(self, record: Record) -> Outcome:
        """Add one record in one transaction: "new"; "same", nothing changed; or "reread", other facts of a known text.

        Raises:
            RecordFormatError: its facts refer to what is not in it.
        """
        prepared = prepare(record)
        with self._writing() as connection:
            return self._add(connection, prepared).outcome

    def _add(self, connection: sqlite3.Connection, prepared: Prepared) -> Added:
        return add_record(connection, prepared, resolver=self._resolver, copies=self._copies, now=instant())

    def add_all(
        self, records: Iterable[Record], *, told: Callable[[Outcome | OnRecordError], None] | None = None
    ) -> Account:
        """Add many; a record that is broken is skipped and said in the account.

        Each is added whole or not at all. Records that come faster than four a second share a transaction, up to 256.

        Args:
            records: any number, read as they are needed.
            told: is told the outcome of each, to show progress.
        """
        return self._account(self._outcomes(records), told)

    def load(
        self,
        lines: Iterable[RecordLine],
        *,
        told: Callable[[Outcome | OnRecordError], None] | None = None,
        processes: bool = True,
    ) -> Account:
        """Add records given as JSON, as `add_all` adds them; those of an empty store in one transaction and in bulk.

        A store that is not empty, few records, and records that say otherwise than one before of the same text are
        added as ever.

        Args:
            lines: any number, read as they are needed; `onrecord.intake.records.record_lines` reads them from files.
            told: is told the outcome of each, to show progress.
            processes: whether other processes help.
        """
        return self._account(self._loaded(iter(lines), processes=processes), told)

    def _loaded(self, lines: Iterator[RecordLine], *, processes: bool) -> Iterator[Added | OnRecordError]:
        first, failed = list(islice(lines, _MANY)), list[Exception]()
        rest = chain(first, lines)
        later: list[RecordLine] = []
        if len(first) == _MANY:
            source = until_failure(rest, failed)
            with self._lock, one_transaction(self._connection, self.path, self.file) as begun:
                loaded = load(self._connection, source, resolver=self._resolver, processes=processes) if begun else ()
                for one in loaded:
                    if isinstance(one, Later):
                        later.append(one.line)
                    else:
                        yield one
        broken: list[OnRecordError] = []
        yield from self._outcomes(records_of(chain(later, rest), skipped=broken.append))
        yield from broken
        if failed:
            raise failed[0]

    def _account(
        self, outcomes: Iterable[Added | OnRecordError], told: Callable[[Outcome | OnRecordError], None] | None
    ) -> Account:
        return replace(count_outcomes(outcomes, told), lost_corrections=self._lost())

    def _outcomes(self, records: Iterable[Record]) -> Iterator[Added | OnRecordError]:
        """Write a bunch while the next is prepared in a thread; one that came slowly is written at once."""
        waiting: Future[list[Prepared | OnRecordError]] | None = None
        with LogMover(self._connection, self.path) as log, ThreadPoolExecutor(1) as thread:
            try:
                for chunk in _chunks(records):
                    ready, waiting = waiting, thread.submit(_prepared, chunk)
                    if ready is not None:
                        yield from self._write(ready.result())
                        log.keep_up()
                    if len(chunk) < _TOGETHER:
                        ready, waiting = waiting, None
                        yield from self._write(ready.result())
            finally:
                # What came before the source failed is kept, and nobody is told of it any more.
                rest = self._write(waiting.result()) if waiting is not None else []
            yield from rest

    def _write(self, chunk: list[Prepared | OnRecordError]) -> list[Added | OnRecordError]:
        with self._writing() as connection:
            return [self._add(connection, one) if isinstance(one, Prepared) else one for one in chunk]

    def _lost(self) -> tuple[str, ...]:
        return tuple(
            f"correction {c.id}, {c.change}: {c.lost}" for c in self.corrections() if c.lost and not c.undone_at
        )

    def knows(self, article: recorded.Article) -> bool:
        """Return whether this very text is in the store, and reading it would bring nothing; keep where it was met."""
        with self._reading() as connection:
            known = articles.met(connection, article.id, article.source)
        if known is not None and not known[1]:
            with self._writing() as connection:
                added.note_origin(connection, known[0], article, now=instant())
        return known is not None

    # Asking

    def who(self, name: str, *, limit: int = LIMIT) -> Dossier:
        """Return what is known of a person or organization: offices over time, ties, statements, silences.

        Raises:
            NoSuchNameError, AmbiguousNameError.
        """
        with self._reading() as connection:
            return dossiers.dossier(connection, find_one(connection, name), limit=limit)

    def find(self, name: str) -> tuple[Named, ...]:
        """Find everybody who is called that, the most frequent first."""
        with self._reading() as connection:
            return find_all(connection, name)

    def people(self, *, kind: str = "person", limit: int = LIMIT) -> tuple[Named, ...]:
        """Return the identities of a kind whom most articles speak of."""
        with self._reading() as connection:
            return people.most_named(connection, kind=kind, limit=limit)

    def said(
        self,
        words: str | None = None,
        *,
        speaker: str | None = None,
        force: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = LIMIT,
    ) -> tuple[Statement, ...]:
        """Search statements for words (quoted ones as a phrase, `resign*` as a beginning); the newest first."""
        with self._reading() as connection:
            who = find_one(connection, speaker) if speaker else None
            return statements.search_statements(
                connection, words, speaker=who, force=force, since=since, until=until, limit=limit
            )

    def timeline(
        self, *, about: str | None = None, since: str | None = None, until: str | None = None, limit: int = LIMIT
    ) -> tuple[Event, ...]:
        """Return what happened when, in order of the days; the latest `limit` events, each told once."""
        with self._reading() as connection:
            who = find_one(connection, about) if about else None
            return events.timeline(connection, about=who, since=since, until=until, limit=limit)

    def figures(self, words: str, *, limit: int = LIMIT) -> tuple[Quantity, ...]:
        """Compare the same quantity in many articles; disagreements first."""
        with self._reading() as connection:
            return disagreements.figures(connection, words, limit=limit)

    def silences(
        self, *, party: str | None = None, since: str | None = None, until: str | None = None, limit: int = LIMIT
    ) -> tuple[Silence, ...]:
        """Return who was asked and gave no answer, the newest first."""
        with self._reading() as connection:
            who = find_one(connection, party) if party else None
            return silences.search_silences(connection, party=who, since=since, until=until, limit=limit)

    def articles(self, words: str | None = None, *, limit: int = LIMIT) -> tuple[Article, ...]:
        """Return articles, with these words if any are given, the newest first."""
        with self._reading() as connection:
            return articles.search_articles(connection, words, limit=limit)

    def counts(self) -> dict[str, int]:
        """Count the rows of each kind of fact."""
        with self._reading() as connection:
            return articles.counts(connection)

    # Correcting

    def questions(self, *, limit: int = LIMIT) -> tuple[Question, ...]:
        """Return pairs that may be one, for a person to answer with `join` or `keep_apart`."""
        with self._reading() as connection:
            return changing.questions(connection, weigh=self._resolver.weigh, limit=limit)


def _chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Bundle the records as they come: alone where each takes its time to read, together where they come fast."""
    chunk: list[Record] = []
    started = time.monotonic()
    for record in records:
        chunk.append(record)
        # Alone, a record's transaction writes 1 MB of pages in 5 ms; in 256 they share most of them.
        if len(chunk) == _TOGETHER or time.monotonic() - started > _PATIENCE:
            yield chunk
            chunk, started = [], time.monotonic()
    if chunk:
        yield chunk


def _prepared(chunk: list[Record]) -> list[Prepared | OnRecordError]:
    """Prepare each record, or say what is wrong with it."""
    found: list[Prepared | OnRecordError] = []
    for record in chunk:
        try:
            found.append(prepare(record))
        except RecordFormatError as error:
            found.append(error)
    return found
