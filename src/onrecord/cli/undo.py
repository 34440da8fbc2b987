"""`onrecord undo`."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.storing import HERE, AsJson, Author, StoreFile, opened_store, show, told


def undo(
    correction: Annotated[int | None, typer.Argument(help="A correction's number; else the last one.")] = None,
    store: StoreFile = HERE,
    by: Author = None,
    as_json: AsJson = False,
) -> None:
    """Take back a correction."""
    with opened_store(store) as opened:
        made = opened.undo(correction, author=by)
        show(made, told(made), as_json=as_json)
