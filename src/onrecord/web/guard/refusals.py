"""Requests that are not let in: why, in words, before any page is made of the store."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import Headers
from starlette.types import Scope, Send


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request is not let in: the status, the words, and further headers."""

    status: int
    detail: str
    headers: Mapping[str, str] = {}


class _Shown(msgspec.Struct, frozen=True):
    """What the page of a status says beside the refusal's words: a heading, what to do, and where a link leads."""

    title: str
    remedy: str = ""
    link: str = ""
    address: str = ""


_AGAIN, _START = ("Try again", ""), ("To the start page", "/")
_SHOWN: Final = {
    400: _Shown("Not understood", "Nothing was changed.", *_START),
    401: _Shown("A password is needed", "Any user name will do.", *_AGAIN),
    403: _Shown("Not allowed", "Nothing was changed. Go back, reload the page there, and send it again.", *_START),
    405: _Shown("Not possible", "Nothing was changed.", *_START),
    413: _Shown("Too long", "Nothing was changed. Go back, and send it in parts.", *_START),
    421: _Shown("Not this server’s name", "Use the address in the terminal in which it was started."),
    429: _Shown("Too many tries", "", *_AGAIN),
    500: _Shown("Something went wrong", "", *_START),
}
_OTHER = _Shown("Not let in", "", *_START)


async def refuse(refusal: Refusal, scope: Scope, send: Send) -> None:
    """Answer with the words: as JSON under /api, as a page to a browser, as text to other programs."""
    policy: dict[str, str] = {}
    if str(scope["path"]).startswith("/api/"):
        kind, text = "application/json", json.dumps({"detail": refusal.detail})
    elif "text/html" in Headers(scope=scope).get("accept", ""):
        policy = {"content-security-policy": page_policy()}
        kind, text = "text/html; charset=utf-8", refusal_page(refusal)
    else:
        kind, text = "text/plain; charset=utf-8", f"{refusal.status}: {refusal.detail}\n"
    headers = {
        "content-type": kind, "content-length": str(len(text.encode())), "cache-control": "no-store",
        **policy, **refusal.headers,
    }  # fmt: skip
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": refusal.status, "headers": raw})
    await send({"type": "http.response.body", "body": text.encode()})


def refusal_page(refusal: Refusal) -> str:
    """Return the page; it loads nothing, since whoever is not let in gets no style sheet either.

    Where it has a remedy of its own, what the words say after a semicolon is left out: that is for programs.
    """
    pages = Environment(loader=PackageLoader("onrecord.web"), autoescape=True, undefined=StrictUndefined)
    shown = _SHOWN.get(refusal.status, _OTHER)
    told = refusal.detail.partition(";")[0] if shown.remedy else refusal.detail
    detail = told[:1].upper() + told[1:]
    return pages.get_template("refused.html.j2").render(
        shown=shown, status=refusal.status, words=detail.split("`"), style=_style()
    )


@cache
def _style() -> str:
    return resources.files("onrecord.web").joinpath("static", "refused.css").read_text(encoding="utf-8").strip()


@cache
def page_policy() -> str:
    """Return what the page may load: its own style, known by its digest, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'none'; frame-ancestors 'none'; "
        "base-uri 'none'"
    )
