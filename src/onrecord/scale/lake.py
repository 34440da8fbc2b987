"""A folder of records as Parquet: `TABLE/month=YYYY-MM/part-PIECE-N.parquet`, and what was skipped.

Each piece has files of its own and, once they are all there, a note of them in `_done/`: a run that was killed goes on
with the pieces that have none, and what it wrote of others is written again, to the same bytes.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from onrecord.errors import OnRecordError
from onrecord.export.tables.parquet import all_rows, all_tables, schema_of
from onrecord.export.tables.rows import Cell
from onrecord.intake.records import RECORDS
from onrecord.record import Record
from onrecord.record.edtf import first_day
from onrecord.scale.pieces import Piece
from onrecord.scale.places import Place

HELD = 500
"""Records whose rows are held and written together: 30 MB."""
SKIPPED, DONE, TRIES = "skipped", "_done", "_tries"
MOST_TRIES = 3
"""How often a piece is begun: what kills its process does so each time, as a rule."""
UNKNOWN = "unknown"
_GROUP = {RECORDS: 1_000}
"""Rows of a row group of a table whose rows are large."""
_SKIPPED_SCHEMA = pa.schema([("input", pa.string()), ("kind", pa.string()), ("reason", pa.string())])


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a piece: numbers, and its files below the folder."""

    piece: str
    inputs: tuple[str, ...]
    articles: int
    skipped: int
    files: tuple[str, ...]


class PartWriter:
    """Writes records as parts of all tables, some at a time, in files that end in the same stem and a number."""

    def __init__(self, folder: Place, stem: str) -> None:
        self._folder, self._stem = folder, stem
        self._rows: dict[tuple[str, str], list[dict[str, Cell]]] = defaultdict(list)
        self.files: list[str] = []
        self.articles = self._held = self._part = 0

    def add(self, record: Record) -> None:
        """Take a record."""
        month = month_of(record)
        for table, row in all_rows(record):
            self._rows[table, month].append(row)
        self.articles += 1
        self._held += 1
        if self._held >= HELD:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        for (name, month), held in sorted(self._rows.items()):
            path = f"{name}/month={month}/part-{self._stem}-{self._part:04}.parquet"
            self.write(path, pa.Table.from_pylist(held, schema=_schemas()[name]), group=_GROUP.get(name))
        self._rows.clear()
        self._part += self._held > 0
        self._held = 0

    def write(self, path: str, table: Any, *, group: int | None = None) -> None:
        """Write one file below the folder."""
        data = io.BytesIO()
        pq.write_table(table, data, compression="zstd", row_group_size=group)
        self._folder.at(path).write(data.getvalue())
        self.files.append(path)


class PieceWriter:
    """Writes the records of one piece, then that the piece is done."""

    def __init__(self, folder: Place, piece: Piece) -> None:
        self._folder, self._piece = folder, piece
        self._parts = PartWriter(folder, piece.id)
        self._skipped: list[dict[str, str]] = []
        self.add = self._parts.add

    def skip(self, reason: OnRecordError) -> None:
        """Take an input that was not read, by its reason."""
        place, _, said = str(reason).partition(": ")
        self._skipped.append({"input": place, "kind": type(reason).__name__, "reason": said or place})

    def close(self) -> Done:
        """Write what is left, then that the piece is done."""
        self._parts.flush()
        if self._skipped:
            table = pa.Table.from_pylist(self._skipped, schema=_SKIPPED_SCHEMA)
            self._parts.write(f"{SKIPPED}/part-{self._piece.id}.parquet", table)
        done = Done(
            piece=self._piece.id, inputs=tuple(part.name for part in self._piece.parts),
            articles=self._parts.articles, skipped=len(self._skipped), files=tuple(self._parts.files),
        )  # fmt: skip
        self._folder.at(DONE, f"{done.piece}.json").write(msgspec.json.encode(done))
        return done


def month_of(record: Record) -> str:
    """Return the month of publication, "2016-09"; "unknown" where the article has no day."""
    day = first_day(record.article.published)
    return day[:7] if day else UNKNOWN


def begin(folder: Place, piece: Piece) -> bool:
    """Note that a piece is begun; tell whether it may be, as it has not killed so many processes yet."""
    note = folder.at(TRIES, piece.id)
    tries = len(note.read()) if note.exists() else 0
    if tries < MOST_TRIES:
        note.write(b"." * (tries + 1))
    return tries < MOST_TRIES


def forget_tries(folder: Place) -> None:
    """Remove what an earlier run noted of pieces that it had begun."""
    tries = folder.at(TRIES)
    if tries.exists():
        tries.system.delete_dir(tries.path)


def done_pieces(folder: Place) -> dict[str, Done]:
    """Return the notes of the pieces that are done; one that cannot be read counts as not there."""
    found = {}
    for path in folder.at(DONE).listed():
        try:
            done = msgspec.json.decode(folder.of_path(path).read(), type=Done)
        except msgspec.DecodeError:
            continue
        found[done.piece] = done
    return found


def remove(folder: Place, pieces: Iterable[Done]) -> None:
    """Remove pieces that other ones have taken the place of: their notes first."""
    for done in pieces:
        folder.at(DONE, f"{done.piece}.json").remove()
        for path in done.files:
            folder.at(path).remove()


@cache
def _schemas() -> dict[str, Any]:
    return {table.name: schema_of(table) for table in all_tables()}
