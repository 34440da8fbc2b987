"""`onrecord questions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.io.numbers import whole
from onrecord.cli.storing import HERE, AsJson, Author, Limit, StoreFile, one_more, opened_store, show, tell_more, told

if TYPE_CHECKING:
    from onrecord.store.read.reported import Contradiction


def questions(
    no: Annotated[
        int | None, typer.Option(parser=whole(None), metavar="N", help="Answer question N: they are different.")
    ] = None,
    yes: Annotated[
        int | None, typer.Option(parser=whole(None), metavar="N", help="Answer question N: they are the same.")
    ] = None,
    store: StoreFile = HERE,
    limit: Limit = 20,
    by: Author = None,
    facts: Annotated[bool, typer.Option("--facts", help="List facts that exclude each other instead.")] = False,
    as_json: AsJson = False,
) -> None:
    """Ask whether two names are the same, the likeliest first, or which of two facts is wrong; or answer one."""
    with opened_store(store, readonly=no is None and yes is None) as opened:
        if no is not None or yes is not None:
            made = opened.keep_apart(no, author=by) if no is not None else opened.join(yes or 0, author=by)
            show(made, told(made), as_json=as_json)
            return
        if facts:
            pairs = opened.contradictions(limit=one_more(limit))
            show(pairs[: limit or None], map(_excluded, pairs[: limit or None]), as_json=as_json)
            tell_more(pairs, limit, ask=opened.contradictions)
            return
        found = opened.questions(limit=one_more(limit))
        shown = found[: limit or None]
        lines = (f"{q.id}  {q.sentence} {q.likely:.0%} likely. {q.reason}" for q in shown)
        show(shown, lines, as_json=as_json)
        tell_more(found, limit, ask=opened.questions)


def _excluded(one: Contradiction) -> str:
    return (
        f"{one.kept_words} [{one.kept}], or {one.contradicted_words} [{one.contradicted}]? {one.why}; "
        f"likelier wrong: onrecord reject {one.contradicted}"
    )
