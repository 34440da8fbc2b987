"""Who the words of a frame's roles are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

from onrecord.facts.statements.sources import Owners, source_entity
from onrecord.model.frame import Frame
from onrecord.record import Entity, EntityKind, Span, Spans
from onrecord.text.factuality import Factuality, factuality, predicate_of
from onrecord.text.view import ArticleView, WordMention, view_of

PERSONS: Final[Sequence[EntityKind]] = ("person",)
ORGANIZATIONS: Final[Sequence[EntityKind]] = ("organization",)
PLACES: Final[Sequence[EntityKind]] = ("place",)
ACTORS: Final[Sequence[EntityKind]] = ("person", "organization")
ANY: Final[Sequence[EntityKind]] = (*ACTORS, *PLACES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The article's entities by the words that stand for them."""

    view: ArticleView
    owners: Owners
    numbers: dict[str, int]

    @classmethod
    def of(cls, doc: Doc, entities: Sequence[Entity]) -> Parties:
        """Index an article's entities: once for all finders, as long as its view is the same."""
        view, known = view_of(doc, entities), _PARTIES.get(doc)
        if known is None or known.view is not view:
            numbers = {e.id: n for n, e in enumerate(entities)}
            known = _PARTIES[doc] = cls(view=view, owners=Owners.of(view, entities), numbers=numbers)
        return known

    def entity(self, span: Span, kinds: Sequence[EntityKind] = ANY) -> Entity | None:
        """Return whom these words stand for; None for the unnamed, and for an entity of another kind."""
        found = source_entity(self.view, span, self.owners)
        entity = self.view.entities[self.numbers[found]] if found is not None else None
        return entity if entity is not None and entity.kind in kinds else None

    def named(self, spans: Spans, kinds: Sequence[EntityKind]) -> Iterator[Entity]:
        """Yield everybody of these kinds whom the words stand for or name, each once."""
        seen = set[str]()
        for span in spans:
            inside = self.view.words_in(span)
            mentions = self.view.mentions_between(inside.start, inside.stop)
            first = self.entity(span, kinds)
            for entity in ([first] if first else []) + [self.view.entity(m) for m in mentions if _is_whole(m, inside)]:
                if entity.kind in kinds and entity.id not in seen:
                    seen.add(entity.id)
                    yield entity

    def mention(self, span: Span, entity: Entity) -> WordMention | None:
        """Return the first mention of an entity within these words, else any that shares a word with them."""
        inside = self.view.words_in(span)
        number = self.numbers[entity.id]
        own = (self.view.mention_at[i] for i in inside)
        return next((m for m in own if m is not None and m.entity == number), None)

    def words(self, span: Span) -> str:
        """Return words as they are written, on one line."""
        return " ".join(self.view.text[slice(*span)].split())


_PARTIES: WeakKeyDictionary[Doc, Parties] = WeakKeyDictionary()
"""Each Doc's parties, forgotten with the Doc."""


def _is_whole(mention: WordMention, inside: range) -> bool:
    return mention.form == "name" and inside.start <= mention.start and mention.stop <= inside.stop


def frames_of(doc: Doc, kind: str) -> tuple[Frame, ...]:
    """Return the frames of one kind that the network read; none behind another network."""
    found: Sequence[Frame] = doc._.frames or () if doc.has_extension("frames") else ()
    return tuple(f for f in found if f.kind == kind)


def said_of(view: ArticleView, frame: Frame) -> Factuality:
    """Return what the text says of the fact that a frame's trigger tells: stated, negated, planned …"""
    word = view.at(frame.anchor[0])
    own, verb = factuality(view, predicate_of(view, word)), view.heads[word]
    acts = (c for c in view.children[verb] if view.deps[c].startswith("nsubj") and c != word)
    of_verb = any(s <= view.starts[c] < e for c in acts for s, e in frame.subject)
    if own == "stated" and (of_verb or any(view.lowers[c] == "as" for c in view.children[word])):
        return factuality(view, verb)  # "Lee never served as mayor", "stopped serving as mayor"
    return own


def evidence_of(view: ArticleView, frame: Frame, *others: Span) -> Span:
    """Return the words from the first to the last that say a fact, in its trigger's sentence."""
    trigger = view.at(frame.anchor[0])
    low, high = view.read_sentence(trigger)
    first, last = view.starts[low], view.ends[high - 1]
    spans = (frame.anchor, *frame.trigger, *frame.subject, *frame.object, *frame.other, *others)
    inside = [(s, e) for s, e in spans if first <= s and e <= last] or [frame.anchor]
    return min(s for s, _ in inside), max(e for _, e in inside)
