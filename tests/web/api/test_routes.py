"""The API: what it answers, as CSV too; that it keeps to its own description whatever is sent to it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import msgspec
import pytest
import schemathesis
from starlette.testclient import TestClient

from onrecord import errors
from onrecord.record import from_json
from onrecord.views.tables import columns, to_csv
from onrecord.web import create_app
from onrecord.web.api.answers import status_of
from onrecord.web.stores import Stores
from tests.web.story import CHANGE, ORIGIN, TOKEN, api_app, small_store


@pytest.fixture(scope="module")
def read_stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    with Stores(small_store(tmp_path_factory.mktemp("api") / "s.db")) as stores:
        yield stores


@pytest.fixture(scope="module")
def client(read_stores: Stores) -> TestClient:
    return TestClient(api_app(read_stores)[1], base_url=ORIGIN)


@pytest.fixture
def changing(tmp_path: Path) -> Iterator[TestClient]:
    with Stores(small_store(tmp_path / "s.db", invented=0)) as stores:
        yield TestClient(api_app(stores)[1], base_url=ORIGIN, headers=CHANGE)


EXAMPLES = 8
"""Of each route and mode: 48 routes in 24 seconds."""
TABLES = (
    "counts", "publishers", "people", "people?kind=organization", "said", "said?words=bridge", "timeline", "density",
    "silences", "figures?words=bolts", "quantities", "articles", "questions", "corrections", "about?name=e1",
    "offices", "held?day=2020", "positions", "disputes", "contradictions", "ties", "changes?what=e1", "compare?first=e1&second=e2", "sources", "sources?by=author", "source-shares",
    "source-shares?by=section", "versions", "chain?from=e1&to=e2",
)  # fmt: skip


@pytest.mark.parametrize("path", TABLES)
def test_every_table_is_json_and_csv_with_the_same_rows(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/{path}", params={**_query(path)})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    rows = found["rows"] if isinstance(found, dict) else found
    table = client.get(f"/api/{path}", params={**_query(path), "format": "csv"})
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in table.headers["content-disposition"]
    lines = list(csv.reader(io.StringIO(table.text.removeprefix("\ufeff"))))
    assert all(len(line) == len(lines[0]) for line in lines)
    if not path.startswith("figures"):
        assert len(lines) == len(rows) + 1


def _query(path: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in path.partition("?")[2].split("&") if pair)


def test_an_article_is_its_record(client: TestClient) -> None:
    record = from_json(client.get("/api/articles/1").content)
    assert record.article.source == "one.txt"
    assert record.statements[0].text == "the bridge is safe"


def test_a_person_by_number(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "lun"}).json()
    number = found["people"][0]["id"]
    assert client.get(f"/api/who/{number}").json()["silence_count"] == 1
    ada = client.get("/api/search", params={"q": "mars"}).json()["people"][0]["id"]
    (said,) = client.get(f"/api/who/{ada}/mentions").json()["rows"]
    assert said["speaker"] == "Boris Lunt"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("articles/999999", 404, "no article of that number"),
        ("who/999999", 404, "nobody of that number"),
        ("said?speaker=Nobody Known", 404, "not found"),
        ("said?since=yesterday", 422, "since"),
        ("said?since=2021-13", 422, "since"),
        ("articles/0", 422, "number"),
        ("articles/..%2f..%2fetc%2fpasswd", 404, ""),
        ("articles?limit=100000", 422, "limit"),
    ],
)
def test_what_cannot_be_answered_is_said(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == status
    assert words in answer.json()["detail"]


def test_corrections_go_through_the_store(changing: TestClient) -> None:
    def post(change: str, **body: Any) -> Any:
        answer = changing.post(f"/api/corrections/{change}", json=body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    assert post("rename", who="Boris Lunt", name="Boris A. Lunt")["author"] == "tester"
    assert post("reject", fact="s1.1", author="Editor")["author"] == "Editor"
    assert post("speaker", fact="s2.1", who="Ada Marsh")["kind"] == "speaker"
    assert [s["speaker"] for s in changing.get("/api/said").json()["rows"]] == ["Ada Marsh"]
    post("undo")
    assert post("retype", who="Ada Marsh", kind="place")["change"] == "Ada Marsh is of kind place"
    post("undo")
    assert [s["speaker"] for s in changing.get("/api/said").json()["rows"]] == ["Boris A. Lunt"]
    post("merge", first="Ada Marsh", second="Boris A. Lunt")
    assert len(changing.get("/api/people").json()["rows"]) == 1
    post("undo", correction=5)
    post("split", who="Ada Marsh", articles=[2], called="Ada the Second")
    history = changing.get("/api/corrections").json()
    assert [c["kind"] for c in history] == ["rename", "reject", "speaker", "retype", "merge", "split"]
    assert [c["id"] for c in history if c["undone_at"]] == [3, 4, 5]


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("reject", {"fact": "s99.1"}, 404),
        ("reject", {"fact": "../../x"}, 404),
        ("merge", {"first": "Ada Marsh", "second": "Ada Marsh"}, 409),
        ("rename", {"who": "Nobody Known", "name": "X"}, 404),
        ("rename", {"who": "Ada Marsh"}, 422),
        ("rename", {"who": "Ada Marsh", "name": "X", "sha": 1}, 422),
        ("undo", {}, 409),
        ("answer", {"question": 77, "same": True}, 404),
    ],
)
def test_corrections_that_cannot_be_made(changing: TestClient, kind: str, body: dict[str, Any], status: int) -> None:
    answer = changing.post(f"/api/corrections/{kind}", json=body)
    assert (answer.status_code, bool(answer.json()["detail"])) == (status, True)
    assert changing.get("/api/corrections").json() == []


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.NoSuchNameError, 404), (errors.NoSuchFactError, 404), (errors.CorrectionError, 409),
        (errors.AmbiguousNameError, 409), (errors.ReplacedStoreError, 409), (errors.ReadOnlyStoreError, 403),
        (errors.StoreBusyError, 503), (errors.StoreFullError, 503), (errors.MissingStoreError, 503),
        (errors.NotAStoreError, 503), (errors.NewerStoreError, 503), (errors.StoreError, 422), (errors.DateError, 422),
    ],
)  # fmt: skip
def test_an_error_has_its_status(error: type[errors.OnRecordError], status: int) -> None:
    assert status_of(error("x")) == status


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    number: float


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1+1", "\n=1",
    "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)", "\ufe66=1", "\ufe661", "\u207a1", "\u22121",
    "\u00a0=1", "\u200b=1", "\ufeff=1", "\u202e=1", "\u3000=1", "\x00=1", "\x1b=1", "\u2028=1", "\u00ad+1", "\u180e-1",
    "\ufe0f=1", "\u3164=1", "\u2800=1", "\U000e0041=1", " \u200b\u00a0\ufeff\uff1d1",
])  # fmt: skip
def test_no_cell_is_a_formula(text: str) -> None:
    (_, row) = csv.reader(io.StringIO(to_csv([_Row(name=text, number=-2.5)], _Row), newline=""))
    assert row == ["'" + text, "-2.5"]


@pytest.mark.parametrize("text", ["", " ", "a=1", "“=1”", "12", "\u200bAnn", "é", "*", "½", "…"])
def test_words_stay_as_they_are(text: str) -> None:
    (_, row) = csv.reader(io.StringIO(to_csv([_Row(name=text, number=1)], _Row), newline=""))
    assert row[0] == text


def test_columns_of_what_is_within() -> None:
    from onrecord.store.read.browsed import Asked

    names = columns(Asked)
    assert "silence_article_publisher" in names
    assert "reply_days" in names


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The whole app's description, over a store of its own that corrections may change."""
    app = create_app(small_store(tmp_path_factory.mktemp("described") / "s.db", invented=1), token=TOKEN)
    with TestClient(app):
        schema = schemathesis.openapi.from_dict(app.openapi())
        schema.app = app
        yield schema


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
def test_the_api_keeps_to_its_description(described: Any, mode: schemathesis.GenerationMode) -> None:
    """Whatever is sent: no 5xx, statuses and answers as they are described, what is not described is refused."""
    tried = 0
    for operation in (found.ok() for found in described.get_all_operations()):

        @hypothesis.settings(max_examples=EXAMPLES, suppress_health_check=list(hypothesis.HealthCheck))
        @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
        def keeps(case: schemathesis.Case) -> None:
            nonlocal tried
            tried += 1
            case.call_and_validate(headers=CHANGE, base_url=ORIGIN)

        keeps()
    assert tried > 100


def test_the_description_is_whole(client: TestClient) -> None:
    found = client.get("/openapi.json").json()
    text = msgspec.json.encode(found).decode()
    for name in {part.split('"')[0] for part in text.split('"#/components/schemas/')[1:]}:
        assert name in found["components"]["schemas"], name
    assert TOKEN not in text


def test_an_answer_and_a_record_have_schemas_of_their_own(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert "appearances" in schemas["Statement"]["properties"]
    assert "cue" in schemas["record.Statement"]["properties"]
    assert not [name for name in schemas if "onrecord" in name]
