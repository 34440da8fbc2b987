"""`onrecord keep` and `onrecord kept`."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from onrecord.cli.app import app
from tests.store.doubtful import doubtful_store


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_facts_are_kept_listed_and_let_go(tmp_path: Path) -> None:
    store = ("--store", str(doubtful_store(tmp_path / "s.db")))
    made = run("keep", "s1.1", "--note", "call  her", "--by", "Lee", *store)
    assert made.exit_code == 0
    assert made.stdout.startswith("s1.1  statement: Ada Marsh said: the bridge is safe (Lee, ")
    assert made.stdout.endswith(")  call her\n")
    run("keep", "t3.1", "--by", "Lee", *store)
    listed = run("kept", "--json", *store)
    assert [(one["fact"], one["note"]) for one in json.loads(listed.stdout)] == [("t3.1", None), ("s1.1", "call her")]
    assert run("reject", "t3.1", "--by", "Lee", "--yes", *store).exit_code == 0
    lines = run("kept", *store)
    assert lines.stdout.splitlines()[0].startswith("?  tie: ")
    assert "1 of them stand in no article any more" in lines.stderr
    gone = run("keep", "s1.1", "--no-longer", "--by", "Lee", *store)
    assert gone.stdout == "no longer kept: Ada Marsh said: the bridge is safe\n"
    assert run("kept", *store).stdout.count("\n") == 1


def test_what_is_no_fact_cannot_be_kept(tmp_path: Path) -> None:
    store = ("--store", str(doubtful_store(tmp_path / "s.db")))
    assert run("keep", "s9.9", *store).exit_code == 2
    assert run("kept", *store).stderr.strip() == "onrecord: nothing found"
