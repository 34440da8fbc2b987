"""CSV, a table a kind of fact, in one folder or archive: UTF-8 with a byte order mark, as spreadsheets know it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from contextlib import ExitStack
from typing import Any

from onrecord.export.files import Files
from onrecord.export.tables.rows import rows_of, tables
from onrecord.record import Record
from onrecord.views.tables import safe_cell


def write(records: Iterable[Record], files: Files) -> None:
    """Write a .csv for each table; cells that a spreadsheet would calculate are kept from it."""
    with ExitStack() as stack:
        writers: dict[str, Any] = {}
        for table in tables():
            file = stack.enter_context(files.open(f"{table.name}.csv"))
            text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
            stack.callback(text.detach)
            writers[table.name] = csv.DictWriter(text, table.names)
            writers[table.name].writeheader()
        for name, row in rows_of(records):
            writers[name].writerow({column: safe_cell(value) for column, value in row.items()})
