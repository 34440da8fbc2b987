"""Opening the one file: is it ours, is it whole, is its schema known; then migrations in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from onrecord.errors import (
    NewerStoreError,
    NotAStoreError,
    ReadOnlyStoreError,
    StoreBusyError,
    StoreError,
    StoreFullError,
)

APPLICATION_ID = 0x6F6E7263
"""`PRAGMA application_id` of our files: the letters "onrc"."""

BUSY_SECONDS = 60.0
"""How long a second adder waits for the first: one article's transaction takes milliseconds, a correction's
replay over a large store seconds."""

AUTOMATIC = 8000
"""Pages of log (32 MB) that a transaction moves into the file, in place of 4 MB: each move waits for the disk."""

_MAGIC = b"SQLite format 3\0"
_FULL = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_FSYNC"}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what SQLite reports as our errors, which name the file and the remedy."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translation(path, error) from error


def _translation(path: Path, error: sqlite3.Error) -> StoreError:
    code = getattr(error, "sqlite_errorname", None) or ""
    if code in _FULL:
        return StoreFullError(f"{path}: no space left on its disk; make room and run it again, nothing is half written")
    if code.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return ReadOnlyStoreError(f"{path}: may not be written; change its permissions or give another --store")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusyError(f"{path}: another program has it locked; try again when that one is done")
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return NotAStoreError(f"{path}: damaged ({error}); put back a copy of it, or add the articles to a new store")
    if code.startswith(("SQLITE_CANTOPEN", "SQLITE_AUTH")):
        return StoreError(f"{path}: cannot be opened; is its folder there, and may you read it?")
    return StoreError(f"{path}: {error}")


def connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    """Open the file, made if it is not there, at the newest schema.

    Raises:
        NotAStoreError, NewerStoreError, ReadOnlyStoreError, StoreBusyError, StoreError.
    """
    new = _check_file(path, readonly=readonly)
    with translated(path):
        connection = open_connection(path, readonly=readonly)
    try:
        with translated(path):
            _check_owner(connection, path, new=new)
            _migrate(connection, path, readonly=readonly)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_file(path: Path, *, readonly: bool) -> bool:
    """Whether the file is yet to be made."""
    if path.is_dir():
        raise NotAStoreError(f"{path}: a folder; give the file that the store is to be")
    if not path.exists() or path.stat().st_size == 0:
        if readonly:
            raise StoreError(f"{path}: no store there; make one with `onrecord add ARTICLES --store {path}`")
        if not path.parent.is_dir():
            raise StoreError(f"{path}: there is no folder {path.parent}; make it first")
        return True
    _check_header(path)
    return False


def _check_header(path: Path) -> None:
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(_MAGIC):
        raise NotAStoreError(f"{path}: no database; give the file that `onrecord add` made, or a new name")
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    size = path.stat().st_size
    # A writer that was killed while it moved the log into the file leaves it short, with the log to mend it.
    if size < (65536 if page == 1 else page) * pages and not Path(f"{path}-wal").exists():
        raise NotAStoreError(f"{path}: truncated ({size} bytes of a larger file); put back a whole copy of it")


def open_connection(path: Path, *, readonly: bool) -> sqlite3.Connection:
    """A connection with our settings to a file that was looked at."""
    mode = "ro" if readonly else "rwc"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=512
    )
    connection.execute("PRAGMA foreign_keys = ON")
    # 128 MB of pages: the inner pages of every index of 100,000 articles, a quarter of what we allow ourselves. Who
    # only reads may be one of many, and the system keeps the pages too.
    connection.execute(f"PRAGMA cache_size = -{32768 if readonly else 131072}")
    connection.execute("PRAGMA temp_store = MEMORY")
    # With the log (WAL), a killed program loses nothing; a power cut may take the last articles, never half of one.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {AUTOMATIC}")
    return connection


def _check_owner(connection: sqlite3.Connection, path: Path, *, new: bool) -> None:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not new and owner != APPLICATION_ID and (tables or owner):
        raise NotAStoreError(f"{path}: the database of another program; give the file that `onrecord add` made")
    if version > newest_schema():
        raise NewerStoreError(
            f"{path}: its schema {version} is newer than this onrecord's ({newest_schema()}); update onrecord"
        )


def _migrate(connection: sqlite3.Connection, path: Path, *, readonly: bool) -> None:
    if _schema(connection) == newest_schema():
        return
    if readonly:
        raise ReadOnlyStoreError(f"{path}: of an older schema, to be brought up to date by a command that may write it")
    connection.execute("PRAGMA journal_mode = WAL")
    for number, script in migrations():
        _apply(connection, number, script)


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
    """The script's statements one by one: `executescript` would end the transaction."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


def migrations() -> tuple[tuple[int, str], ...]:
    """Every migration, in order: its number and its SQL."""
    folder = resources.files("onrecord.store") / "migrations"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple((int(f.name[:4]), f.read_text(encoding="utf-8")) for f in files)


def newest_schema() -> int:
    """The number of the newest migration."""
    folder = resources.files("onrecord.store") / "migrations"
    return max(int(f.name[:4]) for f in folder.iterdir() if f.name.endswith(".sql"))


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction that writes: all of it or, whatever happens, nothing."""
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
