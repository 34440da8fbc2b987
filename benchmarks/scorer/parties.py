"""Whether the party that an annotator names is the one that a record has."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.scorer.annotation import Annotation, WantedEntity
from benchmarks.scorer.counting import matched, plain, telling
from onrecord.record import Entity, Record

_NAMED_KINDS = ("person", "organization")

# A party's members and its adjective stand for it as the object of `member_of`.
_SAME_PARTY = {
    "democrat": "democratic party",
    "democratic": "democratic party",
    "democrats": "democratic party",
    "republican": "republican party",
    "republicans": "republican party",
    "gop": "republican party",
}


class Parties:
    """The entities of an annotation beside those of a record, paired by names that both have."""

    def __init__(self, annotation: Annotation, record: Record) -> None:
        self.wanted = annotation.entities
        self.found = tuple(e for e in record.entities if e.kind in _NAMED_KINDS)
        self.pairs = matched(self.wanted, self.found, _likeness)
        self._names = {e.id: e.name for e in record.entities}
        self._paired = {self.found[j].id: i for i, j in self.pairs}
        self._numbers: dict[str, int] = {}
        for number, entity in enumerate(self.wanted):
            for name in (entity.name, *entity.aliases):
                self._numbers.setdefault(plain(name), number)

    def is_entity(self, name: str) -> bool:
        """Return whether the annotator lists an entity of this name."""
        return plain(name) in self._numbers

    def is_wanted(self, entity: str | None) -> bool:
        """Return whether a record's entity, by its id, is one that the annotator lists."""
        return entity in self._paired

    def same(self, name: str | None, entity: str | None, words: str | None = None) -> bool:
        """Return whether a name means a record's entity, by its id, or else the same words; none means none."""
        return self._key(name) == self._key_of(entity, words)

    def alike(self, name: str, entity: str | None, words: str | None) -> bool:
        """Return whether they are the same, or, where the annotator names no entity, have a word in common."""
        if self.same(name, entity, words):
            return True
        return not self.is_entity(name) and bool(telling(name) & telling(words))

    def alike_object(self, name: str, entity: str | None, words: str | None) -> bool:
        """Return whether they are alike as the object of a tie, where a political party has many names."""
        if self.alike(name, entity, words):
            return True
        return _party(name) in (_party(words or ""), _party(self._names.get(entity or "", "")))

    def _key(self, name: str | None) -> int | str | None:
        return None if not name else self._numbers.get(plain(name), plain(name))

    def _key_of(self, entity: str | None, words: str | None) -> int | str | None:
        if entity in self._paired:
            return self._paired[entity]
        return self._key(self._names.get(entity or "", words))


def _likeness(wanted: WantedEntity, found: Entity) -> float:
    """Return how many names both have, 0 for different kinds."""
    if wanted.kind != found.kind:
        return 0
    return len(_forms(wanted.name, wanted.aliases) & _forms(found.name, found.aliases))


def _forms(name: str, aliases: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(n) for n in (name, *aliases))


def _party(name: str) -> str:
    return _SAME_PARTY.get(plain(name), plain(name))
