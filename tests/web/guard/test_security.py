"""Who is let in: hosts, origins, the token, the password, and what browsers are told."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.errors import OnRecordError
from onrecord.web.guard.changes import LARGEST, csrf_token
from onrecord.web.guard.security import is_loopback, secure

TOKEN = "t" * 32
OURS = {"Origin": "http://127.0.0.1:8000", "X-Onrecord-Token": TOKEN}


async def _read(request: Request) -> Response:
    return PlainTextResponse(csrf_token(request), headers=dict(request.query_params))


async def _change(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


def _client(*, host: str = "127.0.0.1:8000", **given: Any) -> TestClient:
    app = Starlette(routes=[Route("/", _read), Route("/api/x", _change, methods=["POST", "PUT", "DELETE"]),
                            Route("/change", _change, methods=["POST"])])  # fmt: skip
    return TestClient(secure(app, token=TOKEN, **given), base_url=f"http://{host}", client=("10.0.0.9", 5))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:1", "LOCALHOST", "[::1]:8000", "[::1]"])
def test_this_machine_by_its_names(host: str) -> None:
    answer = _client().get("/", headers={"Host": host})
    assert (answer.status_code, answer.text) == (200, TOKEN)


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "127.0.0.1:8000:1", "", "localhost:x", "[::1",
     "10.0.0.1", "localhost evil", "127.0.0.1/"],
)  # fmt: skip
def test_a_name_pointed_at_us_is_refused(host: str) -> None:
    """DNS rebinding: the page of another site asks us under its own name."""
    answer = _client().get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert TOKEN not in answer.text


@pytest.mark.parametrize("status, told", [
    (401, ("A password is needed", "Give the password that <code>onrecord serve</code> was started with.", "Try again")),
    (403, ("Not allowed", "A change can only come from a page of this server. Nothing was changed.", 'href="/"')),
    (421, ("Not this server’s name", "Not a name of this server. Use the address in the terminal in which it was started.")),
])  # fmt: skip
def test_a_browser_is_refused_with_a_page_and_its_remedy(status: int, told: tuple[str, ...]) -> None:
    """It loads nothing, as whoever is not let in gets no style sheet: its own style is named by its digest."""
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    client = _client(hosts=("box.example",), password="secret", host="evil.example" if status == 421 else "box.example")
    ask = client.post if status == 403 else client.get
    answer = ask(
        "/change" if status == 403 else "/", headers=browser, **({"auth": ("", "secret")} if status == 403 else {})
    )  # type: ignore[arg-type]
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert [words for words in told if words not in answer.text] == []
    assert (TOKEN in answer.text, "evil" in answer.text) == (False, False)
    [style] = re.findall("<style>(.*?)</style>", answer.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert answer.headers["content-security-policy"].startswith(f"default-src 'none'; style-src 'sha256-{digest}'; ")
    assert (answer.headers["x-frame-options"], answer.headers["cache-control"]) == ("DENY", "no-store")


def test_two_hosts_are_refused() -> None:
    answer = _client().get("/", headers=[("Host", "127.0.0.1"), ("Host", "evil.example")])  # type: ignore[arg-type]
    assert answer.status_code == 421


def test_a_change_from_our_page_with_its_token() -> None:
    client = _client()
    assert client.post("/api/x", headers=OURS, content=b"abc").text == "3"
    form = client.post("/change", data={"token": TOKEN, "a": "b"}, headers={"Origin": "http://127.0.0.1:8000"})
    assert (form.status_code, form.text) == (200, str(len(f"token={TOKEN}&a=b")))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8001"},
        {"Origin": "http://127.0.0.1:8000.evil.example"},
        {"Origin": "http://evil@127.0.0.1:8000"},
        {"Origin": "file://127.0.0.1:8000"},
        {"Origin": "http://[127.0.0.1:8000"},
        {"Referer": "http://evil.example/127.0.0.1:8000"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Referer": "http://127.0.0.1:8000/"},
        {"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_change_from_elsewhere_is_refused_even_with_the_token(method: str, headers: dict[str, str]) -> None:
    answer = _client().request(method, "/api/x", headers={**headers, "X-Onrecord-Token": TOKEN})
    assert answer.status_code == 403
    assert "page of this server" in answer.json()["detail"]


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Referer": "http://127.0.0.1:8000/who/3"}])
def test_what_stands_for_a_missing_origin(headers: dict[str, str]) -> None:
    assert _client().post("/api/x", headers={**headers, "X-Onrecord-Token": TOKEN}).status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], TOKEN + "t", "é"])
def test_a_change_without_this_runs_token_is_refused(token: str) -> None:
    client, origin = _client(), {"Origin": "http://127.0.0.1:8000"}
    assert client.post("/change", data={"token": token}, headers=origin).status_code == 403
    sent = {**origin, "X-Onrecord-Token": token.encode()}
    assert client.post("/change", headers=sent).status_code == 403  # type: ignore[arg-type]
    json = client.post("/change", json={"token": TOKEN}, headers=origin)
    assert json.status_code == 403


def test_a_long_body_is_refused_before_it_is_read() -> None:
    client = _client()
    assert client.post("/api/x", headers=OURS, content=b"x" * LARGEST).status_code == 200
    assert client.post("/api/x", headers=OURS, content=b"x" * (LARGEST + 1)).status_code == 413
    assert client.post("/api/x", headers=OURS, content=iter([b"x" * LARGEST, b"x"])).status_code == 413


def test_what_browsers_are_told_with_every_answer() -> None:
    client = _client()
    for answer in (client.get("/"), client.get("/missing"), client.get("/", headers={"Host": "evil.example"})):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for name in ("x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "cache-control"):
            assert answer.headers[name]
        assert "access-control-allow-origin" not in answer.headers
    assert client.get("/", params={"cache-control": "max-age=9"}).headers["cache-control"] == "max-age=9"
    assert (
        "unsafe" not in client.get("/", params={"content-security-policy": "unsafe"}).headers["content-security-policy"]
    )


def test_other_machines_need_a_password() -> None:
    for password in (None, ""):
        with pytest.raises(OnRecordError, match="password"):
            _client(hosts=("0.0.0.0",), password=password)
    _client(hosts=("127.0.0.1", "::1", "localhost"))


@pytest.mark.parametrize("path", ["/", "/missing", "/static/x"])
@pytest.mark.parametrize(
    "given", [None, "Basic", "Basic !!", "Bearer secret", "Basic " + base64.b64encode(b"secret").decode(), "Basic é"]
)
def test_nothing_is_shown_without_the_password(path: str, given: str | None) -> None:
    client = _client(hosts=("box.example",), password="secret", host="box.example")
    answer = client.get(path, headers={"Authorization": given.encode()} if given else {})  # type: ignore[arg-type]
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Basic")
    assert TOKEN not in answer.text


def test_the_password_whatever_the_user_name() -> None:
    client = _client(hosts=("box.example",), password="sec:rét", host="box.example")
    for name in ("", "onrecord"):
        assert client.get("/", auth=(name, "sec:rét")).status_code == 200
    assert client.get("/", auth=("onrecord", "sec:ret")).status_code == 401


def test_served_everywhere_any_address_is_ours_and_no_name() -> None:
    client = _client(hosts=("0.0.0.0",), password="secret", host="192.168.1.7:8000")
    assert client.get("/", auth=("", "secret")).status_code == 200
    assert client.get("/", auth=("", "secret"), headers={"Host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(("host", "ours"), [("127.0.0.1", True), ("127.9.9.9", True), ("localhost", True), ("[::1]", True),
                                            ("0.0.0.0", False), ("::", False), ("10.0.0.1", False), ("localhost.evil", False)])  # fmt: skip
def test_loopback(host: str, ours: bool) -> None:
    assert is_loopback(host) is ours


def test_no_websockets() -> None:
    from starlette.websockets import WebSocketDisconnect

    with pytest.raises(WebSocketDisconnect), _client().websocket_connect("/"):
        pass
