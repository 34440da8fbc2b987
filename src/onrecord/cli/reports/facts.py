"""`onrecord offices`, `positions`, `disputes` and `ties`: facts of one kind, each with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.io.status import count
from onrecord.cli.reports.listing import LIMIT, AsCsv, Most, Of, On, PrintAs, beside, one_line, show_rows
from onrecord.cli.storing import HERE, AsJson, Every, Since, StoreFile, Until, checked_day, opened_store
from onrecord.views.labels import act_label, labels

if TYPE_CHECKING:
    from onrecord.store.read.reported import Bond, Differing, HeldOffice, Stand, StatedOffice


def offices(
    on: Annotated[
        str | None, typer.Option("--on", metavar="WORDS", help="Only titles or organizations with these words.")
    ] = None,
    of: Of = None,
    day: Annotated[
        str | None, typer.Option("--day", metavar="DAY", help="Who held the office on this day, month or year.")
    ] = None,
    since: Since = None,
    until: Until = None,
    store: StoreFile = HERE,
    limit: Most = LIMIT,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    every: Every = False,
) -> None:
    """List who holds, held or seeks which office, as the articles say it; the newest first."""
    days, asked = (checked_day(since), checked_day(until)), checked_day(day)
    form = PrintAs(as_json=as_json, as_csv=as_csv)
    with opened_store(store, readonly=True) as opened:
        if asked:
            held = opened.held_on(asked, on=on, of=of, since=days[0], until=days[1], limit=limit)
            show_rows(held.rows, "HeldOffice", _tenure, form, total=held.total, every=every)
            return
        found = opened.offices(on=on, of=of, since=days[0], until=days[1], limit=limit)
        show_rows(found.rows, "StatedOffice", _held, form, total=found.total, every=every)


def _held(one: StatedOffice) -> str:
    told = f"{one_line(one.holder)}: {_titled(one)}, {one.status}{_years(one)}"
    return f"{one.at or '?':10}  {told}  {beside(one.fact, one.article)}"


def _tenure(one: HeldOffice) -> str:
    named = f"in articles {one.first} to {one.last}" if one.first else "in no article of that time"
    said = f"{named}, {count(one.articles, 'article')}"
    return f"{one_line(one.holder)}: {_titled(one)}{_years(one)}, {said}  [{one.fact}]"


def _titled(one: StatedOffice | HeldOffice) -> str:
    return one_line(one.title) + (f", {one_line(one.organization)}" if one.organization else "")


def _years(one: StatedOffice | HeldOffice) -> str:
    return f" ({one.start or ''}–{one.end or ''})" if one.start or one.end else ""


def positions(
    on: On = None,
    of: Of = None,
    since: Since = None,
    until: Until = None,
    store: StoreFile = HERE,
    limit: Most = LIMIT,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    every: Every = False,
) -> None:
    """List who supports, opposes, asks for or rejects what, the newest first."""
    days = checked_day(since), checked_day(until)
    with opened_store(store, readonly=True) as opened:
        found = opened.positions(on=on, of=of, since=days[0], until=days[1], limit=limit)
        show_rows(found.rows, "Stand", _stand, PrintAs(as_json=as_json, as_csv=as_csv), total=found.total, every=every)


def _stand(one: Stand) -> str:
    said = f"{one.actor} {act_label(one.act, one.target or '')}"
    by = f", according to {one.according_to}" if one.according_to else ""
    return f"{one.at or '?':10}  {one_line(said, one.target)}{by}  {beside(one.fact, one.article)}"


def disputes(
    on: On = None,
    of: Of = None,
    since: Since = None,
    until: Until = None,
    store: StoreFile = HERE,
    limit: Most = LIMIT,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    every: Every = False,
) -> None:
    """List whose accounts or positions conflict, the newest first."""
    days = checked_day(since), checked_day(until)
    with opened_store(store, readonly=True) as opened:
        found = opened.disputes(on=on, of=of, since=days[0], until=days[1], limit=limit)
        show_rows(
            found.rows, "Differing", _differing, PrintAs(as_json=as_json, as_csv=as_csv), total=found.total, every=every
        )


def _differing(one: Differing) -> str:
    about = f" on {one_line(one.about)}" if one.about else ""
    parties = one_line(one.first, "and", one.second, labels("dispute")[one.kind])
    return f"{one.at or '?':10}  {parties}{about}: {one_line(one.words)}  {beside(one.fact, one.article)}"


def ties(
    start: Annotated[str | None, typer.Option("--from", metavar="NAME", help="Only ties of this one …")] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="NAME", help="… to this one.")] = None,
    store: StoreFile = HERE,
    limit: Most = LIMIT,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    every: Every = False,
) -> None:
    """List who appointed, represents, employs or is related to whom, as the articles say it; the newest first."""
    with opened_store(store, readonly=True) as opened:
        found = opened.ties(start=start, end=end, limit=limit)
        show_rows(found.rows, "Bond", _bond, PrintAs(as_json=as_json, as_csv=as_csv), total=found.total, every=every)


def _bond(one: Bond) -> str:
    when = f", {one.when}" if one.when else ""
    tie = one_line(one.subject, labels("tie")[one.kind], one.object or "?")
    return f"{one.at or '?':10}  {tie}{when}: {one_line(one.words)}  {beside(one.fact, one.article)}"
