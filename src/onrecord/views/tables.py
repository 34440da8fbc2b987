"""Answers as tables: a row a value, as CSV that a spreadsheet shows and does not calculate."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from onrecord.store import Quantity, Value

Cell = str | int | float | bool | None
_FORMULA = frozenset("=+-@")
"""What a cell of text must not begin with, in any of its widths: spreadsheets take it for a formula, and run it."""
_BREAKS = frozenset("\t\r\n")
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that nobody sees."""
_HIDDEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me", "Zl", "Zp", "Zs"))
"""Kinds of characters that nobody sees at the start of a cell: spaces, controls, marks of no width or on no letter."""


def to_csv(rows: Sequence[Any], row_type: type, *, ends: str = "\r\n") -> str:
    """Write the rows under the names of their columns; the names alone where there are no rows.

    Args:
        rows: structs of the type; those within them become columns (`article_id`), lists one cell.
        row_type: tells the columns.
        ends: what ends a line; RFC 4180's two signs for a file, one for a terminal.
    """
    names = columns(row_type)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator=ends)
    writer.writerow(names)
    for row in rows:
        cells = flat(row)
        writer.writerow([safe_cell(cells.get(name)) for name in names])
    return stream.getvalue()


def columns(row_type: Any, prefix: str = "") -> list[str]:
    """Return the names of a type's columns, those of the structs within it under that field's name."""
    found: list[str] = []
    for field in msgspec.structs.fields(row_type):
        inner = _struct(field.type)
        if inner is None:
            found.append(prefix + field.name)
        else:
            found += columns(inner, f"{prefix}{field.name}_")
    return found


def _struct(type_: Any) -> Any:
    """Return the struct that the field holds, by itself or where it is not null."""
    options = [o for o in getattr(type_, "__args__", (type_,)) if o is not type(None)]
    one = options[0] if len(options) == 1 and getattr(type_, "__origin__", None) is not tuple else type_
    return one if isinstance(one, type) and issubclass(one, msgspec.Struct) else None


def flat(value: Any, prefix: str = "") -> dict[str, Cell]:
    """Return a struct's cells by the names of their columns."""
    cells: dict[str, Cell] = {}
    for field in value.__struct_fields__:
        inner = getattr(value, field)
        if isinstance(inner, msgspec.Struct):
            cells |= flat(inner, f"{prefix}{field}_")
        else:
            cells[prefix + field] = _single(inner)
    return cells


def _single(value: Any) -> Cell:
    """Return one cell: lists of words joined by "; ", anything else as JSON."""
    if isinstance(value, tuple):
        if all(isinstance(v, str) for v in value):
            return "; ".join(value)
        return msgspec.json.encode(value).decode("utf-8")
    if isinstance(value, Mapping):
        return msgspec.json.encode(value).decode("utf-8")
    single: Cell = value
    return single


def safe_cell(value: Cell) -> Cell:
    """Return a cell that a spreadsheet does not calculate: a "'" is put before text that could be a formula."""
    return "'" + value if isinstance(value, str) and _calculates(value) else value


def _calculates(text: str) -> bool:
    """Return whether a spreadsheet could take the text for a formula, even one that skips invisible characters."""
    for sign in text:
        if sign in _BREAKS:
            return True
        if sign not in _BLANK and unicodedata.category(sign) not in _HIDDEN:
            return unicodedata.normalize("NFKC", sign)[0] in _FORMULA or sign == "\u2212"
    return False


class Valued(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with its quantity's period and the figures that contradict it."""

    period: str | None
    value: Value
    disagrees_with: tuple[str, ...]


def values_of(quantities: Sequence[Quantity]) -> tuple[Valued, ...]:
    """List every figure of these quantities, a row each."""
    found = []
    for quantity in quantities:
        against: dict[str, list[str]] = {}
        for one, other in quantity.disagree:
            against.setdefault(one, []).append(other)
            against.setdefault(other, []).append(one)
        found += [
            Valued(period=quantity.period, value=v, disagrees_with=tuple(against.get(v.fact, ())))
            for v in quantity.values
        ]
    return tuple(found)
