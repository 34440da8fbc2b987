"""The app: pages, API and static files over one store, behind the guard of `security`."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI

from onrecord import __version__
from onrecord.web.api.routes import add_api
from onrecord.web.asked import only_text
from onrecord.web.bringing import Bringing
from onrecord.web.guard.security import secure
from onrecord.web.pages.articles import router as articles
from onrecord.web.pages.changes import router as changes
from onrecord.web.pages.compared import router as compared
from onrecord.web.pages.corrections import router as corrections
from onrecord.web.pages.desk.bring import router as bring
from onrecord.web.pages.desk.kept import router as kept
from onrecord.web.pages.desk.review import router as review
from onrecord.web.pages.exports import router as exports
from onrecord.web.pages.facts import router as facts
from onrecord.web.pages.people import router as people
from onrecord.web.pages.reports import router as reports
from onrecord.web.pages.search import router as search
from onrecord.web.pages.sources import router as sources
from onrecord.web.pages.start import router as start
from onrecord.web.pages.ties import router as ties
from onrecord.web.pages.timeline import router as timeline
from onrecord.web.pages.versions import router as versions
from onrecord.web.problems import tell_problems
from onrecord.web.site import Site, without_empty
from onrecord.web.static import router as static
from onrecord.web.stores import Stores

_SILENT: Any = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}
"""FastAPI otherwise hands every request to the OpenTelemetry that is set up in the process or, where its variables say
so, sends it to their address. Versions before it could take the argument and do nothing with it."""


def create_app(
    store: Path,
    *,
    hosts: Iterable[str] = (),
    token: str | None = None,
    password: str | None = None,
    author: str | None = None,
    proxies: Iterable[str] = (),
) -> FastAPI:
    """Create the web app of the store in this file.

    Args:
        store: the file, which has to exist.
        hosts: names and addresses of the server, besides this machine's own.
        token: what a change has to bring; by default a new one for each run.
        password: what everybody has to give; needed to serve other machines.
        author: of corrections for which nobody else is named; by default the login name.
        proxies: addresses of servers in front of ours, trusted to say where a request comes from.
    Raises:
        OnRecordError: no such store, or other machines can reach it and there is no password.
    """
    stores, bringing = Stores(store), Bringing(store)
    guard = {
        "hosts": tuple(hosts), "token": token or secrets.token_urlsafe(24), "password": password,
        "proxies": tuple(proxies), "stamp": stores.stamp,
    }  # fmt: skip
    app = FastAPI(
        title="onrecord", version=__version__, summary="What the articles of one store say, and corrections to it.",
        docs_url=None, redoc_url=None, lifespan=_closing(stores, bringing), telemetry=_SILENT,
        dependencies=[Depends(only_text)],
    )  # fmt: skip
    secure(app, **guard)  # type: ignore[arg-type]  # says at once what it would refuse at the first request
    app.add_middleware(secure, **guard)  # type: ignore[arg-type]
    add_api(app, stores, author=author)
    site = Site(stores, author=author)
    for pages in (
        start, search, people, articles, timeline, facts, reports, ties, compared, sources, versions, corrections,
        changes, review, kept, exports, static,
    ):  # fmt: skip
        app.include_router(pages(site), include_in_schema=False, dependencies=[Depends(without_empty)])
    app.include_router(bring(site, bringing), include_in_schema=False, dependencies=[Depends(without_empty)])
    tell_problems(app, site)
    return app


def _closing(stores: Stores, bringing: Bringing) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with stores, bringing:
            yield

    return lifespan
