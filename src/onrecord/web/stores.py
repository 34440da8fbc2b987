"""The store for many readers at once: some connections that read, one that writes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import LifoQueue

from onrecord.errors import ReadOnlyStoreError, StoreBusyError
from onrecord.resolve import open_store
from onrecord.store import Store, check_store

_READERS = 4
"""Connections that read: SQLite's work runs beside Python's, more of them wait for each other's Python."""
_PATIENCE = 30.0


def _writer(path: Path) -> Store:
    """The store to write to; where it may not be written, one that says so to whoever corrects."""
    try:
        return open_store(path)
    except ReadOnlyStoreError:
        return open_store(path, readonly=True)


class Stores:
    """One store, opened as often as is of use. Close it, or use it in a `with`.

    The one that writes is opened first, which brings an older store up to date, and waits for other programs.
    """

    def __init__(self, path: Path, *, readers: int = _READERS) -> None:
        self.path = path
        check_store(path)
        self._closing = ExitStack()
        self._lock = threading.Lock()
        with ExitStack() as opened:
            self._writer = opened.enter_context(_writer(path))
            asked = [opened.enter_context(open_store(path, readonly=True)) for _ in range(readers)]
            # One that nobody asks tells whether the store has changed.
            watching = opened.enter_context(open_store(path, readonly=True))
            watching.browse.share([store.browse for store in asked])
            self._free: LifoQueue[Store] = LifoQueue()
            for store in asked:
                self._free.put(store)
            self._closing = opened.pop_all()

    def __enter__(self) -> Stores:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all of them."""
        self._closing.close()

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """A store to ask, which nobody else asks meanwhile; the one that was used last, whose pages are in memory."""
        store = self._free.get(timeout=_PATIENCE)
        try:
            yield store
        finally:
            self._free.put(store)

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The store to correct: one correction after the other."""
        if not self._lock.acquire(timeout=_PATIENCE):
            raise StoreBusyError(f"{self.path}: other corrections take long; try again in a minute")
        try:
            yield self._writer
        finally:
            self._lock.release()
