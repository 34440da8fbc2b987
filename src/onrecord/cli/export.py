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
    words: Annotated[
        str | None, typer.Option(metavar="WORDS", help="For atom: only statements with these words, the newest 100.")
    ] = None,
    about: Annotated[
        str | None, typer.Option(metavar="NAME", help="For atom: only this speaker, the newest 100.")
    ] = None,
) -> None:
    """Write all records of a store, with its corrections, in the format of another tool."""
    form = BY_NAME.get(to)
    if form is None:
        tell(f"--to {to}: no format of onrecord; choose from {', '.join(BY_NAME)}")
        raise typer.Exit(Status.USAGE)
    narrowed = words is not None or about is not None
    if narrowed and to != "atom":
        tell(f"--words and --about narrow a feed, not {to}; give --to atom, or export all")
        raise typer.Exit(Status.USAGE)
    place = out or store.with_name(f"{store.stem}-{form.name}{form.suffix}")
    with opened_store(store, readonly=True) as opened:
        if narrowed:
            from onrecord.export.notes.feed import write_feed  # loads the store, and numpy with it

            write_feed(opened, place, words=words, about=about)
        else:
            opened.export(to, place)
    tell(f"wrote {place}")
