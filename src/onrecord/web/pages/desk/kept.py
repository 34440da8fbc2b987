"""The facts that people keep, with their notes, and the searches that they save."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import AfterValidator

from onrecord.store import SearchTerms
from onrecord.store.read.asked import LONGEST
from onrecord.web.asked import MOST, fact_of, name_of
from onrecord.web.guard.changes import stamp_of
from onrecord.web.site import Site

_Line = Annotated[str, Form(max_length=LONGEST)]
_Fact = Annotated[str, Form(max_length=40), AfterValidator(fact_of)]

_Who = Annotated[str, Form(max_length=LONGEST), AfterValidator(name_of)]
_Number = Annotated[int, Form(ge=1, le=MOST)]


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter(prefix="/kept")

    @routes.get("")
    def kept(request: Request) -> HTMLResponse:
        with site.stores.reading() as store:
            stars, searches = store.stars(), store.saved_searches()
        return site.page(request, "kept", stars=stars, searches=searches)

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

    @routes.post("/save")
    def save(
        request: Request,
        name: _Line,
        words: _Line = "",
        speaker: _Who = "",
        about: _Who = "",
        publisher: _Line = "",
        mode: _Line = "",
        force: _Line = "",
        since: _Line = "",
        until: _Line = "",
    ) -> Response:
        terms = SearchTerms(
            words=words.strip(), speaker=speaker, about=about, publisher=publisher, mode=mode, force=force,
            since=since.strip(), until=until.strip(),
        )  # fmt: skip
        with site.stores.writing(stamp=stamp_of(request)) as store:
            made = store.save_search(name, terms, author=site.author(request))
        return RedirectResponse(f"/kept#q{made.id}", 303)

    @routes.post("/seen")
    def seen(request: Request, search: _Number) -> Response:
        with site.stores.writing(stamp=stamp_of(request)) as store:
            store.seen_search(search)
        return RedirectResponse(f"/kept#q{search}", 303)

    @routes.post("/drop")
    def drop(request: Request, search: _Number) -> Response:
        with site.stores.writing(stamp=stamp_of(request)) as store:
            store.drop_search(search)
        return RedirectResponse("/kept", 303)

    return routes
