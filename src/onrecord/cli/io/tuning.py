"""What Python does for the reading threads of a command, which has the process to itself."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_SWITCH = 0.001
"""Seconds, not 5 ms, after which a thread hands Python over: so often they come back from the network."""
_COLLECT = 20_000
"""New objects after which Python looks for cycles, thirty times as many: an article leaves few cycles."""


@contextmanager
def tuned_for_reading() -> Iterator[None]:
    """Set Python's switch interval and garbage collection for reading, 6 % of its time, and take that back."""
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(min(interval, _SWITCH))
    gc.set_threshold(max(thresholds[0], _COLLECT) if thresholds[0] else 0, *thresholds[1:])
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        gc.set_threshold(*thresholds)
