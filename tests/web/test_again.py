"""Forms that cannot be answered come back filled, with what is wrong at the field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from fastapi.testclient import TestClient

from onrecord.resolve import open_store
from onrecord.web import create_app
from tests.store.small import Small
from tests.web.html import texts
from tests.web.samples import director, pianist
from tests.web.story import TOKEN

HEADERS = {"Origin": "http://127.0.0.1"}


def _speaking(name: str, number: int) -> Small:
    small = Small(f"{name}, warden of Weir {number}, spoke.", source=f"s{number}", published="2024-03-01")
    small.office(small.entity(name), "warden", small.entity(f"Weir {number}", kind="organization"))
    return small


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "s.db"
    with open_store(path) as store:
        named = [_speaking("Boris Lunt", number).record() for number in range(3)]
        store.add_all([director().record(), pianist().record(), *named])
    with TestClient(create_app(path, token=TOKEN), base_url="http://127.0.0.1", follow_redirects=False) as opened:
        yield opened


def _post(client: TestClient, what: str, **fields: object) -> tuple[int, lxml.html.HtmlElement]:
    answer = client.post(f"/corrections/{what}", data={"token": TOKEN, **fields}, headers=HEADERS)
    return answer.status_code, lxml.html.fromstring(answer.text or "<p></p>")


def _values(page: lxml.html.HtmlElement) -> dict[str, str]:
    """Return the form's fields as they would be sent, the token apart."""
    return {name: value for name, value in page.forms[-1].form_values() if name != "token"}


def _number(client: TestClient, name: str) -> int:
    return int(next(one["id"] for one in client.get(f"/api/search?q={name}").json()["people"] if one["name"] == name))


def test_a_name_of_nobody_is_asked_for_again(client: TestClient) -> None:
    first = f"e{_number(client, 'Boris Lunt')}"
    status, page = _post(client, "merge", first=first, second="Ada Jesop", author="Vera", back="/who/1")
    assert status == 404
    assert texts(page, "#problem") == ["Nobody is called “Ada Jesop”. The nearest:"]
    assert _values(page) == {"first": first, "second": "Ada Jesop", "author": "Vera", "back": "/who/1"}
    wrong = page.cssselect("[aria-invalid]")
    assert [(e.get("name"), e.get("aria-describedby")) for e in wrong] == [("second", "problem")]
    assert [b.get("name") for b in page.cssselect(".choices button")][:1] == ["second"]
    assert "Ada Jessop" in texts(page, ".choices button")[0]
    assert [a.get("href") for a in page.cssselect("main .more a")] == ["/who/1", "/"]


def test_of_several_one_is_chosen(client: TestClient) -> None:
    first = f"e{_number(client, 'Boris Lunt')}"
    status, page = _post(client, "merge", first=first, second="Ada Jessop", back="/")
    assert (status, texts(page, "#problem")) == (409, ["Several are called “Ada Jessop”. Choose one."])
    buttons = page.cssselect(".choices button")
    assert [text[:10] for text in texts(page, ".choices button")] == ["Ada Jessop", "Ada Jessop"]
    # A button of a form is sent after its fields, and the last value counts.
    status, _ = _post(client, "merge", **{**_values(page), "second": buttons[0].get("value")})
    assert status == 303


def test_the_form_that_comes_back_can_be_sent(client: TestClient) -> None:
    who = f"e{_number(client, 'Boris Lunt')}"
    status, page = _post(client, "rename", who=who, name="  ", author="Vera", back="/people")
    assert (status, page.cssselect("[aria-invalid]")[0].get("name")) == (409, "name")
    form = page.forms[-1]
    assert (form.method, form.action) == ("POST", "/corrections/rename")
    form.fields["name"] = "Boris J. Lunt"
    status, _ = _post(client, "rename", **_values(page))
    assert status == 303
    assert client.get("/api/search?q=Boris+J").json()["people"][0]["name"] == "Boris J. Lunt"


def test_a_split_keeps_its_articles(client: TestClient) -> None:
    who = f"e{_number(client, 'Boris Lunt')}"
    status, page = _post(client, "split", who=who, name="Nobody", articles=["3", "5"], called="B. Lunt", back="/")
    assert (status, texts(page, "#problem")) == (
        409, ["no article speaks of them so; give a name and articles that are theirs"],
    )  # fmt: skip
    assert [value for name, value in page.forms[-1].form_values() if name == "articles"] == ["3", "5"]
    assert _values(page)["called"] == "B. Lunt"


def test_what_cannot_be_mended_leads_back(client: TestClient) -> None:
    for what, fields in (("reject", {"fact": "s99.1"}), ("undo", {"correction": "77"})):
        status, page = _post(client, what, **fields, back="/people?kind=place")
        assert status == 404
        assert [form.action for form in page.forms] == ["/search"]
        assert [a.get("href") for a in page.cssselect("main .more a")] == ["/people?kind=place", "/"]


def test_no_form_leads_elsewhere(client: TestClient) -> None:
    _, page = _post(client, "reject", fact="s99.1", back="//evil.example/x")
    assert [a.get("href") for a in page.cssselect("main .more a")] == ["/"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/articles?page=banana", "page: not a number"),
        ("/articles?page=0", "page: give 1 or more"),
        ("/articles?page=99999", "page: give 40 at most"),
        ("/search?force=sings", "force: give one of"),
        (f"/search?by={'x' * 400}", "by: longer than 300 characters"),
    ],
)
def test_what_is_wrong_in_an_address_is_told_in_our_words(client: TestClient, address: str, words: str) -> None:
    answer = client.get(address)
    page = lxml.html.fromstring(answer.text)
    assert answer.status_code == 422
    assert words in texts(page, "#problem")[0]
    assert [e.get("name") for e in page.cssselect("[aria-invalid]")] == [words.partition(":")[0]]


def test_a_kind_of_form_that_is_none_is_told_in_our_words(client: TestClient) -> None:
    body = client.post("/api/corrections/rename", content=b"{", headers={**HEADERS, "X-Onrecord-Token": TOKEN})
    assert body.status_code == 422
    many = client.post(
        "/api/corrections/answer", json={"question": "x", "same": True}, headers={**HEADERS, "X-Onrecord-Token": TOKEN}
    )
    assert many.json()["detail"].startswith("question: not a number")
