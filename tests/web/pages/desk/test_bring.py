"""Bringing articles: what is added, what is passed over and why, and what is refused at the door."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from fastapi.testclient import TestClient

from onrecord.errors import OnRecordError, StoreBusyError
from onrecord.record import to_json
from onrecord.resolve import open_store
from onrecord.web import create_app
from onrecord.web.bringing import Bringing, Brought, file_name, pasted
from onrecord.web.guard.changes import BROUGHT
from tests.store.doubtful import uncertain
from tests.web.story import TOKEN

RECORD = (to_json(uncertain().record()) + "\n").encode()
"""An article that is read already: no network is needed to add it."""
ORIGIN = {"Origin": "http://127.0.0.1"}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    open_store(tmp_path / "s.db").close()
    return tmp_path / "s.db"


@pytest.fixture
def client(store: Path) -> Iterator[TestClient]:
    app = create_app(store, token=TOKEN)
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as opened:
        yield opened


def bring(client: TestClient, *files: tuple[str, bytes], token: str = TOKEN, **fields: str) -> tuple[int, str]:
    """Send the form as a browser does, the token first; the status, and where it leads or what it says."""
    boundary = "--------------------------1234"
    parts = [f'Content-Disposition: form-data; name="{k}"\r\n\r\n{v}'.encode() for k, v in fields.items()]
    parts.insert(0, f'Content-Disposition: form-data; name="token"\r\n\r\n{token}'.encode())
    for name, content in files:
        head = f'Content-Disposition: form-data; name="files"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
        parts.append(head.encode() + content)
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    kind = {"content-type": f"multipart/form-data; boundary={boundary}"}
    answer = client.post("/bring", content=body + f"--{boundary}--\r\n".encode(), headers=ORIGIN | kind)
    return answer.status_code, str(answer.headers.get("location") or answer.text)


def outcome(client: TestClient, path: str) -> lxml.html.HtmlElement:
    """The page of a load when it is done."""
    while True:
        page = lxml.html.fromstring(client.get(path).text)
        if not page.xpath("//*[@data-reading]"):
            return page


def test_files_are_added_and_what_is_passed_over_is_said(client: TestClient) -> None:
    status, path = bring(client, ("records.jsonl", RECORD), ("noise.bin", b"\0\1\2\xff" * 50))
    assert (status, path) == (303, "/bring/1")
    page = outcome(client, path)
    said = " ".join(page.text_content().split())
    assert "1 article added" in said
    assert "1 input passed over" in said
    assert page.xpath("//section[@aria-labelledby='skipped-h']//li")[0].text_content().startswith("noise.bin: ")
    assert page.xpath("//section[@aria-labelledby='added-h']//a/@href") == ["/articles/1"]
    again = outcome(client, bring(client, ("records.jsonl", RECORD))[1])
    assert "0 articles added" in again.text_content()


def test_nothing_is_begun_without_anything_to_read(client: TestClient) -> None:
    assert bring(client)[0] == 422
    assert bring(client, text="   ")[0] == 422
    assert bring(client, text="Ada Marsh spoke.", published="soon")[0] == 422
    assert client.get("/bring/1").status_code == 404


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", TOKEN[:-1]])
def test_files_come_with_this_runs_token(client: TestClient, token: str) -> None:
    assert bring(client, ("records.jsonl", RECORD), token=token)[0] == 403


def test_files_come_from_our_own_page(client: TestClient) -> None:
    for headers in ({"Origin": "http://evil.example"}, {}):
        assert client.post("/bring", files={"files": RECORD}, data={"token": TOKEN}, headers=headers).status_code == 403


def test_more_than_the_limit_is_refused_and_only_there_more_than_a_form(client: TestClient) -> None:
    assert bring(client, ("large.txt", b"a" * BROUGHT))[0] == 413
    kind = {"content-type": "multipart/form-data; boundary=x"}
    large = client.post("/corrections/undo", content=b"a" * 300_000, headers=ORIGIN | kind)
    assert large.status_code == 413


def test_one_load_at_a_time_and_its_failure_is_said(tmp_path: Path) -> None:
    slow = (sys.executable, "-c", "import sys; sys.stdin.read(); print('x', file=sys.stderr); sys.exit(input())")
    waits = (sys.executable, "-c", "import time; time.sleep(600)")
    file = [Brought(name="a.txt", content=b"a")]
    with Bringing(tmp_path / "s.db", command=waits) as bringing:
        assert not bringing.begin(file, after=0).done
        with pytest.raises(StoreBusyError, match="other articles are being read"):
            bringing.begin(file, after=0)
    assert bringing.wait(1).failed == "the reading was ended"
    with Bringing(tmp_path / "s.db", command=slow) as failing:
        failing.begin(file, after=0)
        assert failing.wait(1).failed
        assert failing.begin(file, after=0).number == 2
        assert failing.load(3) is None


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("story.txt", "story.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\story.html", "story.html"),
        ("--again", "again"),
        (".hidden", "hidden"),
        ("a\nb;c.txt", "a_b_c.txt"),
        ("Österreich wählt.pdf", "Österreich wählt.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
        ("..", "article"),
    ],
)
def test_a_name_that_a_file_may_have(given: str, name: str) -> None:
    assert file_name(given) == name


def test_a_pasted_text_is_called_by_its_first_words() -> None:
    found = pasted("“It will hold,”\r\nsaid Ada Marsh.")
    assert (found.name, found.content) == (
        "It will hold said Ada Marsh.txt",
        "“It will hold,”\nsaid Ada Marsh.".encode(),
    )
    with pytest.raises(OnRecordError, match="paste an article"):
        pasted(" … ")


def test_two_files_of_one_name_are_both_read(client: TestClient) -> None:
    other = (to_json(uncertain().record()) + "\n").encode()
    page = outcome(client, bring(client, ("a.jsonl", RECORD), ("A.jsonl", other))[1])
    assert "1 article added" in page.text_content()
    assert "1 was in the store already" in " ".join(page.text_content().split())
