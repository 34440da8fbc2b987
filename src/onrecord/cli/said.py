"""`onrecord said`."""

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
from onrecord.record import Force
from onrecord.views.told import remarks, told

if TYPE_CHECKING:
    from onrecord.store import Statement


def said(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]...",
            help="Words of the statement; '\"several words\"' for a phrase, 'resign*' for words that begin so.",
        ),
    ] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Only statements of this speaker.")] = None,
    force: Annotated[
        Force | None, typer.Option(help="Only statements that do this with what they say: denies, for denials.")
    ] = None,
    since: Since = None,
    until: Until = None,
    store: StoreFile = HERE,
    limit: Limit = 20,
    every: Every = False,
    as_json: AsJson = False,
) -> None:
    """Find statements by their words, speaker and days, the newest first."""
    days = checked_day(since), checked_day(until)
    with opened_store(store, readonly=True) as opened:
        sought = " ".join(words or ()) or None
        ask = partial(opened.said, sought, speaker=speaker, force=force, since=days[0], until=days[1])
        found = ask(limit=one_more(limit))
        shown = found[: limit or None]
        show(shown, folded(shown, _line, every=every), as_json=as_json)
        tell_more(found, limit, ask=ask)


def _line(s: Statement) -> str:
    beside = (s.fact, cited(s.article), *remarks(manner=s.manner, force=s.force, addressee=s.addressee))
    said = told(s.cue, addressee=s.addressee, text=s.text).line(s.speaker, " ".join(s.text.split()))
    return f"{s.at or '?':10}  {said}  [{'; '.join(beside)}{_appearances(s.appearances, first=s.first)}]"


def _appearances(number: int, *, first: bool) -> str:
    return "" if number < 2 else f"; {'first' if first else 'one'} of {number}"
