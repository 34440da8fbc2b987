"""Requests that are not let in: why, in words, before any page is made."""

from __future__ import annotations

import json
from collections.abc import Mapping

import msgspec
from starlette.types import Scope, Send


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request is not let in: the status, the words, and further headers."""

    status: int
    detail: str
    headers: Mapping[str, str] = {}


async def refuse(refusal: Refusal, scope: Scope, send: Send) -> None:
    """Answer with the words: as JSON under /api, as text elsewhere."""
    as_json = str(scope["path"]).startswith("/api/")
    text = json.dumps({"detail": refusal.detail}) if as_json else f"{refusal.status}: {refusal.detail}\n"
    kind = "application/json" if as_json else "text/plain; charset=utf-8"
    headers = {
        "content-type": kind, "content-length": str(len(text.encode())), "cache-control": "no-store",
        **refusal.headers,
    }  # fmt: skip
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": refusal.status, "headers": raw})
    await send({"type": "http.response.body", "body": text.encode()})
