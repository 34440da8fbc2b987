"""`onrecord silences`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.storing import (
    HERE,
    AsJson,
    Every,
    Limit,
    Since,
    StoreFile,
    Until,
    checked_day,
    cited,
    folded,
    one_more,
    opened_store,
    show,
    tell_more,
)  # fmt: skip
from onrecord.views.labels import labels
from onrecord.views.told import silent

if TYPE_CHECKING:
    from onrecord.store import Silence


def silences(
    party: Annotated[str | None, typer.Option(metavar="NAME", help="Only silences of this party.")] = None,
    since: Since = None,
    until: Until = None,
    store: StoreFile = HERE,
    limit: Limit = 50,
    every: Every = False,
    as_json: AsJson = False,
) -> None:
    """List who was asked for comment and gave none, the newest first."""
    days = checked_day(since), checked_day(until)
    with opened_store(store, readonly=True) as opened:
        ask = partial(opened.silences, party=party, since=days[0], until=days[1])
        found = ask(limit=one_more(limit))
        shown = found[: limit or None]
        show(shown, folded(shown, _line, every=every), as_json=as_json)
        tell_more(found, limit, ask=ask)


def _line(z: Silence) -> str:
    return (
        f"{z.at or '?':10}  {silent(z)} ({labels('outcome')[z.outcome]}): {' '.join(z.sentence.split())}  "
        f"[{z.fact}; {cited(z.article)}{f'; {z.copies} copies' if z.copies > 1 else ''}]"
    )
