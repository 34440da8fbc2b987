"""Whatever is asked of the web app, it answers: never with a 500, always with its guard's headers."""

from __future__ import annotations

import atexit
import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_from_bytes, urlencode

from fastapi import FastAPI
from pydantic import BaseModel
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from onrecord.web import create_app
from tests.fuzz.scratch import scratch_folder
from tests.fuzz.store import made_store
from tests.fuzz.tape import Tape
from tests.fuzz.target import Target
from tests.fuzz.texts import mutated, odd_text
from tests.fuzz.values import NUMBERED, number, words
from tests.web.story import CHANGE, ORIGIN, TOKEN

Request = tuple[str, str, tuple[tuple[str, str], ...], bytes]
"""Method, address, headers, body."""
_PASSWORD = "a password"
_METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "get", "X")
_PATHS = (
    "/", "/api/", "/api", "/api/x", "/static/", "/static/../app.py", "/static/%2e%2e/x", "//", "/%00", "/%ff", "/who/", "/who/1/", "/openapi.json",
    "/docs", "/%", "/api/said/", "/facts/", "/corrections/x", "/;x", "/a%0d%0ab", "/.", "/favicon.ico?x", "/articles/1%2f2", "*", "/é",
)  # fmt: skip
_HEADERS: dict[str, tuple[str, ...]] = {
    "host": ("127.0.0.1", "localhost:8747", "[::1]", "[::1", "evil.example", "", "127.0.0.1:99999999", "127.0.0.1, x", "127.0.0.1.", "a b", "0"),
    "origin": (ORIGIN, "null", "", "http://[", "http://127.0.0.1:1", "x", "https://127.0.0.1"),
    "sec-fetch-site": ("same-origin", "cross-site", "none", ""),
    "referer": (f"{ORIGIN}/x", "", "http://[::1", "x"),
    "x-onrecord-token": (TOKEN, "", "x", "\u00e9"),
    "authorization": ("Basic OmEgcGFzc3dvcmQ=", "Basic ", "Basic é", "Basic ====", "Bearer x", "", "basic OmEgcGFzc3dvcmQ=", "Basic /w=="),
    "cookie": ("onrecord-author=desk", "onrecord-author=%ff%00", "onrecord-author=%1b[2J", "=", ";;", "onrecord-author=" + "%F0" * 900, "a=b; a=b"),
    "content-type": (
        "application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=b", "multipart/form-data", "", "text/plain",
        "application/json; charset=utf-16", "application/x-www-form-urlencoded; charset=x", "application/x+json", "multipart/form-data; boundary=" + "b" * 300,
    ),
    "accept": ("*/*", "text/csv", "", "application/json;q=x"),
    "content-length": ("0", "-1", "x", "99999999999999", "１"),
    "if-none-match": ("*", '"x"', ""),
    "range": ("bytes=0-1", "bytes=-1", "x"),
    "upgrade": ("websocket", "h2c"),
    "transfer-encoding": ("chunked", "x"),
    "accept-encoding": ("gzip", "x", ""),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A route of the app: its method, its path, and the names of what it takes."""

    method: str
    path: str
    asked: tuple[str, ...]
    fields: tuple[str, ...]
    as_json: bool


@cache
def _routes() -> tuple[Route, ...]:
    paths = _walk(_made_app(None).routes)
    found = tuple(_described(route, method) for route in paths for method in sorted(route.methods))
    assert len({route.path for route in found}) > 40, "FastAPI keeps its routes elsewhere now: mend _walk"
    return found


def _walk(routes: Any) -> Iterator[Any]:
    """The routes, those of included routers too: FastAPI took them over once, and keeps the router since 0.16x."""
    for route in routes:
        if hasattr(route, "dependant"):
            yield route
        elif (router := getattr(route, "original_router", None)) is not None:
            yield from _walk(router.routes)


def _described(route: Any, method: str) -> Route:
    bodies = [p.field_info.annotation for p in route.dependant.body_params]
    model = next((b for b in bodies if isinstance(b, type) and issubclass(b, BaseModel)), None)
    fields = tuple(model.model_fields) if model else tuple(p.name for p in route.dependant.body_params)
    asked = tuple(getattr(p, "alias", p.name) for p in route.dependant.query_params)
    return Route(method=method, path=route.path, asked=asked, fields=fields, as_json=model is not None)


@cache
def _made_app(password: str | None) -> FastAPI:
    """The app over a copy of the store."""
    path = _served(password)
    shutil.copyfile(made_store(), path)
    return create_app(path, token=TOKEN, password=password, hosts=("0.0.0.0",) if password else (), author="fuzz")


@cache
def _client(password: str | None) -> TestClient:
    """A client of the app; what the app raises is raised. Each request is from elsewhere: none waits for another's password."""
    app, numbers = _made_app(password), count()

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "client": (str(IPv4Address(next(numbers))), 1)}, receive, send)

    client = TestClient(asked, base_url=ORIGIN, follow_redirects=False).__enter__()  # one thread for all requests
    atexit.register(client.__exit__)
    return client


def _served(password: str | None) -> Path:
    return scratch_folder("web-closed" if password else "web-open") / "served.db"


def _page(tape: Tape) -> Request:
    """A question to a route with values of its own kind, one of them odd or all."""
    return _request(tape, tape.pick([route for route in _routes() if route.method == "GET"]))


def _change(tape: Tape) -> Request:
    return _request(tape, tape.pick([route for route in _routes() if route.method == "POST"]))


