"""`onrecord scale`: read and resolve."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.io.numbers import whole
from onrecord.cli.io.status import Status, Tally, count, tell
from onrecord.errors import DateError, OnRecordError

scale = typer.Typer(
    name="scale", help="Read more than one machine can, with Ray, into a folder of Parquet.", no_args_is_help=True,
)  # fmt: skip


@scale.command("read")
def scale_read(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUTS...", help="Files, folders or patterns, local or of a store: s3://bucket/*.warc.gz."
        ),
    ],
    out: Annotated[str, typer.Option(metavar="FOLDER", help="Where the records go: a folder, or s3://bucket/folder.")],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day of publication, YYYY-MM-DD; a day in a JSONL line comes first."),
    ] = None,
    workers: Annotated[
        int, typer.Option(parser=whole(0), metavar="N", help="Processes that read; 0: one for each core.")
    ] = 0,
    address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="A Ray cluster to read on, or auto; by default this machine.")
    ] = None,
    fiscal_start: Annotated[
        int, typer.Option(parser=whole(1, 12), metavar="MONTH", help="The month in which fiscal years begin.")
    ] = 10,
) -> None:
    """Read articles into a folder of Parquet, a table a kind of fact; the same command goes on after a kill.

    Exit status: as of `onrecord read`.
    """
    try:
        raise typer.Exit(_read(inputs, out, published=published, workers=workers, address=address, fiscal=fiscal_start))
    except DateError as error:
        tell(str(error))
        raise typer.Exit(Status.USAGE) from error
    except OnRecordError as error:
        tell(str(error))
        raise typer.Exit(Status.NOTHING_READ) from error


def _read(
    inputs: list[str], out: str, *, published: str | None, workers: int, address: str | None, fiscal: int
) -> Status:
    from onrecord.intake import checked_date
    from onrecord.scale.engine import RayEngine
    from onrecord.scale.reading import ReadingRun, ReadOptions

    day = None if published is None else checked_date(published, "--published")
    run = ReadingRun.of(inputs, out, ReadOptions(published=day, fiscal_start=fiscal))
    read, skipped = sum(d.articles for d in run.before), sum(d.skipped for d in run.before)
    if run.before:
        tell(f"{out}: {count(read, 'article')} of {count(len(run.before), 'piece')} are there already")
    many = len(run.before) + len(run.pieces)
    for number, done in enumerate(run.read(RayEngine(workers, address=address)), len(run.before) + 1):
        read, skipped = read + done.articles, skipped + done.skipped
        tell(f"piece {number:,} of {many:,}: {count(read, 'article')}, skipped {count(skipped, 'input')}")
    if skipped:
        tell(f"skipped {count(skipped, 'input')}: {out}/skipped says which, and why")
    if not read:
        return Status.NOTHING_READ
    return Status.SOME_SKIPPED if skipped else Status.ALL_READ


@scale.command("resolve")
def scale_resolve(
    records: Annotated[str, typer.Argument(metavar="RECORDS", help="A folder that `onrecord scale read` wrote.")],
    out: Annotated[str, typer.Option(metavar="FOLDER", help="A new folder, or s3://bucket/folder.")],
) -> None:
    """Write the tables of a folder again with one id for each person and body over all its articles.

    Exit status: as of `onrecord read`.
    """
    from onrecord.scale.resolving import resolve

    tally = Tally()
    try:
        found = resolve(records, out, skipped=tally.skip)
    except OnRecordError as error:
        tell(str(error))
        raise typer.Exit(Status.NOTHING_READ) from error
    tally.read = found.articles
    told = count(found.articles, "article"), count(found.copies, "of them a copy", "of them copies")
    tell(f"{told[0]}, {told[1]}; {found.identities:,} people, bodies and places")
    raise typer.Exit(tally.status)
