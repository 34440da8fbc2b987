"""Facts that people keep: from the page of a fact to the list, with a note, through another reading, and gone again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from fastapi.testclient import TestClient

from onrecord.errors import NoSuchFactError
from onrecord.resolve import open_store
from onrecord.web import create_app
from tests.store.doubtful import doubtful_store, uncertain
from tests.store.small import Small
from tests.web.html import texts, tree
from tests.web.story import TOKEN

HEADERS = {"Origin": "http://127.0.0.1"}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return doubtful_store(tmp_path / "s.db")


@pytest.fixture
def client(store: Path) -> Iterator[TestClient]:
    app = create_app(store, token=TOKEN, author="tester")
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as opened:
        yield opened


def post(client: TestClient, what: str, **fields: object) -> tuple[int, str | None]:
    answer = client.post(f"/kept/{what}", data={"token": TOKEN, **fields}, headers=HEADERS)
    return answer.status_code, answer.headers.get("location")


def test_a_fact_is_kept_with_a_note_and_let_go(client: TestClient) -> None:
    assert "Nothing is kept yet" in tree(client, "/kept").text_content()
    (form,) = tree(client, "/facts/s1.1").xpath("//form[@action='/kept/star']")
    fields = {one.get("name"): one.get("value") or "" for one in form.xpath(".//input[@name]")}
    assert post(client, "star", **fields | {"note": "ask the engineer"}) == (303, "/kept#k1")
    assert post(client, "star", fact="t3.1") == (303, "/kept#k2")
    page = tree(client, "/kept")
    assert texts(page, ".says") == ["Carla Dunn spouse of Hugo Bell", "Ada Marsh said: the bridge is safe"]
    assert texts(page, ".kept-note") == ["ask the engineer"]
    assert post(client, "star", fact="s1.1", note="asked") == (303, "/kept#k1")
    assert texts(tree(client, "/kept"), ".kept-note") == ["asked"]
    assert post(client, "unstar", star=1) == (303, "/kept")
    assert texts(tree(client, "/kept"), ".says") == ["Carla Dunn spouse of Hugo Bell"]


def test_what_is_not_there_cannot_be_kept(client: TestClient) -> None:
    assert post(client, "star", fact="s9.9")[0] == 404
    assert post(client, "unstar", star=7)[0] == 404
    assert client.post("/kept/star", data={"fact": "s1.1"}, headers=HEADERS).status_code == 403


def test_a_star_goes_with_its_fact(store: Path) -> None:
    again = uncertain()
    again.statements.reverse()
    with open_store(store) as opened:
        kept = opened.star("s1.1", note="  ", author="me")
        assert (kept.fact, kept.note, kept.author) == ("s1.1", None, "me")
        opened.add(again.record())
        assert [one.fact for one in opened.stars()] == ["s1.2"]
        opened.reject("s1.2", author="me")
        assert [(one.fact, one.says) for one in opened.stars()] == [(None, "Ada Marsh said: the bridge is safe")]
        opened.unstar(kept.id)
        assert opened.stars() == ()
        with pytest.raises(NoSuchFactError, match="nothing is kept"):
            opened.unstar(kept.id)


def test_the_api_keeps_facts(client: TestClient) -> None:
    headers = HEADERS | {"x-onrecord-token": TOKEN}
    made = client.post("/api/kept/star", json={"fact": "s1.1", "note": "ask"}, headers=headers).json()
    assert (made["id"], made["fact"], made["note"], made["author"]) == (1, "s1.1", "ask", "tester")
    client.post("/api/kept/star", json={"fact": "t3.1", "author": "Lee"}, headers=headers)
    assert [(one["fact"], one["note"], one["author"]) for one in client.get("/api/kept").json()] == [
        ("t3.1", None, "Lee"), ("s1.1", "ask", "tester")
    ]  # fmt: skip
    assert client.get("/api/kept?format=csv").text.count("\r\n") == 3
    left = client.post("/api/kept/unstar", json={"star": 1}, headers=headers).json()
    assert [one["fact"] for one in left] == ["t3.1"]
    assert client.post("/api/kept/unstar", json={"star": 1}, headers=headers).status_code == 404
    assert client.post("/api/kept/star", json={"fact": "s9.9"}, headers=headers).status_code == 404
    assert client.post("/api/kept/star", json={"fact": "s1.1"}, headers=HEADERS).status_code == 403


def added(store: Path) -> None:
    """Another article with a bridge in it."""
    small = Small("Ada Marsh said a bridge is down.", source="two.txt", publisher="The Courier")
    small.statement("a bridge is down", small.entity("Ada Marsh"), mode="indirect")
    with open_store(store) as opened:
        opened.add(small.record())


def test_a_search_is_saved_and_tells_what_is_new(client: TestClient, store: Path) -> None:
    assert tree(client, "/search").xpath("//form[@action='/kept/save']") == []
    (form,) = tree(client, "/search?q=bridge&by=Ada+Marsh").xpath("//form[@action='/kept/save']")
    fields = {one.get("name"): one.get("value") or "" for one in form.xpath(".//input[@name]")}
    assert (fields["name"], fields["words"], fields["speaker"][0]) == ("bridge", "bridge", "e")
    assert post(client, "save", **fields | {"name": "her bridges"}) == (303, "/kept#q1")
    assert texts(tree(client, "/kept"), "#q1 .says") == ["her bridges"]
    added(store)
    page = tree(client, "/kept")
    assert texts(page, "#q1 .says") == ["her bridges 1 new"]
    assert texts(page, "#q1 .context") == ["“bridge”, said by Ada Marsh"]
    (fresh,) = page.xpath("//li[@id='q1']//a[@class='status']/@href")
    found = tree(client, str(fresh))
    assert texts(found, ".told") == ["Ada Marsh said a bridge is down"]
    assert "new since you last looked" in found.text_content()
    (start,) = texts(tree(client, "/"), "section[aria-labelledby=saved] .chips li")
    assert start == "her bridges 1 new"
    (feed,) = page.xpath("//li[@id='q1']//a[@class='reset']/@href")
    assert client.get(str(feed)).text.count("<entry>") == 1  # the other is uncertain
    assert post(client, "seen", search=1) == (303, "/kept#q1")
    assert "Nothing was added" in tree(client, "/kept").text_content()
    assert post(client, "drop", search=1) == (303, "/kept")
    assert tree(client, "/kept").xpath("//li[@id='q1']") == []
    assert (post(client, "seen", search=1)[0], post(client, "drop", search=1)[0]) == (404, 404)


def test_a_taken_name_comes_back_with_the_message_at_it(client: TestClient) -> None:
    post(client, "save", name="bridges", words="bridge")
    answer = client.post("/kept/save", data={"token": TOKEN, "name": "bridges", "words": "safe"}, headers=HEADERS)
    assert answer.status_code == 409
    (wrong,) = lxml.html.fromstring(answer.text).xpath("//input[@aria-invalid]")
    assert (wrong.get("name"), wrong.get("value")) == ("name", "bridges")


def test_the_api_saves_searches(client: TestClient, store: Path) -> None:
    headers = HEADERS | {"x-onrecord-token": TOKEN}
    made = client.post("/api/searches/save", json={"name": "bridges", "words": "bridge"}, headers=headers).json()
    assert (made["id"], made["new"], made["author"]) == (1, 0, "tester")
    added(store)
    assert [one["new"] for one in client.get("/api/searches").json()] == [1]
    head, row = client.get("/api/searches?format=csv").text.splitlines()
    assert "terms_words" in head and ",bridge," in row
    assert client.post("/api/searches/seen", json={"search": 1}, headers=headers).json()["new"] == 0
    wrong = client.post("/api/searches/save", json={"name": "x", "force": "shouts"}, headers=headers)
    assert wrong.status_code == 422
    assert client.post("/api/searches/save", json={"name": "x"}, headers=headers).status_code == 409
    assert client.post("/api/searches/drop", json={"search": 1}, headers=headers).json() == []
