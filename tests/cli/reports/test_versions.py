"""`onrecord versions`: the stories, and what each version says otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from tests.web.story import add_versions


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add_versions(tmp_path_factory.mktemp("versions") / "s.db")


def _run(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["versions", *arguments, "--store", str(store)])


def test_stories_with_their_number_of_versions(store: Path) -> None:
    result = _run(store)
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    assert ": 2 versions  [2; The Courier, " in line


def test_what_a_later_version_says_otherwise(store: Path) -> None:
    result = _run(store, "1")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert any("statement " in line for line in lines)
    assert all(line.endswith("]") and "The Courier" in line for line in lines)
    assert result.stdout == _run(store, "2").stdout
    edits = json.loads(_run(store, "1", "--json").stdout)
    assert len(edits) == len(lines)
    assert {edit["act"] for edit in edits} <= {"added", "dropped", "changed", "named", "unnamed"}


def test_as_a_table(store: Path) -> None:
    assert _run(store, "1", "--csv").stdout.startswith("part,act,who")
    assert _run(store, "--csv").stdout.count("\n") == 2


def test_a_list_that_is_cut_says_so(store: Path) -> None:
    result = _run(store, "1", "--limit", "1")
    assert len(result.stdout.splitlines()) == 1
    assert "--limit 0 for all" in result.stderr


def test_no_such_article(store: Path) -> None:
    result = _run(store, "99")
    assert result.exit_code != 0
    assert "99" in result.stderr
