"""`onrecord merge`."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.storing import HERE, AsJson, Author, StoreFile, opened_store, show, told


def merge(
    first: Annotated[str, typer.Argument(help="A name, or #12, its number.")],
    second: Annotated[str, typer.Argument(help="Who is the same.")],
    store: StoreFile = HERE,
    by: Author = None,
    as_json: AsJson = False,
) -> None:
    """Say that two are one."""
    with opened_store(store) as opened:
        made = opened.merge(first, second, author=by)
        show(made, told(made), as_json=as_json)
