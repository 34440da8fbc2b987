"""Who may ask, and who may change: hosts, origins, the change token, the password, and what browsers may load.

The server stands on the user's own machine, so every web page that they look at can send it requests. Four things keep
those out: a name that was pointed at us (DNS rebinding) is no host of ours; a change has to come from our own pages
(Origin) and to bring the token of this run, which no other page can read; and nothing of ours may be framed or loaded.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress
import json
import re
import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlsplit

import msgspec
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import OnRecordError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_EVERYWHERE = ("0.0.0.0", "::")
_SAFE = ("GET", "HEAD", "OPTIONS")
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-fA-F:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?")
LARGEST = 256 * 1024
"""Bytes of a post: a split of ten thousand articles by their numbers is 70 kB."""
_TRIES, _LOCKED, _CLIENTS = 10, 60.0, 1024
"""Wrong passwords of one address after which it waits, the seconds that it waits, and addresses remembered."""
_TOKEN = "onrecord.token"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class _Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request is not let in: the status, the words, and further headers."""

    status: int
    detail: str
    headers: Mapping[str, str] = {}


def secure(app: ASGIApp, *, hosts: Iterable[str] = (), token: str, password: str | None = None) -> ASGIApp:
    """The app behind its guard.

    Args:
        app: what answers the requests that are let in.
        hosts: names and addresses that it is served under beside this machine's own.
        token: what a change has to bring, as the form's field `token` or the header `X-Onrecord-Token`.
        password: what everybody has to give (HTTP Basic, any user name); needed for hosts other than this machine.
    Raises:
        OnRecordError: other machines can reach it and there is no password.
    """
    names = tuple(host.strip("[]").rstrip(".").lower() for host in hosts)
    if not password and (open_to := [n for n in names if not is_loopback(n)]):
        raise OnRecordError(f"{open_to[0]}: other machines reach that address; give a password, or serve on 127.0.0.1")
    return _Guard(app, hosts=(*LOOPBACK, *names), token=token, password=password)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches that name or address."""
    name = host.strip("[]").lower()
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def csrf_token(request: HTTPConnection) -> str:
    """The token of this run, for the forms of a page."""
    return str(request.scope[_TOKEN])


class _Guard:
    """Lets a request in, or says why not; adds what browsers must keep to."""

    def __init__(self, app: ASGIApp, *, hosts: tuple[str, ...], token: str, password: str | None) -> None:
        self._app, self._hosts, self._token = app, hosts, token
        self._passwords = _Passwords(password) if password else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        guarded = _with_headers(send)
        headers = Headers(scope=scope)
        refusal = self._who(scope, headers)
        if refusal is None and scope["method"] not in _SAFE:
            refusal = _origin(headers)
            if refusal is None:
                body = await _body(headers, receive)
                refusal = body if isinstance(body, _Refusal) else self._change(headers, body)
                receive = receive if isinstance(body, _Refusal) else _again(body, receive)
        if refusal is not None:
            await _refuse(refusal, scope, guarded)
        else:
            await self._app({**scope, _TOKEN: self._token}, receive, guarded)

    def _who(self, scope: Scope, headers: Headers) -> _Refusal | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not _is_host(hosts[0], self._hosts):
            return _Refusal(status=421, detail="not a host of ours; use the address that `onrecord serve` printed")
        if self._passwords is None:
            return None
        client = scope.get("client")
        return self._passwords.check(headers.get("authorization", ""), client=client[0] if client else "")

    def _change(self, headers: Headers, body: bytes) -> _Refusal | None:
        given = headers.get("x-onrecord-token") or _form_token(headers, body)
        if hmac.compare_digest(given.encode(), self._token.encode()):
            return None
        return _Refusal(status=403, detail="the page is of an earlier run; load it anew, then change")


def _is_host(value: str, allowed: tuple[str, ...]) -> bool:
    match = _HOST.fullmatch(value)
    if match is None:
        return False
    name = (match["six"] or match["name"]).rstrip(".").lower()
    if name in allowed:
        return True
    # Served everywhere: any address is ours, but no name, since an address cannot be pointed at somebody else.
    return any(h in _EVERYWHERE for h in allowed) and _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _origin(headers: Headers) -> _Refusal | None:
    """A change comes from a page of ours: by its Origin, or what a browser sends in its place."""
    origin, fetched, referrer = (headers.get(h) for h in ("origin", "sec-fetch-site", "referer"))
    if origin is not None:
        ours = _same(origin, headers["host"])
    elif fetched is not None:
        ours = fetched == "same-origin"
    else:
        ours = referrer is not None and _same(referrer, headers["host"])
    return None if ours else _Refusal(status=403, detail="a change can only come from a page of this server")


def _same(address: str, host: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


async def _body(headers: Headers, receive: Receive) -> bytes | _Refusal:
    """The whole body, unless it is too long."""
    too_long = _Refusal(status=413, detail=f"longer than {LARGEST} bytes; change less at a time")
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()) or int(length[:12]) > LARGEST:
        return too_long
    body: bytes = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return _Refusal(status=400, detail="the request ended before its body did")
        body += bytes(message.get("body", b""))
        if len(body) > LARGEST:
            return too_long
        if not message.get("more_body", False):
            return body


def _again(body: bytes, receive: Receive) -> Receive:
    """What was read, for the app to read, then whatever comes after it."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def next_message() -> Message:
        return waiting.pop() if waiting else await receive()

    return next_message


def _form_token(headers: Headers, body: bytes) -> str:
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        return ""
    try:
        fields = parse_qsl(body.decode("utf-8", "replace"), max_num_fields=20_000)
    except ValueError:
        return ""
    return next((value for name, value in fields if name == "token"), "")


class _Passwords:
    """Checks the password in the time that any other takes, and makes whoever guesses wait."""

    def __init__(self, password: str) -> None:
        self._password = password.encode()
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def check(self, authorization: str, *, client: str) -> _Refusal | None:
        tries, last = self._wrong.get(client, (0, 0.0))
        waited = time.monotonic() - last
        if tries >= _TRIES and waited < _LOCKED:
            wait = str(int(_LOCKED - waited) + 1)
            return _Refusal(
                status=429, detail=f"too many wrong passwords; wait {wait} seconds", headers={"retry-after": wait}
            )
        if hmac.compare_digest(_given(authorization), self._password):
            self._wrong.pop(client, None)
            return None
        if authorization:
            self._note(client, 1 if waited > _LOCKED else tries + 1)
        return _Refusal(
            status=401,
            detail="give the password that `onrecord serve` was started with",
            headers={"www-authenticate": 'Basic realm="onrecord", charset="UTF-8"'},
        )

    def _note(self, client: str, tries: int) -> None:
        self._wrong[client] = tries, time.monotonic()
        self._wrong.move_to_end(client)
        if len(self._wrong) > _CLIENTS:
            self._wrong.popitem(last=False)


def _given(authorization: str) -> bytes:
    """The password of an HTTP Basic header; nothing, where it is none."""
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() != "basic":
        return b""
    try:
        return base64.b64decode(value.strip(), validate=True).partition(b":")[2]
    except (binascii.Error, ValueError):
        return b""


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            # Asked again each time: a correction shows at once. What never changes says so itself.
            headers.setdefault("cache-control", "private, no-cache")
        await send(message)

    return sent


async def _refuse(refusal: _Refusal, scope: Scope, send: Send) -> None:
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
