"""Parquet: a file a kind of fact, with a schema that says what each column holds, and one of the records themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.export.files import Files
from onrecord.export.tables.rows import Cell, Column, Table, rows, tables
from onrecord.intake.records import RECORDS
from onrecord.record import Record, to_json
from onrecord.record.kinds import FORMAT

_TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
_GROUP = 50_000
"""Rows that are held and written together."""
_LARGE_GROUP = 1_000
"""Of whole records, 25 KB each."""
RECORD_TABLE = Table(
    name=RECORDS,
    columns=(
        Column(name="id", type="string", says="the article's id"),
        Column(name="published", type="string", says="the day of its publication"),
        Column(name="publisher", type="string", says="who published it"),
        Column(name="json", type="string", says="the whole record as JSON, from which `onrecord add` makes a store"),
    ),
)
"""The table of whole records: the others leave out what no row has, such as passages and the form of a mention."""


def all_tables() -> tuple[Table, ...]:
    """Return every table: the articles, those of the kinds of fact, and the records themselves."""
    return (*tables(), RECORD_TABLE)


def all_rows(record: Record) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Yield each row of a record with the name of its table."""
    yield from rows(record)
    of = record.article
    yield RECORDS, {"id": of.id, "published": of.published, "publisher": of.publisher, "json": to_json(record)}


def schema_of(table: Table) -> Any:
    """Return a table's schema: `says` of each column in its metadata, the record's format in the table's."""
    fields = [pa.field(c.name, _TYPES[c.type], metadata={"says": c.says}) for c in table.columns]
    return pa.schema(fields, metadata={"format": FORMAT, "table": table.name})


def write(records: Iterable[Record], files: Files) -> None:
    """Write a .parquet for each table."""
    with ExitStack() as stack:
        writers = {table.name: _TableWriter(table, stack, files) for table in all_tables()}
        for record in records:
            for name, row in all_rows(record):
                writers[name].add(row)
        for writer in writers.values():
            writer.flush()


class _TableWriter:
    """Writes one table, a group of rows at a time."""

    def __init__(self, table: Table, stack: ExitStack, files: Files) -> None:
        self.schema = schema_of(table)
        file = stack.enter_context(files.open(f"{table.name}.parquet"))
        self._writer = pq.ParquetWriter(file, self.schema, compression="zstd")
        stack.callback(self._writer.close)  # before its file is, whatever happens
        self._group = _LARGE_GROUP if table is RECORD_TABLE else _GROUP
        self._rows: list[dict[str, Cell]] = []

    def add(self, row: dict[str, Cell]) -> None:
        """Take a row."""
        self._rows.append(row)
        if len(self._rows) >= self._group:
            self.flush()

    def flush(self) -> None:
        """Write the rows that are held."""
        if not self._rows:
            return
        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self.schema))
        self._rows = []
