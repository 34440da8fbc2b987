"""The store as it holds, to take away in the format of another tool; feeds of a search or a person."""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse
from starlette.background import BackgroundTask

from onrecord.export.formats import BY_NAME, EXTRA, FORMATS, Format
from onrecord.export.notes.feed import feed
from onrecord.store.read.asked import LONGEST
from onrecord.web.asked import MOST
from onrecord.web.exporting import Exports
from onrecord.web.site import Site


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes, exports = APIRouter(), Exports(site.stores)

    @routes.get("/export")
    def formats(request: Request) -> HTMLResponse:
        return site.page(request, "export", formats=[(form, _is_ready(form)) for form in FORMATS], extra=EXTRA)

    @routes.get("/feed")
    def newest(q: str = Query("", max_length=LONGEST), about: int | None = Query(None, ge=1, le=MOST)) -> Response:
        with site.stores.reading() as store:
            found = feed(store, words=q.strip() or None, about=f"e{about}" if about else None)
        return Response(found, media_type=BY_NAME["atom"].media_type)

    @routes.get("/export/{name}")
    async def download(request: Request, name: str) -> FileResponse:
        form = BY_NAME.get(name)
        if form is None:
            raise HTTPException(404)
        held = tempfile.TemporaryDirectory(prefix="onrecord-")  # until the file is sent
        try:
            file = Path(held.name) / f"{site.stores.path.stem}-{form.name}{form.suffix}"
            await exports.write(form, file, gone=request.is_disconnected)
        except BaseException:
            held.cleanup()
            raise
        return FileResponse(
            file, media_type=form.media_type, filename=file.name, background=BackgroundTask(held.cleanup)
        )

    return routes


def _is_ready(form: Format) -> bool:
    """Return whether what a format needs is installed."""
    return form.package is None or find_spec(form.package) is not None
