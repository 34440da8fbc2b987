"""What the store is at: additions change the version, corrections both marks."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onrecord.resolve import open_store
from onrecord.store.sqlite.state import state_of
from tests.store.invented import invented_records


def test_additions_and_corrections_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with open_store(path) as store:
        store.add_all(invented_records(3))
        connection = sqlite3.connect(path)
        first = state_of(connection)
        store.add_all(invented_records(6))
        more = state_of(connection)
        store.rename(f"#{store.people(limit=1)[0].id}", "Ada Lund")
        corrected = state_of(connection)
        connection.close()
    assert first.version != more.version
    assert first.corrections == more.corrections != corrected.corrections
