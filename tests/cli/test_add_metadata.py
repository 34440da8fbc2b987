"""`onrecord add --metadata` and `--publisher`; what a folder holds and is not read is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.resolve import open_store

SAID = "Ada Lund said that the {} bridge was safe. She drove over it on Monday morning."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("onrecord.cli.add._give_way", lambda: None)
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name in ("one", "two"):
        Path("in", f"{name}.txt").write_text(SAID.format(name))
    Path("in", "table.xlsx").write_bytes(b"PK")
    return tmp_path


def test_a_table_says_what_the_files_do_not(folder: Path) -> None:
    Path("t.csv").write_text(
        "file,published,publisher,author,title,section,mood\none.txt,2024-05-17,The Mail,Ann Lee; Bo Ray,Safe,Metro,glad\n"
    )
    done = CliRunner().invoke(app, ["add", "in", "--metadata", "t.csv", "--publisher", "The Rest"])
    assert done.exit_code == 0, done.output
    assert "in: left out table.xlsx (no form" in done.stderr
    with open_store(Path("onrecord.db")) as store:
        found = {a.source: a for a in (record.article for record in store.records())}
        one, two = found["in/one.txt"], found["in/two.txt"]
    assert one.section == "Metro"
    assert (one.published, one.published_basis, one.publisher) == ("2024-05-17", "given", "The Mail")
    assert (one.authors, one.title) == (("Ann Lee", "Bo Ray"), "Safe")
    assert (two.published, two.publisher) == (None, "The Rest")


@pytest.mark.parametrize(
    ("table", "status", "words"),
    [
        ("name,published\none.txt,2024\n", 1, "no column `file`"),
        ("file,published\none.txt,2024-13-01\n", 2, "one.txt"),
        (None, 1, "cannot be read"),
    ],
)
def test_a_table_that_is_wrong_adds_nothing(folder: Path, table: str | None, status: int, words: str) -> None:
    if table is not None:
        Path("t.csv").write_text(table)
    done = CliRunner().invoke(app, ["add", "in", "--metadata", "t.csv"])
    assert (done.exit_code, words in done.stderr) == (status, True), done.output
    assert not Path("onrecord.db").exists()
