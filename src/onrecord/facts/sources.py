"""Which entity a statement's source is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.facts.issues import Issues, find_issues
from onrecord.facts.lexicons import word_set, word_table
from onrecord.facts.words import Words
from onrecord.record import Entity, Span

_NAMED_BY = frozenset(["appos", "flat", "flat:name"])
_ISSUED = frozenset(["by", "from", "of", "in", "on"])
_EXAMPLES = frozenset(["including", "like"])
_BENCHES = frozenset(["panel", "bench", "majority"])
_BETWEEN = frozenset(["DT", "JJ", "NN", "NNP", "CD", "``", "VBN", "HYPH"])


@dataclass(frozen=True, slots=True)
class Owners:
    """The entity of each word that stands in a mention, and where each mention ends."""

    entities: Mapping[int, str]
    kinds: Mapping[str, str]
    ends: Mapping[int, int]
    issues: Issues

    @classmethod
    def of(cls, words: Words, entities: Sequence[Entity]) -> Owners:
        """Longer mentions over shorter ones."""
        spans = [(m.span, e.id) for e in entities for m in e.mentions]
        found: dict[int, str] = {}
        ends: dict[int, int] = {}
        for span, entity in sorted(spans, key=lambda s: (s[0][1] - s[0][0], s)):
            inside = words.between(span)
            found.update(dict.fromkeys(inside, entity))
            ends[inside.start] = inside.stop
        kinds: dict[str, str] = {e.id: e.kind for e in entities}
        return cls(found, kinds, ends, find_issues(words, found, kinds))

    def starting(self, i: int) -> str | None:
        """The entity of the mention that begins at word `i`."""
        return self.entities[i] if i in self.ends else None


def source_entity(words: Words, span: Span, owners: Owners) -> str | None:
    """The entity that the words of a source name, None for an unnamed source.

    "Rowe" and "Mayor Ann Rowe" are Rowe, "Rowe's lawyer" and "a spokesman for Rowe" are not; what a
    document says is said by whoever issued it ("a Rowe Institute report"); of "critics, including
    Rowe" and of joint sources it is the first that is named.
    """
    inside = words.between(span)
    top = words.top(inside)
    if top in owners.entities:
        return owners.entities[top]
    for find in (_beside, _outer, _issuer, _example):
        entity = find(words, top, inside, owners)
        if entity:
            return entity
    return None


def _beside(words: Words, top: int, inside: range, owners: Owners) -> str | None:
    """The name beside a title or a description: "spokesman Raj Lee", "the mayor, Ann Rowe"."""
    for j in words.children[top]:
        entity = owners.entities.get(j)
        if entity is None or j not in inside:
            continue
        if words.deps[j] in _NAMED_BY or (words.deps[j] == "dep" and owners.kinds[entity] == "person"):
            return entity
    title = words.lowers[top].rstrip(".") in word_set("titles")
    return owners.entities.get(top + 1) if title and top + 1 in inside else None


def _outer(words: Words, top: int, inside: range, owners: Owners) -> str | None:
    """A name at either end that the tree has lost: "Ann Rowe, the mayor of", "a lawyer, Raj Lee,"."""
    first, last = inside.start, inside.stop
    while first < last and words.tags[first] in ("DT", "``", ",", "_SP"):
        first += 1
    entity = owners.starting(first)
    after = owners.ends.get(first, last)
    if entity and (after >= last or words.forms[after] in (",", "(", "who", "–", "—")):
        return entity
    while last > first and words.pos[last - 1] in ("PUNCT", "SPACE"):
        last -= 1
    start = next((i for i, end in owners.ends.items() if end == last and i in inside), None)
    if start is None or owners.kinds[owners.entities[start]] != "person":
        return None
    before = words.lowers[start - 1]
    named = before == "," or before.rstrip(".") in word_set("titles") or before in word_table("roles")
    return owners.entities[start] if named else None


def _issuer(words: Words, top: int, inside: range, owners: Owners) -> str | None:
    """Whose report, poll or letter it is: named before the noun, or after "by", "from" or "of"."""
    low = words.lowers[top]
    if low in _BENCHES:
        return _after_preposition(words, top, inside, owners)
    if low not in word_set("documents"):
        return None
    before = (owners.starting(i) for i in range(inside.start, top))
    named = next((e for e in before if e and owners.kinds[e] != "place"), None)
    return named or _after_preposition(words, top, inside, owners) or owners.issues.issuer(words, top)


def _after_preposition(words: Words, top: int, inside: range, owners: Owners) -> str | None:
    """The first person or organization after a "by", "from" or "of"; after "on" if its document ends the source."""
    for i in range(top + 1, inside.stop):
        if words.lowers[i] not in _ISSUED:
            continue
        j = i + 1
        while j < inside.stop and owners.starting(j) is None and words.tags[j] in _BETWEEN:
            j += 1
        entity = owners.starting(j) if j < inside.stop else None
        published_on = words.lowers[i] not in ("in", "on") or words.lowers[inside.stop - 1] in word_set("documents")
        if entity and owners.kinds[entity] in ("person", "organization"):
            return entity if published_on else None
    return None


def _example(words: Words, top: int, inside: range, owners: Owners) -> str | None:
    """The first of the named ones of a group: "critics, including Rowe"."""
    for i in _example_words(words, inside):
        for j in range(i, min(i + 5, inside.stop)):
            entity = owners.starting(j)
            if entity and owners.kinds[entity] in ("person", "organization"):
                return entity
    return None


def names_example(words: Words, span: Span) -> bool:
    """Whether a source is a group of which somebody is named."""
    return any(True for _ in _example_words(words, words.between(span)))


def _example_words(words: Words, inside: range) -> Iterator[int]:
    for i in inside:
        if words.lowers[i] in _EXAMPLES:
            yield i + 1
        elif words.lowers[i] == "such" and i + 1 in inside and words.lowers[i + 1] == "as":
            yield i + 2
