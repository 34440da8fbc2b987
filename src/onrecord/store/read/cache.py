"""Answers that took time, kept while they are good."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar

from onrecord.store.sqlite.state import StoreState, state_of

T = TypeVar("T")
_PATIENCE = 60
"""While others add, an answer is asked for again no sooner than after this many times what it took: 2 % of the time."""
_MOMENT = 10.0
"""Seconds that every kept answer does at least while others add."""
_WORTH = 0.003
"""Seconds that an answer takes at least that is kept."""
_RENEWING = 5.0
"""Seconds that others do with an old answer while somebody asks for the new one."""


_WAIT = 20.0
"""Seconds that others wait at most for the first answer to what they ask too; then they ask for themselves."""


class _Answer(NamedTuple):
    """An answer, the store's state when it was given, and until when it will do while articles are added."""

    value: Any
    state: StoreState
    until: float


class _Turn:
    """Who asks for the first answer to something, and how many wait for it. Asking may ask for the same again."""

    def __init__(self) -> None:
        self.lock, self.users = threading.RLock(), 0


class QueryCache:
    """The last answers about a store, from one connection or, for threads that ask through several, from all of them.

    An answer is given again until the store changes. While articles are added it may be a moment old; a correction
    is seen at once.

    Args:
        most: answers that are kept.
        watched: the connection that tells whether the store has changed, the same for all; the asking one if none is
            given.
    """

    def __init__(self, *, most: int = 1024, watched: sqlite3.Connection | None = None) -> None:
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._most, self._watched = most, watched
        self._lock, self._asking = threading.Lock(), dict[Hashable, _Turn]()

    def get(self, key: Hashable, connection: sqlite3.Connection, ask: Callable[[sqlite3.Connection], T]) -> T:
        """Return the answer kept under this key, or what `ask` says now; many who ask at once wait for one."""
        with self._one_at_a_time(key):
            with self._lock:
                state, start = state_of(self._watched or connection), time.monotonic()
                held = self._good(key, state, now=start)
            if held is not None:
                kept: T = held.value
                return kept
            fresh = ask(connection)
            self._keep(key, _Answer(fresh, state, time.monotonic()), taken=time.monotonic() - start)
            return fresh

    def _good(self, key: Hashable, state: StoreState, *, now: float) -> _Answer | None:
        """Return what is kept and still does; where it has to be renewed, to all but the first who asks."""
        held = self._answers.get(key)
        if held is None or held.state.corrections != state.corrections:
            self._answers.pop(key, None)
            return None
        self._answers.move_to_end(key)
        if held.state == state or now < held.until:
            return held
        self._answers[key] = held._replace(until=now + _RENEWING)
        return None

    @contextmanager
    def _one_at_a_time(self, key: Hashable) -> Iterator[None]:
        """Let nobody else ask for this key where there is no answer to it yet."""
        with self._lock:
            turn = None if key in self._answers else self._asking.setdefault(key, _Turn())
            if turn is not None:
                turn.users += 1
        if turn is None:
            yield
            return
        mine = turn.lock.acquire(timeout=_WAIT)
        try:
            yield
        finally:
            if mine:
                turn.lock.release()
            with self._lock:
                turn.users -= 1
                if not turn.users:
                    self._asking.pop(key, None)

    def _keep(self, key: Hashable, answer: _Answer, *, taken: float) -> None:
        with self._lock:
            self._answers.pop(key, None)
            if taken >= _WORTH:
                self._answers[key] = answer._replace(until=answer.until + max(_MOMENT, _PATIENCE * taken))
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
