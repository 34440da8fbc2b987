"""The API's facts that people keep, with their notes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from onrecord.store import Star
from onrecord.web.api.answers import as_json, as_table, described
from onrecord.web.api.corrections import AsForm, Fact, Line
from onrecord.web.asked import MOST
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


def add_kept(router: APIRouter, stores: Stores, *, author: str | None) -> None:
    """Add the facts that people keep to the router."""

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
