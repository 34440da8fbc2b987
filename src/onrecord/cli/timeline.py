"""`onrecord timeline`."""

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

if TYPE_CHECKING:
    from onrecord.store import Event


def timeline(
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Only events in which they took part.")] = None,
    since: Since = None,
    until: Until = None,
    store: StoreFile = HERE,
    limit: Limit = 50,
    every: Every = False,
    as_json: AsJson = False,
) -> None:
    """List what happened when, in order."""
    days = checked_day(since), checked_day(until)
    with opened_store(store, readonly=True) as opened:
        ask = partial(opened.timeline, about=about, since=days[0], until=days[1])
        found = ask(limit=one_more(limit))
        shown = found[-limit:]  # the latest
        show(shown, folded(shown, _line, every=every), as_json=as_json)
        tell_more(found, limit, ask=ask)


def _line(h: Event) -> str:
    return f"{h.when:10}  {h.sentence}  [{h.fact}; {cited(h.article)}{f'; and {len(h.also)} more' if h.also else ''}]"
