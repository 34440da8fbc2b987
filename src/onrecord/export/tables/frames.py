"""Data frames of pandas or polars, whichever is installed."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.export.tables.rows import Cell, Column, rows_of, tables
from onrecord.record import Record

_PANDAS = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def frame(records: Iterable[Record], table: str, *, library: str | None = None) -> Any:
    """Return one table of records as a data frame.

    Args:
        records: of `onrecord.read_articles`, of a store's `records()`, or a list.
        table: "articles", or the plural of a kind of fact: "statements", "offices", …
        library: "pandas" or "polars"; by default pandas where it is installed, else polars.
    Raises:
        OnRecordError: no such table or library, or neither library is installed.
    """
    found = next((t for t in tables() if t.name == table), None)
    if found is None:
        raise OnRecordError(f"{table}: no table; choose from {', '.join(t.name for t in tables())}")
    rows = [row for name, row in rows_of(records) if name == table]
    cells = {column.name: [row[column.name] for row in rows] for column in found.columns}
    return _framed(found.columns, cells, library)


def _framed(columns: Iterable[Column], cells: dict[str, list[Cell]], library: str | None) -> Any:
    name, module = _library(library)
    if name == "pandas":
        return module.DataFrame({c.name: module.array(cells[c.name], dtype=_PANDAS[c.type]) for c in columns})
    types = {"string": module.String, "integer": module.Int64, "number": module.Float64, "boolean": module.Boolean}
    return module.DataFrame(cells, schema={c.name: types[c.type] for c in columns})


def _library(wanted: str | None) -> tuple[str, Any]:
    for name in ("pandas", "polars") if wanted is None else (wanted,):
        try:
            return name, import_module(name)
        except ImportError:
            continue
    raise OnRecordError(f"{wanted or 'pandas or polars'}: not installed; pip install pandas")
