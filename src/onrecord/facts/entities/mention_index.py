"""The mentions resolved so far, in reading order, and the entities by what they are called, the latest last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """A mention: its entity and the word on which it hangs."""

    entity: int
    top: int


@dataclass(slots=True)
class Places:
    """Mentions in reading order; `nouns` gives the nouns of each entity by which it is looked for."""

    nouns: Sequence[Set[str]] = ()
    all: list[Place] = field(default_factory=list)
    _own: dict[int, list[Place]] = field(default_factory=dict)
    _called: dict[str, dict[int, None]] = field(default_factory=dict)

    def add(self, place: Place) -> None:
        """Take the next mention."""
        self.all.append(place)
        self._own.setdefault(place.entity, []).append(place)
        for noun in self.nouns[place.entity] if self.nouns else ():
            entities = self._called.setdefault(noun, {})
            entities.pop(place.entity, None)
            entities[place.entity] = None

    def of(self, entity: int) -> Sequence[Place]:
        """The mentions of one entity."""
        return self._own.get(entity, ())

    def called(self, noun: str) -> Iterator[int]:
        """The entities that have this noun, the one mentioned last first."""
        return reversed(self._called.get(noun, {}))
