"""Every kind of fact reaches every consumer: this walks the rows of `record.kinds` and asks each one for each kind."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import msgspec
import pytest
from rich.console import Console
from starlette.testclient import TestClient

import onrecord
from onrecord.errors import FactError, RecordFormatError
from onrecord.export import html, terminal
from onrecord.facts.pipeline import COMPONENTS
from onrecord.record import Record, from_json, json_schema, to_json
from onrecord.record.kinds import FACTS, KINDS, Kind, references_of, spans_of, values_at
from onrecord.record.wording import Wording
from onrecord.resolve import open_store
from onrecord.store import Store
from onrecord.store.sqlite.fulltext import index_text
from onrecord.store.sqlite.rows import PARTS, columns_of
from onrecord.views.labels import labels, one_line
from onrecord.web import create_app
from tests.record.one_of_each import ENTITIES, TEXT, fact_of, one_of_each, record_of
from tests.web.story import CHANGE, ORIGIN, TOKEN

DOCS = Path(__file__).parents[2] / "docs"
every = pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.plural)
with_id = pytest.mark.parametrize("kind", FACTS, ids=lambda k: k.plural)
of_parties = pytest.mark.parametrize("kind", [k for k in FACTS if k.parties], ids=lambda k: k.plural)
searched = pytest.mark.parametrize("kind", [k for k in FACTS if k.searched], ids=lambda k: k.plural)


def stored(folder: Path) -> Path:
    with open_store(folder / "kinds.db") as store:
        assert store.add(one_of_each()) == "new"
    return folder / "kinds.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return stored(tmp_path)


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


def served(path: Path) -> TestClient:
    return TestClient(create_app(path, token=TOKEN), base_url=ORIGIN, headers=CHANGE)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The web app over a store that no test changes."""
    with served(stored(tmp_path_factory.mktemp("kinds"))) as client:
        yield client


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()


# The rows themselves


def _worded(kind: Kind, field: str, value: object) -> str:
    """Word a value as the store's labels do, which have the ties' words."""
    return labels("tie")[str(value)] if (kind.name, field) == ("tie", "kind") else str(value)


def test_names_letters_and_marks_are_told_apart() -> None:
    for held in ("name", "plural", "mark", "table", "value"):
        assert len({getattr(kind, held) for kind in KINDS}) == len(KINDS), held
    assert len({kind.letter for kind in FACTS}) == len(FACTS)
    assert all(len(kind.mark) == 1 for kind in KINDS)
    assert {kind.plural for kind in KINDS} == set(Record.__struct_fields__) - {
        "format",
        "article",
        "read_by",
        "attributions",
    }


@every
def test_every_path_leads_somewhere(kind: Kind) -> None:
    fact = fact_of(kind)
    for path in (kind.evidence, kind.place, *kind.spans):
        assert all(0 <= start < stop <= len(TEXT) for start, stop in values_at([fact], path)), path
        assert values_at([fact], path), path
    for path in (*kind.parties, *kind.others):
        assert values_at([fact], path), path
    fields = {f.name for f in msgspec.structs.fields(kind.value)}
    assert fields >= {*kind.apart, *kind.dates, *kind.statements}
    assert set(kind.searched) <= set(columns_of(kind))


@every
def test_every_span_and_reference_is_named_in_the_row(kind: Kind) -> None:
    """What is checked before a record is added, is checked for each field that holds a span or an id."""
    written = json.loads(msgspec.json.encode(fact_of(kind)))
    assert sorted(map(tuple, _pairs(written))) == sorted(spans_of(kind, [fact_of(kind)]))
    own = {written["id"]} if "id" in written else set()
    ids = [text for text in _texts(written) if re.fullmatch(r"[es][12]", text) and text not in own]
    assert sorted(ids) == sorted(references_of(kind, [fact_of(kind)]))


def _pairs(value: object) -> Iterator[list[int]]:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(one, int) for one in value):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _pairs(one)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


@pytest.mark.parametrize("kind", [k for k in KINDS if k.evidence == "evidence"], ids=lambda k: k.plural)
def test_no_fact_without_evidence(kind: Kind) -> None:
    with pytest.raises(FactError, match="no evidence"):
        msgspec.structs.replace(fact_of(kind), evidence=())


