"""Errors as pages that say what is wrong and what to do."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from onrecord.errors import OnRecordError
from onrecord.views.labels import labels
from onrecord.web.api.answers import problem, status_of
from onrecord.web.asked import told
from onrecord.web.guard.security import HEADERS
from onrecord.web.site import Site

_TITLES = {
    400: "Not understood", 403: "Not allowed", 404: "Not found", 405: "Not possible", 409: "Not changed",
    422: "Not understood", 503: "The store cannot be used now",
}  # fmt: skip


_MOST = 20
"""Fields that are shown again."""
_MISTAKES = (400, 409, 422)
"""What may be mended in the fields of an address."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the form that was sent, as it was filled; `wrong` where the problem is with it."""

    name: str
    label: str
    value: str
    wrong: bool


def _fields(request: Request, detail: str) -> tuple[Field, ...]:
    """Return the fields that the address has, to be filled again."""
    given = request.query_params.multi_items() if request.method == "GET" else ()
    names = labels("asked")
    return tuple(
        Field(name=name, label=names.get(name, name), value=value, wrong=_is_about(detail, name, value))
        for name, value in given[:_MOST]
    )


def _is_about(detail: str, name: str, value: str) -> bool:
    return detail.startswith((f"{name}:", f"“{value}”", f"{value}:"))


def tell_problems(app: FastAPI, site: Site) -> None:
    """Answer errors with pages; those of the API as JSON."""

    def shown(request: Request, status: int, detail: str) -> Response:
        if request.url.path.startswith("/api/"):
            return problem(status, detail)
        first, *more = detail.splitlines() or [""]
        title = _TITLES.get(status, "Something went wrong")
        return site.page(
            request, "problem", status=status, title=title, detail=first, more=[m.strip() for m in more],
            fields=_fields(request, first) if status in _MISTAKES else (),
        )  # fmt: skip

    async def ours(request: Request, error: Any) -> Response:
        return shown(request, status_of(error), str(error))

    async def invalid(request: Request, error: Any) -> Response:
        found = "; ".join(f"{e['loc'][-1]}: {told(e)}" for e in error.errors())
        return shown(request, 404 if error.errors()[0]["loc"][0] == "path" else 422, found)

    async def http(request: Request, error: Any) -> Response:
        if 300 <= error.status_code < 400:
            return RedirectResponse(error.headers["location"], error.status_code)
        lost = f"{request.url.path}: no page has this address; go to the start page"
        answer = shown(request, error.status_code, lost if error.status_code == 404 else str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    async def defect(request: Request, error: Any) -> Response:
        # Made beyond the guard, which has given out neither a token nor its headers.
        words = "onrecord failed on this page, which is a bug of ours; its terminal shows where"
        return Response(f"500: {words}\n", 500, media_type="text/plain; charset=utf-8", headers=HEADERS)

    app.add_exception_handler(OnRecordError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, defect)
