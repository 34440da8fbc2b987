"""Parquet: a file a kind of fact, with a schema that says what each column holds."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.export.files import Files
from onrecord.export.tables.rows import Cell, Table, rows_of, tables
from onrecord.record import Record
from onrecord.record.kinds import FORMAT

_TYPES = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
_GROUP = 50_000
"""Rows that are held and written together."""


def schema_of(table: Table) -> Any:
    """Return a table's schema: `says` of each column in its metadata, the record's format in the table's."""
    fields = [pa.field(c.name, _TYPES[c.type], metadata={"says": c.says}) for c in table.columns]
    return pa.schema(fields, metadata={"format": FORMAT, "table": table.name})


def write(records: Iterable[Record], files: Files) -> None:
    """Write a .parquet for each table."""
    with ExitStack() as stack:
        writers = {table.name: _TableWriter(table, stack, files) for table in tables()}
        for name, row in rows_of(records):
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
        self._rows: list[dict[str, Cell]] = []

    def add(self, row: dict[str, Cell]) -> None:
        """Take a row."""
        self._rows.append(row)
        if len(self._rows) >= _GROUP:
            self.flush()

    def flush(self) -> None:
        """Write the rows that are held."""
        if not self._rows:
            return
        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self.schema))
        self._rows = []
