"""Moving the log (WAL) into the file beside the adding: a third of the time that a large store took for a record."""

from __future__ import annotations

import sqlite3
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.store.sqlite.connection import AUTOMATIC, BUSY_SECONDS, open_connection
from onrecord.store.sqlite.troubles import log_of, translated

_BEGIN = 16 << 20
"""Bytes of log from which a thread moves it; less is moved by the connection itself, or when the store is closed."""
_FRAMES = 80_000
"""Pages in the log (320 MB) from which the next transaction waits until all are moved: only then does the log begin
anew, and every page that is read is looked for in it first."""
_PATIENCE = 3
"""Transactions that are written while one move goes on; then it is waited for, or a slow disk's log would grow on."""


_WAIT = 100
"""Milliseconds that a store at rest waits for readers before its log is left as it is."""


def settle(connection: sqlite3.Connection) -> None:
    """Move the whole log into the file and empty it, where nobody is in the way.

    A log that was left beside a file is read as that file's, even where another file was put in its place: SQLite then
    shows, and writes, a mixture of the two.
    """
    connection.execute(f"PRAGMA busy_timeout = {_WAIT}")
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(1000 * BUSY_SECONDS)}")


class LogMover:
    """Keeps the log short while one connection writes transaction after transaction.

    SQLite moves the log at the end of a transaction, and the writer waits for the disk. Here a second connection does
    so in a thread; the writer waits for what it wrote last, and not for all of it.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path, self._log = connection, path, log_of(path)
        self._thread = ThreadPoolExecutor(1)
        self._mover: sqlite3.Connection | None = None
        self._moving: Future[int] | None = None
        self._behind = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown()
        if self._mover is not None:
            self._mover.close()
        if self._moving is not None:
            self._connection.execute(f"PRAGMA wal_autocheckpoint = {AUTOMATIC}")

    def keep_up(self) -> None:
        """To be called between two transactions.

        Raises:
            StoreError: the log could not be moved, for want of space mostly.
        """
        if self._moving is None:
            if self._log.exists() and self._log.stat().st_size > _BEGIN:
                # From now on only: who adds a little at a time never comes here, and moves the log as ever.
                self._connection.execute("PRAGMA wal_autocheckpoint = 0")
                self._moving = self._thread.submit(self._move)
        elif self._moving.done() or self._behind == _PATIENCE:
            self._behind = 0
            with translated(self._path):
                if self._moving.result() > _FRAMES:
                    _move(self._connection)
            self._moving = self._thread.submit(self._move)
        else:
            self._behind += 1

    def _move(self) -> int:
        if self._mover is None:
            self._mover = open_connection(self._path)
        return _move(self._mover)


def _move(connection: sqlite3.Connection) -> int:
    """Move what no reader needs any more; the number of pages in the log, moved or not."""
    return int(connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1])
