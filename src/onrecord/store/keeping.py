"""Answers that took time, kept while they are good."""

from __future__ import annotations

import sqlite3
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")
_PATIENCE = 60
"""While others add, an answer is asked for again no sooner than after this many times what it took: 2 % of the time."""
_WORTH = 0.003
"""Seconds that an answer takes at least that is kept."""


class _State(NamedTuple):
    """What an answer rests on: `version` changes with whatever is written, `corrections` with what a person says."""

    version: tuple[int, int]
    corrections: tuple[int, int]


class _Answer(NamedTuple):
    """An answer, the store's state when it was given, and until when it will do while articles are added."""

    value: Any
    state: _State
    until: float


class Kept:
    """The last answers of one connection.

    An answer is given again until the store changes. While articles are added it may be a moment old; a correction
    is seen at once.
    """

    def __init__(self, *, most: int = 256) -> None:
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._most = most

    def get(self, key: Hashable, connection: sqlite3.Connection, ask: Callable[[sqlite3.Connection], T]) -> T:
        """The answer kept under this key, or what `ask` says now."""
        state, start = _state(connection), time.monotonic()
        held = self._answers.get(key)
        if held is not None and (held.state == state or (held.state[1] == state[1] and start < held.until)):
            self._answers.move_to_end(key)
            kept: T = held.value
            return kept
        fresh = ask(connection)
        now = time.monotonic()
        self._answers.pop(key, None)
        if now - start >= _WORTH:
            self._answers[key] = _Answer(fresh, state, now + _PATIENCE * (now - start))
        while len(self._answers) > self._most:
            self._answers.popitem(last=False)
        return fresh


def _state(connection: sqlite3.Connection) -> _State:
    corrections = connection.execute("SELECT coalesce(max(id), 0), count(undone_at) FROM correction").fetchone()
    version = int(connection.execute("PRAGMA data_version").fetchone()[0])
    return _State((version, connection.total_changes), (int(corrections[0]), int(corrections[1])))
