"""How far the reading is: on a terminal only, never in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from onrecord.cli.streams import terminal
from onrecord.record import Record


def shown(records: Iterable[Record], *, among_text: bool) -> Iterator[Record]:
    """The records; while the next one is read, a terminal on standard error shows which that is.

    `among_text`: the records are printed on the same terminal, so that the line makes room for each.
    """
    return _with_line(records, among_text=among_text) if sys.stderr.isatty() else iter(records)


def _with_line(records: Iterable[Record], *, among_text: bool) -> Iterator[Record]:
    from rich.console import Console  # 100 ms to import: only at a terminal

    with Console(file=terminal(sys.stderr)).status("Reading …") as line:
        for number, record in enumerate(records, start=1):
            if among_text:
                line.stop()
            yield record
            line.update(f"Reading: {number:,} done …")
            line.start()
