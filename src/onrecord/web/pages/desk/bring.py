"""Bringing articles: files that are dropped, a text that is pasted, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, File, Form, Path, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from onrecord.errors import OnRecordError
from onrecord.intake.dates import checked_date
from onrecord.store.read.asked import LONGEST
from onrecord.web.bringing import Bringing, Brought, pasted
from onrecord.web.guard.changes import BROUGHT, stamp_of
from onrecord.web.site import Site

_FILES = 100
"""Files at once; a folder of more is for `onrecord add`, or comes as one archive."""
_LISTED = 200
"""Articles of one load that are listed."""
_Line = Annotated[str, Form(max_length=LONGEST)]


def router(site: Site, bringing: Bringing) -> APIRouter:
    """Make the routes."""
    routes = APIRouter(prefix="/bring")

    @routes.get("")
    def bring(request: Request) -> HTMLResponse:
        return site.page(request, "bring", store=site.stores.path.absolute(), megabytes=BROUGHT >> 20, most=_FILES)

    @routes.post("")
    def brought(
        request: Request,
        files: Annotated[list[UploadFile], File(max_length=_FILES)] = [],  # noqa: B006  # made anew for each request
        text: Annotated[str, Form(max_length=1_000_000)] = "",
        published: _Line = "",
        publisher: _Line = "",
        token: _Line = "",
    ) -> Response:
        given = [*_uploaded(files), *([pasted(text)] if text.strip() else [])]
        if not given:
            raise OnRecordError("nothing was brought; choose files, or paste the text of an article")
        day = checked_date(published.strip(), "published") if published.strip() else None
        with site.stores.writing(stamp=stamp_of(request)) as store:  # it may be written, and is the one shown
            after = store.browse.last_article()
        load = bringing.begin(given, after=after, published=day, publisher=publisher.strip() or None)
        return RedirectResponse(f"/bring/{load.number}", 303)

    @routes.get("/{number}")
    def outcome(request: Request, number: int = Path(ge=1, le=10**9)) -> HTMLResponse:
        load = bringing.load(number)
        if load is None:
            raise HTTPException(404)
        with site.stores.reading() as store:
            articles = store.browse.added_after(load.after, limit=_LISTED)
        return site.page(request, "brought", load=load, articles=articles)

    return routes


def _uploaded(files: Sequence[UploadFile]) -> list[Brought]:
    """Return the files that a form brought; a field for files that was left empty brings one without a name."""
    return [Brought(name=file.filename, content=file.file.read()) for file in files if file.filename]
