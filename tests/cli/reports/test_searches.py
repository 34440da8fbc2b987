"""`onrecord searches`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from onrecord.cli.app import app
from tests.store.doubtful import doubtful_store


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(doubtful_store(tmp_path / "s.db"))


def run(store: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, ("searches", *arguments, "--store", store))


def test_a_search_is_saved_listed_seen_and_dropped(store: str) -> None:
    made = run(store, "bridge", "safe", "--save", "bridges", "--speaker", "Ada Marsh", "--by", "Lee")
    assert made.exit_code == 0
    assert made.stdout.startswith("1  bridges: “bridge safe”, said by Ada Marsh  (0 new since ")
    (listed,) = json.loads(run(store, "--json").stdout)
    assert (listed["terms"]["words"], listed["author"]) == ("bridge safe", "Lee")
    assert run(store, "--seen", "1").exit_code == 0
    assert run(store, "--drop", "1").stderr.strip() == "onrecord: nothing found"


@pytest.mark.parametrize(
    "wrong",
    [
        ("bridge",), ("--save", "x"), ("--save", "x", "--drop", "1"), ("--seen", "1"), ("--drop", "0"),
        ("--save", "x", "--since", "May"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(store: str, wrong: tuple[str, ...]) -> None:
    refused = run(store, *wrong)
    assert refused.exit_code == 2
    assert refused.stderr
