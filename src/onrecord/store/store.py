"""The store: many records in one file, what it answers, and what a person corrects in it."""

from __future__ import annotations

import getpass
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import NoSuchFactError, OnRecordError, RecordFormatError, StoreError
from onrecord.record import Article, Record
from onrecord.store.corrections import changing
from onrecord.store.corrections.applying import Change
from onrecord.store.read import articles as browsing_articles
from onrecord.store.read import disagreements, dossiers, searches
from onrecord.store.read.answers import (  # fmt: skip
    Account,
    Correction,
    Dossier,
    Happening,
    Hush,
    Quantity,
    Question,
    Said,
    Witness,
)
from onrecord.store.read.asked import checked_id, repeated, row_number
from onrecord.store.read.browsing import Browser
from onrecord.store.sqlite.checkpoint import LogMover, settle
from onrecord.store.sqlite.connection import check_still, connect, transaction
from onrecord.store.sqlite.fulltext import index_text
from onrecord.store.sqlite.identities import Named, find_all, find_one
from onrecord.store.sqlite.standing import check_file, file_at
from onrecord.store.sqlite.troubles import blamed_on_damage, translated
from onrecord.store.write.adding import Outcome, Resolver, add_record, instant, note_origin
from onrecord.store.write.grouping import Copies
from onrecord.store.write.preparing import Prepared, prepare, unpack

_TOGETHER, _PATIENCE = 256, 0.25
"""Records, and seconds of waiting for them, after which what has come is written."""

LIMIT = 20
"""Length of a list in an answer where no other is asked for."""


