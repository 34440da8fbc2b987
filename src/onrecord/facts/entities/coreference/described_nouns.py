"""The nouns by which an article itself speaks of those whom it names: "the mayor, Ann Rowe", "the Harbor Guild"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from onrecord.facts.entities.name import head_word
from onrecord.lang.en.lexicons import word_lists, word_table
from onrecord.lang.en.titles import RANKS
from onrecord.record import EntityKind
from onrecord.text.columns import Words
from onrecord.text.grammar import NAMING

BETWEEN = frozenset(["CD", "JJ", "JJR", "JJS", "NN", "NNP", "NNS", "VBN", "HYPH", "RB"])
_BETWEEN_OR_ARTICLE = BETWEEN | {"DT"}
BARE = "^"
"""Before a rank in what is told of somebody; alone where the title was told without one."""
_BEFORE_NAME = frozenset(["JJ", "NNPS", "NN", "NNP", "HYPH", ":", ",", "DT", "CC", "VBN"])
_LISTS = word_lists("coreference")
_BESIDE = frozenset(["appos", "flat"])
_RUN = 40
"""Words before a noun in one phrase at most: there is none so long."""
_SORTS = {
    "media": _LISTS["media"],
    "public body": _LISTS["public_body"],
    "company": _LISTS["company"],
}


class Described(Protocol):
    """What descriptions need to know of a named entity; `names` are bounds in words."""

    @property
    def kind(self) -> EntityKind: ...
    @property
    def names(self) -> tuple[tuple[int, int], ...]: ...
    @property
    def titles(self) -> frozenset[str]: ...
    @property
    def texts(self) -> tuple[str, ...]: ...


def own_nouns(entity: Described) -> dict[str, set[str]]:
    """Return the nouns of an entity by its titles or the last word of its names."""
    if entity.kind == "person":
        return {n: {"said"} for t in entity.titles for n in {t, *word_lists("role_synonyms").get(t, ())}}
    found: dict[str, set[str]] = {}
    for text in entity.texts:
        low = text.lower().replace(".", "").removeprefix("the ")
        if low:
            _add_heads(found, low)
        if not found:
            found.update({noun: set() for noun in _SORTS.get(word_table("organizations").get(low, ""), ())})
        if low.split()[-1:] == ["appeals"] or " court of " in f" {low} ":
            found.setdefault("court", set()).add("said")
    return found


def _add_heads(found: dict[str, set[str]], low: str) -> None:
    """Add what an organization is by its last word, and by the one before "of": "guild" of the Harbor Guild."""
    parts = low.split()
    for word in {parts[-1], head_word(parts)}:
        for noun in word_lists("organization_heads").get(word, ()):
            found.setdefault(noun, set()).update(["said"] if noun == word else [])


def words_beside(words: Words, i: int) -> Iterator[int]:
    """Return the words of the noun phrase around noun `i`, with its "of the Guild"."""
    yield from (j for j in words.children[i] if j < i)
    for j in words.children[i]:
        if j > i and words.deps[j] == "nmod":
            yield from (j, *words.children[j])


def add_noun(known: dict[str, set[str]], noun: str, party: set[str]) -> None:
    """Add a noun and its synonyms, with what is told with it."""
    for name in {noun, *word_lists("role_synonyms").get(noun, ())}:
        known.setdefault(name, set()).update(party | {"said"})


def described(words: Words, i: int, owner: Mapping[int, int]) -> int | None:
    """Return the entity that a noun describes: in apposition, before the name, or as predicate."""
    dep, head, children = words.deps[i], words.heads[i], words.children[i]
    if dep == "appos" and (before := _right_before(words, i)) in owner:
        return owner[before]  # the name before the comma, where the tree takes one further back
    if dep in NAMING and head in owner:
        return owner[head]
    own = [(words.deps[j], j) for j in children if j in owner]
    beside = next((j for relation, j in own if relation in _BESIDE), None)
    if beside is not None:
        return owner[beside]
    if any(words.deps[j] == "cop" for j in children):
        return next((owner[j] for relation, j in own if relation == "nsubj"), None)
    return _apposed(words, i, owner)


def _right_before(words: Words, i: int) -> int:
    """Return the word before the comma before the phrase of noun `i`, -1 where none stands there."""
    start = i
    while start > max(i - _RUN, 0) and words.tags[start - 1] in _BETWEEN_OR_ARTICLE:
        start -= 1
    return start - 2 if start > 1 and words.forms[start - 1] == "," else -1


def _apposed(words: Words, i: int, owner: Mapping[int, int]) -> int | None:
    """Return the one named between commas behind a noun ("the auditor, Ann Rowe,"), whatever the tree says."""
    if words.form_at(i + 1) != "," or i + 2 not in owner or _serves(words, i):
        return None
    end = i + 2
    while end < len(words) and owner.get(end) == owner[i + 2]:
        end += 1
    return owner[i + 2] if end - i > 3 and words.form_at(end) in (",", ".") else None


def _serves(words: Words, i: int) -> bool:
    """Tell whether another noun serves this one: the governor of "a spokeswoman for the governor, Ann Rowe"."""
    start = i
    while start > max(i - _RUN, 0) and words.tags[start - 1] in BETWEEN:
        start -= 1
    start -= start > 0 and words.tags[start - 1] == "DT"
    served = start > 1 and words.lowers[start - 1] in _LISTS["serving"]
    return served and words.lowers[start - 2] in word_table("roles")


def add_titles(
    words: Words, person: Described, own: dict[str, set[str]], told: Callable[[Iterable[int]], set[str]]
) -> None:
    """Add the nouns right before a person's name, with what they tell ("Republican presidential nominee Ann Rowe")."""
    for start, end in person.names:
        before = list(_before(words, start))
        home = told(range(end, min(end + 5, len(words)))) if words.lower_at(end) in ("of", "(") else set()
        for j in before:
            noun = words.lowers[j].rstrip(".")
            if words.lowers[j] in word_table("roles") or noun in word_lists("role_synonyms"):
                add_noun(own, noun, told(before) | home | ranks_before(words, j))


def _before(words: Words, start: int) -> Iterator[int]:
    begin = words.sentences[words.sentence[start]][0]
    for j in range(start - 1, max(start - 7, begin - 1), -1):
        if words.tags[j] not in _BEFORE_NAME or words.forms[j] == ",":
            return
        yield j


def ranks_before(words: Words, i: int) -> set[str]:
    """Return the marked ranks right before a noun ("the vice-presidential nominee"); the mark alone where none are."""
    first = max(words.sentences[words.sentence[i]][0], i - 3)
    before = (words.lowers[j] for j in range(first, i))
    return {BARE + ("lieutenant" if low == "lt." else low) for low in before if low in RANKS} or {BARE}
