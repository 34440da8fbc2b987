"""`onrecord rename`."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.storing import HERE, AsJson, Author, StoreFile, opened_store, show, told


def rename(
    who: Annotated[str, typer.Argument(help="A name, or #12, its number.")],
    name: Annotated[str, typer.Argument(help="What they are called.")],
    store: StoreFile = HERE,
    by: Author = None,
    as_json: AsJson = False,
) -> None:
    """Say what somebody is called."""
    with opened_store(store) as opened:
        made = opened.rename(who, name, author=by)
        show(made, told(made), as_json=as_json)