class Store:
    """Many articles' records in one SQLite file, with people's corrections on top.

    Open it with `onrecord.open_store(path)`; close it, or use it in a `with`. Answers are values; names may be given
    as `#12`, the number that every answer has. Every method raises StoreError's kin; of two programs that write at
    once, one waits for the other.
    """

    def __init__(self, path: Path, *, resolver: Resolver, readonly: bool = False) -> None:
        self.path = path
        self._resolver = resolver
        self._copies = Copies()
        self._connection = connect(path, readonly=readonly)
        self.file = file_at(path)
        self._lock = threading.RLock()
        self.browse = Browser(self._reading)

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
            return self._add(connection, prepared)

    def _add(self, connection: sqlite3.Connection, prepared: Prepared) -> Outcome:
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
        counts = {"new": 0, "same": 0, "reread": 0}
        skipped: list[str] = []
        for outcome in self._outcomes(records):
            if isinstance(outcome, OnRecordError):
                skipped.append(str(outcome))
            else:
                counts[outcome] += 1
            if told is not None:
                told(outcome)
        return Account(
            read=sum(counts.values()) + len(skipped), skipped=tuple(skipped), lost_corrections=self._lost(), **counts
        )

    def _outcomes(self, records: Iterable[Record]) -> Iterator[Outcome | OnRecordError]:
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

    def _write(self, chunk: list[Prepared | OnRecordError]) -> list[Outcome | OnRecordError]:
        with self._writing() as connection:
            return [self._add(connection, one) if isinstance(one, Prepared) else one for one in chunk]

    def _lost(self) -> tuple[str, ...]:
        return tuple(
            f"correction {c.id}, {c.change}: {c.lost}" for c in self.corrections() if c.lost and not c.undone_at
        )

    def knows(self, article: Article) -> bool:
        """Whether this very text is in the store, so that reading it would bring nothing; keeps where it was met."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT a.id, EXISTS (SELECT 1 FROM origin o WHERE o.article_id = a.id AND o.name = ?) FROM article a "
                "WHERE a.sha256 = ?",
                (article.source, article.id),
            ).fetchone()
        if row is not None and not row[1]:
            with self._writing() as connection:
                note_origin(connection, row[0], article, now=instant())
        return row is not None

    # Asking

    def who(self, name: str, *, limit: int = LIMIT) -> Dossier:
        """One person or organization: offices over time, ties, statements, silences, with their sources.

        Raises:
            NoSuchNameError, AmbiguousNameError.
        """
        with self._reading() as connection:
            return dossiers.dossier(connection, find_one(connection, name), limit=limit)

    def find(self, name: str) -> tuple[Named, ...]:
        """Everybody who is called that, the most frequent first."""
        with self._reading() as connection:
            return find_all(connection, name)

    def people(self, *, kind: str = "person", limit: int = LIMIT) -> tuple[Named, ...]:
        """Those of a kind whom most articles speak of."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT c.id, c.name, c.kind, sum(i.articles) AS articles, min(i.first_seen), max(i.last_seen) FROM "
                "(SELECT DISTINCT canonical_id AS id FROM (SELECT canonical_id FROM identity WHERE kind = ? "
                "ORDER BY articles DESC LIMIT ?)) k JOIN identity c ON c.id = k.id JOIN identity i "
                "ON i.canonical_id = c.id GROUP BY c.id ORDER BY articles DESC, c.id LIMIT ?",
                (kind, 2 * limit, limit),
            ).fetchall()
        return tuple(
            Named(id=r[0], name=r[1], kind=r[2], articles=r[3], first_seen=r[4], last_seen=r[5]) for r in rows if r[3]
        )

    def said(
        self,
        words: str | None = None,
        *,
        speaker: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = LIMIT,
    ) -> tuple[Said, ...]:
        """Statements with these words (quoted ones as a phrase, `resign*` as a beginning), the newest first."""
        with self._reading() as connection:
            who = find_one(connection, speaker) if speaker else None
            return searches.search_statements(connection, words, speaker=who, since=since, until=until, limit=limit)

    def timeline(
        self, *, about: str | None = None, since: str | None = None, until: str | None = None, limit: int = LIMIT
    ) -> tuple[Happening, ...]:
        """What happened when, in order of the days; the latest `limit` happenings, each told once."""
        with self._reading() as connection:
            who = find_one(connection, about) if about else None
            return searches.timeline(connection, about=who, since=since, until=until, limit=limit)

    def figures(self, words: str, *, limit: int = LIMIT) -> tuple[Quantity, ...]:
        """The same quantity in many articles side by side; disagreements first."""
        with self._reading() as connection:
            return disagreements.figures(connection, words, limit=limit)

    def silences(
        self, *, party: str | None = None, since: str | None = None, until: str | None = None, limit: int = LIMIT
    ) -> tuple[Hush, ...]:
        """Who was asked and gave no answer, the newest first."""
        with self._reading() as connection:
            who = find_one(connection, party) if party else None
            return searches.search_silences(connection, party=who, since=since, until=until, limit=limit)

    def articles(self, words: str | None = None, *, limit: int = LIMIT) -> tuple[Witness, ...]:
        """Articles, with these words if any are given, the newest first."""
        with self._reading() as connection:
            return searches.articles(connection, words, limit=limit)

    def record(self, article: int | str) -> Record:
        """An article's record as it was read, by the article's number in the store or its sha256.

        Raises:
            NoSuchFactError: no such article.
            DamagedRecordError: it can no longer be read.
        """
        column, value = _article(article)
        with self._reading() as connection:
            row = connection.execute(
                f"SELECT record, text, id, name FROM article WHERE {column} = ?", (value,)
            ).fetchone()
        if row is None:
            asked = repeated(article)
            raise NoSuchFactError(f"{asked}: no article of that number; `onrecord said` and `who` show them")
        return self._unpacked(*row)

    def _unpacked(self, packed: bytes, text: str, number: int, name: str) -> Record:
        return unpack(packed, text, where=f"{self.path}: article {number}, {repeated(name)}")

    def identities(self, article: int | str) -> dict[str, int]:
        """The number of who each entity of an article's record is, after corrections, by the entity's id there."""
        column, value = _article(article)
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT e.local_id, i.canonical_id FROM article a JOIN entity e ON e.article_id = a.id "
                f"JOIN identity i ON i.id = e.identity_id WHERE a.{column} = ? ORDER BY e.id",
                (value,),
            ).fetchall()
        return dict(rows)

    def records(self) -> Iterator[Record]:
        """Every article's record as it was read, in the order in which they were added, one at a time.

        Raises:
            DamagedRecordError: one can no longer be read; `record` gives those after it.
        """
        last = 0
        while True:
            with self._reading() as connection:
                row = connection.execute(
                    "SELECT record, text, id, name FROM article WHERE id > ? ORDER BY id LIMIT 1", (last,)
                ).fetchone()
            if row is None:
                return
            last = row[2]
            yield self._unpacked(*row)

    def counts(self) -> dict[str, int]:
        """The number of rows of each kind of fact."""
        with self._reading() as connection:
            return browsing_articles.counts(connection)

    # Correcting

    def questions(self, *, limit: int = LIMIT) -> tuple[Question, ...]:
        """Pairs that may be one, for a person to answer with `join` or `keep_apart`."""
        with self._reading() as connection:
            return changing.questions(connection, limit=limit)

    def merge(self, first: str, second: str, *, author: str | None = None) -> Correction:
        """Say that the second is the first."""
        return self._correct(lambda c: changing.merge(c, first, second), author)

    def keep_apart(self, question: int, *, author: str | None = None) -> Correction:
        """Say that the two of a question are two."""
        return self._correct(lambda c: changing.distinct(c, question), author)

    def join(self, question: int, *, author: str | None = None) -> Correction:
        """Say that the two of a question are one."""
        return self._correct(lambda c: changing.join(c, question), author)

    def rename(self, who: str, name: str, *, author: str | None = None) -> Correction:
        """Say what they are called."""
        return self._correct(lambda c: changing.rename(c, who, name), author)

    def split(
        self,
        who: str,
        *,
        name: str | None = None,
        articles: Iterable[int] = (),
        called: str | None = None,
        author: str | None = None,
    ) -> Correction:
        """Say that they are another where they have this name, or in these articles; `called` names the other."""
        numbers = tuple(articles)
        return self._correct(lambda c: changing.split(c, who, name=name, articles=numbers, called=called), author)

    def reject(self, fact: str, *, author: str | None = None) -> Correction:
        """Say that a fact (`s12.3`) is wrong."""
        return self._correct(lambda c: changing.reject(c, fact), author)

    def attribute(self, fact: str, who: str | None, *, author: str | None = None) -> Correction:
        """Say that a statement (`s12.3`) is this speaker's, one that the store knows; None: nobody's that is named."""
        return self._correct(lambda c: changing.attribute(c, fact, who), author)

    def undo(self, correction: int | None = None, *, author: str | None = None) -> Correction:
        """Take back a correction, the last if no number is given."""
        with self._writing() as connection:
            number = changing.undo(connection, correction, author=author or _author(), now=instant())
        return self._correction(number)

    def corrections(self) -> tuple[Correction, ...]:
        """Every correction ever made, the oldest first, those taken back and those that lost their place included."""
        with self._reading() as connection:
            return changing.corrections(connection)

    def _correct(self, change: Callable[[sqlite3.Connection], tuple[Change, str]], author: str | None) -> Correction:
        with self._writing() as connection:
            made, label = change(connection)
            number = changing.write(connection, made, label, author=author or _author(), now=instant())
        return self._correction(number)

    def _correction(self, number: int) -> Correction:
        return next(c for c in self.corrections() if c.id == number)


def _article(article: int | str) -> tuple[str, int | str]:
    """The column that tells an article, and its value there."""
    return ("id", row_number(article)) if isinstance(article, int) else ("sha256", checked_id(article))


def _chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records as they come: alone where each takes its time to read, in bunches where they come fast."""
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
    """Each record prepared, or what is wrong with it."""
    found: list[Prepared | OnRecordError] = []
    for record in chunk:
        try:
            found.append(prepare(record))
        except RecordFormatError as error:
            found.append(error)
    return found


def _author() -> str:
    """The user's login name, for corrections whose author is not given."""
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise StoreError("who makes this correction? Nothing tells your login name; give an author") from error
