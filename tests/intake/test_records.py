"""Records as files: lines, one Parquet file, a folder by month; what is damaged costs itself only."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.errors import OnRecordError
from onrecord.export.formats import export_records
from onrecord.intake.records import holds_records, record_lines, record_of, tables_of_records
from onrecord.record import Record, to_json
from tests.store.invented import invented_records

RECORDS = tuple(invented_records(5, seed=3, people=8))


def _table(path: Path, records: tuple[Record, ...]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table({"id": [r.article.id for r in records], "json": [to_json(r) for r in records]}), path)
    return path


def _read(path: Path) -> tuple[list[Record], list[str]]:
    skipped: list[OnRecordError] = []
    found = [record_of(one) for one in record_lines(str(path), skipped=skipped.append)]
    return found, [str(one) for one in skipped]


def test_what_is_exported_is_read_back_whole(tmp_path: Path) -> None:
    export_records(RECORDS, "parquet", tmp_path / "out")
    assert holds_records(str(tmp_path / "out"))
    assert holds_records(str(tmp_path / "out" / "records.parquet"))
    assert _read(tmp_path / "out") == ([*RECORDS], [])


def test_a_folder_by_month_is_read_in_order_of_its_paths(tmp_path: Path) -> None:
    root = tmp_path / "lake"
    _table(root / "records" / "month=2017-02" / "part-0.parquet", RECORDS[3:])
    _table(root / "records" / "month=2016-11" / "part-1.parquet", RECORDS[2:3])
    _table(root / "records" / "month=2016-11" / "part-0.parquet", RECORDS[:2])
    _table(root / "records" / "month=2016-11" / "_part-2.parquet", RECORDS[:1])
    _table(root / "statements" / "month=2016-11" / "part-0.parquet", RECORDS[:1])
    assert len(tables_of_records(root)) == 3
    assert _read(root) == ([*RECORDS], [])


def test_lines_are_read_with_their_places(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text("\n\n".join(map(to_json, RECORDS)) + "\n", encoding="utf-8")
    assert holds_records(str(file))
    places = [one.place for one in record_lines(str(file), skipped=lambda error: None)]
    assert places == [f"{file}, line {n}" for n in (1, 3, 5, 7, 9)]


def test_folders_of_articles_hold_no_records(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "story.txt").write_text("The pier closed.", encoding="utf-8")
    assert not holds_records(str(tmp_path))
    assert not holds_records("-")
    assert not holds_records(str(tmp_path / "none.parquet"))


@pytest.mark.parametrize("cut", [0, 8, 900])
def test_a_damaged_file_is_named_and_the_others_are_read(tmp_path: Path, cut: int) -> None:
    broken = _table(tmp_path / "records" / "a.parquet", RECORDS[:2])
    _table(tmp_path / "records" / "b.parquet", RECORDS[2:])
    broken.write_bytes(broken.read_bytes()[:cut])
    found, (said,) = _read(tmp_path)
    assert found == [*RECORDS[2:]]
    assert str(broken) in said
    assert "damaged" in said
    assert "write it anew" in said


def test_a_page_that_is_damaged_is_named(tmp_path: Path) -> None:
    broken = _table(tmp_path / "records" / "a.parquet", RECORDS)
    bytes_ = bytearray(broken.read_bytes())
    bytes_[200:2000] = bytes(1800)
    broken.write_bytes(bytes_)
    found, (said,) = _read(tmp_path)
    assert found == []
    assert "damaged" in said


def test_another_table_is_refused(tmp_path: Path) -> None:
    export_records(RECORDS, "parquet", tmp_path / "out")
    found, (said,) = _read(tmp_path / "out" / "statements.parquet")
    assert found == []
    assert "not the table records" in said
    assert "onrecord export --to parquet" in said


def test_a_record_of_another_version_is_named_with_its_row(tmp_path: Path) -> None:
    other = to_json(RECORDS[0]).replace("onrecord/1", "onrecord/7")
    pq.write_table(pa.table({"json": [other, None, to_json(RECORDS[1])]}), tmp_path / "r.parquet")
    one, empty, good = record_lines(str(tmp_path / "r.parquet"), skipped=pytest.fail)
    for wrong, row in ((one, "row 1"), (empty, "row 2")):
        with pytest.raises(OnRecordError, match=f"{row}: not a record of format onrecord/1"):
            record_of(wrong)
    assert record_of(good) == RECORDS[1]


def test_without_pyarrow_the_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _table(tmp_path / "r.parquet", RECORDS)
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    found, (said,) = _read(tmp_path / "r.parquet")
    assert found == []
    assert "pip install 'onrecord[export]'" in said
