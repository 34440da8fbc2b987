"""The database itself is for other programs to read: views, keys, labels, full text; Datasette and sqlite-utils agree."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from onrecord.record import Position
from onrecord.record.position import Act
from onrecord.resolve import open_store
from tests.store.invented import invented_records
from tests.store.small import Small

RECORDS = tuple(invented_records(20, seed=6, people=15))
VIEWS = ("person", "organization", "said", "held", "tied", "timeline", "figures", "silences", "stands", "disputed")
DOCS = (Path(__file__).parents[3] / "docs" / "store.md").read_text(encoding="utf-8")
OF_ALL_FACTS = {"id", "fact", "at", "article_id", "article", "publisher"}


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


def _documented(view: str) -> set[str]:
    """Return the columns that the docs give for a view, with those of all views of facts."""
    named = re.compile(r"`(\w+)`")
    rows = [line.split("|")[1:-1] for line in DOCS.splitlines() if line.startswith("| `")]
    columns = next(set(named.findall(row[2])) for row in rows if len(row) == 3 and view in named.findall(row[0]))
    return columns if view in ("person", "organization") else columns | OF_ALL_FACTS


@pytest.mark.parametrize("view", VIEWS)
def test_the_docs_name_each_column_of_a_view(reader: sqlite3.Connection, view: str) -> None:
    assert {r[1] for r in reader.execute(f"PRAGMA table_info({view})")} == _documented(view)


def test_no_view_is_left_out_of_the_docs(reader: sqlite3.Connection) -> None:
    assert {r[0] for r in reader.execute("SELECT name FROM sqlite_master WHERE type = 'view'")} == set(VIEWS)
    sentence = DOCS[DOCS.index("All views of facts also have") :].split(".\n")[0]
    assert all(f"`{column}`" in sentence for column in OF_ALL_FACTS)


def test_a_position_names_whom_it_is_taken_toward(tmp_path: Path) -> None:
    small = Small("Ada Umber accused Bill Jessop. Carl Ode backs the weir.")
    ada, bill, carl = (small.entity(name) for name in ("Ada Umber", "Bill Jessop", "Carl Ode"))
    small.positions += [
        _position(small, ada, "accuse", "Bill Jessop", toward=bill),
        _position(small, carl, "support", "the weir"),
    ]
    with open_store(tmp_path / "toward.db") as store:
        store.add(small.record())
        store.rename("Bill Jessop", "William Jessop")
    with sqlite3.connect(tmp_path / "toward.db") as database:
        found = database.execute("SELECT person, act, toward FROM stands ORDER BY id").fetchall()
        known = database.execute("SELECT p.name FROM stands s JOIN person p ON p.id = s.toward_id").fetchall()
    database.close()
    assert found == [("Ada Umber", "accuse", "William Jessop"), ("Carl Ode", "support", None)]
    assert known == [("William Jessop",)]


def _position(small: Small, actor: str, act: Act, target: str, *, toward: str | None = None) -> Position:
    name = next(e.name for e in small.entities if e.id == actor)
    return Position(
        actor=actor, actor_text=name, act=act, toward=toward, target=small.at(target), statement=None,
        evidence=(small.at(target),), confidence=0.9, rule="verb",
    )  # fmt: skip


def test_who_is_only_described_is_no_person_to_count(reader: sqlite3.Connection) -> None:
    people = dict(reader.execute("SELECT id, name FROM person UNION SELECT id, name FROM organization"))
    for view, words in (("said", "speaker"), ("stands", "actor")):
        for number, person, called in reader.execute(f"SELECT person_id, person, {words} FROM {view}"):
            assert person == people.get(number)
            assert person is None or called == person


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
        metadata = json.loads(DOCS.split("```json\n")[-1].split("```")[0])
        client = datasette_app.Datasette([str(path)], metadata=metadata).client
        said = (await client.get("/onrecord/said.json?_search=resign&_shape=objects")).json()["rows"]
        assert {row["id"] for row in said} == {row["id"] for row in found}
        assert (await client.get("/onrecord/figures.json?_search=harbor&_shape=objects")).status_code == 200

    asyncio.run(all_pages())
