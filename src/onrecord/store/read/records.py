"""Articles' records as they lie in a store: as they were read, and with people's corrections."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import Any

from onrecord.errors import NoSuchFactError
from onrecord.record import Record
from onrecord.store.corrections.applied import standing
from onrecord.store.read.asked import repeated
from onrecord.store.sqlite.queries import articles, copies
from onrecord.store.sqlite.queries import corrections as correction_rows
from onrecord.store.sqlite.queries.articles import Packed
from onrecord.store.write.preparing import unpack


class Records:
    """What a store answers with whole records."""

    path: Path

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]:
        raise NotImplementedError

    def record(self, article: int | str) -> Record:
        """Return an article's record as it was read, by the article's number in the store or its sha256.

        Raises:
            NoSuchFactError: no such article.
            DamagedRecordError: it can no longer be read.
        """
        with self._reading() as connection:
            packed = articles.packed_record(connection, article)
        if packed is None:
            asked = repeated(article)
            raise NoSuchFactError(f"{asked}: no article of that number; `onrecord said` and `who` show them")
        return self._unpacked(packed)

    def _unpacked(self, packed: Packed) -> Record:
        where = f"{self.path}: article {packed.number}, {repeated(packed.name)}"
        return unpack(packed.record, packed.text, where=where)

    def identities(self, article: int | str) -> dict[str, int]:
        """Return the identity of each entity of an article, after corrections, by the entity's id in the record."""
        with self._reading() as connection:
            return articles.identities(connection, article)

    def copies(self) -> tuple[tuple[str, str], ...]:
        """Return each copy of another article's text and the article that it is a copy of, by the sha256 of both."""
        with self._reading() as connection:
            return tuple(copies.leaders(connection))

    def records(self) -> Iterator[Record]:
        """Return every article's record as it was read, in the order in which they were added, one at a time.

        Raises:
            DamagedRecordError: one can no longer be read; `record` gives those after it.
        """
        yield from map(self._unpacked, self._packed())

    def _packed(self) -> Iterator[Packed]:
        last = 0
        while True:
            with self._reading() as connection:
                packed = articles.packed_after(connection, last)
            if packed is None:
                return
            last = packed.number
            yield packed

    def standing(self) -> Iterator[Record]:
        """Return every record with its corrections, in the order of `records`, which raises the same.

        Entities have ids of the whole store: `who12` is `who("e12")`, in whichever article.
        """
        for packed in self._packed():
            with self._reading() as connection:
                rulings = correction_rows.rulings(connection, packed.number)
                people = articles.named_identities(connection, packed.number)
            yield standing(self._unpacked(packed), rulings, people)

    def export(self, to: str, out: Path) -> None:
        """Write all records, with their corrections, in another tool's format (`onrecord.export_records`)."""
        import_module("onrecord.export.formats").export_records(self.standing(), to, out)  # a store knows no format

    def frame(self, table: str) -> Any:
        """Return a kind of fact of all articles, or the articles, as a data frame (`onrecord.frame`)."""
        return import_module("onrecord.export.tables.frames").frame(self.standing(), table)
