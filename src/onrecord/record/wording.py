"""What a fact says, put into words by its kind's row: the label of a row in the store, a line of a list."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from string import Formatter
from typing import Any

import msgspec

from onrecord.record.kinds import Kind, Record, values_at

Worded = Callable[[Kind, str, Any], str]
"""Writes the value of a field that is a word or a number."""


class Wording:
    """Writes what the facts of one record say, with the names of its entities.

    `worded` writes words and numbers as they are to be shown; by default as they are.
    """

    def __init__(self, record: Record, *, worded: Worded | None = None) -> None:
        self.names = {entity.id: entity.name for entity in record.entities}
        self._record, self._worded = record, worded

    def says(self, kind: Kind, fact: Any) -> str:
        """Return what a fact says: "Ann Lee, mayor, Fargo"; "unnamed" stands for a null that cannot be left out."""
        first, *others = (self._part(kind, fact, part) for part in _parts(kind.says))
        texts = (words if words is not None else "unnamed" for words in first)
        return "".join((*texts, *(words for part in others if None not in part for words in part if words)))

    def _part(self, kind: Kind, fact: Any, part: tuple[tuple[str, str], ...]) -> list[str | None]:
        return [text for words, name in part for text in (words, self.field(kind, fact, name) if name else "")]

    def field(self, kind: Kind, fact: Any, name: str) -> str | None:
        """Return a field in words: names of parties, the words at spans, words and numbers; None for null."""
        value = getattr(fact, name)
        if name in _roots(kind.parties + kind.others):
            return self._called(fact, name, value)
        if value is None:
            return None
        if path := _path(kind, name):
            return " … ".join(self._record.words(span) for span in values_at((fact,), path))
        return self._worded(kind, name, value) if self._worded else str(value)

    def _called(self, fact: Any, name: str, value: Any) -> str | None:
        """Return the names of parties, or the words that stand for them."""
        if not isinstance(value, tuple):
            return self.names.get(value or "") or getattr(fact, f"{name}_text", None) or None
        return " and ".join(self._party(one) for one in value)

    def _party(self, party: Any) -> str:
        if not isinstance(party, msgspec.Struct):
            return self.names.get(party, "unnamed")
        return self.names.get(getattr(party, "entity", None) or "") or getattr(party, "text", None) or "unnamed"


@cache
def _parts(says: tuple[str, ...]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Cut each part into words and the name of the field that follows them, empty at the end."""
    return tuple(tuple((words, name or "") for words, name, _, _ in Formatter().parse(part)) for part in says)


@cache
def _path(kind: Kind, name: str) -> str | None:
    """Return the path of the spans that a field is or holds."""
    return next((path for path in (kind.evidence, *kind.spans) if path.split(".")[0] == name), None)


@cache
def _roots(paths: tuple[str, ...]) -> frozenset[str]:
    return frozenset(path.split(".")[0] for path in paths)
