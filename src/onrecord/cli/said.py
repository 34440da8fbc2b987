"""`onrecord said`."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.storing import HERE, AsJson, Limit, Since, StoreFile, Until, checked_day, cited, opened_store, show


def said(
    words: Annotated[
        str | None,
        typer.Argument(help='Words of the statement; "several words" as they stand, resign* as a beginning.'),
    ] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Whose statements.")] = None,
    since: Since = None,
    until: Until = None,
    store: StoreFile = HERE,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Find statements by their words, speaker and days, the newest first."""
    days = checked_day(since), checked_day(until)
    with opened_store(store, readonly=True) as opened:
        found = opened.said(words, speaker=speaker, since=days[0], until=days[1], limit=limit)
        lines = (
            f"{s.at or '?':10}  {s.speaker or 'unnamed'}: {' '.join(s.text.split())}  "
            f"[{s.fact}; {cited(s.article)}{_appearances(s.appearances, first=s.first)}]"
            for s in found
        )
        show(found, lines, as_json=as_json)


def _appearances(number: int, *, first: bool) -> str:
    return "" if number < 2 else f"; {'first' if first else 'one'} of {number}"
