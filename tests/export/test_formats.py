"""One contract for every format: each fact of the samples arrives, with its words, and nothing half written stays."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import OnRecordError
from onrecord.export.formats import BY_NAME, FORMATS, Format, exported
from onrecord.record import Record, from_json

GOLDEN = Path(__file__).parent.parent / "golden"


@cache
def records() -> tuple[Record, ...]:
    """The records of the samples."""
    return tuple(from_json(file.read_bytes()) for file in sorted(GOLDEN.glob("*.json")))


def files_of(form: Format, data: bytes) -> dict[str, bytes]:
    """Return the files of an export by their paths; of a format of one file that under its suffix."""
    if not form.many:
        return {form.suffix: data}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(params=FORMATS, ids=lambda form: form.name)
def form(request: pytest.FixtureRequest) -> Format:
    found: Format = request.param
    return found


def test_the_same_records_give_the_same_bytes(form: Format) -> None:
    if form.name == "xlsx":
        pytest.skip("a workbook holds the time at which it was made")
    assert exported(records(), form.name) == exported(iter(records()), form.name)


def test_no_records_give_files_without_facts(form: Format) -> None:
    assert files_of(form, exported([], form.name))


def test_an_export_appears_whole_or_not_at_all(form: Format, tmp_path: Path) -> None:
    def broken() -> Iterable[Record]:
        yield records()[0]
        raise RuntimeError("stopped")

    out = tmp_path / f"out{'' if form.many else form.suffix}"
    with pytest.raises(RuntimeError, match="stopped"):
        onrecord.export_records(broken(), form.name, out)
    assert list(tmp_path.iterdir()) == []
    onrecord.export_records(records(), form.name, out)
    assert out.is_dir() == form.many
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_a_folder_with_other_things_in_it_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OnRecordError, match="not empty"):
        onrecord.export_records(records(), "csv", tmp_path)
    with pytest.raises(OnRecordError, match="a folder; give a file"):
        onrecord.export_records(records(), "xlsx", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_format_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(OnRecordError, match=f"choose from {', '.join(BY_NAME)}"):
        exported(records(), "docx")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "onrecord.export.tables.parquet", None)
    with pytest.raises(OnRecordError, match=r"pip install 'onrecord\[export\]'"):
        exported(records(), "parquet")


def test_a_record_gives_itself() -> None:
    assert records()[0].to("csv") == exported(records()[:1], "csv")
