"""`onrecord review`, `accept` and `reject` over a store with doubtful facts."""

from __future__ import annotations

from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from onrecord.cli.app import app
from tests.store.doubtful import doubtful_store


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_facts_are_reviewed_accepted_and_rejected(tmp_path: Path) -> None:
    store = str(doubtful_store(tmp_path / "s.db"))
    listed = run("review", "--store", store)
    assert listed.stdout_bytes.count(b"\n") == 3
    assert (
        b" 30%  statement: Ada Marsh said: the bridge is safe  [s1.1; The Courier, 2021-05-01]" in listed.stdout_bytes
    )
    assert b"it contradicts Carla Dunn spouse of Emil Foss [t2.1]" in listed.stdout_bytes
    few = run("review", "--why", "uncertain", "--kind", "event", "--csv", "--store", store)
    assert (few.stdout_bytes.count(b"\n"), b"e1.1,event" in few.stdout_bytes) == (2, True)
    assert run("review", "--kind", "nonsense", "--store", store).exit_code == 2
    made = run("accept", "s1.1", "e1.1", "--reason", "I was there", "--by", "desk", "--yes", "--store", store)
    assert made.stdout_bytes.count(b"; I was there") == 2
    refused = run("reject", "t3.1", "s9.9", "--by", "desk", "--yes", "--store", store)
    assert refused.exit_code == 2
    left = run("review", "--store", store)
    assert b"[t3.1;" in left.stdout_bytes and b"[s1.1;" not in left.stdout_bytes
