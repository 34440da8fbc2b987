"""Descriptions that stand for somebody named: "the commissioner", "the agency"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.facts.lexicons import word_lists, word_set, word_table
from onrecord.facts.words import Words
from onrecord.record import EntityKind

_DEFINITE = frozenset(["the", "this", "that"])
_MODIFIERS = frozenset(["amod", "compound", "det", "nmod:poss", "punct", "case"])
# An organization that is described by what it is, not by a word of its name, was named this many sentences before at most.
_REACH = 4


class _Named(Protocol):
    @property
    def kind(self) -> EntityKind: ...
    @property
    def gender(self) -> str: ...
    @property
    def names(self) -> tuple[tuple[int, int], ...]: ...
    @property
    def titles(self) -> frozenset[str]: ...
    @property
    def texts(self) -> tuple[str, ...]: ...


class _Place(Protocol):
    @property
    def entity(self) -> int: ...
    @property
    def top(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Descriptions:
    """The definite descriptions of an article, and the nouns that fit each named entity."""

    spans: Mapping[int, range]
    nouns: Sequence[Mapping[str, frozenset[str]]]
    kinds: Sequence[EntityKind]

    def entity(self, i: int, places: Sequence[_Place], words: Words) -> int | None:
        """The entity that the description around noun `i` stands for, by the mentions before it."""
        noun, kind = words.lowers[i], word_table("roles")[words.lowers[i]]
        modifiers = frozenset(words.lowers[j] for j in self.spans[i] if j != i) & word_set("no_names")
        for place in reversed(places):
            known = self.nouns[place.entity].get(noun)
            if known is None or self.kinds[place.entity] != kind:
                continue
            if modifiers and not modifiers & known:
                continue
            if kind == "person" or "said" in known or words.sentence[i] - words.sentence[place.top] <= _REACH:
                return place.entity
        return None


def find_descriptions(words: Words, named: Sequence[_Named], owner: Mapping[int, int]) -> Descriptions:
    """The definite descriptions that name nobody themselves."""
    spans = {}
    roles = word_table("roles")
    for i, low in enumerate(words.lowers):
        if low in roles and words.tags[i] == "NN" and i not in owner:
            span = _description(words, i, owner)
            if span:
                spans[i] = span
    nouns = [_own_nouns(e) for e in named] if spans else [{} for _ in named]
    if spans:
        _add_said(words, nouns, owner)
    return Descriptions(spans, [{n: frozenset(m) for n, m in own.items()} for own in nouns], [e.kind for e in named])


def _description(words: Words, i: int, owner: Mapping[int, int]) -> range | None:
    """The words from the article to the noun, unless a name or a clause says who is meant."""
    start = i
    for j in words.children[i]:
        if j < i and words.deps[j] in _MODIFIERS:
            start = min(start, j)
        if j in owner or words.deps[j] in ("cop", "appos", "flat", "acl:relcl", "acl", "nummod"):
            return None
        if j > i and words.deps[j] == "nmod":
            return None
    if words.lowers[start] not in _DEFINITE or any(j in owner for j in range(start, i)):
        return None
    return range(start, i + 1)


def _own_nouns(entity: _Named) -> dict[str, set[str]]:
    """Nouns by an entity's titles or the last word of its names."""
    if entity.kind == "person":
        return {t: {"said"} for t in entity.titles}
    found: dict[str, set[str]] = {}
    for text in entity.texts:
        low = text.lower().replace(".", "").removeprefix("the ")
        for noun in word_lists("organization_heads").get(low.split()[-1], ()) if low else ():
            found.setdefault(noun, set()).update(["said"] if noun == low.split()[-1] else [])
        for noun in _SORTS.get(word_table("organizations").get(low, ""), ()):
            found.setdefault(noun, set())
    return found


_SORTS = {
    "media": ("network", "newspaper", "paper", "magazine", "outlet", "publication", "site", "website", "company", "channel"),
    "public body": ("agency", "department", "body", "organization", "group", "party", "court"),
    "company": ("company", "firm", "corporation", "bank", "automaker", "airline", "retailer"),
}


def _add_said(words: Words, nouns: list[dict[str, set[str]]], owner: Mapping[int, int]) -> None:
    """Nouns that the text itself gives an entity: in apposition, as predicate, before the name."""
    roles = word_table("roles")
    for i, low in enumerate(words.lowers):
        if low not in roles or i in owner:
            continue
        entity = _described(words, i, owner)
        if entity is not None:
            modifiers = {words.lowers[j] for j in words.children[i] if words.deps[j] in ("amod", "compound")}
            nouns[entity].setdefault(low, set()).update(modifiers | {"said"})


def _described(words: Words, i: int, owner: Mapping[int, int]) -> int | None:
    dep, head, children = words.deps[i], words.heads[i], words.children[i]
    if dep in ("appos", "compound", "flat", "nmod:desc") and head in owner:
        return owner[head]
    beside = next((j for j in children if words.deps[j] in ("appos", "flat") and j in owner), None)
    if beside is not None:
        return owner[beside]
    if any(words.deps[j] == "cop" for j in children):
        return next((owner[j] for j in children if words.deps[j] == "nsubj" and j in owner), None)
    return None
