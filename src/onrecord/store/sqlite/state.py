"""What the store is at: a mark that changes with whatever is written, and one that changes with corrections alone."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple


class StoreState(NamedTuple):
    """What an answer rests on: `version` changes with whatever is written, `corrections` with what a person says."""

    version: tuple[int, int]
    corrections: tuple[int, int]


def state_of(connection: sqlite3.Connection) -> StoreState:
    """Return what an answer that is given now rests on."""
    corrections = connection.execute("SELECT coalesce(max(id), 0), count(undone_at) FROM correction").fetchone()
    version = int(connection.execute("PRAGMA data_version").fetchone()[0])
    return StoreState((version, connection.total_changes), (int(corrections[0]), int(corrections[1])))
