"""The API: what the pages show, as JSON and CSV, and corrections. OpenAPI describes it at /openapi.json."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, FastAPI, Path, Query, Response
from pydantic import AfterValidator

from onrecord.record import Channel, EntityKind, Force, Manner, Mode, Record, to_json
from onrecord.store import Correction, Dossier, Event, Named, Quantity, Question, Reader, SavedSearch, Star, Statement
from onrecord.store.read.asked import LONGEST
from onrecord.store.read.browsed import (  # fmt: skip
    Asked,
    Counted,
    Density,
    Editions,
    Facets,
    Headline,
    Matches,
    Page,
    Publisher,
)
from onrecord.store.read.sought import Sought
from onrecord.views.tables import Valued, values_of
from onrecord.web.api.answers import Counts, Form, Route, as_json, as_table, describe, described
from onrecord.web.api.corrections import add_corrections
from onrecord.web.api.kept import add_kept
from onrecord.web.api.reports import REPORTS, add_reports
from onrecord.web.asked import DAY, MOST, QUANTITY, TEXT, WORD, name_of
from onrecord.web.stores import Stores

Number = Annotated[int, Path(ge=1, le=MOST, description="The number that answers give as `id`.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="The most rows to list.")]
Offset = Annotated[int, Query(ge=0, le=100_000, description="Rows to skip.")]
_Deep = Annotated[int, Query(ge=0, le=2000, description="Rows to skip; choose fewer days to see more.")]
Day = Annotated[str | None, Query(pattern=DAY, description="A day, month or year: 2022-11-09, 2022-11 or 2022.")]
Words = Annotated[
    str | None, Query(max_length=500, pattern=WORD, description='Words; "in quotes" as a phrase, resign*.')
]
Name = Annotated[
    str | None,
    Query(min_length=1, max_length=LONGEST, pattern=TEXT, description="A name, or e12 for the one of that number."),
    AfterValidator(name_of),
]
Text = Annotated[str | None, Query(min_length=1, max_length=LONGEST, pattern=TEXT)]
Asform = Annotated[Form, Query(alias="format", description="JSON, or a table as CSV.")]
_TYPES = [
    Correction, Counts, Dossier, Editions, Facets, Matches, Event, Publisher, Quantity, Question, Record,
    SavedSearch, Star, Density, Page[Asked], Page[Counted], Page[Headline], Page[Named], Page[Statement],
]  # fmt: skip


def add_api(app: FastAPI, stores: Stores, *, author: str | None = None) -> None:
    """Give the app the API under /api, and describe it.

    Args:
        app: gets the routes and the description of their answers.
        stores: what answers.
        author: of corrections for which nobody else is named.
    """
    router = APIRouter(prefix="/api", route_class=Route)
    _whole(router, stores)
    _people(router, stores)
    _facts(router, stores)
    _figures(router, stores)
    _articles(router, stores)
    add_reports(router, stores)
    add_corrections(router, stores, author=author)
    add_kept(router, stores, author=author)
    app.include_router(router)
    describe(app, [*_TYPES, *REPORTS])


def _whole(router: APIRouter, stores: Stores) -> None:
    @router.get("/counts", responses=described(tuple[Counts, ...], table=True), tags=["store"])
    def counts(form: Asform = "json") -> Response:
        """Count the rows of each kind of fact in the store."""
        with stores.reading() as store:
            rows = tuple(Counts(kind=kind, count=count) for kind, count in store.browse.counts().items())
        return as_table(rows, Counts, form=form, name="counts")

    @router.get("/publishers", responses=described(tuple[Publisher, ...], table=True), tags=["store"])
    def publishers(form: Asform = "json") -> Response:
        """List the publishers of the articles."""
        with stores.reading() as store:
            rows = store.browse.publishers()
        return as_table(rows, Publisher, form=form, name="publishers")

    @router.get("/search", responses=described(Matches), tags=["store"])
    def search(
        q: Annotated[str, Query(max_length=200, pattern=TEXT)] = "", limit: Annotated[int, Query(ge=1, le=50)] = 8
    ) -> Response:
        """Find people, articles and statements that match the letters typed so far."""
        with stores.reading() as store:
            return as_json(store.browse.look_up(q, limit=limit))


def _people(router: APIRouter, stores: Stores) -> None:
    @router.get("/people", responses=described(Page[Named], table=True), tags=["people"])
    def people(kind: EntityKind = "person", limit: Limit = 50, offset: Offset = 0, form: Asform = "json") -> Response:
        """List those of a kind, the most mentioned first."""
        with stores.reading() as store:
            page = store.browse.people(kind=kind, limit=limit, offset=offset)
        return as_table(page.rows, Named, form=form, name=f"{kind}s", whole=page)

    @router.get("/who/{number}", responses=described(Dossier), tags=["people"])
    def who(number: Number, limit: Limit = 20) -> Response:
        """Return one person or organization: offices, ties, statements, silences."""
        with stores.reading() as store:
            return as_json(store.who(f"e{number}", limit=limit))

    @router.get("/who/{number}/facets", responses=described(Facets), tags=["people"])
    def facets(number: Number) -> Response:
        """List what their statements can be filtered by."""
        with stores.reading() as store:
            return as_json(store.browse.facets(f"e{number}"))

    @router.get("/who/{number}/mentions", responses=described(Page[Statement], table=True), tags=["people"])
    def mentions(number: Number, limit: Limit = 50, offset: _Deep = 0, form: Asform = "json") -> Response:
        """List what others said of them."""
        with stores.reading() as store:
            page = store.browse.mentions(f"e{number}", limit=limit, offset=offset)
        return as_table(page.rows, Statement, form=form, name=f"said-of-{number}", whole=page)


def _facts(router: APIRouter, stores: Stores) -> None:
    @router.get("/said", responses=described(Page[Statement], table=True), tags=["facts"])
    def said(
        words: Words = None,
        speaker: Name = None,
        about: Name = None,
        mode: Mode | None = None,
        force: Force | None = None,
        manner: Manner | None = None,
        channel: Channel | None = None,
        confidence: Annotated[float, Query(ge=0, le=1, description="The least confidence.")] = 0,
        setting: Text = None,
        publisher: Text = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 50,
        offset: _Deep = 0,
        form: Asform = "json",
    ) -> Response:
        """Find statements, the newest first; `about` somebody, those in which they are named."""
        filters: dict[str, Any] = {
            "mode": mode, "force": force, "manner": manner, "channel": channel, "confidence": confidence,
            "setting": setting, "publisher": publisher, "since": since, "until": until,
        }  # fmt: skip
        with stores.reading() as store:
            if about is None:
                page = store.browse.said(words, speaker=speaker, limit=limit, offset=offset, **filters)
            else:
                page = _naming(store, words, speaker, about, filters, limit=limit, offset=offset)
        return as_table(page.rows, Statement, form=form, name="said", whole=page)

    @router.get("/timeline", responses=described(tuple[Event, ...], table=True), tags=["facts"])
    def timeline(
        about: Name = None, since: Day = None, until: Day = None, limit: Limit = 50, form: Asform = "json"
    ) -> Response:
        """List the latest dated events, in order of their days."""
        with stores.reading() as store:
            rows = store.timeline(about=about, since=since, until=until, limit=limit)
        return as_table(rows, Event, form=form, name="timeline")

    @router.get("/density", responses=described(tuple[Density, ...], table=True), tags=["facts"])
    def density(about: Name = None, by: Literal["year", "month"] = "year", form: Asform = "json") -> Response:
        """Count the events of each year or month."""
        with stores.reading() as store:
            rows = store.browse.density(about=about, by=by)
        return as_table(rows, Density, form=form, name="density")

    @router.get("/silences", responses=described(Page[Asked], table=True), tags=["facts"])
    def silences(
        party: Name = None,
        publisher: Text = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 50,
        offset: _Deep = 0,
        form: Asform = "json",
    ) -> Response:
        """List who was asked and gave no answer, and what they said within thirty days after."""
        with stores.reading() as store:
            page = store.browse.silences(
                party=party, publisher=publisher, since=since, until=until, limit=limit, offset=offset
            )
        return as_table(page.rows, Asked, form=form, name="silences", whole=page)


def _naming(
    store: Reader, words: str | None, speaker: str | None, about: str, filters: dict[str, Any], *, limit: int,
    offset: int,
) -> Page[Statement]:  # fmt: skip
    """Return the statements in which somebody is named."""
    sought = Sought(
        words=words or "", speaker=store.browse.one(speaker) if speaker else None, about=store.browse.one(about),
        **filters,
    )  # fmt: skip
    found = store.browse.search(sought, limit=limit, offset=offset)
    return Page(rows=found.rows, offset=offset, more=found.more)


def _figures(router: APIRouter, stores: Stores) -> None:
    @router.get("/figures", responses=described(tuple[Quantity, ...], table=True), tags=["facts"])
    def figures(
        words: Annotated[str, Query(max_length=500, pattern=QUANTITY)], limit: Limit = 20, form: Asform = "json"
    ) -> Response:
        """Find the same quantity in many articles; disagreements first. As CSV, a row a figure."""
        with stores.reading() as store:
            found = store.figures(words, limit=limit)
        return as_table(values_of(found), Valued, form=form, name="figures", whole=found)

    @router.get("/quantities", responses=described(Page[Counted], table=True), tags=["facts"])
    def quantities(limit: Limit = 50, offset: Offset = 0, form: Asform = "json") -> Response:
        """List what is counted, by the number of figures."""
        with stores.reading() as store:
            page = store.browse.quantities(limit=limit, offset=offset)
        return as_table(page.rows, Counted, form=form, name="quantities", whole=page)


def _articles(router: APIRouter, stores: Stores) -> None:
    @router.get("/articles", responses=described(Page[Headline], table=True), tags=["articles"])
    def articles(
        words: Words = None,
        publisher: Text = None,
        since: Day = None,
        until: Day = None,
        limit: Limit = 50,
        offset: Offset = 0,
        form: Asform = "json",
    ) -> Response:
        """Find articles, the newest first."""
        with stores.reading() as store:
            page = store.browse.articles(
                words, publisher=publisher, since=since, until=until, limit=limit, offset=offset
            )
        return as_table(page.rows, Headline, form=form, name="articles", whole=page)

    @router.get("/articles/{number}", responses=described(Record), tags=["articles"])
    def article(number: Number) -> Response:
        """Return an article's record, as `onrecord read` writes it."""
        with stores.reading() as store:
            return Response(to_json(store.record(number)), media_type="application/json")

    @router.get("/articles/{number}/editions", responses=described(Editions), tags=["articles"])
    def editions(number: Number) -> Response:
        """List where the article was found, its copies and versions."""
        with stores.reading() as store:
            return as_json(store.browse.editions(number))
