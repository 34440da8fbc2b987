"""Which corrections speak of a fact."""

from __future__ import annotations

import sqlite3

from onrecord.store.corrections.anchors import FactPlace, likeness, place_of
from onrecord.store.corrections.changes import Accept, Edit, Reattribute, Reject, decode_change
from onrecord.store.sqlite.queries import corrections as rows


def numbers_of(connection: sqlite3.Connection, fact: str) -> frozenset[int]:
    """Return the numbers of the corrections of a fact (`s12.3`), also of those taken back.

    Raises:
        NoSuchFactError: no such fact.
    """
    place = place_of(connection, fact)
    changes = ((number, decode_change(said)) for number, said in rows.arguments_about(connection, place.article))
    return frozenset(
        number
        for number, change in changes
        if isinstance(change, Accept | Edit | Reattribute | Reject) and _is_of(place, change.fact)
    )


def _is_of(place: FactPlace, other: FactPlace) -> bool:
    return (place.article, place.kind) == (other.article, other.kind) and likeness(other, place) > 0
