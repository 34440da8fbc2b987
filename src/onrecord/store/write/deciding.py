"""Deciding who is who, what is a copy and what is quoted again, for one record after another, without their rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

import msgspec
import numpy as np

from onrecord.record import from_json
from onrecord.record.kinds import BY_NAME
from onrecord.store.base import EntityResolver
from onrecord.store.sqlite.bulk import DECIDED, copied_rows, decided_rows, deciding_connection, insert_rows
from onrecord.store.sqlite.queries import added
from onrecord.store.sqlite.rows import NUMBERED, Row, kind_rows
from onrecord.store.write.adding import Decided, decide, numbers_of
from onrecord.store.write.copies import Hashes
from onrecord.store.write.grouping import Copies, keyed_statements
from onrecord.store.write.preparing import Prepared

COPIES = "copies"
"""What `next_rows` calls the articles that are copies."""
_KINDS = (BY_NAME["entity"], BY_NAME["office"])
"""The kinds of fact whose rows later decisions look up."""
_FIRST = dict.fromkeys(NUMBERED, 1)
_ROWS = 20_000


class Undecided(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to decide on of a record, as it goes from one process to another.

    Attributes:
        json: the record.
        keys: those of the statements that quote sentences, by their ids.
    """

    json: bytes
    digest: str
    hashes: bytes
    bands: tuple[str, ...]
    keys: Mapping[str, tuple[str, ...]]


def undecided(prepared: Prepared, json: bytes) -> Undecided:
    """Return what there is to decide on of a record; `json` is its own, whole: a resolver may look at all of it."""
    return Undecided(
        json=json,
        digest=prepared.digest,
        hashes=prepared.hashes.tobytes(),
        bands=prepared.bands,
        keys=keyed_statements(prepared.record),
    )


class Decider:
    """Decides as a store does that the records are added to one by one: the same code, on a store of its own."""

    def __init__(self, resolver: EntityResolver) -> None:
        self._resolver, self._copies = resolver, Copies()
        self._connection = deciding_connection()
        self._rows: Iterator[tuple[str, Sequence[Row]]] | None = None

    def decide_all(self, bunch: Sequence[Undecided | None]) -> list[Decided | None]:
        """Decide records in order; None for one that is broken, or whose text was met before."""
        return [None if one is None else self._decide(one) for one in bunch]

    def next_rows(self) -> tuple[str, Sequence[Row]] | None:
        """Return the next rows of what was decided, and their table; None after the last."""
        if self._rows is None:
            self._rows = self._all_rows()
        return next(self._rows, None)

    def _decide(self, one: Undecided) -> Decided | None:
        prepared = _prepared(one)
        record, connection = prepared.record, self._connection
        if added.known_article(connection, record.article.id) is not None:
            return None
        number = added.insert_article(connection, prepared, now="")
        decided = decide(connection, record, resolver=self._resolver, prior={}, keys=one.keys)
        first = {**_FIRST, "entity": added.next_number(connection, "entity")}
        insert_rows(
            connection, kind_rows(record, _KINDS, numbers=numbers_of(record, decided, number=number, first=first))
        )
        self._copies.place(connection, number, prepared)
        return decided

    def _all_rows(self) -> Iterator[tuple[str, Sequence[Row]]]:
        for table in DECIDED:
            yield from ((table, rows) for rows in _bunches(decided_rows(self._connection, table)))
        yield from ((COPIES, rows) for rows in _bunches(copied_rows(self._connection)))


def _bunches(cursor: sqlite3.Cursor) -> Iterator[Sequence[Row]]:
    while rows := cursor.fetchmany(_ROWS):
        yield rows


def _prepared(one: Undecided) -> Prepared:
    hashes: Hashes = np.frombuffer(one.hashes, dtype=np.uint64)
    return Prepared(record=from_json(one.json), digest=one.digest, packed=b"", hashes=hashes, bands=one.bands)
