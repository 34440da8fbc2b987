"""The facts that people keep, with their notes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import AfterValidator

from onrecord.store.read.asked import LONGEST
from onrecord.web.asked import MOST, fact_of
from onrecord.web.guard.changes import stamp_of
from onrecord.web.site import Site

_Line = Annotated[str, Form(max_length=LONGEST)]
_Fact = Annotated[str, Form(max_length=40), AfterValidator(fact_of)]


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter(prefix="/kept")

    @routes.get("")
    def kept(request: Request) -> HTMLResponse:
        with site.stores.reading() as store:
            stars = store.stars()
        return site.page(request, "kept", stars=stars)

    @routes.post("/star")
    def star(request: Request, fact: _Fact, note: _Line = "", token: _Line = "") -> Response:
        with site.stores.writing(stamp=stamp_of(request)) as store:
            made = store.star(fact, note=note, author=site.author(request))
        return RedirectResponse(f"/kept#k{made.id}", 303)

    @routes.post("/unstar")
    def unstar(request: Request, star: Annotated[int, Form(ge=1, le=MOST)], token: _Line = "") -> Response:
        with site.stores.writing(stamp=stamp_of(request)) as store:
            store.unstar(star)
        return RedirectResponse("/kept", 303)

    return routes
