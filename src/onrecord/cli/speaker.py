"""`onrecord speaker`."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.status import Status, tell
from onrecord.cli.storing import HERE, AsJson, Author, StoreFile, opened_store, show, told


def speaker(
    fact: Annotated[str, typer.Argument(help="A statement's id, such as s12.3; every answer has them.")],
    who: Annotated[str | None, typer.Argument(help="A name that the store knows, or #12, its number.")] = None,
    nobody: Annotated[bool, typer.Option("--nobody", help="Nobody who is named said it.")] = False,
    store: StoreFile = HERE,
    by: Author = None,
    as_json: AsJson = False,
) -> None:
    """Say who said it: somebody else, or nobody named."""
    if nobody == (who is not None):
        tell("who said it? Give a name, or --nobody, not both")
        raise typer.Exit(Status.USAGE)
    with opened_store(store) as opened:
        made = opened.attribute(fact, who, author=by)
        show(made, told(made), as_json=as_json)
