"""Errors as pages that say what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from onrecord.errors import OnRecordError
from onrecord.web.again import Again, again
from onrecord.web.api.answers import problem, status_of
from onrecord.web.asked import wrong
from onrecord.web.guard.refusals import Refusal, page_policy, refusal_page
from onrecord.web.guard.security import HEADERS
from onrecord.web.site import Site

_TITLES = {
    400: "Not understood", 403: "Not allowed", 404: "Not found", 405: "Not possible", 409: "Not changed",
    422: "Not understood", 503: "The store cannot be used now",
}  # fmt: skip


def _of_names(detail: str, form: Again, *, several: bool) -> str:
    """Say that a name is nobody's, or of several, where the form lists who may be meant; call fields as it does."""
    if not form.wrong or form.method == "get":
        return detail
    if not form.choices:
        field, _, words = detail.partition(":")
        return f"{form.wrong.label}:{words}" if words and field == form.wrong.name else detail
    name = f"“{form.wrong.value}”"
    return f"Several are called {name}. Choose one." if several else f"Nobody is called {name}. The nearest:"


def tell_problems(app: FastAPI, site: Site) -> None:
    """Answer errors with pages; those of the API as JSON."""

    def shown(request: Request, status: int, detail: str, *, candidates: Sequence[str] = ()) -> Response:
        if request.url.path.startswith("/api/"):
            return problem(status, detail)
        first, *more = detail.splitlines() or [""]
        form = again(request, status, first, candidates=candidates)
        return site.page(
            request, "problem", status=status, title=_TITLES.get(status, "Something went wrong"),
            detail=_of_names(first, form, several=status == 409), form=form,
            more=() if form.choices else [m.strip() for m in more],
        )  # fmt: skip

    async def ours(request: Request, error: Any) -> Response:
        return shown(request, status_of(error), str(error), candidates=getattr(error, "candidates", ()))

    async def invalid(request: Request, error: Any) -> Response:
        return shown(request, 404 if error.errors()[0]["loc"][0] == "path" else 422, wrong(error.errors()))

    async def http(request: Request, error: Any) -> Response:
        if 300 <= error.status_code < 400:
            return RedirectResponse(error.headers["location"], error.status_code)
        lost = f"No page has the address {request.url.path}."
        answer = shown(request, error.status_code, lost if error.status_code == 404 else str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    async def defect(request: Request, error: Any) -> Response:
        # Made beyond the guard, which has given out neither a token nor its headers.
        words = "onrecord failed on this page, which is a bug of ours; its terminal shows where"
        if "text/html" not in request.headers.get("accept", ""):
            return Response(f"500: {words}\n", 500, media_type="text/plain; charset=utf-8", headers=HEADERS)
        page = refusal_page(Refusal(status=500, detail=words))
        return HTMLResponse(page, 500, headers={**HEADERS, "content-security-policy": page_policy()})

    app.add_exception_handler(OnRecordError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, defect)
