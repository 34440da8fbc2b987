"""The nouns by which an article itself speaks of those whom it names: "the mayor, Ann Rowe", "the Harbor Guild"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from onrecord.facts.entities.name import head_word
from onrecord.lang.en.lexicons import word_lists, word_table
from onrecord.lang.en.titles import RANKS
from onrecord.record import EntityKind
from onrecord.text.grammar import NAMING
from onrecord.text.view import ArticleView

BETWEEN = frozenset(["CD", "JJ", "JJR", "JJS", "NN", "NNP", "NNS", "VBN", "HYPH", "RB"])
_BETWEEN_OR_ARTICLE = BETWEEN | {"DT"}
BARE = "^"
"""Before a rank in what is told of somebody; alone where the title was told without one."""
UNSORTED = "?"
"""What is told of a body whose name does not say of what sort it is: it may be a firm."""
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
    """Return the nouns of an entity by its titles or the last word of its names; what is of no known sort is a firm."""
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
    return found or {noun: {UNSORTED} for noun in _LISTS["of_unknown_sort"]}


def _add_heads(found: dict[str, set[str]], low: str) -> None:
    """Add what an organization is by its last word, and by the one before "of": "guild" of the Harbor Guild."""
    parts = low.split()
    for word in {parts[-1], head_word(parts)}:
        for noun in word_lists("organization_heads").get(word, ()):
            found.setdefault(noun, set()).update(["said"] if noun == word else [])


def words_beside(view: ArticleView, i: int) -> Iterator[int]:
    """Return the words of the noun phrase around noun `i`, with its "of the Guild"."""
    yield from (j for j in view.children[i] if j < i)
    for j in view.children[i]:
        if j > i and view.deps[j] == "nmod":
            yield from (j, *view.children[j])


def add_noun(known: dict[str, set[str]], noun: str, party: set[str]) -> None:
    """Add a noun and its synonyms, with what is told with it."""
    for name in {noun, *word_lists("role_synonyms").get(noun, ())}:
        known.setdefault(name, set()).update(party | {"said"})


def described(view: ArticleView, i: int, owner: Mapping[int, int]) -> int | None:
    """Return the entity that a noun describes: in apposition, before the name, or as predicate."""
    dep, head, children = view.deps[i], view.heads[i], view.children[i]
    if dep == "appos" and (before := _right_before(view, i)) in owner:
        return owner[before]  # the name before the comma, where the tree takes one further back
    if dep in NAMING and head in owner:
        return owner[head]
    own = [(view.deps[j], j) for j in children if j in owner]
    beside = next((j for relation, j in own if relation in _BESIDE), None)
    if beside is not None:
        return owner[beside]
    if any(view.deps[j] == "cop" for j in children):
        return next((owner[j] for relation, j in own if relation == "nsubj"), None)
    return _apposed(view, i, owner)


def _right_before(view: ArticleView, i: int) -> int:
    """Return the word before the comma before the phrase of noun `i`, -1 where none stands there."""
    start = i
    while start > max(i - _RUN, 0) and view.tags[start - 1] in _BETWEEN_OR_ARTICLE:
        start -= 1
    return start - 2 if start > 1 and view.words[start - 1] == "," else -1


def _apposed(view: ArticleView, i: int, owner: Mapping[int, int]) -> int | None:
    """Return the one named between commas behind a noun ("the auditor, Ann Rowe,"), whatever the tree says."""
    if view.word_at(i + 1) != "," or i + 2 not in owner or _is_served(view, i):
        return None
    end = i + 2
    while end < len(view) and owner.get(end) == owner[i + 2]:
        end += 1
    return owner[i + 2] if end - i > 3 and view.word_at(end) in (",", ".") else None


def _is_served(view: ArticleView, i: int) -> bool:
    """Tell whether another noun serves this one: the governor of "a spokeswoman for the governor, Ann Rowe"."""
    start = i
    while start > max(i - _RUN, 0) and view.tags[start - 1] in BETWEEN:
        start -= 1
    start -= start > 0 and view.tags[start - 1] == "DT"
    served = start > 1 and view.lowers[start - 1] in _LISTS["serving"]
    return served and view.lowers[start - 2] in word_table("roles")


def add_titles(
    view: ArticleView, person: Described, own: dict[str, set[str]], told: Callable[[Iterable[int]], set[str]]
) -> None:
    """Add the nouns right before a person's name, with what they tell ("Republican presidential nominee Ann Rowe")."""
    for start, end in person.names:
        before = list(_before(view, start))
        home = told(range(end, min(end + 5, len(view)))) if view.lower_at(end) in ("of", "(") else set()
        for j in before:
            noun = view.lowers[j].rstrip(".")
            if view.lowers[j] in word_table("roles") or noun in word_lists("role_synonyms"):
                add_noun(own, noun, told(before) | home | ranks_before(view, j))


def _before(view: ArticleView, start: int) -> Iterator[int]:
    begin = view.sentences[view.sentence_number[start]][0]
    for j in range(start - 1, max(start - 7, begin - 1), -1):
        if view.tags[j] not in _BEFORE_NAME or view.words[j] == ",":
            return
        yield j


def ranks_before(view: ArticleView, i: int) -> set[str]:
    """Return the marked ranks right before a noun ("the vice-presidential nominee"); the mark alone where none are."""
    first = max(view.sentences[view.sentence_number[i]][0], i - 3)
    before = (view.lowers[j] for j in range(first, i))
    return {BARE + ("lieutenant" if low == "lt." else low) for low in before if low in RANKS} or {BARE}
