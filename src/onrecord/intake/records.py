"""Records that were read before: a record a line, or the table `records` of a folder of Parquet."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

from onrecord.errors import OnRecordError, RecordFormatError
from onrecord.intake.faults import blamed_on
from onrecord.intake.jsonl import lines
from onrecord.intake.selection import Selection
from onrecord.record import FORMAT, Record, from_json

RECORDS = "records"
"""The table of whole records, beside those of their facts."""
MOST_BYTES = 100_000_000
"""The longest line: records of the longest articles have some 20,000,000 bytes."""
_PEEK = 4096
_MARK = f'"{FORMAT}"'.encode()
_SUFFIX = ".parquet"
_HIDDEN = (".", "_")
"""How the names of files begin that are yet to be whole."""
_ROWS = 256
"""Rows that are read together: 25 KB each."""
_REMEDY = "give what `onrecord export --to parquet` or `onrecord scale read` wrote"

Skipped = Callable[[OnRecordError], None]


class RecordLine(msgspec.Struct, frozen=True):
    """A record's JSON, and where it stands: the file with the number of its line or row."""

    json: bytes
    place: str


def holds_records(path: str) -> bool:
    """Return whether a path leads to records and not to articles; what cannot be read is reported later."""
    with contextlib.suppress(OSError):
        return _MARK in _front(path) or bool(tables_of_records(Path(path)))
    return False


def tables_of_records(path: Path) -> tuple[Path, ...]:
    """Return the Parquet files of records at a path, in order of their paths: itself, or those of a folder's table."""
    if path.suffix.lower() == _SUFFIX and path.is_file():
        return (path,)
    flat, table = path / f"{RECORDS}{_SUFFIX}", path / RECORDS
    found = table.rglob(f"*{_SUFFIX}") if table.is_dir() else ()
    return tuple(sorted(p for p in (flat, *found) if p.is_file() and not p.name.startswith(_HIDDEN)))


def record_lines(path: str, *, skipped: Skipped, where: Selection | None = None) -> Iterator[RecordLine]:
    """Yield the records of a file or a folder as JSON, in order.

    Args:
        path: a file of lines, "-" for standard input, a Parquet file, or a folder with the table `records`.
        skipped: told of each file or line that could not be read; those after it are.
        where: which records are taken; all by default. Folders of months in which none can be are not opened.
    """
    found = _all_lines(path, skipped, where)
    return found if where is None else (one for one in found if where.takes(one.json))


def _all_lines(path: str, skipped: Skipped, where: Selection | None) -> Iterator[RecordLine]:
    tables = () if path == "-" else tables_of_records(Path(path))
    for table in tables:
        if where is not None and not where.may_lie_in(table):
            continue
        try:
            yield from _rows(table)
        except OnRecordError as error:
            skipped(error)
    if not tables:
        yield from _lines(path, skipped)


def record_of(one: RecordLine) -> Record:
    """Return the record that a line holds.

    Raises:
        OnRecordError: it holds none, or one of another format; with its place.
    """
    try:
        with blamed_on(one.place):
            return from_json(one.json)
    except RecordFormatError as error:
        raise RecordFormatError(f"{one.place}: {error}") from error


def records_of(lines: Iterable[RecordLine], *, skipped: Skipped) -> Iterator[Record]:
    """Yield the records that lines hold; `skipped` is told of each line that holds none."""
    for one in lines:
        try:
            yield record_of(one)
        except OnRecordError as error:
            skipped(error)


def _front(path: str) -> bytes:
    """Return the beginning of the first line; peek at standard input without consuming it."""
    if path == "-":
        peek = getattr(sys.stdin.buffer, "peek", None)  # a stream that replaces standard input may have none
        return b"" if peek is None else bytes(peek(_PEEK)[:_PEEK])
    file = Path(path)
    if file.suffix.lower() not in (".jsonl", ".ndjson") or not file.is_file():
        return b""
    with file.open("rb") as stream:
        return stream.read(_PEEK).split(b"\n")[0]


def _lines(path: str, skipped: Skipped) -> Iterator[RecordLine]:
    try:
        with blamed_on(path), _opened(path) as stream:
            for number, line in enumerate(lines(stream, MOST_BYTES), 1):
                place = f"{path}, line {number}"
                if line is None:
                    skipped(RecordFormatError(f"{place}: longer than {MOST_BYTES:,} bytes; give one record a line"))
                elif line.strip():
                    yield RecordLine(line, place)
    except OnRecordError as error:
        skipped(error)


def _opened(path: str) -> contextlib.AbstractContextManager[IO[bytes]]:
    return contextlib.nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb")


def _rows(table: Path) -> Iterator[RecordLine]:
    """Yield the rows of a Parquet file.

    Raises:
        OnRecordError: damaged, another table, or pyarrow is missing.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise OnRecordError(f"{table}: pyarrow is missing; pip install 'onrecord[export]'") from error
    with blamed_on(str(table)):
        try:
            with pq.ParquetFile(table) as file:
                _check_table(table, file)
                for number, found in enumerate(_cells(file), 1):
                    yield RecordLine(found, f"{table}, row {number}")
        except (pa.ArrowException, OSError) as error:
            if getattr(error, "errno", None):  # the system's own, such as one about rights
                raise
            raise RecordFormatError(f"{table}: damaged ({_first(error)}); write it anew, or leave it out") from error


def _check_table(table: Path, file: Any) -> None:
    if "json" not in file.schema_arrow.names:
        raise RecordFormatError(f"{table}: not the table {RECORDS}, which has whole records; {_REMEDY}")


def _cells(file: Any) -> Iterable[bytes]:
    for batch in file.iter_batches(batch_size=_ROWS, columns=["json"]):
        for cell in batch.column(0):
            yield (cell.as_py() or "").encode()


def _first(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(". ")