# Reading


@every
def test_a_finder_runs_after_those_that_it_asks(kind: Kind) -> None:
    before: set[str] = set()
    for component in COMPONENTS:
        asked = {r.removeprefix("doc._.") for r in component.requires if r.startswith("doc._.")} - {"attributions"}
        assert asked <= before, component.name
        before.add(component.assigns)
    assert kind.plural in before


@every
def test_the_value_has_a_public_name(kind: Kind) -> None:
    assert getattr(onrecord, kind.value.__name__) is kind.value
    assert kind.value.__name__ in dir(onrecord)


# JSON and its schema


@every
def test_it_is_written_and_read(kind: Kind) -> None:
    record = record_of(kind)
    assert kind.facts(from_json(to_json(record))) == kind.facts(record)
    jsonschema.validate(json.loads(to_json(record)), json_schema())
    assert kind.value.__name__ in json_schema()["$defs"]


# The store


@every
def test_it_comes_back_from_the_store(kind: Kind, store: Store, path: Path) -> None:
    record = one_of_each()
    assert kind.facts(store.record(1)) == kind.facts(record)
    (label, *_), *others = rows(path, f"SELECT name FROM {kind.table}")
    assert len(others) == len(kind.facts(record)) - 1
    assert str(label) in one_line(Wording(record, worded=_worded).says(kind, kind.facts(record)[0]))
    if kind.letter:
        assert store.counts()[kind.table] == 1


@every
def test_a_fact_that_points_nowhere_is_refused(kind: Kind, store: Store) -> None:
    whole = to_json(one_of_each())
    start = whole.index(f'"{kind.plural}":')
    head, tail = whole[:start], whole[start:]
    stop = next(spans_of(kind, [fact_of(kind)]))[1]
    with pytest.raises(RecordFormatError, match="beyond its text"):
        store.add(from_json(head + tail.replace(f",{stop}]", ",9999]", 1)))
    if kind.parties:
        with pytest.raises(RecordFormatError, match="speaks of e9"):
            store.add(from_json(head + tail.replace('"e1"', '"e9"', 1)))


@of_parties
def test_a_corrected_identity_reaches_it(kind: Kind, path: Path) -> None:
    table = next((t for t, (whole, _) in PARTS.items() if whole == kind.name), kind.table)
    with contextlib.closing(sqlite3.connect(path)) as database:
        of = f"SELECT count(*) FROM {table} WHERE identity_id = (SELECT identity_id FROM entity WHERE local_id = 'e1')"
        held = database.execute(of).fetchone()
        database.execute(
            "INSERT INTO identity (id, name, read_name, kind, canonical_id) VALUES (99, 'Zoe', 'Zoe', 'person', 99)"
        )
        database.execute("UPDATE entity SET identity_id = 99 WHERE local_id = 'e1'")
        assert held[0] > 0
        assert database.execute(f"SELECT count(*) FROM {table} WHERE identity_id = 99").fetchone() == held


@with_id
def test_reading_again_replaces_it(kind: Kind, store: Store, path: Path) -> None:
    assert store.add(record_of()) == "reread"
    assert rows(path, f"SELECT count(*) FROM {kind.table}") == [(0,)]


@searched
def test_its_words_are_searched(kind: Kind, path: Path) -> None:
    column = kind.searched[0]
    (words, row), *_ = rows(path, f"SELECT {column}, id FROM {kind.table}")
    found = f"SELECT rowid FROM {kind.table}_fts WHERE {kind.table}_fts MATCH '\"{words}\"'"
    assert rows(path, found) == [(row,)]
    with contextlib.closing(sqlite3.connect(path)) as database:
        index_text(database)
        assert database.execute(found).fetchall() == [(row,)]


def test_what_no_reader_counts_is_kept_with_the_record_and_checked(store: Store, path: Path) -> None:
    (statement,) = one_of_each().statements
    act = msgspec.structs.replace(statement, id="a1")
    whole = msgspec.structs.replace(one_of_each(), attributions=(act,))
    assert store.add(whole) == "reread"
    assert store.record(1).attributions == (act,)
    assert rows(path, "SELECT count(*) FROM statement") == [(1,)]
    beyond = msgspec.structs.replace(act, content=msgspec.structs.replace(act.content, spans=((0, 9999),)))
    with pytest.raises(RecordFormatError, match="beyond its text"):
        store.add(msgspec.structs.replace(whole, attributions=(beyond,)))
    with pytest.raises(RecordFormatError, match="have one id"):
        store.add(msgspec.structs.replace(whole, attributions=(statement,)))


