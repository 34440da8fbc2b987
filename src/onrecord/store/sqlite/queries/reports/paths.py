"""How two are tied: the shortest chain of ties from one to the other, through whoever stands between."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord.record.kinds import CERTAIN
from onrecord.store.read.answers import Named
from onrecord.store.read.browsed import Step
from onrecord.store.sqlite.identities import named
from onrecord.store.sqlite.queries.conditions import SUPERSEDED
from onrecord.store.sqlite.queries.dossiers import ties_between

LONGEST = 6
"""Ties of a chain: longer ones join anybody with anybody."""
_REACHED = 20_000
"""People and organizations that a search looks at: 300 ms."""


def chain(connection: sqlite3.Connection, one: Named, other: Named) -> tuple[Step, ...]:
    """Return the steps from one to the other, each with its ties; none where no chain of six joins them.

    Of chains as short as each other, the one whose first steps have the lowest numbers. Uncertain ties do not count.
    """
    numbers = _numbers(connection, one.id, other.id)
    return tuple(_step(connection, first, second) for first, second in pairwise(numbers))


def _numbers(connection: sqlite3.Connection, start: int, end: int) -> list[int]:
    """Return the numbers along the shortest chain, both ends included."""
    came: dict[int, int] = {start: start}
    edge = [start]
    for _ in range(LONGEST):
        found: list[int] = []
        for number, neighbour in _neighbours(connection, edge):
            if neighbour not in came:
                came[neighbour] = number
                found.append(neighbour)
        if end in came or len(came) > _REACHED:
            break
        edge = found
    return _back(came, end) if end in came else []


def _neighbours(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield each of these with everybody whom a tie joins to them, in order of their numbers."""
    ids = ",".join(map(str, numbers))
    ways = (("identity_id", "object_identity_id"), ("object_identity_id", "identity_id"))
    parts = (
        f"SELECT DISTINCT i.canonical_id AS one, j.canonical_id AS other FROM identity i "
        f"JOIN tie t ON t.{own} = i.id JOIN identity j ON j.id = t.{their} WHERE i.canonical_id IN ({ids}) "
        f"AND t.rejected_by IS NULL AND t.confidence >= {CERTAIN} AND t.article_id NOT IN {SUPERSEDED}"
        for own, their in ways
    )
    yield from connection.execute(f"{' UNION '.join(parts)} ORDER BY one, other")


def _back(came: dict[int, int], end: int) -> list[int]:
    chain = [end]
    while came[chain[-1]] != chain[-1]:
        chain.append(came[chain[-1]])
    return chain[::-1]


def _step(connection: sqlite3.Connection, first: int, second: int) -> Step:
    return Step(
        first=named(connection, first), second=named(connection, second), ties=ties_between(connection, first, second)
    )
