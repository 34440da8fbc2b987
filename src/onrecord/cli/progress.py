"""How far the reading is: on a terminal only, never in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from onrecord.record import Record


def shown(records: Iterable[Record]) -> Iterator[Record]:
    """The records; while the next one is read, a terminal on standard error shows how many there are so far."""
    return _with_spinner(records) if sys.stderr.isatty() else iter(records)


def _with_spinner(records: Iterable[Record]) -> Iterator[Record]:
    from rich.console import Console  # 100 ms to import: only at a terminal

    console, iterator, number = Console(stderr=True), iter(records), 0
    while True:
        # taken away before the record is handed on: its text may go to the same terminal
        with console.status(f"Reading article {number + 1:,} …"):
            record = next(iterator, None)
        if record is None:
            return
        number += 1
        yield record
