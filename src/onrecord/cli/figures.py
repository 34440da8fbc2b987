"""`onrecord figures`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.storing import ALL, HERE, AsJson, Limit, StoreFile, cited, one_more, opened_store, show, tell_more
from onrecord.views.labels import movement

if TYPE_CHECKING:
    from onrecord.store import Quantity


def figures(
    words: Annotated[list[str], typer.Argument(help="What is counted, such as people.")],
    store: StoreFile = HERE,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Compare the same quantity across articles, and mark those that differ."""
    with opened_store(store, readonly=True) as opened:
        ask = partial(opened.figures, " ".join(words))
        found = ask(limit=one_more(limit))
        shown = found[: limit or None]
        show(shown, (line for q in shown for line in _lines(q, limit or ALL)), as_json=as_json)
        tell_more(found, limit, ask=ask)


def _lines(quantity: Quantity, limit: int) -> Iterator[str]:
    disputed = {fact for pair in quantity.disagree for fact in pair}
    yield f"{quantity.unit}{f', {quantity.period}' if quantity.period else ''}"
    ordered = sorted(quantity.values, key=lambda v: v.fact not in disputed)
    for value in ordered[:limit]:
        mark = "!" if value.fact in disputed else " "
        copies = f"; {value.copies} copies" if value.copies > 1 else ""
        measured = "".join(f" · {words}" for words in movement(value.of, value.change))
        yield f" {mark} {value.words}{measured}: {value.sentence}  [{value.fact}; {cited(value.article)}{copies}]"
    if len(ordered) > limit:
        yield f"   and {len(ordered) - limit:,} more"
    yield from (f"   {one} and {other} disagree" for one, other in quantity.disagree[:limit])