# Corrections


@with_id
def test_a_correction_holds_when_it_is_read_again(kind: Kind, store: Store) -> None:
    fact = f"{kind.letter}1.1"
    made = store.reject(fact, author="desk")
    assert kind.name in made.change
    again = msgspec.structs.replace(
        one_of_each(), entities=(*ENTITIES[:1], msgspec.structs.replace(ENTITIES[1], aliases=("council",)))
    )
    assert store.add(again) == "reread"
    assert store.browse.rulings(1).rejected == {fact: made.id}
    assert not store.corrections()[0].lost
    store.undo(made.id, author="desk")
    assert store.browse.rulings(1).rejected == {}


@with_id
def test_a_correction_says_where_it_lost_its_place(kind: Kind, store: Store) -> None:
    store.reject(f"{kind.letter}1.1", author="desk")
    assert (
        store.add(
            record_of(*(k for k in KINDS if k.name != kind.name and not (kind.name == "statement" and k.statements)))
        )
        == "reread"
    )
    assert kind.name in (store.corrections()[0].lost or "")


# The web app and its API


@with_id
def test_it_has_a_page(kind: Kind, client: TestClient) -> None:
    answer = client.get(f"/facts/{kind.letter}1.1")
    assert answer.status_code == 200, answer.text
    assert kind.name in answer.text
    start, stop = values_at([fact_of(kind)], kind.evidence)[0]
    assert TEXT[start:stop].split()[1] in answer.text
    assert client.get(f"/facts/{kind.letter}1.7").status_code == 404


@every
def test_its_words_are_marked_on_the_article_s_page(kind: Kind, client: TestClient) -> None:
    page = client.get("/articles/1").text
    assert f'id="w-{kind.mark}1"' in page
    if kind.letter:
        assert f'href="/facts/{kind.letter}1.1"' in page


@with_id
def test_the_page_rejects_it(kind: Kind, path: Path) -> None:
    fact = f"{kind.letter}1.1"
    with served(path) as client:
        assert client.post("/api/corrections/reject", json={"fact": fact, "author": "desk"}).status_code == 200
        assert f'id="w-{kind.mark}1"' not in client.get("/articles/1").text
        assert "is rejected" in client.get(f"/facts/{fact}").text


@every
def test_the_api_gives_and_describes_it(kind: Kind, client: TestClient) -> None:
    assert client.get("/api/articles/1").json()[kind.plural] == json.loads(to_json(one_of_each()))[kind.plural]
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert {kind.value.__name__, f"record.{kind.value.__name__}"} & set(schemas)
    counted = {row["kind"]: row["count"] for row in client.get("/api/counts").json()}
    assert counted.get(kind.table, 0) == (1 if kind.letter else 0)


# What is printed


@with_id
def test_the_terminal_shows_it(kind: Kind) -> None:
    assert _printed(record_of(kind)) != _printed(record_of())
    if kind.listed:
        assert Wording(record_of(kind)).says(kind, fact_of(kind)).split()[0] in _printed(record_of(kind))


def _printed(record: Record) -> str:
    console = Console(file=io.StringIO(), width=100, color_system=None)
    terminal.render(record, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@every
def test_the_exported_page_marks_it(kind: Kind) -> None:
    page = html.render(record_of(kind))
    assert f'id="w-{kind.mark}1"' in page
    assert f'href="#w-{kind.mark}1"' in page or f'href="#{kind.mark}1"' in page or kind.name == "time"


@every
def test_the_docs_tell_of_it(kind: Kind) -> None:
    line = next(
        line for line in (DOCS / "record.md").read_text("utf-8").splitlines() if line.startswith(f"| `{kind.plural}` |")
    )
    told = {"evidence", "confidence", "rule"}  # of all kinds, above the table
    fields = {f.encode_name for f in msgspec.structs.fields(kind.value)} - told
    assert {name for name in fields if f"`{name}`" not in line} == set()
