"""Exit statuses, and the count that decides between them."""

from __future__ import annotations

import contextlib
import sys
from enum import IntEnum

from onrecord.record.signs import line


class Status(IntEnum):
    """How a command ended. Shells know them: docs/reading.md lists them."""

    ALL_READ = 0
    NOTHING_READ = 1
    USAGE = 2
    SOME_SKIPPED = 3


class Tally:
    """What was read and what was skipped, told on standard error as it happens."""

    def __init__(self) -> None:
        self.read = 0
        self.skipped = 0

    def skip(self, reason: Exception) -> None:
        """Count an input that was not read, and name it with its remedy."""
        self.skipped += 1
        tell(str(reason))

    @property
    def status(self) -> Status:
        """Return the exit status of what happened so far."""
        if not self.read:
            return Status.NOTHING_READ
        return Status.SOME_SKIPPED if self.skipped else Status.ALL_READ


def tell(message: str) -> None:
    """Say something on standard error, a line each; those after the first are indented."""
    first, *others = message.splitlines() or [""]
    said = [" ".join(f"onrecord: {first}".split()), *(f"  {' '.join(other.split())}" for other in others)]
    with contextlib.suppress(OSError, ValueError):  # closed or full: nobody is there to be told
        sys.stderr.buffer.write("".join(f"{line(one)}\n" for one in said).encode("utf-8"))
        sys.stderr.flush()


def count(number: int, noun: str, many: str | None = None) -> str:
    """Return the number with its noun: "1 article", "2 articles"; `many` is its plural where no "s" makes it."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {many or f'{noun}s'}"
