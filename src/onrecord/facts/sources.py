"""Which entity a statement's source is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.facts.lexicons import word_set
from onrecord.facts.words import Words
from onrecord.record import Entity, Span

_NAMED_BY = frozenset(["appos", "flat", "flat:name"])
_POSSESSIVE = frozenset(["nmod:poss", "compound", "nmod", "amod", "nmod:of", "nmod:by", "obl"])
_ISSUES = frozenset(["by", "from", "of", "'s", "’s", "'", "’"])


@dataclass(frozen=True, slots=True)
class Owners:
    """The entity of each word that stands in a mention."""

    entities: Mapping[int, str]
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, words: Words, entities: Sequence[Entity]) -> Owners:
        """Longer mentions over shorter ones."""
        spans = [(m.span, e.id) for e in entities for m in e.mentions]
        found: dict[int, str] = {}
        for span, entity in sorted(spans, key=lambda s: (s[0][1] - s[0][0], s)):
            found.update(dict.fromkeys(words.between(span), entity))
        return cls(found, {e.id: e.kind for e in entities})


def source_entity(words: Words, span: Span, owners: Owners) -> str | None:
    """The entity that the words of a source name, None for an unnamed source.

    "Rowe" and "Mayor Ann Rowe" are Rowe, "Rowe's lawyer" and "a spokesman for Rowe" are not; what a
    document says is said by whoever issued it ("a Rowe Institute report").
    """
    inside = words.between(span)
    top = words.top(inside)
    if top in owners.entities:
        return owners.entities[top]
    named = _named(words, top, inside, owners)
    if named:
        return named
    if words.lowers[top] in word_set("documents"):
        return _issuer(words, top, owners)
    return None


def _named(words: Words, top: int, inside: range, owners: Owners) -> str | None:
    """The name beside a title or a description: "spokesman Raj Lee", "the mayor, Ann Rowe"."""
    for j in words.children[top]:
        entity = owners.entities.get(j)
        if entity is None or j not in inside:
            continue
        if words.deps[j] in _NAMED_BY or (words.deps[j] == "dep" and owners.kinds[entity] == "person"):
            return entity
    title = words.lowers[top].rstrip(".") in word_set("titles")
    if title and top + 1 in inside and words.pos[top + 1] == "PROPN":
        return owners.entities.get(top + 1)
    return None


def _issuer(words: Words, top: int, owners: Owners) -> str | None:
    """Whose report, poll or letter it is."""
    for j in words.children[top]:
        if words.deps[j] not in _POSSESSIVE or j not in owners.entities:
            continue
        case = {words.lowers[k] for k in words.children[j] if words.deps[k] == "case"}
        if j < top or case & _ISSUES:
            return owners.entities[j]
    return None
