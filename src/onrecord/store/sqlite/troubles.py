"""What is wrong with a store's file, as our errors: SQLite's and the system's, with the file and the remedy."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from onrecord.errors import NotAStoreError, ReadOnlyStoreError, StoreBusyError, StoreError, StoreFullError

_MAGIC = b"SQLite format 3\0"
_FULL = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_FSYNC"}
_REMEDY = "put back a copy of it, or add the articles to a new store"
_UNWRITABLE = "may not be written; copy it to where you may write, or give another --store"
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
)


def check_store(path: Path) -> None:
    """Raise StoreError unless a file of ours may be there: one that is missing, empty or no file is none."""
    with translated(path):
        status = _status(path)
        if status is None or status.st_size == 0:
            what = "no store there" if status is None else "an empty file, and no store"
            raise StoreError(f"{path}: {what}; make one with `onrecord add ARTICLES --store {path}`, or give another")
        _check_header(path, status.st_size)


def check_room(path: Path) -> bool:
    """Return whether the file is yet to be made; raise StoreError where it cannot be made or written."""
    with translated(path):
        status = _status(path)
        if status is None:
            _check_folder(path)
            return True
        if not permitted(path, os.W_OK):
            raise ReadOnlyStoreError(f"{path}: {_UNWRITABLE}")
        if status.st_size:
            _check_header(path, status.st_size)
        return status.st_size == 0


def permitted(path: Path, mode: int) -> bool:
    """Return whether this process may read or write the file, on a medium that can be written."""
    effective = os.access in os.supports_effective_ids
    return os.access(path, mode, effective_ids=effective)


def real(path: Path) -> Path:
    """Follow links to the file: SQLite puts its log beside that one."""
    return Path(os.path.realpath(path))


def log_of(path: Path) -> Path:
    """Return the store's log (WAL)."""
    return Path(f"{real(path)}-wal")


def journal_of(path: Path) -> Path:
    """Return the journal of a program that fills the store, or was killed while it did."""
    return Path(f"{real(path)}-journal")


def _status(path: Path) -> os.stat_result | None:
    """Return what is there, or nothing; raise StoreError where that is not a file."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    kind = next((words for test, words in _KINDS if test(status.st_mode)), None)
    if kind is not None:
        raise NotAStoreError(f"{path}: {kind}, not a file; give the file that the store is to be")
    return status


def _check_folder(path: Path) -> None:
    folder = real(path).parent
    if not folder.is_dir():
        raise StoreError(f"{path}: there is no folder {folder}; make it first")
    if not permitted(folder, os.W_OK | os.X_OK):
        raise ReadOnlyStoreError(f"{path}: its folder may not be written; give --store a place where you may write")


def _check_header(path: Path, size: int) -> None:
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(_MAGIC):
        raise NotAStoreError(f"{path}: no database; give the file that `onrecord add` made, or a new name")
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    # A writer that was killed while it moved the log into the file leaves it short, with the log to mend it.
    mended = log_of(path).exists() or journal_of(path).exists()
    if size < (65536 if page == 1 else page) * pages and not mended:
        raise NotAStoreError(f"{path}: truncated ({size} bytes of a larger file); put back a whole copy of it")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise what SQLite, the system and decoders report as our errors, which name the file and the remedy.

    Values that SQLite cannot take are the asker's: numbers beyond 64 bits, halves of character pairs.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _translation(path, error) from error
    except (json.JSONDecodeError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NotAStoreError(f"{path}: damaged ({error}); {_REMEDY}") from error
    except OverflowError as error:
        raise StoreError("a number beyond those that a store counts with; give a smaller one") from error
    except UnicodeEncodeError as error:
        asked = error.object[:80].encode("utf-8", "replace").decode()
        raise StoreError(f"{asked}: not text, which is UTF-8; write it anew") from error
    except OSError as error:
        raise _refusal(path, error) from error
    except ValueError as error:
        if "null" not in str(error):  # "embedded null byte" in the name of the file
            raise
        raise StoreError(f"{str(path)!r}: no name that a file can have; give another --store") from error


@contextmanager
def blamed_on_damage(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Raise NotAStoreError for what rows that do not fit together make us stumble over; a defect of ours stays one.

    Whether they fit is looked at only then: that reads the whole file.
    """
    try:
        yield
    except (TypeError, IndexError, KeyError, AttributeError) as error:
        if _is_whole(connection):
            raise
        raise NotAStoreError(f"{path}: damaged, its tables do not fit together; {_REMEDY}") from error


def _is_whole(connection: sqlite3.Connection) -> bool:
    whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    return bool(whole) and connection.execute("PRAGMA foreign_key_check").fetchone() is None


def _translation(path: Path, error: sqlite3.Error) -> StoreError:
    code = getattr(error, "sqlite_errorname", None) or ""
    if code in _FULL:
        return _full(path)
    if code.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        return ReadOnlyStoreError(f"{path}: {_UNWRITABLE}")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusyError(f"{path}: another program has it locked; try again when that one is done")
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")) or "decode to UTF-8" in str(error):
        return NotAStoreError(f"{path}: damaged ({error}); {_REMEDY}")
    if code.startswith(("SQLITE_CANTOPEN", "SQLITE_AUTH")):
        return _unopened(path)
    return StoreError(f"{path}: {error}")


def _full(path: Path) -> StoreError:
    return StoreFullError(f"{path}: no space left on its disk; make room and run it again, nothing is half written")


def _unopened(path: Path) -> StoreError:
    """Say why SQLite could not open the file, or the log beside it."""
    folder = real(path).parent
    if not folder.is_dir():
        return StoreError(f"{path}: there is no folder {folder}; make it first")
    if path.exists() and not permitted(path, os.R_OK):
        return StoreError(f"{path}: may not be read; change its permissions, or copy it to where you may")
    if not permitted(folder, os.W_OK | os.X_OK):
        return ReadOnlyStoreError(f"{path}: its folder {_UNWRITABLE}")
    return StoreError(f"{path}: cannot be opened, or its log ({log_of(path).name}); may you read and write both?")


def _refusal(path: Path, error: OSError) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(path)
    if error.errno == errno.EROFS:
        return ReadOnlyStoreError(f"{path}: {_UNWRITABLE}")
    if isinstance(error, PermissionError):
        return StoreError(f"{path}: may not be read; change its permissions, or copy it to where you may")
    return StoreError(f"{path}: cannot be used ({error.strerror}); give another --store")
