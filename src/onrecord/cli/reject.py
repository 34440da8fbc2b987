"""`onrecord reject`."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.storing import HERE, AsJson, Author, StoreFile, opened_store, show, told


def reject(
    fact: Annotated[str, typer.Argument(help="A fact's id, such as s12.3; every answer has them.")],
    store: StoreFile = HERE,
    by: Author = None,
    as_json: AsJson = False,
) -> None:
    """Say that a fact is wrong; no answer has it from then on."""
    with opened_store(store) as opened:
        made = opened.reject(fact, author=by)
        show(made, told(made), as_json=as_json)
