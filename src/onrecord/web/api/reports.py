"""The reports of the command line in the API: about, offices, positions, disputes, ties, changes, compare, sources."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import AfterValidator

from onrecord.store import Statement, Tie
from onrecord.store.read.asked import LONGEST
from onrecord.store.read.browsed import Page, Step
from onrecord.store.read.reported import (
    Bond,
    Change,
    Compared,
    Contradiction,
    Differing,
    FirstRows,
    Grouping,
    HeldOffice,
    Pending,
    Quoted,
    SourceShare,
    Stand,
    StatedOffice,
)
from onrecord.store.read.revised import Edit, Revision, Story
from onrecord.web.api.answers import Form, as_table, described
from onrecord.web.asked import DAY, MOST, QUANTITY, TEXT, name_of
from onrecord.web.stores import Stores

REPORTS = [
    FirstRows[Statement], FirstRows[StatedOffice], FirstRows[HeldOffice],
    FirstRows[Stand], FirstRows[Differing], FirstRows[Bond], FirstRows[Quoted], FirstRows[Pending],
    Change, Compared, Contradiction, Page[Story], Revision, SourceShare, Step,
]  # fmt: skip
"""What reports answer, for the description of the API."""
_NAME = Query(min_length=1, max_length=LONGEST, pattern=TEXT, description="A name, or e12 for the one of that number.")
_One = Annotated[str, _NAME, AfterValidator(name_of)]
_Some = Annotated[str | None, _NAME, AfterValidator(name_of)]
_Topic = Annotated[str | None, Query(max_length=500, pattern=TEXT, description="Words that stand in it.")]
_Group = Annotated[
    str | None, Query(max_length=LONGEST, pattern=TEXT, description="Only this outlet, author or section.")
]
_DAY = Query(pattern=DAY, description="A day, month or year: 2022-11-09, 2022-11 or 2022.")
_Day = Annotated[str | None, _DAY]
_OneDay = Annotated[str, _DAY]
_TABLE = 1000
"""Rows from which on a table takes seconds to ask for and to send."""
_Most = Annotated[int, Query(ge=0, le=1_000_000, description="The most rows to list; 0: all.")]
_Format = Annotated[Form, Query(alias="format", description="JSON, or a table as CSV.")]


def _is_whole(limit: int) -> bool:
    """Tell whether so many rows are a whole table, or may be."""
    return not 0 < limit <= _TABLE


def add_reports(router: APIRouter, stores: Stores) -> None:
    """Give the API a route for each report."""
    _of_two(router, stores)
    _of_facts(router, stores)
    _of_articles(router, stores)
    _of_versions(router, stores)


def _of_two(router: APIRouter, stores: Stores) -> None:
    @router.get("/about", responses=described(FirstRows[Statement], table=True), tags=["reports"])
    def about(name: _One, other: _Some = None, limit: _Most = 20, form: _Format = "json") -> Response:
        """List what others say about somebody or, of two, what each says about the other; the newest first."""
        with stores.reading(whole=_is_whole(limit)) as store:
            found = store.about(name, other, limit=limit)
        return as_table(found.rows, Statement, form=form, name="about", whole=found)

    @router.get("/compare", responses=described(tuple[Compared, ...], table=True), tags=["reports"])
    def compare(first: _One, second: _One, form: _Format = "json") -> Response:
        """Put two people or organizations side by side."""
        with stores.reading() as store:
            rows = store.compare(first, second)
        return as_table(rows, Compared, form=form, name="compare")


def _of_facts(router: APIRouter, stores: Stores) -> None:
    @router.get("/offices", responses=described(FirstRows[StatedOffice], table=True), tags=["reports"])
    def offices(
        on: _Topic = None,
        of: _Some = None,
        since: _Day = None,
        until: _Day = None,
        limit: _Most = 20,
        form: _Format = "json",
    ) -> Response:
        """List who holds, held or seeks which office, as the articles say it; the newest first."""
        with stores.reading(whole=_is_whole(limit)) as store:
            found = store.offices(on=on, of=of, since=since, until=until, limit=limit)
        return as_table(found.rows, StatedOffice, form=form, name="offices", whole=found)

    @router.get("/held", responses=described(FirstRows[HeldOffice], table=True), tags=["reports"])
    def held(
        day: _OneDay,
        on: _Topic = None,
        of: _Some = None,
        since: _Day = None,
        until: _Day = None,
        limit: _Most = 20,
        form: _Format = "json",
    ) -> Response:
        """List who held which office on a day, or at some time in a month or year."""
        with stores.reading(whole=_is_whole(limit)) as store:
            found = store.held_on(day, on=on, of=of, since=since, until=until, limit=limit)
        return as_table(found.rows, HeldOffice, form=form, name="held", whole=found)

    @router.get("/positions", responses=described(FirstRows[Stand], table=True), tags=["reports"])
    def positions(
        on: _Topic = None,
        of: _Some = None,
        since: _Day = None,
        until: _Day = None,
        limit: _Most = 20,
        form: _Format = "json",
    ) -> Response:
        """List who supports, opposes, asks for or rejects what, the newest first."""
        with stores.reading(whole=_is_whole(limit)) as store:
            found = store.positions(on=on, of=of, since=since, until=until, limit=limit)
        return as_table(found.rows, Stand, form=form, name="positions", whole=found)

    @router.get("/disputes", responses=described(FirstRows[Differing], table=True), tags=["reports"])
    def disputes(
        on: _Topic = None,
        of: _Some = None,
        since: _Day = None,
        until: _Day = None,
        limit: _Most = 20,
        form: _Format = "json",
    ) -> Response:
        """List whose accounts or positions conflict, the newest first."""
        with stores.reading(whole=_is_whole(limit)) as store:
            found = store.disputes(on=on, of=of, since=since, until=until, limit=limit)
        return as_table(found.rows, Differing, form=form, name="disputes", whole=found)

    @router.get("/contradictions", responses=described(tuple[Contradiction, ...], table=True), tags=["reports"])
    def contradictions(limit: _Most = 20, form: _Format = "json") -> Response:
        """List pairs of facts that exclude each other, such as two spouses of one person at a time."""
        with stores.reading(whole=_is_whole(limit)) as store:
            rows = store.contradictions(limit=limit)
        return as_table(rows, Contradiction, form=form, name="contradictions")

    @router.get("/ties", responses=described(FirstRows[Bond], table=True), tags=["reports"])
    def ties(
        start: Annotated[_Some, Query(alias="from")] = None,
        end: Annotated[_Some, Query(alias="to")] = None,
        limit: _Most = 20,
        form: _Format = "json",
    ) -> Response:
        """List who appointed, represents, employs or is related to whom, as the articles say it; the newest first."""
        with stores.reading(whole=_is_whole(limit)) as store:
            found = store.ties(start=start, end=end, limit=limit)
        return as_table(found.rows, Bond, form=form, name="ties", whole=found)

    @router.get("/chain", responses=described(tuple[Step, ...], table=True), tags=["reports"])
    def chain(
        start: Annotated[_One, Query(alias="from")], end: Annotated[_One, Query(alias="to")], form: _Format = "json"
    ) -> Response:
        """Return the shortest chain of ties, of six at most, that joins two. As CSV, a row a tie."""
        with stores.reading() as store:
            steps = store.chain(start, end)
        return as_table([tie for step in steps for tie in step.ties], Tie, form=form, name="chain", whole=steps)


def _of_versions(router: APIRouter, stores: Stores) -> None:
    @router.get("/versions", responses=described(Page[Story], table=True), tags=["reports"])
    def stories(
        limit: Annotated[int, Query(ge=1, le=1000, description="The most rows to list.")] = 50,
        offset: Annotated[int, Query(ge=0, le=100_000, description="Rows to skip.")] = 0,
        form: _Format = "json",
    ) -> Response:
        """List articles of which the store has several versions, the newest first."""
        with stores.reading() as store:
            page = store.browse.stories(limit=limit, offset=offset)
        return as_table(page.rows, Story, form=form, name="versions", whole=page)

    @router.get("/versions/{number}", responses=described(tuple[Revision, ...], table=True), tags=["reports"])
    def versions(
        number: Annotated[int, Path(ge=1, le=MOST, description="The article's number, of any version.")],
        form: _Format = "json",
    ) -> Response:
        """List what each version of an article adds, drops or changes. As CSV, a row an edit."""
        with stores.reading() as store:
            found = store.revisions(number)
        rows = [edit for revision in found for edit in revision.edits]
        return as_table(rows, Edit, form=form, name=f"versions-{number}", whole=found)


def _of_articles(router: APIRouter, stores: Stores) -> None:
    @router.get("/changes", responses=described(tuple[Change, ...], table=True), tags=["reports"])
    def changes(
        what: Annotated[str, Query(max_length=LONGEST, pattern=QUANTITY, description="A name, or what is counted.")],
        form: _Format = "json",
    ) -> Response:
        """List what changed from article to article: somebody's offices and statements, or a figure."""
        with stores.reading() as store:
            rows = store.changes(what)
        return as_table(rows, Change, form=form, name="changes")

    @router.get("/sources", responses=described(FirstRows[Quoted], table=True), tags=["reports"])
    def sources(
        by: Grouping = "publisher",
        group: _Group = None,
        publisher: _Topic = None,
        since: _Day = None,
        until: _Day = None,
        limit: _Most = 20,
        form: _Format = "json",
    ) -> Response:
        """Count who is quoted, by outlet, author or section, with the share of statements that name no source."""
        with stores.reading(whole=_is_whole(limit)) as store:
            found = store.sources(by=by, group=group, publisher=publisher, since=since, until=until, limit=limit)
        return as_table(found.rows, Quoted, form=form, name="sources", whole=found)

    @router.get("/source-shares", responses=described(tuple[SourceShare, ...], table=True), tags=["reports"])
    def source_shares(
        by: Grouping = "publisher",
        group: _Group = None,
        publisher: _Topic = None,
        since: _Day = None,
        until: _Day = None,
        form: _Format = "json",
    ) -> Response:
        """Sum up the sources of each outlet, author or section: named and unnamed, women and men."""
        with stores.reading() as store:
            rows = store.source_shares(by=by, group=group, publisher=publisher, since=since, until=until)
        return as_table(rows, SourceShare, form=form, name="source-shares")
