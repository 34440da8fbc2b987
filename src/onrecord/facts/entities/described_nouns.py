"""The nouns by which an article itself speaks of those whom it names: "the mayor, Ann Rowe", "the Harbor Guild"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Protocol

from onrecord.facts.entities.name import head_word
from onrecord.lang.en.lexicons import word_lists, word_table
from onrecord.lang.en.titles import RANKS
from onrecord.record import EntityKind
from onrecord.text.columns import Words

BETWEEN = frozenset(["CD", "JJ", "JJR", "JJS", "NN", "NNP", "NNS", "VBN", "HYPH", "RB"])
BARE = "^"
"""Before a rank in what is told of somebody; alone where the title was told without one."""
_BEFORE_NAME = frozenset(["JJ", "NNPS", "NN", "NNP", "HYPH", ":", ",", "DT", "CC", "VBN"])
_RUN = 40
"""Words before a noun in one phrase at most: there is none so long."""
_SORTS = {
    "media": frozenset(["network", "newspaper", "paper", "magazine", "outlet", "publication", "site", "channel"]),
    "public body": frozenset(["agency", "department", "body", "organization", "group", "party", "court"]),
    "company": frozenset(["company", "firm", "corporation", "bank", "automaker", "airline", "retailer"]),
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
    """Nouns by an entity's titles or the last word of its names."""
    if entity.kind == "person":
        return {n: {"said"} for t in entity.titles for n in {t, *word_lists("role_synonyms").get(t, ())}}
    found: dict[str, set[str]] = {}
    for text in entity.texts:
        low = text.lower().replace(".", "").removeprefix("the ")
        for word in {low.split()[-1], head_word(low.split())} if low else ():
            for noun in word_lists("organization_heads").get(word, ()):
                found.setdefault(noun, set()).update(["said"] if noun == word else [])
        for noun in () if found else _SORTS.get(word_table("organizations").get(low, ""), ()):
            found.setdefault(noun, set())
        if low.split()[-1:] == ["appeals"] or " court of " in f" {low} ":
            found.setdefault("court", set()).add("said")
    return found


def words_beside(words: Words, i: int) -> Iterator[int]:
    """The words of the noun phrase around noun `i`, with its "of the Guild"."""
    yield from (j for j in words.children[i] if j < i)
    for j in words.children[i]:
        if j > i and words.deps[j] == "nmod":
            yield from (j, *words.children[j])


def add_noun(known: dict[str, set[str]], noun: str, party: set[str]) -> None:
    for name in {noun, *word_lists("role_synonyms").get(noun, ())}:
        known.setdefault(name, set()).update(party | {"said"})


def described(words: Words, i: int, owner: Mapping[int, int]) -> int | None:
    dep, head, children = words.deps[i], words.heads[i], words.children[i]
    if dep == "appos" and (before := _right_before(words, i)) in owner:
        return owner[before]  # the name before the comma, where the tree takes one further back
    if dep in ("appos", "compound", "flat", "nmod:desc") and head in owner:
        return owner[head]
    beside = next((j for j in children if words.deps[j] in ("appos", "flat") and j in owner), None)
    if beside is not None:
        return owner[beside]
    if any(words.deps[j] == "cop" for j in children):
        return next((owner[j] for j in children if words.deps[j] == "nsubj" and j in owner), None)
    return _apposed(words, i, owner)


def _right_before(words: Words, i: int) -> int:
    """The word before the comma before the phrase of noun `i`, -1 where none stands there."""
    start = i
    while start > max(i - _RUN, 0) and (words.tags[start - 1] in BETWEEN or words.tags[start - 1] == "DT"):
        start -= 1
    return start - 2 if start > 1 and words.forms[start - 1] == "," else -1


def _apposed(words: Words, i: int, owner: Mapping[int, int]) -> int | None:
    """The one whose name stands between commas behind a noun ("the auditor, Ann Rowe,"), whatever the tree says."""
    if words.forms[i + 1 : i + 2] != [","] or i + 2 not in owner or _serves(words, i):
        return None
    end = i + 2
    while end < len(words) and owner.get(end) == owner[i + 2]:
        end += 1
    return owner[i + 2] if words.forms[end : end + 1] in ([","], ["."]) and end - i > 3 else None


def _serves(words: Words, i: int) -> bool:
    """Whether a noun is the one whom another serves: the governor of "a spokeswoman for the governor, Ann Rowe"."""
    start = i
    while start > max(i - _RUN, 0) and words.tags[start - 1] in BETWEEN:
        start -= 1
    start -= start > 0 and words.tags[start - 1] == "DT"
    served = start > 1 and words.lowers[start - 1] in ("for", "of", "to", "with")
    return served and words.lowers[start - 2] in word_table("roles")


def add_titles(
    words: Words, person: Described, own: dict[str, set[str]], told: Callable[[Iterable[int]], set[str]]
) -> None:
    """The nouns right before a person's name, with what they tell ("Republican presidential nominee Ann Rowe")."""
    for start, end in person.names:
        before = list(_before(words, start))
        home = told(range(end, min(end + 5, len(words)))) if words.lowers[end : end + 1] in (["of"], ["("]) else set()
        for j in before:
            if words.lowers[j] in word_table("roles") or words.lowers[j].rstrip(".") in word_lists("role_synonyms"):
                add_noun(own, words.lowers[j].rstrip("."), told(before) | home | ranks_before(words, j))


def _before(words: Words, start: int) -> Iterator[int]:
    for j in range(start - 1, max(start - 7, -1), -1):
        if words.tags[j] not in _BEFORE_NAME or words.forms[j] == "," or words.sentence[j] != words.sentence[start]:
            return
        yield j


def ranks_before(words: Words, i: int) -> set[str]:
    """The ranks right before a noun, marked; the mark alone where there is none: "the vice-presidential nominee"."""
    first = max(words.sentences[words.sentence[i]][0], i - 3)
    before = (words.lowers[j] for j in range(first, i))
    return {BARE + ("lieutenant" if low == "lt." else low) for low in before if low in RANKS} or {BARE}
