"""From an input that fails to a small one that fails in the same way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

Fails = Callable[[Any], bool]


def reduced(value: Any, fails: Fails, *, seconds: float) -> Any:
    """The smallest input found within the time for which `fails` still holds.

    Hypothesis would shrink the tape; this takes parts from the input itself, and a slow one cannot take the run's time.
    """
    end = time.monotonic() + seconds
    found = True
    while found:
        found = False
        for smaller in _smaller(value):
            if time.monotonic() > end:
                return value
            if fails(smaller):
                value, found = smaller, True
                break
    return value


def _smaller(value: Any) -> Iterator[Any]:
    """Inputs of the same kind with something less, the greatest cuts first."""
    size = len(value) if isinstance(value, (str, bytes, tuple)) else 0
    while size:
        yield from (value[:start] + value[start + size :] for start in range(0, len(value), size))
        size //= 2
    if isinstance(value, tuple):
        for i, part in enumerate(value):
            yield from ((*value[:i], smaller, *value[i + 1 :]) for smaller in _smaller(part))
    elif isinstance(value, int) and value not in (0, 1):
        yield from (0, 1, int(value / 10) if abs(value) < 10**300 else 10**300)
