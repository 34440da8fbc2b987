"""Methods: HEAD of every page is its GET without a body; every other that is not declared is refused with Allow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from onrecord.web import create_app
from tests.web.story import CHANGE, ORIGIN, TOKEN, small_store

GETS = ("/", "/people", "/who/1", "/who/999", "/articles", "/articles/1", "/facts/s1.1", "/timeline", "/silences", "/figures",
        "/disputes", "/positions", "/ties", "/offices", "/compare",
        "/search?q=a", "/search/suggestions?q=a", "/questions", "/corrections", "/data", "/static/app.js", "/favicon.ico",
        "/openapi.json", "/api/counts", "/api/said?format=csv", "/api/articles/1", "/api/who/1", "/missing")  # fmt: skip
POSTS = ("/corrections/merge", "/corrections/split", "/api/corrections/undo", "/api/corrections/rename")
OTHERS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "FOO")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app = create_app(small_store(tmp_path_factory.mktemp("methods") / "s.db", invented=0), token=TOKEN)
    with TestClient(app, base_url=ORIGIN, follow_redirects=False) as opened:
        yield opened


@pytest.mark.parametrize("path", GETS)
def test_head_is_get_without_its_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert head.content == b""
    assert (head.status_code, {**head.headers}) == (got.status_code, {**got.headers})
    assert int(head.headers["content-length"]) == len(got.content) > 0


@pytest.mark.parametrize("method", OTHERS)
@pytest.mark.parametrize("headers", [{}, CHANGE], ids=["from elsewhere", "from a page of ours"])
def test_what_is_not_declared_is_refused(client: TestClient, method: str, headers: dict[str, str]) -> None:
    for path in GETS:
        answer = client.request(method, path, headers=headers)
        assert answer.status_code == (404 if path == "/missing" else 405), (path, answer.text)
        if path != "/missing":
            assert answer.headers["allow"] == "GET, HEAD"
            assert "GET, HEAD" in answer.text
        assert "content-security-policy" in answer.headers
    for path in POSTS:
        if method != "POST":
            answer = client.request(method, path, headers=headers)
            assert (answer.status_code, answer.headers["allow"]) == (405, "POST"), path


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_change_is_not_asked_for(client: TestClient, path: str, method: str) -> None:
    answer = client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_a_change_from_elsewhere_is_refused_still(client: TestClient) -> None:
    for path in POSTS:
        assert client.post(path).status_code == 403


def test_no_method_is_told_to_who_has_no_password(client: TestClient, tmp_path_factory: pytest.TempPathFactory) -> None:
    app = create_app(small_store(tmp_path_factory.mktemp("m") / "s.db", invented=0), token=TOKEN, password="secret")
    with TestClient(app, base_url=ORIGIN) as closed:
        for method in OTHERS:
            assert closed.request(method, "/").status_code == 401
