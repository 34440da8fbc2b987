"""What a table beside the articles says of each: its date, publisher, authors, title, section and address."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import OnRecordError, RecordFormatError
from onrecord.intake.dates import checked_date
from onrecord.record import Article

Given = Mapping[str, Any]
"""Fields of an article and their values."""


class Plain(msgspec.Struct, frozen=True, kw_only=True):
    """The columns that are fields of an article as they stand."""

    publisher: str | None = None
    title: str | None = None
    section: str | None = None
    url: str | None = None


def read_metadata(path: Path) -> dict[str, Given]:
    """Read a table with a column `file`, and any of `published`, `publisher`, `author`, `title`,
    `section` and `url`.

    Args:
        path: CSV, or TSV by its ending; other columns are ignored. Several authors are parted by ";".
    Returns:
        What is given of each file, by its name or path as the table has it.
    Raises:
        RecordFormatError: no column `file`, or not a table.
        DateError: a date that is not a date; the message names the file.
        OnRecordError: it cannot be opened.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            table = csv.DictReader(stream, delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
            if "file" not in (table.fieldnames or ()):
                raise RecordFormatError(f"{path}: no column `file`; name each article's file in one")
            return {row["file"]: _given(row, path) for row in table if row["file"]}
    except (csv.Error, UnicodeDecodeError) as error:
        raise RecordFormatError(f"{path}: not a table ({error}); give CSV in UTF-8") from error
    except OSError as error:
        raise OnRecordError(f"{path}: cannot be read ({error.strerror}); give a CSV file") from error


def _given(row: Mapping[str, str | None], path: Path) -> Given:
    found: dict[str, Any] = {name: value for name in Plain.__struct_fields__ if (value := _cell(row, name))}
    if authors := _cell(row, "author"):
        found["authors"] = tuple(part for one in authors.split(";") if (part := one.strip()))
    if day := _cell(row, "published"):
        found |= {"published": checked_date(day, f"{path}, {row['file']}"), "published_basis": "given"}
    return found


def _cell(row: Mapping[str, str | None], name: str) -> str:
    return " ".join((row.get(name) or "").split())


def with_metadata(
    articles: Iterable[Article], table: Mapping[str, Given], *, publisher: str | None
) -> Iterator[Article]:
    """Give each article what the table says of its file, found by path, else by name; it comes before what a page says.

    Args:
        publisher: of the articles for which neither the table nor they themselves have one.
    """
    for article in articles:
        given = table.get(article.source) or table.get(Path(article.source).name) or {}
        known = {"publisher": publisher} if publisher and not article.publisher else {}
        yield msgspec.structs.replace(article, **{**known, **given})
