"""The review page by its forms, as a browser without scripts uses it, and the API beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from fastapi.testclient import TestClient

from onrecord.web import create_app
from tests.store.doubtful import doubtful_store
from tests.web.html import texts
from tests.web.story import TOKEN

HEADERS = {"Origin": "http://127.0.0.1"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    app = create_app(doubtful_store(tmp_path / "s.db"), token=TOKEN, author="tester")
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as opened:
        yield opened


def page(client: TestClient, path: str = "/review") -> lxml.html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text[:2000]
    return lxml.html.fromstring(answer.text)


def queue(client: TestClient, path: str = "/review") -> list[str]:
    return [str(one) for one in page(client, path).xpath("//li[contains(@class, 'case')]/@id")]


def press(client: TestClient, fact: str, button: str, **fields: str) -> str:
    """Fill the form of a fact, press a button of it; where it leads."""
    (pressed,) = page(client).xpath(f"//li[@id='{fact}']//button[@value='{button}']")
    (form,) = pressed.xpath("ancestor::form")
    chosen = {
        one.get("name"): one.xpath("string(.//option[@selected]/@value)") for one in form.xpath(".//select[@name]")
    }
    held = {one.get("name"): one.get("value") or "" for one in form.xpath(".//input[@name]")} | chosen | fields
    if pressed.get("name"):
        held[pressed.get("name")] = button
    answer = client.post(pressed.get("formaction") or form.get("action"), data=held, headers=HEADERS)
    assert answer.status_code == 303, answer.text[:2000]
    return str(answer.headers["location"])


def test_the_queue_shows_each_fact_in_its_sentence(client: TestClient) -> None:
    shown = page(client)
    assert queue(client) == ["t3.1", "s1.1", "e1.1"]
    (tie, statement, _) = shown.xpath("//li[contains(@class, 'case')]")
    assert texts(statement, "mark") == ["the bridge is safe"]
    assert texts(statement, "p.context") == ["Ada Marsh said the bridge is safe."]
    assert texts(statement, "span.status") == ["30 % sure"]
    assert "Carla Dunn spouse of Emil Foss" in tie.text_content()
    assert "3 facts to look at" in shown.text_content()


def test_a_fact_is_accepted_with_a_reason_and_that_is_undone(client: TestClient) -> None:
    assert press(client, "s1.1", "accept", reason="I was there") == "/review?changed=1#queue"
    assert queue(client, "/review?changed=1") == ["t3.1", "e1.1"]
    (made,) = client.get("/api/corrections").json()
    assert (made["kind"], made["reason"], made["author"]) == ("accept", "I was there", "tester")
    assert "I was there" in page(client, "/corrections").text_content()
    fact = page(client, "/facts/s1.1").text_content()
    assert "Accepted by correction 1" in fact
    assert "It is right" not in fact
    assert not page(client, "/who/1-ada-marsh").xpath("//section[@aria-labelledby='said']//details[@class='unsure']")
    undone = client.post("/corrections/undo", data={"token": TOKEN, "correction": 1}, headers=HEADERS)
    assert undone.status_code == 303
    assert queue(client) == ["t3.1", "s1.1", "e1.1"]


def test_a_fact_is_rejected_or_given_to_another(client: TestClient) -> None:
    press(client, "e1.1", "reject")
    press(client, "s1.1", "speaker", other="Boris Lunt")
    assert client.get("/api/said?speaker=Boris+Lunt").json()["rows"][0]["speaker"] == "Boris Lunt"
    press(client, "s1.1", "nobody")
    kinds = [one["kind"] for one in client.get("/api/corrections").json()]
    assert kinds == ["reject", "speaker", "speaker"]
    assert queue(client) == ["t3.1", "s1.1"]


def test_many_are_ticked_and_undone_together(client: TestClient) -> None:
    def rule(*facts: str, right: str) -> tuple[int, str]:
        fields = {"token": TOKEN, "back": "/review?kind=#queue", "right": right, "fact": list(facts)}
        answer = client.post("/corrections/many", data=fields, headers=HEADERS)
        return answer.status_code, str(answer.headers.get("location"))

    assert rule("s1.1", "e1.1", right="false") == (303, "/review?kind=&changed=1-2#queue")
    assert queue(client) == ["t3.1"]
    told = page(client, "/review?changed=1-2")
    assert "2 facts are done, corrections 1 to 2." in " ".join(told.text_content().split())
    (form,) = told.xpath("//form[@action='/corrections/undo-many']")
    held = {one.get("name"): one.get("value") for one in form.xpath(".//input")}
    assert client.post("/corrections/undo-many", data=held, headers=HEADERS).status_code == 303
    assert queue(client) == ["t3.1", "s1.1", "e1.1"]
    assert rule(right="true")[0] == 409
    assert rule("s1.1", "s9.9", right="true")[0] == 404
    assert queue(client) == ["t3.1", "s1.1", "e1.1"]
    assert rule("s1.1", right="true") == (303, "/review?kind=&changed=3#queue")


def test_more_are_never_undone_than_one_ruling_makes(client: TestClient) -> None:
    fields = {"token": TOKEN, "first": 1, "last": 100_000}
    assert client.post("/corrections/undo-many", data=fields, headers=HEADERS).status_code == 409


@pytest.mark.parametrize(
    ("path", "facts"),
    [
        ("/review?why=uncertain", ["s1.1", "e1.1"]),
        ("/review?kind=event", ["e1.1"]),
        ("/review?of=Hugo+Bell", ["t3.1"]),
        ("/review?publisher=The+Courier", ["s1.1", "e1.1"]),
        ("/review?kind=nonsense&why=nonsense", ["t3.1", "s1.1", "e1.1"]),
        ("/review?page=2", []),
        ("/review?why=new", []),
    ],
)
def test_the_queue_is_narrowed(client: TestClient, path: str, facts: list[str]) -> None:
    assert queue(client, path) == facts


def test_what_came_since_the_last_look_is_new(client: TestClient) -> None:
    assert "does not know yet" in page(client, "/review?why=new").text_content()
    client.cookies.set("onrecord-looked", "2020-01-01T00:00:00Z")
    assert set(queue(client, "/review?why=new")) >= {"s1.1", "s1.2", "t2.1", "t3.1"}
    answer = client.post("/review/looked", data={"token": TOKEN}, headers=HEADERS)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?why=new")
    assert "onrecord-looked=20" in answer.headers["set-cookie"]
    assert client.post("/review/looked", headers=HEADERS).status_code == 403


def test_the_api_lists_and_rules(client: TestClient) -> None:
    def post(what: str, **body: object) -> tuple[int, list[dict[str, str]]]:
        answer = client.post(f"/api/corrections/{what}", json=body, headers=HEADERS | {"X-Onrecord-Token": TOKEN})
        made = answer.json()
        return answer.status_code, made if isinstance(made, list) else [made]

    listed = client.get("/api/review?why=uncertain").json()
    assert ([one["fact"] for one in listed["rows"]], listed["total"]) == (["s1.1", "e1.1"], 2)
    assert client.get("/api/review?kind=tie&format=csv").text.count("t3.1") == 1
    status, (made,) = post("accept", fact="s1.1", reason="so")
    assert (status, made["kind"], made["reason"]) == (200, "accept", "so")
    status, many = post("many", facts=["e1.1", "t3.1"], right=False)
    assert (status, [one["kind"] for one in many]) == (200, ["reject", "reject"])
    assert post("many", facts=[], right=True)[0] == 422
    assert client.get("/api/review").json()["rows"] == []


def test_a_fact_is_edited_where_it_stands(client: TestClient) -> None:
    assert press(client, "e1.1", "edit", when="2021-06", reason="the ledger says so").endswith("changed=1#queue")
    assert queue(client) == ["t3.1", "s1.1"]
    (made,) = client.get("/api/corrections").json()
    assert (made["change"], made["reason"]) == ("when 2021-06, was 2021-05: event e1.1 (closed)", "the ledger says so")
    shown = page(client, "/facts/e1.1")
    assert texts(shown, "dl.fields dd")[0] == "2021-06"
    assert "read as May 2021" in texts(shown, ".note")[0]
    assert texts(page(client, "/articles/1"), "#timeline .was") == ["read as May 2021"]
    undone = {"token": TOKEN, "correction": "1", "back": "/facts/e1.1"}
    assert client.post("/corrections/undo", data=undone, headers=HEADERS).status_code == 303
    assert queue(client) == ["t3.1", "s1.1", "e1.1"]


def test_what_cannot_be_comes_back_filled_with_the_message_at_its_field(client: TestClient) -> None:
    (form,) = page(client, "/facts/t3.1").xpath("//form[@action='/corrections/edit']")
    held = {one.get("name"): one.get("value") or "" for one in form.xpath(".//input[@name]")}
    assert (held["when"], form.xpath("string(.//select[@name='kind']/option[@selected])")) == ("", "spouse of")
    sent = held | {"kind": "spouse_of", "when": "last May", "reason": "a slip"}
    answer = client.post("/corrections/edit", data=sent, headers=HEADERS)
    assert answer.status_code == 409
    shown = lxml.html.fromstring(answer.text)
    assert texts(shown, "#problem") == ["Date: last May is not a date; write 2024-05-17, 2024-05 or 2024"]
    (wrong,) = shown.xpath("//input[@aria-invalid]")
    assert (wrong.get("name"), wrong.get("value")) == ("when", "last May")
    assert shown.xpath("//input[@name='reason']/@value") == ["a slip"]


def test_the_extent_is_edited_on_the_facts_page(client: TestClient) -> None:
    (form,) = page(client, "/facts/s1.1").xpath("//form[@action='/corrections/edit']")
    (words,) = form.xpath(".//textarea[@name='content']")
    assert words.value == "the bridge is safe"
    assert texts(form, f"#{words.get('aria-describedby')} q") == [
        "Ada Marsh said the bridge is safe. Boris Lunt said nobody was told."
    ]
    sent = {one.get("name"): one.get("value") or "" for one in form.xpath(".//input[@name]")}
    wrong = client.post("/corrections/edit", data=sent | {"content": "the tunnel " + "is safe " * 20}, headers=HEADERS)
    shown = lxml.html.fromstring(wrong.text)
    assert wrong.status_code == 409
    assert texts(shown, "#problem")[0].startswith("Words: “the tunnel is safe")
    (again,) = shown.xpath("//textarea[@aria-invalid]")
    assert (again.get("name"), again.value) == ("content", "the tunnel " + "is safe " * 20)
    assert (
        client.post("/corrections/edit", data=sent | {"content": "bridge is safe"}, headers=HEADERS).status_code == 303
    )
    assert texts(page(client, "/facts/s1.1"), "p.context mark") == ["bridge is safe"]
    assert "read as “the bridge is safe”" in texts(page(client, "/facts/s1.1"), ".note")[0]


def test_what_people_did_stands_on_the_facts_page_with_an_undo_each(client: TestClient) -> None:
    assert page(client, "/facts/s1.1").xpath("//section[@class='history']") == []
    back = {"token": TOKEN, "fact": "s1.1", "back": "/facts/s1.1"}
    client.post("/corrections/speaker", data=back | {"who": "nobody", "reason": "a caption"}, headers=HEADERS)
    client.post("/corrections/accept", data=back, headers=HEADERS)
    done = texts(page(client, "/facts/s1.1"), ".history li > span")
    assert done == ["Accepted", "Speaker changed: said by nobody named · a caption"]
    assert len(page(client, "/facts/s1.1").xpath("//div[@class='note']//form")) == 2
    for _ in range(2):
        form = page(client, "/facts/s1.1").xpath("//section[@class='history']//form")[0]
        fields = {one.get("name"): one.get("value") for one in form.xpath(".//input")}
        leads = client.post(form.get("action"), data=fields, headers=HEADERS).headers["location"]
        assert leads.startswith("/facts/s1.1?undone=")
    shown = page(client, "/facts/s1.1")
    assert shown.xpath("//section[@class='history']//form") == []
    assert len(texts(shown, ".history li.undone")) == 2
    assert len(client.get("/api/corrections?of=s1.1").json()) == 2
    assert client.get("/api/corrections?of=e1.1").json() == []


def test_the_api_edits(client: TestClient) -> None:
    headers = HEADERS | {"x-onrecord-token": TOKEN}
    body = {"fact": "s1.1", "values": {"force": "denies"}}
    made = client.post("/api/corrections/edit", json=body, headers=headers)
    assert made.json()["change"].startswith("force denies, was asserts: statement s1.1")
    assert [one["force"] for one in client.get("/api/said?speaker=Marsh").json()["rows"]] == ["denies"]
    body["values"] = {"force": "shouts"}
    wrong = client.post("/api/corrections/edit", json=body, headers=headers)
    assert (wrong.status_code, wrong.json()["detail"]) == (
        409, "force: shouts is not one of asserts, denies, asks, withholds, doubts"
    )  # fmt: skip
    assert client.post("/api/corrections/edit", json={**body, "values": {}}, headers=headers).status_code == 422
