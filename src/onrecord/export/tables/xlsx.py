"""Excel: a workbook with a sheet a kind of fact, each with a heading that stays and filters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import xlsxwriter

from onrecord.errors import TooLongError
from onrecord.export.files import Files
from onrecord.export.tables.rows import rows_of, tables
from onrecord.record import Record

_MOST_ROWS = 1_048_576
"""Of a sheet, the heading among them."""
_MOST_LETTERS = 32_767
"""Of a cell."""
_WIDTH = 24


def write(records: Iterable[Record], files: Files) -> None:
    """Write the workbook. Texts longer than a cell are cut there, and end in "…".

    Raises:
        TooLongError: more facts of one kind than a sheet has rows.
    """
    with files.open("onrecord.xlsx") as file:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        workbook = xlsxwriter.Workbook(file, options)
        bold = workbook.add_format({"bold": True})
        sheets: dict[str, Any] = {}
        for table in tables():
            sheets[table.name] = sheet = workbook.add_worksheet(table.name)
            sheet.write_row(0, 0, table.names, bold)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(table.names) - 1, _WIDTH)
        columns = {table.name: {name: i for i, name in enumerate(table.names)} for table in tables()}
        filled = dict.fromkeys(sheets, 0)
        for name, row in rows_of(records):
            filled[name] += 1
            if filled[name] >= _MOST_ROWS:
                raise TooLongError(f"{name}: more than the {_MOST_ROWS:,} rows of a sheet; export to csv or parquet")
            for column, value in row.items():
                cell = (
                    value[: _MOST_LETTERS - 1] + "…" if isinstance(value, str) and len(value) > _MOST_LETTERS else value
                )
                sheets[name].write(filled[name], columns[name][column], cell)
        for table in tables():
            sheets[table.name].autofilter(0, 0, filled[table.name], len(table.names) - 1)
        workbook.close()