def _request(tape: Tape, route: Route) -> Request:
    path = "/".join(quote(_given(tape, p[1:-1]), safe="") if p.startswith("{") else p for p in route.path.split("/"))
    query = [(name, _given(tape, name)) for name in route.asked if tape.one_in(2)]
    query += [(odd_text(tape)[:20], odd_text(tape)[:40])] if tape.one_in(16) else []
    asked = urlencode(query) + ("&" + quote_from_bytes(tape.bytes(8)) if tape.one_in(16) else "")
    if not route.fields:
        return route.method, f"{path[:8000]}?{asked[:20000]}", (("host", "127.0.0.1"),), b""
    kind, body = _body(tape, route)
    headers = (*((name.lower(), value) for name, value in CHANGE.items()), ("content-type", kind))
    return route.method, f"{path}?{asked[:20000]}", headers, body


def _given(tape: Tape, name: str) -> str:
    return words(tape, name)[:8000]


def _body(tape: Tape, route: Route) -> tuple[str, bytes]:
    fields = [(name, _given(tape, name)) for name in route.fields if not tape.one_in(6)]
    if route.as_json:
        values = {name: _json_value(tape, name, value) for name, value in fields}
        values |= {"x": 1} if tape.one_in(20) else {}
        data = json.dumps(values).encode()
        return "application/json", mutated(tape, data, odd=_BROKEN) if tape.one_in(8) else data
    if tape.one_in(10):
        return "multipart/form-data; boundary=b", _multipart(tape, fields)
    fields += [(name, _given(tape, name)) for name in route.fields for _ in tape.times(3) if tape.one_in(12)]
    data = urlencode(fields).encode()
    return "application/x-www-form-urlencoded", mutated(tape, data, odd=_BROKEN) if tape.one_in(8) else data


_BROKEN = (b"%", b"%ff", b"&", b"=", b"+", b"\x00", b"\xff", b'"', b"{", b"[", b"]", b"\\ud800", b"1e999", b"null", b"NaN", b";", b"\r\n--b")  # fmt: skip


def _json_value(tape: Tape, name: str, value: str) -> Any:
    kind = tape.below(8)
    if kind < 4:
        numbers = [number(tape) for _ in tape.times(3)] if name == "articles" else number(tape)
        return numbers if name in NUMBERED else True if name == "same" else value
    odd: tuple[Any, ...] = (
        None,
        odd_text(tape, surrogates=True),
        number(tape),
        [value],
        {"a": value},
        1e308,
        False,
        [[[]]],
    )
    return tape.pick(odd)


def _multipart(tape: Tape, fields: list[tuple[str, str]]) -> bytes:
    head = "--b\r\nContent-Disposition: form-data; name="
    parts = [f'{head}"{name}"{tape.pick(("", "; filename=a"))}\r\n\r\n{value}\r\n' for name, value in fields]
    data = "".join((*parts, "--b--\r\n")).encode()
    return mutated(tape, data, odd=_BROKEN) if tape.one_in(2) else data


def _guarded(tape: Tape) -> Request:
    """Any method, path and headers, to the app that has a password."""
    path = tape.pick(_PATHS) if tape.one_in(2) else tape.pick(_routes()).path.replace("{", "").replace("}", "")
    headers = [("host", "127.0.0.1"), ("origin", ORIGIN), ("x-onrecord-token", TOKEN)]
    headers += [("authorization", _HEADERS["authorization"][0])] if tape.one_in(2) else []
    headers += [
        (name, tape.pick(_HEADERS[name])) for name in (tape.pick(tuple(_HEADERS)) for _ in range(1 + tape.below(5)))
    ]
    body = odd_text(tape).encode() if tape.one_in(2) else b""
    return tape.pick(_METHODS), path, tuple(headers), body


_UNASKED = ("InvalidURL", "UnsupportedProtocol", "LocalProtocolError")
"""Errors of the client, which is httpx's or its successor's: it refuses to ask such a thing."""


def check_request(request: Request) -> None:
    _check(request, password=None)


def check_guarded(request: Request) -> None:
    _check(request, password=_PASSWORD)


def _check(request: Request, *, password: str | None) -> None:
    method, address, headers, body = request
    client = _client(password)
    raw = [(name.encode(), value.encode("utf-8")) for name, value in headers]
    try:
        answer = client.request(method, address, headers=raw, content=body)
    except Exception as error:
        if type(error).__name__ in _UNASKED:
            return
        raise
    try:
        check_answer(answer)
    finally:
        if method == "POST" and answer.status_code < 400:
            _restore(password)


def check_answer(answer: Any) -> None:
    """It is no failure of ours, says no more than it should, and what says that it is JSON is."""
    assert answer.status_code < 500 or answer.status_code == 503, (answer.status_code, answer.text[:200])
    assert "content-security-policy" in answer.headers and "x-content-type-options" in answer.headers
    assert "Traceback" not in answer.text
    if answer.headers.get("content-type", "").startswith("application/json") and answer.content:
        answer.json()


def _restore(password: str | None) -> None:
    """The store as it was, by a transaction of its own: those who read it go on."""
    with sqlite3.connect(made_store()) as made, sqlite3.connect(_served(password)) as served:
        made.backup(served)
    made.close()
    served.close()


TARGETS = (
    Target(name="web-pages", make=_page, check=check_request, few=25, tape=200),
    Target(name="web-changes", make=_change, check=check_request, few=25, tape=200),
    Target(name="web-guard", make=_guarded, check=check_guarded, few=25, tape=120),
)
