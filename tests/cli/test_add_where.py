"""`onrecord add --where`: some records of many."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.record import Record, to_json
from onrecord.resolve import open_store
from onrecord.scale.lake import PartWriter
from onrecord.scale.places import Place
from tests.store.invented import invented_records


def _placed(record: Record, number: int) -> Record:
    publisher, month = ("Wire", "The Harbor Ledger")[number % 2], 1 + number % 3
    article = msgspec.structs.replace(record.article, publisher=publisher, published=f"2016-{month:02}-14")
    return msgspec.structs.replace(record, article=article)


RECORDS = tuple(_placed(record, number) for number, record in enumerate(invented_records(24, seed=8, people=9)))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("onrecord.cli.add._give_way", lambda: None)  # of the tests' own process
    monkeypatch.chdir(tmp_path)
    writer = PartWriter(Place.of("lake"), "piece")
    for record in RECORDS:
        writer.add(record)
    writer.flush()
    Path("records.jsonl").write_text("".join(f"{to_json(record)}\n" for record in RECORDS), encoding="utf-8")
    Path("pier.txt").write_text("The pier will close, Mayor Ada Lund said.", encoding="utf-8")
    return tmp_path


def _added(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["add", *arguments, "--store", "story.db"])
    assert isinstance(done.exception, SystemExit | None), done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("given", ["records.jsonl", "lake"])
def test_some_are_added(folder: Path, given: str) -> None:
    wanted = {r.article.id for n, r in enumerate(RECORDS) if n % 2 and n % 3 == 1}
    told = _added(given, "--where", 'publisher = "The Harbor Ledger" and published = 2016-02')
    assert told == (0, f"read {len(wanted)} articles: {len(wanted)} new, 0 the same, 0 skipped\n", "")
    with open_store(folder / "story.db", readonly=True) as store:
        assert {record.article.id for record in store.records()} == wanted


def test_files_of_other_months_are_not_opened(folder: Path) -> None:
    [march] = (folder / "lake" / "records" / "month=2016-03").glob("*.parquet")
    march.write_bytes(b"PAR1 and no more")
    assert _added("lake", "--where", "published <= 2016-02")[::2] == (0, "")
    status, _, said = _added("lake", "--where", "published <= 2016-03")
    assert (status, "month=2016-03" in said) == (3, True)


def test_of_a_person(folder: Path) -> None:
    person = next(e for e in RECORDS[5].entities if e.kind == "person")
    expected = sum(any(e.kind == "person" and person.name in (e.name, *e.aliases) for e in r.entities) for r in RECORDS)
    assert 0 < expected < len(RECORDS)
    assert f"{expected} new" in _added("records.jsonl", "--where", f'person = "{person.name}"')[1]


def test_where_no_record_is_selected_no_store_is_made(folder: Path) -> None:
    status, _, said = _added("lake", "--where", "publisher = Nobody")
    assert (status, said) == (1, "onrecord: no record of which this is true: publisher = Nobody\n")
    assert not (folder / "story.db").exists()


@pytest.mark.parametrize("arguments, said", [
    (("lake", "--where", "colour = red"), "onrecord: --where: at “colour”: begin a condition with one of publisher"),
    (("lake", "--where", "published = May"), "onrecord: --where: May: not a date"),
    (("lake", "pier.txt", "--where", "kind = ties"), "onrecord: pier.txt: not records, and --where selects among these"),
    (("pier.txt", "--where", "kind = ties; DROP TABLE article"), "onrecord: --where: ties;: not a kind of fact"),
])  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_added(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    status, out, error = _added(*arguments)
    assert (status, out, error.startswith(said)) == (2, "", True), error
    assert not (folder / "story.db").exists()


def test_a_file_that_is_not_there_is_named_as_ever(folder: Path) -> None:
    status, _, said = _added("none.jsonl", "--where", "kind = ties")
    assert (status, "none.jsonl: no such file" in said) == (1, True)
