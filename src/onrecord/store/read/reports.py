"""What reporters ask of a store beside its lists: a part of `Store`."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from typing import Protocol

from onrecord.store.corrections.anchors import place_of
from onrecord.store.read.answers import Named
from onrecord.store.sqlite.lookup import find_exactly


class Reports(Protocol):
    """Answers of a store; it says how its file is read."""

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def exactly(self, name: str) -> Named:
        """Find who is called exactly that, or has that number (`e12`, `12`): whom a correction would be about.

        Raises:
            NoSuchNameError, AmbiguousNameError.
        """
        with self._reading() as connection:
            return find_exactly(connection, name)

    def fact_words(self, fact: str) -> str:
        """Return what a fact says, by its id (`s12.3`).

        Raises:
            NoSuchFactError: no such fact.
        """
        with self._reading() as connection:
            return place_of(connection, fact).label
