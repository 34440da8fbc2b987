"""A table beside the articles: what it says of each, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import DateError, OnRecordError, RecordFormatError
from onrecord.intake.metadata import read_metadata, with_metadata
from onrecord.record import Article, article_id


def table(tmp_path: Path, text: str, *, name: str = "table.csv") -> Path:
    """A table in a file."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def article(source: str, **known: str) -> Article:
    return Article(id=article_id("Text."), text="Text.", source=source, **known)  # type: ignore[arg-type]


def test_a_table_names_each_files_fields(tmp_path: Path) -> None:
    path = table(tmp_path, "file,published,author,title,more\na.txt,2024-05-17,Ann Lee; Bo Li ,Ferry  stops,x\n,,,,\n")
    assert read_metadata(path) == {
        "a.txt": {
            "title": "Ferry stops", "authors": ("Ann Lee", "Bo Li"), "published": "2024-05-17", "published_basis": "given",
        }
    }  # fmt: skip


def test_tabs_part_the_columns_of_a_tsv(tmp_path: Path) -> None:
    path = table(tmp_path, "file\tpublisher\na.txt\tPort, Hale\n", name="table.tsv")
    assert read_metadata(path) == {"a.txt": {"publisher": "Port, Hale"}}


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("name,published\na.txt,2024-05-17\n", RecordFormatError, "no column `file`"),
        ("", RecordFormatError, "no column `file`"),
        ("file,published\na.txt,17 May\n", DateError, "a.txt"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, error: type[OnRecordError], says: str) -> None:
    with pytest.raises(error, match=says):
        read_metadata(table(tmp_path, text))


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="cannot be read"):
        read_metadata(tmp_path / "none.csv")


def test_a_file_is_found_by_its_path_then_by_its_name() -> None:
    given = {"x/a.txt": {"title": "By path"}, "a.txt": {"title": "By name"}}
    articles = (article("x/a.txt"), article("y/a.txt"), article("b.txt", title="Its own"))
    found = with_metadata(articles, given, publisher=None)
    assert [one.title for one in found] == ["By path", "By name", "Its own"]


def test_a_publisher_is_given_to_those_without() -> None:
    found = with_metadata((article("a.txt"), article("b.txt", publisher="Ledger")), {}, publisher="Courier")
    assert [one.publisher for one in found] == ["Courier", "Ledger"]
