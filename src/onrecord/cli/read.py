"""`onrecord read`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from onrecord.cli.io.numbers import whole
from onrecord.cli.io.output import opened
from onrecord.cli.io.progress import shown
from onrecord.cli.io.status import Status, Tally, count, tell
from onrecord.cli.io.streams import OUTPUT, mute
from onrecord.cli.io.tuning import tuned_for_reading
from onrecord.errors import DateError, OnRecordError
from onrecord.export.formats import BY_NAME, export_records
from onrecord.intake import open_articles
from onrecord.record import Article, Record


class OutputFormat(StrEnum):
    """What a record is written as."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    html = "html"


def read(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATHS...", help="Files, folders or archives of articles, or - for standard input."),
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day of publication, YYYY-MM-DD; a day in a JSONL line comes first."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text: for people; json: one article; jsonl: one line per article; html: one page per article;"
            " or a format of `onrecord export`. By default what the ending of --out says, else text.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to this file; the pages of many articles need a folder.")
    ] = None,
    fiscal_start: Annotated[
        int,
        typer.Option(parser=whole(1, 12), metavar="MONTH", help="The month in which fiscal years begin."),
    ] = 10,
    threads: Annotated[
        int, typer.Option(parser=whole(0), metavar="N", help="Processor threads for the network; 0: one for each core.")
    ] = 0,
) -> None:
    """Read articles into records: who said what, with the words that say it.

    Exit status: 0 everything was read, 1 nothing was read, 2 wrong usage, 3 some inputs were skipped.
    """
    tally = Tally()
    form = _form(to, out)
    try:
        articles = open_articles(paths, published=published, skipped=tally.skip, left_out=tell)
        wanted = 2 if form in (OutputFormat.json, OutputFormat.html) else 1  # two tell whether there are many
        front = list(islice(articles, wanted))
        if isinstance(form, OutputFormat):
            _check_room(form, out, many=len(front) > 1)
        if front:
            records = _records(chain(front, articles), tally, threads=threads, fiscal_start=fiscal_start)
            if isinstance(form, OutputFormat):
                _write(records, form, out, many=len(front) > 1)
            elif out is not None:
                export_records(records, form, out)
    except DateError as error:
        _leave(str(error), Status.USAGE)
    except OnRecordError as error:
        _leave(str(error), Status.NOTHING_READ)
    except BrokenPipeError:  # whoever reads our output has seen enough
        mute(sys.stdout)
    except OSError as error:
        if error.filename == OUTPUT:
            mute(sys.stdout)
        place = "a file" if error.filename == OUTPUT else "another place"
        _leave(f"{error.filename or out}: cannot be written ({error.strerror}); give --out {place}", Status.USAGE)
    if tally.skipped:
        tell(f"read {count(tally.read, 'article')}, skipped {count(tally.skipped, 'input')}")
    raise typer.Exit(tally.status)


def _form(to: str | None, out: Path | None) -> OutputFormat | str:
    """Return a form of onrecord's own, or the name of another tool's format; leave where it is neither."""
    if to is None:
        ending = out.suffix.lower().removeprefix(".") if out else ""
        return OutputFormat(ending) if ending in OutputFormat.__members__ else OutputFormat.text
    if to in OutputFormat.__members__:
        return OutputFormat(to)
    if to not in BY_NAME:
        _leave(f"--format {to}: choose from {', '.join([*OutputFormat.__members__, *BY_NAME])}", Status.USAGE)
    if out is None:
        _leave(f"--format {to}: give --out a {'folder or .zip' if BY_NAME[to].many else 'file'}", Status.USAGE)
    return to


def _check_room(form: OutputFormat, out: Path | None, *, many: bool) -> None:
    """Leave with a usage error where the form or the place has room for one article only."""
    if many and form is OutputFormat.json:
        _leave("--format json holds one article, but there are more; use --format jsonl", Status.USAGE)
    if many and form is OutputFormat.html and _takes_one_page(out):
        _leave("one page holds one article, but there are more; give --out a folder", Status.USAGE)
    if out is not None and out.is_dir() and form is not OutputFormat.html:
        _leave(f"--out {out} is a folder; give a file", Status.USAGE)


def _takes_one_page(out: Path | None) -> bool:
    return out is None or out.suffix.lower() in (".html", ".htm")


def _write(records: Iterator[Record], form: OutputFormat, out: Path | None, *, many: bool) -> None:
    records = shown(records, among_text=out is None and sys.stdout.isatty())
    first = next(records, None)
    if first is None:  # nothing to put in the place of what was there
        return
    with opened(out, form, many=many) as write:
        for record in chain((first,), records):
            write(record)


def _records(articles: Iterable[Article], tally: Tally, *, threads: int, fiscal_start: int) -> Iterator[Record]:
    from onrecord.facts.read import read_articles

    with tuned_for_reading():
        for record in read_articles(articles, threads=threads, skipped=tally.skip, fiscal_start=fiscal_start):
            tally.read += 1
            yield record


def _leave(message: str, status: Status) -> NoReturn:
    tell(message)
    sys.stdout.flush()
    raise typer.Exit(status)
