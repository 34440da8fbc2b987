"""What is no store, or no store for us, is refused with its name and a remedy, and left as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import errors
from onrecord.resolve import open_store
from onrecord.store.sqlite.connection import connect, migrations, newest_schema
from tests.store.invented import invented_records

RECORDS = tuple(invented_records(4))


def _other_program(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (id INTEGER)")


def _newer(path: Path) -> None:
    open_store(path).close()
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA user_version = {newest_schema() + 1}")


def _truncated(path: Path) -> None:
    with open_store(path) as store:
        store.add_all(RECORDS)
    path.write_bytes(path.read_bytes()[:8192])


def _damaged(path: Path) -> None:
    with open_store(path) as store:
        store.add_all(RECORDS)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\0" * 3000 + whole[3100:])


@pytest.mark.parametrize(
    ("spoil", "error", "words"),
    [
        (_other_program, errors.NotAStoreError, "another program"),
        (
            lambda p: p.write_text("Not a database, but long enough to look at.\n" * 50),
            errors.NotAStoreError,
            "no database",
        ),
        (lambda p: p.mkdir(), errors.NotAStoreError, "folder"),
        (_newer, errors.NewerStoreError, "update onrecord"),
        (_truncated, errors.NotAStoreError, "truncated"),
        (_damaged, errors.NotAStoreError, "damaged"),
    ],
)
def test_refused(tmp_path: Path, spoil: Callable[[Path], object], error: type[errors.StoreError], words: str) -> None:
    path = tmp_path / "store.db"
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(error, match=words) as raised:
        open_store(path).who("Ada")
    assert str(path) in str(raised.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_no_folder_and_no_store(tmp_path: Path) -> None:
    with pytest.raises(errors.StoreError, match="no folder"):
        open_store(tmp_path / "none" / "store.db")
    with pytest.raises(errors.StoreError, match="no store there"):
        open_store(tmp_path / "store.db", readonly=True)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_made_a_store(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.touch()
    with open_store(path) as store:
        assert store.add(RECORDS[0]) == "new"


def test_read_only(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add_all(RECORDS)
        name = store.people()[0].name
    with open_store(path, readonly=True) as store:
        assert store.who(name).who.name == name
        with pytest.raises(errors.ReadOnlyStoreError, match="may not be written"):
            store.rename(name, "Another Name", author="me")
        with pytest.raises(errors.ReadOnlyStoreError):
            store.add(next(invented_records(1, seed=9)))


def test_a_full_disk_is_named_and_nothing_is_half_written(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add_all(RECORDS[:2])
        counts = store.counts()
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(errors.StoreFullError, match="no space left"):
            store.add_all(invented_records(50, seed=5))
        assert store.counts() == counts
        store._connection.execute("PRAGMA max_page_count = 1000000")
        assert store.add(RECORDS[3]) == "new"


def test_a_locked_store_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.sqlite.connection.BUSY_SECONDS", 0.05)
    path = tmp_path / "store.db"
    open_store(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(path) as store, pytest.raises(errors.StoreBusyError, match="locked"):
        store.add(RECORDS[0])
    other.close()


def test_migrations_are_numbered_and_each_leaves_its_schema(tmp_path: Path) -> None:
    assert [number for number, _ in migrations()] == list(range(1, newest_schema() + 1))


@pytest.mark.parametrize("start", range(1, newest_schema() + 1))
def test_every_released_schema_is_brought_up_to_date(tmp_path: Path, start: int) -> None:
    """From a store of that schema, the newest: the same tables as a fresh one has."""
    path = tmp_path / "old.db"
    old = sqlite3.connect(path, isolation_level=None)
    old.execute("PRAGMA journal_mode = WAL")
    for _, script in migrations()[:start]:
        old.executescript(script)
    old.execute(f"PRAGMA application_id = {0x6F6E7263}")
    old.execute(f"PRAGMA user_version = {start}")
    old.close()
    with open_store(path) as store:
        store.add_all(RECORDS)
        assert store.counts()["article"] == len(RECORDS)
    assert _schema(path) == _schema(_fresh(tmp_path))


def test_a_migration_that_fails_leaves_the_schema_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.db"
    open_store(path).close()
    before = _schema(path)
    bad = (*migrations(), (newest_schema() + 1, "CREATE TABLE half (name TEXT);\nCREATE TABLE article (name TEXT);\n"))
    monkeypatch.setattr("onrecord.store.sqlite.connection.migrations", lambda: bad)
    monkeypatch.setattr("onrecord.store.sqlite.connection.newest_schema", lambda: len(bad))
    with pytest.raises(errors.StoreError):
        connect(path, readonly=False)
    assert _schema(path) == before


def _fresh(tmp_path: Path) -> Path:
    path = tmp_path / "fresh.db"
    open_store(path).close()
    return path


def _schema(path: Path) -> list[tuple[str, str]]:
    reader = sqlite3.connect(path)
    rows = reader.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    reader.close()
    return rows


def test_rows_that_do_not_fit_together_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add_all(RECORDS)
        somebody = store.people()[0]
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA foreign_keys = OFF")
        other.execute("UPDATE identity SET canonical_id = 99999 WHERE id = ?", (somebody.id,))
    with open_store(path, readonly=True) as store, pytest.raises(errors.NotAStoreError, match="do not fit together"):
        store.who(f"#{somebody.id}")


def test_statements_of_an_older_schema_get_the_words_of_their_cue(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = sqlite3.connect(path, isolation_level=None)
    old.execute("PRAGMA journal_mode = WAL")
    for _, script in migrations()[:8]:
        old.executescript(script)
    old.execute(
        "INSERT INTO article (id, name, sha256, source, language, digest, added_at, text, record) "
        "VALUES (1, 'a', 'a', 'a', 'en', 'a', '2024', 'Lee, he denied, had left.', x'00')"
    )
    old.execute(
        "INSERT INTO statement (name, article_id, n, local_id, mode, speaker, text, cue, content, confidence, tags) "
        "VALUES ('a', 1, 1, 's1', 'indirect', 'he', 'had left', '[[8,14]]', '[[16,24]]', 0.9, '')"
    )
    old.execute(f"PRAGMA application_id = {0x6F6E7263}")
    old.execute("PRAGMA user_version = 8")
    old.close()
    open_store(path).close()
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT person, speaker, cue, force, manner, addressee FROM said").fetchall() == [
            (None, "he", "denied", "asserts", "said", None)
        ]
