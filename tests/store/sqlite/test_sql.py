"""The database itself is for other programs to read: views, keys, labels, full text; Datasette and sqlite-utils agree."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from onrecord.resolve import open_store
from tests.store.invented import invented_records

RECORDS = tuple(invented_records(20, seed=6, people=15))
VIEWS = ("person", "organization", "said", "held", "tied", "timeline", "figures", "silences", "stands", "disputed")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sql") / "onrecord.db"
    with open_store(path) as store:
        store.add_all(RECORDS)
    return path


@pytest.fixture
def reader(path: Path) -> Any:
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def _tables(reader: sqlite3.Connection) -> list[str]:
    rows = reader.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*_fts*' AND name NOT GLOB 'sqlite_*'"
    )
    return [r[0] for r in rows]


def test_every_table_has_a_label(reader: sqlite3.Connection) -> None:
    for table in _tables(reader):
        columns = {r[1]: r[3] or r[5] for r in reader.execute(f"PRAGMA table_info({table})")}
        assert columns.get("name"), table


def test_every_reference_is_a_key_with_an_index(reader: sqlite3.Connection) -> None:
    for table in _tables(reader):
        columns = {r[1] for r in reader.execute(f"PRAGMA table_info({table})")}
        keys = {r[3] for r in reader.execute(f"PRAGMA foreign_key_list({table})")}
        assert {c for c in columns if c.endswith("_id") and c != "local_id"} <= keys, table
        # A number that is the row's own is looked up by.
        indexed = {r[1] for r in reader.execute(f"PRAGMA table_info({table})") if r[5] and r[2] == "INTEGER"}
        for index in reader.execute(f"PRAGMA index_list({table})"):
            indexed.add(reader.execute(f"PRAGMA index_info({index[1]})").fetchone()[2])
        assert keys <= indexed, table
    assert reader.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("view", VIEWS)
def test_views_answer(reader: sqlite3.Connection, view: str) -> None:
    assert reader.execute(f"SELECT count(*) FROM {view}").fetchone()[0] > 0


def test_views_tell_what_the_records_say(reader: sqlite3.Connection) -> None:
    assert reader.execute("SELECT count(*) FROM said").fetchone()[0] == sum(len(r.statements) for r in RECORDS)
    for start, sentence, text in reader.execute(
        "SELECT json_extract(t.evidence, '$[0][0]'), sentence, a.text FROM timeline t JOIN article a ON a.id = t.article_id"
    ):
        assert text[start : start + len(sentence)] == sentence


def test_full_text_by_plain_sql(reader: sqlite3.Connection) -> None:
    for table in ("article", "statement", "figure", "identity_name"):
        reader.execute(f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH 'harbor'").fetchall()
    assert reader.execute("SELECT count(*) FROM statement_fts WHERE statement_fts MATCH 'resign'").fetchone()[0]


def test_sqlite_utils_reads_it(path: Path) -> None:
    sqlite_utils = pytest.importorskip("sqlite_utils")
    database = sqlite_utils.Database(path)
    try:
        assert set(VIEWS) <= set(database.view_names())
        assert database["article"].detect_fts() == "article_fts"
        assert {k.other_table for k in database["statement"].foreign_keys} >= {
            "article",
            "entity",
            "identity",
            "quotation",
        }
        assert list(database["statement"].search("resign"))
    finally:
        database.close()


def test_datasette_reads_it(path: Path) -> None:
    datasette_app = pytest.importorskip("datasette.app")

    async def ask(address: str) -> Any:
        answer = await datasette_app.Datasette([str(path)]).client.get(address)
        assert answer.status_code == 200, address
        return answer

    async def all_pages() -> None:
        tables = (await ask("/onrecord/statement.json?_shape=objects&_labels=on&_size=1")).json()["rows"]
        # Labels come from `name` without any configuration.
        assert tables[0]["article_id"]["label"] == RECORDS[0].article.title
        for view in VIEWS:
            assert (await ask(f"/onrecord/{view}.json?_shape=objects")).json()["rows"]
        found = (await ask("/onrecord/statement.json?_search=resign&_shape=objects")).json()["rows"]
        assert 0 < len(found) < 100 and all("resign" in row["text"] for row in found)
        await ask("/onrecord")

    asyncio.run(all_pages())
