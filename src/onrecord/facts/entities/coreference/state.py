"""What coreference knows while it reads an article from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.facts.entities.coreference.mention_index import Place, Places
from onrecord.record import EntityKind
from onrecord.text.view import ArticleView

NOBODY = -1
"""The entity of whoever has no name."""


class Antecedents(Protocol):
    """The network's view: log-odds that two mentions are one."""

    def scores(self, anaphor: int, candidates: Sequence[int]) -> Sequence[float]:
        """Return a score for each candidate's head word; 0 is as likely as no antecedent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntity:
    """A named entity before its pronouns are known; `names` are bounds in words."""

    kind: EntityKind
    gender: str
    names: tuple[tuple[int, int], ...]
    titles: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()


@dataclass(slots=True)
class State:
    """The mentions resolved so far, and who speaks.

    `owner` gives the entity of each word in a mention, `speakers` for each word the contents over it (their length in
    words, the entity that says them), `sources` the words of statements' sources, `named_by` whom a source names in its
    own quotation, `speaker` who spoke last.
    """

    view: ArticleView
    named: Sequence[NamedEntity]
    owner: dict[int, int]
    genders: list[str]
    speakers: dict[int, list[tuple[int, int]]]
    sources: frozenset[int]
    antecedents: Antecedents | None
    named_by: dict[int, frozenset[int]] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    unnamed: list[Place] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    speaker: int | None = None

    def is_person(self, entity: int) -> bool:
        """Tell whether an entity is a person."""
        return self.named[entity].kind == "person"

    def take(self, entity: int, i: int) -> None:
        """Add a mention of an entity, around word `i`."""
        self.places.add(Place(entity, i))
        self.counts[entity] = self.counts.get(entity, 0) + 1
        self.owner[i] = entity
        if i in self.sources:
            self.speaker = entity

    def take_unnamed(self, i: int) -> None:
        """Add a mention of somebody without a name, who speaks."""
        self.unnamed.append(Place(NOBODY, i))
        self.speaker = NOBODY
