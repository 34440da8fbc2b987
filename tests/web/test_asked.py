"""Odd values at every address, in every field: an answer that says what is wrong, and never a failure of ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote_plus

import pytest
from fastapi.testclient import TestClient

from onrecord.web import create_app
from onrecord.web.asked import DAY
from onrecord.web.guard.changes import LARGEST, MOST
from tests.web.story import CHANGE, ORIGIN, TOKEN, small_store

NINES = "9" * 23
ODD = [quote_plus(text) for text in (
    NINES, "-1", "0", "-0", "1.5", "1e400", "NaN", "9007199254740992", "9223372036854775807", "9223372036854775808",
    f"#{NINES}", f"i{NINES}", "e9223372036854775808", f"  #{NINES} ", "e0", "#-1", "#", "#٣", "٣", "²", f"#{'٣' * 30}",
    "2024-99", "2024-99-99", "2024-02-30", "2023-02-29", "0000", "0000-01-01", "9999-12-31", "99999-01-01", "٢٠٢٤", "20240101",
    "\0", "a\0b", "bridge\0", "\x1b[2J", "\x9b2J", "\r\nSet-Cookie: a=b", "\u202e", "\ufeff", "😀" * 50,
    "'", '"', '"unterminated', "*", "a*", "NEAR(", "AND", "-", "{{7*7}}", "<x>", "../../etc/passwd", "", " ", "x" * 5000,
    f"s{NINES}.1", f"s1.{NINES}", "s0.0", "s1.1\0", "s٣.١", "s1", "q1.1", "true", "null", "[]",
)] + ["%ED%A0%80", "%FF%FE", "%", "%zz", "%C0%80", "%F4%90%80%80"]  # fmt: skip
"""As they stand in an address: halves of characters and what is not UTF-8 among them."""
PAGES = {
    "/": ("changed", "undone"), "/search": ("q", "by", "about", "publisher", "mode", "force", "since", "until", "order", "page"), "/search/feed": ("q", "by", "about", "since", "order"), "/search/suggestions": ("q",), "/people": ("kind", "page"),
    "/who/1": ("words", "mode", "setting", "publisher", "since", "until", "page"), "/who/1/split": ("q", "publisher", "since", "until"), "/articles": ("q", "about", "publisher", "since", "until", "page"),
    "/timeline": ("at", "about"), "/silences": ("party", "publisher", "since", "until", "page"), "/figures": ("q", "of"),
    "/disputes": ("on", "of", "since", "until", "page"), "/positions": ("on", "of", "since", "until", "page"),
    "/sources": ("by", "group", "publisher", "since", "until", "page"), "/versions": ("page",), "/changes": ("what",),
    "/offices": ("on", "of", "held", "since", "until", "page"), "/ties": ("kind", "of", "to"), "/ties.svg": ("of", "kind"), "/ties.graphml": ("of", "to"), "/compare": ("a", "b"), "/questions": ("skip",), "/corrections": ("page",),
}  # fmt: skip
PATHS = ("/who/{}", "/articles/{}", "/facts/{}", "/versions/{}", "/api/versions/{}", "/api/who/{}", "/api/who/{}/facets", "/api/who/{}/mentions",
         "/api/articles/{}", "/api/articles/{}/editions", "/static/{}", "/{}", "/api/{}")  # fmt: skip
FORMS: dict[str, dict[str, str]] = {
    "merge": {"first": "e1", "second": "e2"}, "rename": {"who": "e1", "name": "Cleo"},
    "split": {"who": "e1", "name": "Ada", "articles": "1", "called": "Cleo"}, "answer": {"question": "1", "same": "true"},
    "reject": {"fact": "s1.1"}, "speaker": {"fact": "s1.1", "who": "e2", "other": ""}, "undo": {"correction": "1"},
}  # fmt: skip
EVERY = 4
"""Of so many odd values each field gets one, the next field the next: all of them would be 6,000 requests, a minute."""
REFUSED = (400, 404, 409, 413, 422)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app = create_app(small_store(tmp_path_factory.mktemp("odd") / "s.db", invented=0), token=TOKEN, author="tester")
    with TestClient(app, base_url=ORIGIN, headers=CHANGE, follow_redirects=False) as opened:
        yield opened


def _queries(client: TestClient) -> Iterator[tuple[str, str]]:
    yield from ((path, name) for path, names in PAGES.items() for name in names)
    for path, operations in client.get("/openapi.json").json()["paths"].items():
        for given in operations.get("get", {}).get("parameters", ()):
            if given["in"] == "query":
                yield path.replace("{number}", "1"), given["name"]


def test_in_every_query(client: TestClient) -> None:
    tried = 0
    for number, (path, name) in enumerate(_queries(client)):
        for odd in ODD[number % EVERY :: EVERY]:
            asked = f"{path}?{name}={odd}"
            answer = client.get(asked)
            assert answer.status_code in (200, 307, *REFUSED), (asked, answer.text[:500])
            _check_words(asked, answer.status_code, answer.text)
            tried += 1
    assert tried > 800


def _check_words(asked: str, status: int, text: str) -> None:
    if status not in (200, 307):
        assert "Traceback" not in text, asked
        assert "SQLite" not in text, asked
        assert len(text) < 20_000, asked


def test_in_every_path(client: TestClient) -> None:
    for path in PATHS:
        for odd in ODD:
            answer = client.get(path.format(odd))
            assert answer.status_code in (200, 307, *REFUSED), (path, odd, answer.text[:500])
            _check_words(path, answer.status_code, answer.text)


def test_in_every_field_of_every_form(client: TestClient) -> None:
    for what, fields in FORMS.items():
        for number, name in enumerate((*fields, "author", "back")):
            for odd in ODD[number % EVERY :: EVERY]:
                whole = {**{k: quote_plus(v) for k, v in fields.items()}, name: odd}
                body = "&".join(f"{k}={v}" for k, v in whole.items())
                answer = client.post(
                    f"/corrections/{what}", content=body, headers={"Content-Type": "application/x-www-form-urlencoded"}
                )
                assert answer.status_code in (303, *REFUSED), (what, name, odd, answer.text[:500])
                _check_words(body, answer.status_code, answer.text)
                assert "\n" not in answer.headers.get("location", "")


JSON_ODD = ['""', '"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udfff\\ud800"', '"\\u001b[2J"', f'"#{NINES}"', f'"s{NINES}.1"', NINES, "-1",
            "0", "1e400", "NaN", "Infinity", "9" * 5000, "null", "true", "[]", "{}", '["\\u0000"]', "[[[[1]]]]", f'"{"x" * 9000}"',
            "[9223372036854775808]", '{"\\u0000": 1}']  # fmt: skip


def test_in_every_field_of_every_body(client: TestClient) -> None:
    for what, fields in FORMS.items():
        for name in (*fields, "author", "else"):
            for odd in JSON_ODD:
                body = "{" + ", ".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in fields.items() if k != name)
                body += f'{"," if len(body) > 1 else ""} "{name}": {odd}}}'
                answer = client.post(
                    f"/api/corrections/{what}", content=body, headers={"Content-Type": "application/json"}
                )
                assert answer.status_code in (200, *REFUSED), (what, body, answer.text[:500])
                assert answer.status_code == 200 or answer.json()["detail"], body


@pytest.mark.parametrize(
    "body",
    [b"", b"[" * 200_000, b'{"a":' * 30_000, b"\xff\xfe", b"\0", b"{", b'"', b"null", b"1", b"[]", b'{"who": "e1"', b"x" * LARGEST],
    ids=["empty", "deep lists", "deep objects", "not UTF-8", "NUL", "begun", "a quote", "null", "1", "list", "half", "long"],
)  # fmt: skip
@pytest.mark.parametrize(
    "kind", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "", "é"]
)
@pytest.mark.parametrize("path", ["/api/corrections/rename", "/corrections/rename"])
def test_bodies_that_are_none(client: TestClient, body: bytes, kind: str, path: str) -> None:
    answer = client.post(path, content=body, headers={"Content-Type": kind.encode("latin-1")})  # type: ignore[dict-item]
    assert answer.status_code in REFUSED, answer.text[:300]


@pytest.mark.parametrize(
    "headers",
    [{"Cookie": b"onrecord-author=%00%ED%A0%80"}, {"Cookie": b"\xff=\xfe; onrecord-author=\xc3"}, {"Accept": b"\xff"},
     {"Authorization": b"\xff \xff"}, {"Content-Type": b"\xff"}, {"Range": b"bytes=-99999999999999999999"},
     {"If-Modified-Since": b"x"}, {"Cookie": b"onrecord-known=" + b"." * 9000}],
)  # fmt: skip
def test_in_headers(client: TestClient, headers: dict[str, bytes]) -> None:
    for path in ("/", "/who/1", "/api/counts"):
        assert client.get(path, headers=headers).status_code == 200  # type: ignore[arg-type]


def test_what_is_wrong_is_said_in_words(client: TestClient) -> None:
    for asked, status, words in (
        (f"/api/said?speaker=%23{NINES}", 422, "speaker: nobody of that number"),
        ("/api/said?since=2024-02-30", 422, "since: not a date; give 2022-11-09"),
        ("/api/said?words=-", 422, "words: no word to search for"),
        ("/api/said?publisher=%00a", 422, "publisher: has a character that is not text"),
        ("/api/figures?words=-", 422, "words: nothing to search for"),
        ("/articles?since=2024-02-30", 422, "“2024-02-30” is not a date"),
        ("/articles?q=%00", 422, "q: has a character that is not text (U+0000)"),
        ("/search?q=a%00b", 422, "q: has a character that is not text (U+0000)"),
        (f"/who/{NINES}", 404, "number:"),
    ):
        answer = client.get(asked)
        assert (answer.status_code, words in answer.text) == (status, True), (asked, answer.text[-1500:])


def test_names_are_written_in_letters(client: TestClient) -> None:
    for name in ("a\0b", "\x1b[2J", "\x9bJ"):
        form = client.post("/corrections/rename", data={"who": "e1", "name": name})
        body = client.post("/api/corrections/rename", json={"who": "e1", "name": name})
        assert (form.status_code, body.status_code) == (422, 422)
        assert "not text" in form.text
        assert "not text" in body.text


def test_the_pattern_of_a_day_is_the_calendar() -> None:
    day = date(1895, 1, 1)
    known = set()
    while day.year < 2105:
        known.add(day.isoformat())
        day += timedelta(1)
    for year in range(1895, 2105):
        for month in range(14):
            for number in range(33):
                text = f"{year}-{month:02}-{number:02}"
                assert bool(re.fullmatch(DAY, text)) is (text in known), text
    for text in ("2024", "0001", "9990", "1900-12", "2000-02-29", "9999-12-31"):
        assert re.fullmatch(DAY, text), text
    for text in (
        "0000",
        "0000-02-29",
        "1900-02-29",
        "2024-00",
        "2024-13",
        "24",
        "2024-1",
        "٢٠٢٤",
        "2024\n",
        "2024-02-29x",
    ):
        assert not re.fullmatch(DAY, text), text


def _split(client: TestClient, articles: int) -> Any:
    fields: dict[str, Any] = {
        "token": TOKEN,
        "who": "e1",
        "called": "Cleo",
        "articles": [str(9_990_000 + n) for n in range(articles)],
    }
    form = client.post("/corrections/split", data=fields)
    body = {"who": "e1", "called": "Cleo", "articles": [*range(9_990_000, 9_990_000 + articles)]}
    return form, client.post("/api/corrections/split", json=body)


@pytest.mark.parametrize("articles", [1, 999, 1001, 2000, MOST])
def test_a_split_of_ten_thousand_articles(client: TestClient, articles: int) -> None:
    for answer in _split(client, articles):
        assert (answer.status_code, "no article speaks of them so" in answer.text) == (409, True)


@pytest.mark.parametrize("articles", [MOST + 1, MOST + 200])
def test_no_split_of_more(client: TestClient, articles: int) -> None:
    for answer in _split(client, articles):
        assert answer.status_code in (400, 413, 422)
