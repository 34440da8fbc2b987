"""`onrecord timeline`."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.storing import (
    HERE,
    AsJson,
    Limit,
    Since,
    StoreFile,
    Until,
    checked_day,
    cited,
    one_more,
    opened_store,
    show,
    tell_more,
)  # fmt: skip


def timeline(
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Only events in which they took part.")] = None,
    since: Since = None,
    until: Until = None,
    store: StoreFile = HERE,
    limit: Limit = 50,
    as_json: AsJson = False,
) -> None:
    """List what happened when, in order."""
    days = checked_day(since), checked_day(until)
    with opened_store(store, readonly=True) as opened:
        found = opened.timeline(about=about, since=days[0], until=days[1], limit=one_more(limit))
        shown = found[-limit:]  # the latest
        lines = (
            f"{h.when:10}  {h.sentence}  [{h.fact}; {cited(h.article)}{f'; and {len(h.also)} more' if h.also else ''}]"
            for h in shown
        )
        show(shown, lines, as_json=as_json)
        tell_more(found, limit)
