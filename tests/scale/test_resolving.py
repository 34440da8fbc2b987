"""One person under one id over a folder: the identities that a store gives the same records."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.errors import MissingInputError, OnRecordError, ScaleError
from onrecord.record import Record, from_json
from onrecord.resolve import open_store
from onrecord.scale.lake import PartWriter
from onrecord.scale.places import Place
from onrecord.scale.resolving import resolve
from tests.store.invented import invented_records


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    writer = PartWriter(Place.of(str(folder)), "piece")
    for record in invented_records(60, seed=4, people=25):
        writer.add(record)
    writer.flush()
    return folder


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    return [row for p in sorted(folder.glob(f"{table}/**/*.parquet")) for row in pq.read_table(p).to_pylist()]


def whole(folder: Path) -> list[Record]:
    return [from_json(row["json"]) for row in rows(folder, "records")]


def test_identities_are_those_of_a_store(records: Path, tmp_path: Path) -> None:
    told: list[OnRecordError] = []
    found = resolve(str(records), str(tmp_path / "out"), skipped=told.append)
    with open_store(tmp_path / "story.db") as store:
        store.add_all(whole(records))
        expected = {r.article.id: {e.id for e in r.entities} for r in store.standing()}
        copies = store.copies()
    read = {r.article.id: {e.id for e in r.entities} for r in whole(tmp_path / "out")}
    assert (told, found.articles, read) == ([], 60, expected)
    assert found.identities == len(set().union(*expected.values())) < sum(map(len, expected.values()))
    assert [(row["article"], row["copy_of"]) for row in rows(tmp_path / "out", "copies")] == list(copies)
    assert len(rows(tmp_path / "out", "statements")) == len(rows(records, "statements"))
    assert {row["id"] for row in rows(tmp_path / "out", "entities")} == set().union(*expected.values())


def test_a_damaged_file_is_told_and_the_rest_goes_on(records: Path, tmp_path: Path) -> None:
    for path in sorted(records.glob("records/**/*.parquet")):
        copy = tmp_path / "in" / path.relative_to(records)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (tmp_path / "in" / "records" / "zero.parquet").write_bytes(b"PAR1")
    told: list[OnRecordError] = []
    assert resolve(str(tmp_path / "in"), str(tmp_path / "out"), skipped=told.append).articles == 60
    assert ["zero.parquet" in str(error) for error in told] == [True]


def test_many_records_are_loaded_in_bulk_to_the_same_tables(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolve(str(records), str(tmp_path / "one"), skipped=print)
    monkeypatch.setattr("onrecord.store.store._MANY", 2)
    resolve(str(records), str(tmp_path / "bulk"), skipped=print)
    one, bulk = (
        {p.relative_to(f): p.read_bytes() for p in f.rglob("*.parquet")} for f in (tmp_path / "one", tmp_path / "bulk")
    )
    assert len(one) > 5
    assert one == bulk


def test_a_record_that_no_store_takes_is_told(records: Path, tmp_path: Path) -> None:
    good, broken = whole(records)[:2]
    short = msgspec.structs.replace(broken, article=msgspec.structs.replace(broken.article, text="Short."))
    writer = PartWriter(Place.of(str(tmp_path / "in")), "piece")
    for record in (good, short):
        writer.add(record)
    writer.flush()
    told: list[OnRecordError] = []
    assert resolve(str(tmp_path / "in"), str(tmp_path / "out"), skipped=told.append).articles == 1
    assert ["read the article again" in str(error) for error in told] == [True]


def test_no_records(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="give what `onrecord scale read` wrote"):
        resolve(str(tmp_path), str(tmp_path / "out"), skipped=print)


def test_a_folder_that_is_not_empty(records: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("here")
    with pytest.raises(ScaleError, match="not empty; give --out a new folder"):
        resolve(str(records), str(tmp_path), skipped=print)
    assert (tmp_path / "mine.txt").read_text() == "here"


def test_the_command(records: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["scale", "resolve", str(records), "--out", str(tmp_path / "out")])
    assert result.exit_code == 0
    assert result.output.startswith("onrecord: 60 articles, ")
    again = CliRunner().invoke(app, ["scale", "resolve", str(records), "--out", str(tmp_path / "out")])
    assert (again.exit_code, "not empty" in again.output) == (1, True)
