"""The log beside a long adding: short, and empty in the end; what hinders it is said."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import StoreFullError
from onrecord.resolve import open_store
from onrecord.store import store
from onrecord.store.sqlite import checkpoint as moving
from onrecord.store.sqlite.connection import AUTOMATIC
from tests.store.invented import invented_records

RECORDS = tuple(invented_records(120, seed=5, people=40))


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Move the log after every transaction of two records."""
    monkeypatch.setattr(store, "_TOGETHER", 2)
    monkeypatch.setattr(moving, "_BEGIN", 0)
    monkeypatch.setattr(moving, "_FRAMES", 50)


@pytest.mark.usefixtures("eager")
def test_a_long_adding_keeps_its_log_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch, open_store(tmp_path / "unmoved.db") as opened:
        patch.setattr(moving.LogMover, "keep_up", lambda mover: None)
        opened.add_all(RECORDS)
        unmoved = (tmp_path / "unmoved.db-wal").stat().st_size
    path = tmp_path / "onrecord.db"
    with open_store(path) as opened:
        assert opened.add_all(RECORDS).new == len(RECORDS)
        assert tuple(opened.records()) == RECORDS
        assert Path(f"{path}-wal").stat().st_size < unmoved / 3
        assert opened._connection.execute("PRAGMA wal_autocheckpoint").fetchone() == (AUTOMATIC,)
    assert not Path(f"{path}-wal").exists()
    with sqlite3.connect(path) as reader:
        assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_many_short_addings_keep_their_log_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "_BEGIN", 0)
    path = tmp_path / "onrecord.db"
    with open_store(path) as opened:
        opened._connection.execute("PRAGMA wal_autocheckpoint = 100")
        for record in RECORDS:
            opened.add_all([record])
        assert Path(f"{path}-wal").stat().st_size < 400 * 4096


@pytest.mark.usefixtures("eager")
def test_a_reader_that_stays_hinders_nobody(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.db"
    with open_store(path) as opened:
        opened.add_all(RECORDS[:10])
        with sqlite3.connect(path, isolation_level=None) as reader:
            reader.execute("BEGIN")
            assert reader.execute("SELECT count(*) FROM article").fetchone() == (10,)
            assert opened.add_all(RECORDS).new == len(RECORDS) - 10
            assert reader.execute("SELECT count(*) FROM article").fetchone() == (10,)


@pytest.mark.usefixtures("eager")
def test_a_log_that_cannot_be_moved_is_said_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(connection: sqlite3.Connection) -> int:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    path = tmp_path / "onrecord.db"
    with open_store(path) as opened:
        with monkeypatch.context() as patch:
            patch.setattr(moving, "_move", full)
            with pytest.raises(StoreFullError, match="no space left"):
                opened.add_all(RECORDS)
        kept = len(tuple(opened.records()))
        assert 0 < kept < len(RECORDS)
        assert opened.add_all(RECORDS).new == len(RECORDS) - kept
