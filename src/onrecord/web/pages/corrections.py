"""Questions side by side with their evidence, and the history of corrections."""

from __future__ import annotations

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.store import Question
from onrecord.store.read.browsed import Page
from onrecord.web.site import DEEPEST, PAGE, Site

_ASKED = 200
"""Questions that one can leaf through."""
_EVIDENCE = 4
"""Offices, statements and articles of each of the two."""


_EXCLUDED = 50
"""Pairs of facts that exclude each other, listed below the question."""


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()

    @routes.get("/questions")
    def questions(request: Request, skip: int = Query(0, ge=0, le=_ASKED)) -> HTMLResponse:
        with site.stores.reading() as store:
            asked, excluded = store.browse.questions(limit=_ASKED), store.browse.contradictions()[:_EXCLUDED]
            one: Question | None = asked[min(skip, len(asked) - 1)] if asked else None
            sides = [store.browse.dossier(f"e{n.id}", limit=_EVIDENCE) for n in (one.first, one.second)] if one else []
        following = (skip + 1) % max(len(asked), 1)
        return site.page(
            request, "questions", asked=asked, one=one, sides=sides, following=following, excluded=excluded
        )

    @routes.get("/corrections")
    def corrections(request: Request, page: int = Query(1, ge=1, le=DEEPEST)) -> HTMLResponse:
        with site.stores.reading() as store:
            newest = store.corrections()[::-1]
        start = PAGE * (page - 1)
        rows = Page(rows=newest[start : start + PAGE], offset=start, more=len(newest) > start + PAGE)
        return site.page(request, "corrections", rows=rows, number=page, total=len(newest))

    return routes
