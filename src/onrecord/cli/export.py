"""`onrecord export`: a store's records in a format of another tool."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.io.status import Status, tell
from onrecord.cli.storing import opened_store
from onrecord.export.formats import BY_NAME, FORMATS

_LISTED = "; ".join(f"{form.name} ({form.readers})" for form in FORMATS)


def export(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The file of the store.")],
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help=f"One of: {_LISTED}.")],
    out: Annotated[
        Path | None,
        typer.Option(metavar="PLACE", help="A file; for formats of many files a new folder or a .zip."),
    ] = None,
) -> None:
    """Write all records of a store, with its corrections, in the format of another tool."""
    form = BY_NAME.get(to)
    if form is None:
        tell(f"--to {to}: no format of onrecord; choose from {', '.join(BY_NAME)}")
        raise typer.Exit(Status.USAGE)
    place = out or store.with_name(f"{store.stem}-{form.name}{form.suffix}")
    with opened_store(store, readonly=True) as opened:
        opened.export(to, place)
    tell(f"wrote {place}")
