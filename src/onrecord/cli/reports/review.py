"""`onrecord review`: the facts for a person to accept or reject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from onrecord.cli.io.status import Status, tell
from onrecord.cli.reports.listing import LIMIT, AsCsv, Most, Of, PrintAs, beside, one_line, show_rows
from onrecord.cli.storing import HERE, AsJson, StoreFile, checked_day, opened_store
from onrecord.record.kinds import FACTS

if TYPE_CHECKING:
    from onrecord.store.read.reported import Pending

_KINDS = tuple(kind.name for kind in FACTS)


def review(
    why: Annotated[str | None, typer.Option(metavar="WHY", help="Only uncertain or contradictory ones.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only this kind: statement, tie, event, …")] = None,
    of: Of = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Only of this publisher.")] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="All facts of articles that were added since then, however sure.")
    ] = None,
    store: StoreFile = HERE,
    limit: Most = LIMIT,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List the facts to look at: those that contradict surer ones, then those of which onrecord is unsure."""
    from onrecord.store.read.reported import PendingWhy

    asked = "new" if since else _one_of("--why", why, get_args(PendingWhy))
    one_kind, day = _one_of("--kind", kind, _KINDS), checked_day(since)
    with opened_store(store, readonly=True) as opened:
        found = opened.pending(
            cast(PendingWhy | None, asked), kind=one_kind, of=of, publisher=publisher, since=day, limit=limit
        )
        form = PrintAs(as_json=as_json, as_csv=as_csv)
        show_rows(found.rows, "Pending", _line, form, total=found.total)


def _one_of(option: str, given: str | None, allowed: tuple[str, ...]) -> str | None:
    """Return what was given, or leave the command with its status where it is none of those allowed."""
    if given is None or given in allowed:
        return given
    tell(f"{option}: {given}: give one of {', '.join(allowed)}")
    raise typer.Exit(Status.USAGE)


def _line(one: Pending) -> str:
    against = f"; it contradicts {one.against_words} [{one.against}]: {one.reason}" if one.against else ""
    words = one_line(one.around.before + one.around.words + one.around.after)
    says = f"{one.confidence:4.0%}  {one.kind}: {one_line(one.says)}  {beside(one.fact, one.article)}"
    return f"{says}{against}  “{words}”"
