"""`onrecord questions`."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.storing import HERE, AsJson, Author, Limit, StoreFile, one_more, opened_store, show, tell_more, told


def questions(
    no: Annotated[int | None, typer.Option(metavar="N", help="Answer question N: they are different.")] = None,
    yes: Annotated[int | None, typer.Option(metavar="N", help="Answer question N: they are the same.")] = None,
    store: StoreFile = HERE,
    limit: Limit = 20,
    by: Author = None,
    as_json: AsJson = False,
) -> None:
    """Ask whether two names are the same, the likeliest first; or answer one, and the rest are weighed anew."""
    with opened_store(store, readonly=no is None and yes is None) as opened:
        if no is not None or yes is not None:
            made = opened.keep_apart(no, author=by) if no is not None else opened.join(yes or 0, author=by)
            show(made, told(made), as_json=as_json)
            return
        found = opened.questions(limit=one_more(limit))
        shown = found[: limit or None]
        lines = (f"{q.id}  {q.sentence} {q.likely:.0%} likely. {q.reason}" for q in shown)
        show(shown, lines, as_json=as_json)
        tell_more(found, limit)
