"""Facts that people keep, with a note: a part of `Store`."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from typing import Any, Protocol

import msgspec

from onrecord.errors import NoSuchFactError
from onrecord.record.kinds import BY_NAME
from onrecord.store.corrections.anchors import FactPlace, find_place, place_of
from onrecord.store.corrections.corrector import login_name
from onrecord.store.read.answers import Star
from onrecord.store.read.asked import given_name, repeated, row_number
from onrecord.store.sqlite.queries.kept import stars
from onrecord.store.write.adding import instant

_decode = msgspec.json.Decoder(FactPlace).decode


class Keeper(Protocol):
    """Facts that people keep in a store; it says how its file is read and written."""

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def _writing(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def star(self, fact: str, *, note: str | None = None, author: str | None = None) -> Star:
        """Keep a fact (`s12.3`), with a note; one that is kept already gets this note.

        Raises:
            NoSuchFactError: no such fact.
        """
        words = given_name(note, of="the note") if note and note.strip() else None
        with self._writing() as connection:
            place = place_of(connection, fact)
            number = stars.keep(
                connection, name=place.label, place=msgspec.json.encode(place).decode(), note=words,
                author=author or login_name(), now=instant(),
            )  # fmt: skip
        return next(one for one in self.stars() if one.id == number)

    def unstar(self, star: int) -> None:
        """Keep a fact no longer.

        Raises:
            NoSuchFactError: nothing is kept under that number.
        """
        with self._writing() as connection:
            if not stars.let_go(connection, row_number(star)):
                raise NoSuchFactError(f"{repeated(star)}: nothing is kept under that number; /kept shows the numbers")

    def stars(self) -> tuple[Star, ...]:
        """Return the facts that people keep, the last one first, also those that no article states any more."""
        with self._reading() as connection:
            return tuple(_star(connection, row) for row in stars.kept(connection))


def _star(connection: sqlite3.Connection, row: Any) -> Star:
    place = _decode(row[2])
    found = find_place(connection, place)
    fact = None
    if found is not None:
        article, n = stars.fact_at(connection, *found)
        fact = f"{BY_NAME[place.kind].letter}{article}.{n}"
    return Star(id=row[0], kind=place.kind, says=row[1], fact=fact, note=row[3], author=row[4], made_at=row[5])
