"""Who may change: a change comes from a page of ours, brings the token of this run, and is of a length that we hold."""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.guard.refusals import Refusal, refuse

_SAFE = ("GET", "HEAD", "OPTIONS")
MOST = 10_000
"""Articles of one split."""
FIELDS = MOST + 100
"""Fields of a form: a split's articles and what else it says."""
LARGEST = 256 * 1024
"""Bytes of a post: a split of ten thousand articles by their numbers is 150 to 190 kB."""
BROUGHT = 32 * 1024 * 1024
"""Bytes of the files that are brought at once; larger loads are for `onrecord add`."""
_BRING = "/bring"
_FIRST_FIELD = re.compile(
    rb'--[^\r\n]{1,200}\r\nContent-Disposition: form-data; name="token"\r\n\r\n([!-~]{1,200})\r\n', re.IGNORECASE
)
"""The token where a form brings files: its first field."""
_TOKEN, _STAMP = "onrecord.token", "onrecord.stamp"


def csrf_token(request: HTTPConnection) -> str:
    """Return the token of this run, for the forms of a page, with the stamp of the store that the page shows."""
    return str(request.scope[_TOKEN])


def stamp_of(request: HTTPConnection) -> str:
    """Return the stamp of the page that a change comes from; nothing where its token has none."""
    return str(request.scope.get(_STAMP, ""))


class Changes:
    """Lets a change in, or says why not.

    Args:
        app: what answers the requests that are let in.
        token: what a change has to bring, as the form's field `token` or the header `X-Onrecord-Token`.
        stamp: what the token of a page made now says of the store; asked at the beginning of each request.
    """

    def __init__(self, app: ASGIApp, *, token: str, stamp: Callable[[], str] | None) -> None:
        self._app, self._token, self._stamp = app, token, stamp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        token = f"{self._token}.{self._stamp()}" if self._stamp else self._token
        if scope["method"] in _SAFE:
            return await self._app({**scope, _TOKEN: token}, receive, send)
        headers = Headers(scope=scope)
        most = BROUGHT if scope["path"] == _BRING else LARGEST
        body = _origin(headers) or await _body(headers, receive, most=most)
        let_in = body if isinstance(body, Refusal) else self._change(headers, body)
        if isinstance(body, Refusal) or isinstance(let_in, Refusal):
            return await refuse(let_in, scope, send)  # type: ignore[arg-type]  # one of the two is one
        return await self._app({**scope, _TOKEN: token, _STAMP: let_in}, _again(body, receive), send)

    def _change(self, headers: Headers, body: bytes) -> str | Refusal:
        """Return the stamp that the token brought."""
        given = (headers.get("x-onrecord-token") or _form_token(headers, body)).encode()
        token, rest = given[: len(self._token.encode())], given[len(self._token.encode()) :]
        if hmac.compare_digest(token, self._token.encode()) and rest[:1] in (b"", b"."):
            return rest[1:].decode("utf-8", "replace")
        return Refusal(status=403, detail="the server was restarted; reload this page and try again")


def _origin(headers: Headers) -> Refusal | None:
    """Refuse a change that is not from a page of ours, by its Origin or what a browser sends in its place."""
    origin, fetched, referrer = (headers.get(h) for h in ("origin", "sec-fetch-site", "referer"))
    if origin is not None:
        ours = _same(origin, headers["host"])
    elif fetched is not None:
        ours = fetched == "same-origin"
    else:
        ours = referrer is not None and _same(referrer, headers["host"])
    return None if ours else Refusal(status=403, detail="a change can only come from a page of this server")


def _same(address: str, host: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


async def _body(headers: Headers, receive: Receive, *, most: int) -> bytes | Refusal:
    """Return the whole body, unless it is too long."""
    too_long = Refusal(status=413, detail=f"longer than {most:,} bytes; send less at a time")
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()) or int(length[:12]) > most:
        return too_long
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return Refusal(status=400, detail="the request ended before its body did")
        body += message.get("body", b"")
        if len(body) > most:
            return too_long
        if not message.get("more_body", False):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Return what was read, for the app to read, then whatever comes after it."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_message() -> Message:
        return waiting.pop() if waiting else await receive()

    return next_message


def _form_token(headers: Headers, body: bytes) -> str:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        first = _FIRST_FIELD.match(body)
        return first[1].decode("ascii") if first else ""
    if kind != "application/x-www-form-urlencoded":
        return ""
    try:
        fields = parse_qsl(body.decode("utf-8", "replace"), max_num_fields=2 * FIELDS)
    except ValueError:
        return ""
    return next((value for name, value in fields if name == "token"), "")
