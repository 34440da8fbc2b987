"""What coreference knows while it reads an article from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.facts.entities.coreference.mention_index import Place, Places
from onrecord.lang.en.lexicons import word_table
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
    own quotation, `speaker` who spoke last, `last` who of each kind did.
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
    last: dict[EntityKind, int] = field(default_factory=dict)

    def is_person(self, entity: int) -> bool:
        """Tell whether an entity is a person."""
        return self.named[entity].kind == "person"

    def is_of_gender(self, entity: int, noun: int) -> bool:
        """Tell whether the noun at a word is not for the other gender: "the businessman" is no woman."""
        gender = word_table("roles", 2).get(self.view.lowers[noun], "either")
        return len({self.genders[entity], gender} - {"either"}) < 2

    def told_between(self, last: int, i: int) -> int:
        """Return how many sentences word `i` is behind another, those wholly in quotation marks not counted."""
        view = self.view
        first, stop = view.sentence_number[last], view.sentence_number[i]
        between = (view.sentences[n] for n in range(first + 1, stop))
        return stop - first - sum(view.quoted[start] and view.quoted[end - 1] for start, end in between)

    def take(self, entity: int, i: int) -> None:
        """Add a mention of an entity, around word `i`."""
        self.places.add(Place(entity, i))
        self.counts[entity] = self.counts.get(entity, 0) + 1
        self.owner[i] = entity
        if i in self.sources and not self._only_tells_which(i):
            self.speaker = self.last[self.named[entity].kind] = entity

    def _only_tells_which(self, i: int) -> bool:
        """Tell whether a name stands before the noun that speaks: "Ohio" of "the Ohio governor", "his" of an aide's."""
        head = self.view.heads[i]
        return head > i and (head in self.sources or self.view.deps[i] == "compound")

    def take_unnamed(self, i: int) -> None:
        """Add a mention of somebody without a name, who speaks."""
        self.unnamed.append(Place(NOBODY, i))
        self.speaker = self.last["person"] = NOBODY
