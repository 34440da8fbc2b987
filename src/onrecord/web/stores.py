"""The store for many readers at once: some connections that read, one that writes, reopened with a new file."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from pathlib import Path
from queue import Empty, LifoQueue

from onrecord.errors import (
    MissingStoreError,
    OnRecordError,
    ReadOnlyStoreError,
    ReplacedStoreError,
    StoreBusyError,
    StoreError,
)  # fmt: skip
from onrecord.resolve import open_store
from onrecord.store import Store, check_store
from onrecord.store.sqlite.standing import check_file, file_at

_READERS = 8
"""Connections that read: a question that takes seconds keeps one of them, and the quick ones go past it."""
_PATIENCE = 30.0
_QUIET, _SELDOM = 2.0, 10.0
"""Seconds since the last writing after which a log that another program left is moved, and between two tries."""


class Stores:
    """One store, opened as often as is of use. Close it, or use it in a `with`.

    Before each answer and each correction the path is looked at: where another file has been put in its place, that one
    is opened, when the last answer from the former has been given.
    """

    def __init__(self, path: Path, *, readers: int = _READERS) -> None:
        self.path = path
        self._readers = readers
        self._turn, self._alone = threading.Condition(), threading.Lock()
        self._opened: _Opened | None = _Opened(path, readers=readers)
        self._opening, self._users, self._settled = 1, 0, 0.0

    def __enter__(self) -> Stores:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all of them."""
        if self._opened is not None:
            self._opened.close()

    def stamp(self) -> str:
        """Return the stamp of pages made now: it tells which of the files that stood at the path they show."""
        try:
            same = self._opened is not None and file_at(self.path) == self._opened.file
        except MissingStoreError:
            same = False
        return str(self._opening if same else self._opening + 1)

    @contextmanager
    def reading(self, *, whole: bool = False) -> Iterator[Store]:
        """Lend a store to ask, which nobody else asks meanwhile; the one used last, whose pages are in memory.

        Args:
            whole: a whole table is asked for, which takes seconds: one after the other, so that the rest stays free.
        Raises:
            MissingStoreError: no file there any more, or none that can be opened.
            StoreBusyError: too many ask at once.
        """
        with self._alone if whole else nullcontext(), self._held() as opened:
            try:
                store = opened.free.get(timeout=_PATIENCE)
            except Empty as error:
                raise StoreBusyError(f"{self.path}: too many requests at once; try again in a minute") from error
            try:
                yield store
            finally:
                opened.free.put(store)

    @contextmanager
    def writing(self, *, stamp: str = "") -> Iterator[Store]:
        """Lend the store to correct: one correction after the other.

        Args:
            stamp: of the page that asks for the correction; nothing where it names all by their names.
        Raises:
            ReplacedStoreError: the page is of another file than the one that stands there now.
            MissingStoreError: no file there any more, or none that can be opened.
            ReadOnlyStoreError: it may not be written.
            StoreBusyError: other corrections take too long.
        """
        with self._held() as opened:
            if stamp and stamp != str(self._opening):
                raise ReplacedStoreError(
                    f"{self.path}: another store has been put in its place since the page was loaded, and nothing was "
                    "changed; reload the page, look, and change it there"
                )
            with opened.writing() as store:
                yield store

    @contextmanager
    def _held(self) -> Iterator[_Opened]:
        """Hold the connections to the file that stands there now; none of them is closed meanwhile."""
        with self._turn:
            opened = self._current()
            self._users += 1
        try:
            yield opened
        finally:
            with self._turn:
                self._users -= 1
                self._turn.notify_all()

    def _current(self) -> _Opened:
        """Return what is open, with the turn held; open it anew where the file is another one."""
        while self._opened is None or file_at(self.path) != self._opened.file:
            # Never two files open under one name: SQLite would take the log of one for the other's.
            if not self._turn.wait_for(lambda: not self._users, _PATIENCE):
                raise StoreBusyError(f"{self.path}: another file was put in its place; try again in a minute")
            self._open_anew()
        if (now := time.monotonic()) - self._settled > _SELDOM:
            self._settled = now
            self._opened.settle_left()
        return self._opened

    def _open_anew(self) -> None:
        file = file_at(self.path)
        if self._opened is not None and self._opened.file == file:
            return  # another thread was first
        if self._opened is not None:
            self._opened.close()
            self._opened = None
        self._opening += 1
        try:
            self._opened = _Opened(self.path, readers=self._readers)
        except OnRecordError as error:
            if file_at(self.path) != file:
                return  # replaced once more while it was being opened: the next is
            raise MissingStoreError(
                f"{self.path}: another file, which cannot be served, was put in the store's place; put a store there\n"
                f"{error}"
            ) from error


class _Opened:
    """The connections to one file. The one that writes is opened first, which brings an older store up to date."""

    def __init__(self, path: Path, *, readers: int) -> None:
        check_store(path)  # before it is opened to be written: a store would be made of an empty file
        self._path, self.file = path, file_at(path)
        self._lock = threading.Lock()
        self._log = Path(f"{path.resolve()}-wal")
        self.free: LifoQueue[Store] = LifoQueue()
        with ExitStack() as opened:
            self._refused: ReadOnlyStoreError | None = None
            try:
                self._writer: Store | None = opened.enter_context(open_store(path))
                self._writer.settle()
            except ReadOnlyStoreError as error:
                self._writer, self._refused = None, error
            asked = [opened.enter_context(open_store(path, readonly=True)) for _ in range(readers)]
            # One that nobody asks tells whether the store has changed.
            watching = opened.enter_context(open_store(path, readonly=True))
            watching.browse.share([store.browse for store in asked])
            for store in asked:
                self.free.put(store)
            check_file(path, self.file)
            self._closing = opened.pop_all()

    def close(self) -> None:
        """Close all of them."""
        self._closing.close()

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """Lend the store that writes; afterwards all is in the file, which was there to the end."""
        if self._writer is None:
            raise self._refused or ReadOnlyStoreError(f"{self._path}: may not be written")
        if not self._lock.acquire(timeout=_PATIENCE):
            raise StoreBusyError(f"{self._path}: other corrections take long; try again in a minute")
        try:
            yield self._writer
            with suppress(StoreError):  # on a full disk the log goes on holding the correction
                self._writer.settle()
            self._check_kept()
        finally:
            self._lock.release()

    def _check_kept(self) -> None:
        try:
            check_file(self._path, self.file)
        except (MissingStoreError, ReplacedStoreError) as error:
            raise ReplacedStoreError(
                f"{self._path}: the file was taken away just as this was changed; see whether the file that is there "
                "now has the change, and make it again if not"
            ) from error

    def settle_left(self) -> None:
        """Move a log that another program left behind, as `onrecord add` does while the store is served."""
        try:
            log = self._log.stat()
        except OSError:
            return
        if log.st_size and time.time() - log.st_mtime > _QUIET and self._lock.acquire(blocking=False):
            try:
                if self._writer is not None:
                    self._writer.settle()
            finally:
                self._lock.release()
