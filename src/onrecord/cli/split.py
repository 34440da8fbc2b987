"""`onrecord split`."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.storing import HERE, AsJson, Author, StoreFile, opened_store, show, told


def split(
    who: Annotated[str, typer.Argument(help="A name, or #12, its number.")],
    name: Annotated[str | None, typer.Option(metavar="NAME", help="Split off where they are called that.")] = None,
    article: Annotated[
        list[int] | None, typer.Option(metavar="N", help="Split off in this article; give it once for each.")
    ] = None,
    called: Annotated[
        str | None, typer.Option(metavar="NAME", help="The name of the other; else the name they have.")
    ] = None,
    store: StoreFile = HERE,
    by: Author = None,
    as_json: AsJson = False,
) -> None:
    """Say that one is two."""
    with opened_store(store) as opened:
        made = opened.split(who, name=name, articles=article or (), called=called, author=by)
        show(made, told(made), as_json=as_json)
