"""The start page, and what the search suggests while somebody types."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.record.kinds import CERTAIN
from onrecord.store import Reader, Statement
from onrecord.web.site import Site

_FEW, _LOOKED_AT = 2, 60
"""Versions with changed figures on the start page; the newest quotations that it chooses from."""
_NEW, _FITTING = 6, 8
"""Rows of each list on the start page, and of each kind of what fits the letters typed."""


def _quotations(store: Reader) -> tuple[Statement, ...]:
    """Choose the newest quotations whose speakers are named beside them, one of each speaker; else any."""
    newest = store.browse.said(mode="direct", confidence=CERTAIN, limit=_LOOKED_AT).rows
    chosen = {one.speaker: one for one in reversed(store.browse.sourced(newest))}
    return (tuple(one for one in newest if one in chosen.values()) or newest)[:_NEW]


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()

    @routes.get("/")
    def start(request: Request) -> HTMLResponse:
        with site.stores.reading() as store:
            browse = store.browse
            said = _quotations(store)
            shown: dict[str, Any] = {
                "counts": browse.counts(), "kinds": {k.value: k.count for k in browse.kinds()},
                "articles": browse.articles(limit=_NEW).rows, "people": browse.people(limit=_FITTING).rows,
                "organizations": browse.people(kind="organization", limit=_FITTING).rows,
                "statements": said, "around": browse.surroundings(said), "revised": browse.revised_figures(limit=_FEW),
                "silences": browse.silences(limit=_NEW).rows, "questions": browse.questions(limit=1),
                "searches": browse.saved_searches(),
            }  # fmt: skip
        return site.page(request, "start", name=site.stores.path.name, **shown)

    @routes.get("/help")
    def how_to_read(request: Request) -> HTMLResponse:
        return site.page(request, "help")

    @routes.get("/search/suggestions")
    def suggestions(request: Request, q: str = Query("", max_length=200)) -> HTMLResponse:
        with site.stores.reading() as store:
            found = store.browse.look_up(q, limit=5)
        return site.page(request, "suggestions", q=q, found=found)

    return routes
