"""Relative pronouns: the name on which their clause hangs."""

from __future__ import annotations

from onrecord.facts.entities.coreference.state import State
from onrecord.facts.entities.coreference.unnamed import ASIDE, is_indefinite, is_person
from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.text.grammar import PREPOSITION_TAGS

_LISTS = word_lists("coreference")
RELATIVE = _LISTS["relative"]
_PERSONAL = _LISTS["personal_relative"]
_CLAUSES = 4
"""Words between a relative pronoun and the verb on which its clause hangs."""


def relative_entity(state: State, i: int) -> int | None:
    """Return the entity on which the relative clause hangs."""
    words = state.words
    before = i - 1 - (words.forms[max(i - 1, 0)] == ",")
    near, personal = state.owner.get(before), words.lowers[i] in _PERSONAL
    if near is not None and personal and _serves_named(state, before):
        return None
    if near is None or words.lowers[i] == "that":
        return _by_tree(state, i, personal=personal)
    if words.lowers[i] == "whose" or state.is_person(near) == personal:
        return near
    return _last_person(state, i) if personal else None


def _by_tree(state: State, i: int, *, personal: bool) -> int | None:
    """Return the entity of the noun above the clause; of a "who" also of what that noun is in apposition to."""
    words, owner, verb = state.words, state.owner, i
    for _ in range(_CLAUSES):
        noun = words.heads[verb]
        if words.deps[verb].startswith("acl"):
            apposed = personal and words.deps[noun] == "appos"
            return owner.get(noun, owner.get(words.heads[noun]) if apposed else None)
        if personal and words.deps[verb] == "appos":
            return owner.get(noun)
        verb = noun
    return None


def _serves_named(state: State, end: int) -> bool:
    """Tell whether somebody unnamed serves whose name ends here: "an adviser to Ann Rowe, who"."""
    words, owner, first = state.words, state.owner, end
    while first > 0 and (owner.get(first - 1) == owner[end] or _is_title(words.lowers[first - 1])):
        first -= 1
    noun = first - 2
    if noun < 1 or words.tags[first - 1] not in PREPOSITION_TAGS:
        return False
    return is_person(words.lowers[noun]) and is_indefinite(words, noun)


def _is_title(low: str) -> bool:
    return low.rstrip(".") in word_set("titles")


def _last_person(state: State, i: int) -> int | None:
    """Return the person named last in the sentence, for "Ann Rowe, 59, of Elko, who …"."""
    near = [p for p in state.places.all[-4:] if state.words.sentence[p.top] == state.words.sentence[i]]
    persons = [p.entity for p in near if state.is_person(p.entity) and i - p.top < ASIDE]
    return persons[-1] if persons else None
