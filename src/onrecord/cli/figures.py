"""`onrecord figures`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.storing import HERE, AsJson, Limit, StoreFile, cited, opened_store, show

if TYPE_CHECKING:
    from onrecord.store import Quantity


def figures(
    words: Annotated[str, typer.Argument(help="What is counted.")],
    store: StoreFile = HERE,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Set the same quantity in many articles side by side, and mark what cannot both be true."""
    with opened_store(store, readonly=True) as opened:
        found = opened.figures(words, limit=limit)
        show(found, (line for q in found for line in _lines(q, limit)), as_json=as_json)


def _lines(quantity: Quantity, limit: int) -> Iterator[str]:
    disputed = {fact for pair in quantity.disagree for fact in pair}
    yield f"{quantity.unit}{f', {quantity.period}' if quantity.period else ''}"
    ordered = sorted(quantity.values, key=lambda v: v.fact not in disputed)
    for value in ordered[:limit]:
        mark = "!" if value.fact in disputed else " "
        copies = f"; {value.copies} copies" if value.copies > 1 else ""
        yield f" {mark} {value.words}: {value.sentence}  [{value.fact}; {cited(value.article)}{copies}]"
    if len(ordered) > limit:
        yield f"   and {len(ordered) - limit:,} more"
    yield from (f"   {one} and {other} disagree" for one, other in quantity.disagree[:limit])
