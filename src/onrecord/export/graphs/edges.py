"""What a network is made of: people and organizations, and dated edges between them, each with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import IO

import msgspec

from onrecord.export.cited import Cited, Fact, full_dates
from onrecord.record import Record, Statement


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in the network."""

    id: str
    label: str
    kind: str


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """One stated relation, from one to another.

    Attributes:
        group: tie, office, speech (who spoke of whom), position (support, opposition …) or dispute.
        label: the kind of tie, the office's title, the act.
        start, end: the days between which it held, or on which it was said; None where open or not said.
        reported: the day of the article.
        char_start, char_end: where its words begin and end in the article, in code points.
    """

    id: str
    source: str
    target: str
    start: str | None
    end: str | None
    group: str
    label: str
    words: str
    article: str
    publisher: str | None
    reported: str | None
    char_start: int
    char_end: int
    confidence: float


HELD = 64_000_000
"""Bytes of edges that are held in memory; more of them lie in a temporary file meanwhile."""
ATTRIBUTES = Edge.__struct_fields__[5:]
"""What an edge says beside its ends and its days, in order."""
TYPES = {"char_start": "integer", "char_end": "integer", "confidence": "double"}
"""Types of attributes that are not texts."""


def collect(records: Iterable[Record], written: Callable[[Edge], bytes], held: IO[bytes]) -> dict[str, Node]:
    """Go through records once: return the nodes, and hold the edges in a file as they are to be written after them."""
    nodes: dict[str, Node] = {}
    for record in records:
        cited = Cited(record)
        for key in cited.entities:
            if cited.entity(key):
                _add(nodes, cited, key)
        for edge, ends in edges(cited):
            for end in ends:
                _add(nodes, cited, end)
            held.write(written(edge))
    held.seek(0)
    return nodes


def _add(nodes: dict[str, Node], cited: Cited, key: str) -> None:
    known, entity = cited.key(key), cited.entities[key]
    nodes.setdefault(known, Node(id=known, label=entity.name, kind=entity.kind))


def edges(cited: Cited) -> Iterator[tuple[Edge, tuple[str, str]]]:
    """Yield the edges of an article, each with the ids of its two ends in the record."""
    for fact in cited.facts("tie", "office", "statement", "position", "dispute"):
        yield from _FOUND[fact.kind.name](cited, fact)


def _edge(
    cited: Cited, fact: Fact, ends: tuple[str | None, str | None], *, group: str, label: str, number: int = 0,
    days: tuple[str | None, str | None],
) -> Iterator[tuple[Edge, tuple[str, str]]]:  # fmt: skip
    """Yield an edge if both ends are known and are two."""
    one, other = (cited.entity(end, kinds=()) for end in ends)
    if one is None or other is None or one.id == other.id:
        return
    edge = Edge(
        id=f"{fact.id}.{number}" if number else fact.id, source=cited.key(one.id), target=cited.key(other.id),
        group=group, label=label, start=days[0], end=days[1], words=fact.words, article=cited.article.id,
        publisher=cited.article.publisher, reported=cited.article.published, char_start=fact.spans[0][0],
        char_end=fact.spans[-1][1], confidence=fact.confidence,
    )  # fmt: skip
    yield edge, (one.id, other.id)


def _tie(cited: Cited, fact: Fact) -> Iterator[tuple[Edge, tuple[str, str]]]:
    since = full_dates(fact.when)[0], None
    ends = fact.value.subject, fact.value.object
    yield from _edge(cited, fact, ends, group="tie", label=fact.value.kind, days=since)


def _office(cited: Cited, fact: Fact) -> Iterator[tuple[Edge, tuple[str, str]]]:
    term = full_dates(fact.value.start)[0], full_dates(fact.value.end)[1]
    ends = fact.value.holder, fact.value.organization
    yield from _edge(cited, fact, ends, group="office", label=fact.value.title, days=term)


def _speech(cited: Cited, fact: Fact) -> Iterator[tuple[Edge, tuple[str, str]]]:
    statement: Statement = fact.value
    source = statement.source.entity if statement.source else None
    spoken_of = (key for key in cited.mentioned(fact.spans) if cited.entity(key))
    for number, other in enumerate(spoken_of, 1):
        yield from _edge(
            cited, fact, (source, other), group="speech", label=statement.force, number=number,
            days=full_dates(fact.date),
        )  # fmt: skip


def _position(cited: Cited, fact: Fact) -> Iterator[tuple[Edge, tuple[str, str]]]:
    ends = fact.value.actor, fact.value.toward
    yield from _edge(cited, fact, ends, group="position", label=fact.value.act, days=full_dates(fact.date))


def _dispute(cited: Cited, fact: Fact) -> Iterator[tuple[Edge, tuple[str, str]]]:
    parties = [party.entity for party in fact.value.parties]
    for number, other in enumerate(parties[1:], 1):
        yield from _edge(
            cited, fact, (parties[0], other), group="dispute", label=fact.value.kind, number=number,
            days=full_dates(fact.date),
        )  # fmt: skip


_FOUND = {"tie": _tie, "office": _office, "statement": _speech, "position": _position, "dispute": _dispute}
