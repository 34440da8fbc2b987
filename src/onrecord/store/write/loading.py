"""Filling an empty store: records are prepared and decided in other processes, and written here in one transaction."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from itertools import islice

import msgspec
import numpy as np

from onrecord.errors import OnRecordError, StoreError
from onrecord.intake.records import RecordLine, record_of
from onrecord.store.base import EntityResolver
from onrecord.store.sqlite.bulk import insert_decided, insert_rows, mark_copies
from onrecord.store.sqlite.queries import added
from onrecord.store.sqlite.rows import NUMBERED, Row, fact_rows
from onrecord.store.write.adding import Added, Decided, instant, note_again, numbers_of, says_otherwise
from onrecord.store.write.aside import Aside, Here, Worker
from onrecord.store.write.deciding import COPIES, Decider, Undecided, undecided
from onrecord.store.write.preparing import Prepared, prepare

_NONE = np.empty(0, dtype=np.uint64)
BUNCH = 64
"""Records that go from one process to another together."""
_AHEAD = 6
"""Bunches on their way: 10 MB."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What preparing found, as it goes from one process to another."""

    digest: str
    packed: bytes
    undecided: Undecided


class Preparer:
    """Prepares records from their JSON."""

    def prepare_all(self, bunch: Sequence[RecordLine]) -> list[Part | OnRecordError]:
        """Prepare each record, or say what is wrong with it."""
        return [_part(one) for one in bunch]


def _part(one: RecordLine) -> Part | OnRecordError:
    try:
        found = prepare(record_of(one))
    except OnRecordError as error:
        return error
    return Part(digest=found.digest, packed=found.packed, undecided=undecided(found, one.json))


class Later(msgspec.Struct, frozen=True):
    """A record that says otherwise than one before of the same text: it is added when the store has all others."""

    line: RecordLine


def load(
    connection: sqlite3.Connection, lines: Iterable[RecordLine], *, resolver: EntityResolver, processes: bool
) -> Iterator[Added | OnRecordError | Later]:
    """Write the records within the transaction of an empty store; say of each what became of it.

    Args:
        lines: read as they are needed.
        processes: whether other processes prepare and decide; else this one does all.
    Raises:
        StoreError: another process was ended.
    """
    make: Callable[..., Worker] = Aside if processes else Here
    with make(Preparer) as preparer, make(Decider, resolver) as decider:
        filling = _Filling(connection)
        with closing(_decided(lines, preparer, decider)) as bunches:
            for bunch, parts, decided in bunches:
                yield from filling.write(bunch, parts, decided)
        filling.take_over(decider)


def until_failure(lines: Iterable[RecordLine], failed: list[Exception]) -> Iterator[RecordLine]:
    """Yield the lines of a source until it fails: its error is kept, and what came before it is added."""
    try:
        yield from lines
    except Exception as error:  # whatever it is, it is raised when the store has the rest
        failed.append(error)


Bunch = tuple[list[RecordLine], list[Part | OnRecordError], list[Decided | None]]


def _decided(lines: Iterable[RecordLine], preparer: Worker, decider: Worker) -> Generator[Bunch]:
    """Yield bunches in order, with what was prepared and decided while those before them were written."""
    source, waiting = (
        iter(lines),
        deque[tuple[list[RecordLine], Future[list[Part | OnRecordError]], Future[list[Decided | None]]]](),
    )
    with ExitStack() as stack:
        first, second = (stack.enter_context(ThreadPoolExecutor(1)) for _ in range(2))
        while True:
            bunch = list(islice(source, BUNCH))
            if bunch:
                parts = first.submit(preparer.call, "prepare_all", bunch)
                waiting.append((bunch, parts, second.submit(_decide, decider, parts)))
            if len(waiting) > (_AHEAD if bunch else 0):
                done, prepared, decided = waiting.popleft()
                yield done, prepared.result(), decided.result()
            elif not bunch:
                return


def _decide(decider: Worker, parts: Future[list[Part | OnRecordError]]) -> list[Decided | None]:
    found: list[Decided | None] = decider.call(
        "decide_all", [None if isinstance(part, OnRecordError) else part.undecided for part in parts.result()]
    )
    return found


class _Filling:
    """Writes articles and their facts; the rows of a bunch together."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection, self._now = connection, instant()
        self._first = dict.fromkeys(NUMBERED, 1)
        self._rows: dict[str, list[Row]] = {}

    def write(
        self, lines: Sequence[RecordLine], parts: Sequence[Part | OnRecordError], decided: Sequence[Decided | None]
    ) -> Iterator[Added | OnRecordError | Later]:
        """Write a bunch; say of each what became of it."""
        outcomes = [self._write(*one) for one in zip(lines, parts, decided, strict=True)]
        insert_rows(self._connection, self._rows)
        self._rows.clear()
        yield from outcomes

    def _write(
        self, line: RecordLine, part: Part | OnRecordError, decided: Decided | None
    ) -> Added | OnRecordError | Later:
        if isinstance(part, OnRecordError):
            return part
        prepared = Prepared(record=record_of(line), digest=part.digest, packed=part.packed, hashes=_NONE, bands=())
        known = added.known_article(self._connection, prepared.article.id)
        if known is not None and says_otherwise(known, prepared):
            return Later(line)
        if known is not None:
            note_again(self._connection, known, prepared, now=self._now)
            return Added("same")
        if decided is None:
            raise StoreError(f"{line.place}: was decided on as a known text, and is none; report it to the developers")
        number = added.insert_article(self._connection, prepared, now=self._now)
        self._keep(
            fact_rows(prepared.record, numbers=numbers_of(prepared.record, decided, number=number, first=self._first))
        )
        return Added("new")

    def _keep(self, rows: dict[str, list[Row]]) -> None:
        for table, found in rows.items():
            self._rows.setdefault(table, []).extend(found)
            if found and table in self._first:
                self._first[table] = found[-1][0] + 1

    def take_over(self, decider: Worker) -> None:
        """Write what was decided: identities, quotations, copies."""
        while (found := decider.call("next_rows")) is not None:
            table, rows = found
            if table == COPIES:
                mark_copies(self._connection, rows)
            else:
                insert_decided(self._connection, table, rows)
