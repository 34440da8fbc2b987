"""`onrecord about`, `compare` and `sources`: what is said of whom, two side by side, and who is quoted."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.io.status import count
from onrecord.cli.reports.listing import LIMIT, AsCsv, Most, PrintAs, beside, one_line, show_rows
from onrecord.cli.storing import HERE, AsJson, Since, StoreFile, Until, checked_day, opened_store
from onrecord.views.labels import doubt
from onrecord.views.told import told

if TYPE_CHECKING:
    from onrecord.store.read.answers import Statement
    from onrecord.store.read.reported import Compared, Grouping, Quoted, SourceShare

Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, or an id such as e12.")]
Other = Annotated[str | None, typer.Argument(metavar="OTHER", help="What the two say about each other.")]
Second = Annotated[str, typer.Argument(metavar="OTHER", help="The name or id of the other one.")]


class Group(StrEnum):
    """What sources are counted by."""

    publisher = "publisher"
    author = "author"
    section = "section"
    all = "all"


_BY: dict[Group, Grouping] = {
    Group.publisher: "publisher", Group.author: "author", Group.section: "section", Group.all: "all",
}  # fmt: skip


def about(
    name: Name,
    other: Other = None,
    store: StoreFile = HERE,
    limit: Most = LIMIT,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List what others say about somebody or, of two, what each says about the other."""
    with opened_store(store, readonly=True) as opened:
        found = opened.about(name, other, limit=limit)
        show_rows(found.rows, "Statement", _statement, PrintAs(as_json=as_json, as_csv=as_csv), total=found.total)


def _statement(one: Statement) -> str:
    line = told(one.cue, addressee=one.addressee, text=one.text).line(one.speaker, one_line(one.text))
    return f"{one.at or '?':10}  {line}  {beside(one.fact, one.article)} {doubt(one.confidence)}".rstrip()


def compare(
    first: Name, second: Second, store: StoreFile = HERE, as_json: AsJson = False, as_csv: AsCsv = False
) -> None:
    """Put two people or organizations side by side."""
    with opened_store(store, readonly=True) as opened:
        rows = opened.compare(first, second)
        show_rows(rows, "Compared", _compared, PrintAs(as_json=as_json, as_csv=as_csv))


def _compared(row: Compared) -> str:
    return f"{row.what:26}  {one_line(row.first) or '-'}  |  {one_line(row.second) or '-'}"


def sources(
    by: Annotated[
        Group, typer.Option(help="Count by outlet, by author, by section, or all together.")
    ] = Group.publisher,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Only articles of this outlet.")] = None,
    since: Since = None,
    until: Until = None,
    store: StoreFile = HERE,
    limit: Most = LIMIT,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    summed: Annotated[
        bool, typer.Option("--shares", help="A line for each: named and unnamed, women and men, where pronouns tell.")
    ] = False,
) -> None:
    """Count who is quoted, by outlet, author or section, with the share of statements that name no source."""
    days = checked_day(since), checked_day(until)
    form = PrintAs(as_json=as_json, as_csv=as_csv)
    with opened_store(store, readonly=True) as opened:
        if summed:
            rows = opened.source_shares(by=_BY[by], publisher=publisher, since=days[0], until=days[1])
            show_rows(rows[: limit or None], "SourceShare", _share, form, total=len(rows))
            return
        found = opened.sources(by=_BY[by], publisher=publisher, since=days[0], until=days[1], limit=limit)
        show_rows(found.rows, "Quoted", _quoted, form, total=found.total)


def _share(one: SourceShare) -> str:
    group = f"{one_line(one.group)}: " if one.group else ""
    of_women, of_men = (f"{part / (one.statements or 1):.0%}" for part in (one.women, one.men))
    said = f"{count(one.statements, 'statement')}, {count(one.words, 'word')}, {count(one.sources, 'named source')}"
    return f"{group}{said}; women {of_women}, men {of_men}, no named source {one.unnamed_share:.0%}"


def _quoted(one: Quoted) -> str:
    group = f"{one_line(one.group)}: " if one.group else ""
    known = f" e{one.speaker_id}" if one.speaker_id else ""
    times = f"{count(one.statements, 'statement')} in {count(one.articles, 'article')}"
    return f"{group}{one_line(one.speaker) or 'unnamed'}{known}  {times}, {one.share:.0%}"
