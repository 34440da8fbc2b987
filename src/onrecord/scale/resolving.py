"""One person under one name over a folder of records: a store decides, as `onrecord add` does, and is thrown away."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pyarrow as pa

from onrecord.errors import MissingInputError, OnRecordError, ScaleError
from onrecord.intake.records import record_lines, tables_of_records
from onrecord.resolve import open_store
from onrecord.scale.lake import PartWriter
from onrecord.scale.places import Place, cannot_be_written
from onrecord.store import Store
from onrecord.store.base import Outcome

COPIES = "copies"
_COPIES_SCHEMA = pa.schema([("article", pa.string()), ("copy_of", pa.string())])
_STEM = "resolved"


class Resolved(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a folder: articles, identities, and articles that are copies of others."""

    articles: int
    identities: int
    copies: int


def resolve(records: str, out: str, *, skipped: Callable[[OnRecordError], None]) -> Resolved:
    """Write the records of a folder with ids of the whole folder in place of each article's own.

    Every table of the folder is written again, and `copies`: which article is a copy of which. Whoever has one id in
    two articles is the same to the resolver; the ids and the decisions are those of a store to which the same records
    are added in the same order.

    Args:
        records: what `onrecord scale read` or `onrecord export --to parquet` wrote, a local path.
        out: a new folder, or an address.
        skipped: told of each record that is damaged.
    Raises:
        MissingInputError: no records there.
        ScaleError: `out` cannot be written, or is not empty.
    """
    if not tables_of_records(Path(records)):
        raise MissingInputError(f"{records}: no records there; give what `onrecord scale read` wrote")
    folder = Place.of(out)
    if folder.listed():
        raise ScaleError(f"{out}: not empty; give --out a new folder")
    with tempfile.TemporaryDirectory() as work, open_store(Path(work) / "resolving.db") as store:
        store.load(record_lines(records, skipped=skipped), told=partial(_tell, skipped=skipped))
        try:
            return _written(store, folder)
        except OSError as error:
            raise cannot_be_written(out, error) from error


def _tell(outcome: Outcome | OnRecordError, *, skipped: Callable[[OnRecordError], None]) -> None:
    if isinstance(outcome, OnRecordError):
        skipped(outcome)


def _written(store: Store, folder: Place) -> Resolved:
    writer, identities = PartWriter(folder, _STEM), set[str]()
    for record in store.standing():
        identities.update(entity.id for entity in record.entities)
        writer.add(record)
    writer.flush()
    copies = [{"article": one, "copy_of": other} for one, other in store.copies()]
    writer.write(f"{COPIES}/part-{_STEM}.parquet", pa.Table.from_pylist(copies, schema=_COPIES_SCHEMA))
    return Resolved(articles=writer.articles, identities=len(identities), copies=len(copies))
