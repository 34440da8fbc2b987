"""What was made last, for those who ask for the same again in a row."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Latest(threading.local):
    """The last value of each thread, with what it was made of."""

    def __init__(self) -> None:
        self._keys: tuple[object, ...] | None = None
        self._made: Any = None

    def of(self, make: Callable[[], T], *keys: object) -> T:
        """What `make` made of these, or makes now."""
        if self._keys != keys:
            self._made, self._keys = make(), keys
        made: T = self._made
        return made
