"""The API's facts that people keep, with their notes, and the searches that they save."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from onrecord.record import Force, Mode
from onrecord.store import SavedSearch, SearchTerms, Star
from onrecord.store.read.asked import LONGEST
from onrecord.web.api.answers import as_json, as_table, described
from onrecord.web.api.corrections import AsForm, Fact, Line, Who
from onrecord.web.asked import DAY, MOST, WORD
from onrecord.web.guard.changes import stamp_of
from onrecord.web.stores import Stores


class KeepBody(BaseModel):
    """Keep this fact, with a note; one that is kept already gets this note."""

    model_config = ConfigDict(extra="forbid")
    fact: Fact
    note: Line | None = None
    author: Line | None = None


class DropBody(BaseModel):
    """Keep the fact of this star no longer."""

    model_config = ConfigDict(extra="forbid")
    star: Annotated[int, Field(ge=1, le=MOST)]


class SearchBody(BaseModel):
    """Save a search of these terms under this name."""

    model_config = ConfigDict(extra="forbid")
    name: Line
    words: Annotated[str, Field(min_length=1, max_length=LONGEST, pattern=WORD)] | None = None
    speaker: Who | None = None
    about: Who | None = None
    publisher: Line | None = None
    mode: Mode | None = None
    force: Force | None = None
    since: Annotated[str, Field(pattern=DAY)] | None = None
    until: Annotated[str, Field(pattern=DAY)] | None = None
    author: Line | None = None

    def terms(self) -> SearchTerms:
        """Return what is searched for."""
        return SearchTerms(**self.model_dump(exclude={"name", "author"}, exclude_none=True))


class SeenBody(BaseModel):
    """The saved search of this number."""

    model_config = ConfigDict(extra="forbid")
    search: Annotated[int, Field(ge=1, le=MOST)]


def add_kept(router: APIRouter, stores: Stores, *, author: str | None) -> None:
    """Add the facts that people keep, and the searches that they save, to the router."""
    _add_stars(router, stores, author)
    _add_searches(router, stores, author)


def _add_stars(router: APIRouter, stores: Stores, author: str | None) -> None:
    @router.get("/kept", responses=described(tuple[Star, ...], table=True), tags=["kept"])
    def kept(form: AsForm = "json") -> Response:
        """List the facts that people keep, the last one first."""
        with stores.reading() as store:
            rows = store.stars()
        return as_table(rows, Star, form=form, name="kept")

    @router.post("/kept/star", responses=described(Star), tags=["kept"])
    def star(body: KeepBody, request: Request) -> Response:
        """Keep a fact."""
        with stores.writing(stamp=stamp_of(request)) as store:
            return as_json(store.star(body.fact, note=body.note, author=body.author or author))

    @router.post("/kept/unstar", responses=described(tuple[Star, ...]), tags=["kept"])
    def unstar(body: DropBody, request: Request) -> Response:
        """Keep a fact no longer; what is kept still."""
        with stores.writing(stamp=stamp_of(request)) as store:
            store.unstar(body.star)
            return as_json(store.stars())


def _add_searches(router: APIRouter, stores: Stores, author: str | None) -> None:
    @router.get("/searches", responses=described(tuple[SavedSearch, ...], table=True), tags=["kept"])
    def searches(form: AsForm = "json") -> Response:
        """List the searches that people save, each with how many statements are new in it."""
        with stores.reading() as store:
            rows = store.saved_searches()
        return as_table(rows, SavedSearch, form=form, name="searches")

    @router.post("/searches/save", responses=described(SavedSearch), tags=["kept"])
    def save(body: SearchBody, request: Request) -> Response:
        """Save a search under a name."""
        with stores.writing(stamp=stamp_of(request)) as store:
            return as_json(store.save_search(body.name, body.terms(), author=body.author or author))

    @router.post("/searches/seen", responses=described(SavedSearch), tags=["kept"])
    def seen(body: SeenBody, request: Request) -> Response:
        """Note that somebody has looked: what is added from now on is new."""
        with stores.writing(stamp=stamp_of(request)) as store:
            return as_json(store.seen_search(body.search))

    @router.post("/searches/drop", responses=described(tuple[SavedSearch, ...]), tags=["kept"])
    def drop(body: SeenBody, request: Request) -> Response:
        """Save a search no longer; those that are saved still."""
        with stores.writing(stamp=stamp_of(request)) as store:
            store.drop_search(body.search)
            return as_json(store.saved_searches())
