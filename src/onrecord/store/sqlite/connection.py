"""Opening the one file: is it ours, is it whole, is its schema known; then migrations in order."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from onrecord.errors import NewerStoreError, NotAStoreError, OlderStoreError, ReadOnlyStoreError, StoreBusyError
from onrecord.store.sqlite.troubles import check_room, check_store, journal_of, log_of, permitted, real, translated

APPLICATION_ID = 0x6F6E7263
"""`PRAGMA application_id` of our files: the letters "onrc"."""

BUSY_SECONDS = 60.0
"""How long a second adder waits for the first: one article's transaction takes milliseconds, a correction's
replay over a large store seconds."""

AUTOMATIC = 8000
"""Pages of log (32 MB) that a transaction moves into the file, in place of 4 MB: each move waits for the disk."""


def connect(path: Path, *, readonly: bool) -> Connection:
    """Open the file, made if it is not there and is to be written, at the newest schema.

    Raises:
        NotAStoreError, NewerStoreError, OlderStoreError, ReadOnlyStoreError, StoreBusyError, StoreError.
    """
    new = not readonly and check_room(path)
    if readonly:
        check_store(path)
    with translated(path):
        if new:
            _make(path)
        connection = _reader(path) if readonly else open_connection(path)
    try:
        with translated(path):
            _check_owner(connection, path, new=new)
            _migrate(connection, path, readonly=readonly)
    except BaseException:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    """Make the file, for its owner alone: it holds whole articles. SQLite gives its log the same rights."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except (PermissionError, FileNotFoundError) as error:  # a folder of a kind in which nobody makes files
        raise ReadOnlyStoreError(f"{path}: cannot be made there; give --store a place where you may write") from error


def open_connection(path: Path) -> Connection:
    """Open a connection that writes to a file that was looked at, with our settings."""
    connection = _connection(path, "mode=rwc", cache=131072)
    # With the log (WAL), a killed program loses nothing; a power cut may take the last articles, never half of one.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {AUTOMATIC}")
    return connection


class Connection(sqlite3.Connection):
    """A connection; `stamp` is what the file looked like when it was opened as one that nobody changes."""

    stamp: tuple[int, ...] | None = None


def _reader(path: Path) -> Connection:
    """Open a connection that cannot write: as SQLite reads any file, or one on a medium that cannot be written."""
    refused: sqlite3.Error | None = None
    for mode, setting in _ways_to_read(path):
        stamp = _stamp(path)
        try:
            connection = _connection(path, mode, setting, cache=32768)
        except sqlite3.Error as error:
            if not (getattr(error, "sqlite_errorname", None) or "").startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
                raise
            refused = error
        else:
            connection.stamp = stamp if mode in _STILL else None
            return connection
    raise refused or sqlite3.OperationalError("no way to read it")


_NO_LOG, _LOG = "mode=ro&immutable=1", "mode=ro&vfs=unix-none"
_STILL = (_NO_LOG, _LOG)
"""How SQLite opens a file that nobody changes: without locks, and without a log or with its index in memory."""


def _ways_to_read(path: Path) -> Iterator[tuple[str, str]]:
    """List SQLite's mode and a setting for each way to read the file, the best first.

    A reader makes the log's index (-shm) where there is none, and only one that may write the file takes it away again:
    left behind, one of another owner would keep the file's own from writing.
    """
    if permitted(path, os.W_OK) and permitted(real(path).parent, os.W_OK | os.X_OK):
        yield "mode=rw", "query_only = ON"
    elif journal_of(path).exists():  # of a program that was killed while it filled the store: what is there is a part
        yield "mode=ro", "query_only = ON"
        return
    elif Path(f"{real(path)}-shm").exists():
        yield "mode=ro", "query_only = ON"
    log = log_of(path)
    if log.exists() and log.stat().st_size:  # of a killed program: without it the last articles would be missing
        yield _LOG, "locking_mode = EXCLUSIVE"
    else:
        yield _NO_LOG, "query_only = ON"


def check_still(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreBusyError where the file was opened as one that nobody changes, and somebody has changed it."""
    stamp = getattr(connection, "stamp", None)
    if stamp is not None and stamp != _stamp(path):
        raise StoreBusyError(f"{path}: another program changed it while it was read; open it again")


def _stamp(path: Path) -> tuple[int, ...]:
    """Return what tells that the file or its log has changed."""
    found = [p.stat() for p in (real(path), log_of(path)) if p.exists()]
    return tuple(n for s in found for n in (s.st_ino, s.st_size, s.st_mtime_ns))


def _connection(path: Path, mode: str, *settings: str, cache: int) -> Connection:
    """Open a connection with these settings and those of all, and read from the file; `cache` in KiB.

    128 MB of pages hold the inner pages of every index of 100,000 articles, a quarter of what we allow ourselves. Who
    only reads may be one of many, and the system keeps the pages too.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None,
        check_same_thread=False, cached_statements=512, factory=Connection,
    )  # fmt: skip
    try:
        for setting in (*settings, "foreign_keys = ON", f"cache_size = -{cache}", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _check_owner(connection: sqlite3.Connection, path: Path, *, new: bool) -> None:
    version = _schema(connection)
    if not new and _is_foreign(connection):
        raise NotAStoreError(f"{path}: the database of another program; give the file that `onrecord add` made")
    if version > newest_schema():
        raise NewerStoreError(
            f"{path}: its schema {version} is newer than this onrecord's ({newest_schema()}); update onrecord"
        )


def _is_foreign(connection: sqlite3.Connection) -> bool:
    """Return whether the file is another program's: with another id, or with tables and no id."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    return owner != APPLICATION_ID and bool(tables or owner)


def _migrate(connection: sqlite3.Connection, path: Path, *, readonly: bool) -> None:
    if _schema(connection) == newest_schema():
        if not readonly:
            _keep_log(connection)
        return
    if readonly:
        raise OlderStoreError(
            f"{path}: of an older onrecord, and has to be brought up to date; copy it to where you may write, "
            "and run any command on the copy"
        )
    connection.execute("PRAGMA journal_mode = WAL")
    apply_migrations(connection)


def apply_migrations(connection: sqlite3.Connection) -> None:
    """Bring a database to the newest schema, each step in a transaction of its own."""
    for number, script in migrations():
        _apply(connection, number, script)


def _keep_log(connection: sqlite3.Connection) -> None:
    """Go back to the log (WAL) where a program that filled the store was killed before it did."""
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = WAL")


def _apply(connection: sqlite3.Connection, number: int, script: str) -> None:
    # A table that is made anew would take along what refers to it; the setting holds outside transactions only.
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Looked at inside the transaction: another program may have been first.
        if _schema(connection) < number:
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _schema(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """Cut the script into its statements: `executescript` would end the transaction."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


def migrations() -> tuple[tuple[int, str], ...]:
    """Return every migration, in order: its number and its SQL."""
    folder = resources.files("onrecord.store.sqlite") / "migrations"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple((int(f.name[:4]), f.read_text(encoding="utf-8")) for f in files)


def newest_schema() -> int:
    """Return the number of the newest migration."""
    folder = resources.files("onrecord.store.sqlite") / "migrations"
    return max(int(f.name[:4]) for f in folder.iterdir() if f.name.endswith(".sql"))


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Run one transaction that writes: all of it or, whatever happens, nothing."""
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
