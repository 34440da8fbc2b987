"""`onrecord changes`: what articles say otherwise than those before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.reports.listing import AsCsv, PrintAs, beside, one_line, show_rows
from onrecord.cli.storing import HERE, AsJson, StoreFile, opened_store

if TYPE_CHECKING:
    from onrecord.store.read.reported import Change


def changes(
    what: Annotated[str, typer.Argument(metavar="FIGURE|PERSON", help="A name, or what is counted, such as people.")],
    store: StoreFile = HERE,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List what changed from article to article: somebody's offices and statements, or a figure."""
    with opened_store(store, readonly=True) as opened:
        show_rows(opened.changes(what), "Change", _change, PrintAs(as_json=as_json, as_csv=as_csv))


def _change(one: Change) -> str:
    change = f"{one_line(one.before) or 'new'} → {one_line(one.after) or 'left out'}"
    return f"{one.at or '?':10}  {one_line(one.what)}: {change}  {beside(one.fact, one.article)}"
