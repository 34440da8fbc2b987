"""The style sheet and the scripts: read once, served from memory, so that no path of a request reaches a file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import Response

if TYPE_CHECKING:
    from onrecord.web.site import Site

_SOURCES = {
    "onrecord.css": (
        ("onrecord.export.html", "templates/page.css"),
        ("onrecord.web", "static/app.css"),
        ("onrecord.web", "static/review.css"),
    ),
    "article.js": (("onrecord.export.html", "templates/page.js"),),
    "app.js": (("onrecord.web", "static/app.js"),),
    "bring.js": (("onrecord.web", "static/bring.js"),),
    "review.js": (("onrecord.web", "static/review.js"),),
    "icon.svg": (("onrecord.web", "static/icon.svg"),),
}
"""What is served, and of which files of the package it is made: pages share their look with exported ones."""
_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}


@cache
def _asset(name: str) -> bytes:
    files = [resources.files(package).joinpath(*path.split("/")) for package, path in _SOURCES[name]]
    return b"\n".join(file.read_bytes() for file in files)


@cache
def asset_address(name: str) -> str:
    """Return the address of a file, a new one when its bytes change: browsers may keep it for ever."""
    return f"/static/{name}?v={hashlib.sha256(_asset(name)).hexdigest()[:12]}"


def router(site: Site) -> APIRouter:
    """Make the routes of the files."""
    routes = APIRouter()
    for name in _SOURCES:
        routes.get(f"/static/{name}")(_server(name))
    routes.get("/favicon.ico")(_server("icon.svg"))  # browsers ask for it beside JSON, which cannot name another
    return routes


def _server(name: str) -> Callable[[], Response]:
    def served() -> Response:
        kept = {"cache-control": "public, max-age=31536000, immutable"}
        return Response(_asset(name), media_type=_TYPES[name.rpartition(".")[2]], headers=kept)

    return served
