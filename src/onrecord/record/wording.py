"""What a fact says, put into words by its kind's row: the label of a row in the store, a line of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from string import Formatter
from typing import Any

import msgspec

from onrecord.record.kinds import BY_NAME, Kind, Record, values_at

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
        text = ""
        for number, part in enumerate(_parts(kind.says)):
            found = [words if name is None else self.field(kind, fact, name) for words, name in part]
            if number and _says_nothing(part, found):
                continue
            if number == 0:
                text = "".join(["unnamed" if words is None else words for words in found])
            elif None not in found:
                text += "".join([words for words in found if words])
        return text

    def field(self, kind: Kind, fact: Any, name: str) -> str | None:
        """Return a field in words: names of parties, the words at spans, words and numbers; None for null."""
        value = getattr(fact, name)
        if _is_party(kind.name, name):
            return self._called(fact, name, value)
        if value is None:
            return None
        if path := _path(kind.name, name):
            return " … ".join([self._record.words(span) for span in values_at((fact,), path)])
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


def _says_nothing(part: Sequence[tuple[str, str | None]], found: Sequence[str | None]) -> bool:
    """Tell whether the fields of a part are signs alone, as the colon that stands for a verb: "Mayor: pier closed"."""
    fields = [words or "" for (_, name), words in zip(part, found, strict=True) if name is not None]
    return bool(fields) and not any(c.isalnum() for words in fields for c in words)


@cache
def _parts(says: tuple[str, ...]) -> tuple[tuple[tuple[str, str | None], ...], ...]:
    """Cut each part into its words, and the names of the fields between them."""
    return tuple(tuple(_pieces(part)) for part in says)


def _pieces(part: str) -> Iterator[tuple[str, str | None]]:
    for words, name, _, _ in Formatter().parse(part):
        if words:
            yield words, None
        if name:
            yield "", name


@cache
def _path(kind: str, field: str) -> str | None:
    """Return the path of the spans that a field of a kind is or holds."""
    row = BY_NAME[kind]
    return next((path for path in (row.evidence, *row.spans) if path.split(".")[0] == field), None)


@cache
def _is_party(kind: str, field: str) -> bool:
    """Return whether a field of a kind names entities and nothing else."""
    row = BY_NAME[kind]
    return field in (path.removesuffix(".entity") for path in (*row.parties, *row.others)) and not _path(kind, field)
