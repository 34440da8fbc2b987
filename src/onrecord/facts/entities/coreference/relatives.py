"""Relative pronouns: the name on which their clause hangs."""

from __future__ import annotations

from onrecord.facts.entities.coreference.state import State
from onrecord.facts.entities.coreference.unnamed import ASIDE, is_indefinite, is_person
from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.text.grammar import PREPOSITION_TAGS

_LISTS = word_lists("coreference")
RELATIVE = _LISTS["relative"]
_PERSONAL = _LISTS["personal_relative"]
_BREAKS = frozenset([",", "-", "–", "—", "--"])
_CLAUSES = 4
"""Words between a relative pronoun and the verb on which its clause hangs."""


def relative_entity(state: State, i: int) -> int | None:
    """Return the entity on which the relative clause hangs."""
    view = state.view
    before = i - 1 - (view.words[max(i - 1, 0)] in _BREAKS)
    near, personal = state.owner.get(before), view.lowers[i] in _PERSONAL
    if near is not None and personal and _serves_named(state, before):
        return None
    if near is None or view.lowers[i] == "that":
        return _by_tree(state, i, personal=personal)
    if view.lowers[i] == "whose" or state.is_person(near) == personal:
        return near
    return _last_person(state, i) if personal else None


def _by_tree(state: State, i: int, *, personal: bool) -> int | None:
    """Return the entity of the noun above the clause; of a "who" also of what that noun is in apposition to."""
    view, owner, verb = state.view, state.owner, i
    for _ in range(_CLAUSES):
        noun = view.heads[verb]
        if view.deps[verb].startswith("acl"):
            apposed = personal and view.deps[noun] == "appos"
            return owner.get(noun, owner.get(view.heads[noun]) if apposed else None)
        if personal and view.deps[verb] == "appos":
            return owner.get(noun)
        verb = noun
    return None


def _serves_named(state: State, end: int) -> bool:
    """Tell whether somebody unnamed serves whose name ends here: "an adviser to Ann Rowe, who"."""
    view, owner, first = state.view, state.owner, end
    while first > 0 and (owner.get(first - 1) == owner[end] or _is_title(view.lowers[first - 1])):
        first -= 1
    noun = first - 2
    if noun < 1 or view.tags[first - 1] not in PREPOSITION_TAGS:
        return False
    return is_person(view.lowers[noun]) and is_indefinite(view, noun)


def _is_title(low: str) -> bool:
    return low.rstrip(".") in word_set("titles")


def _last_person(state: State, i: int) -> int | None:
    """Return the person named last in the sentence, for "Ann Rowe, 59, of Elko, who …"."""
    near = [p for p in state.places.all[-4:] if state.view.sentence_number[p.top] == state.view.sentence_number[i]]
    persons = [p.entity for p in near if state.is_person(p.entity) and i - p.top < ASIDE]
    return persons[-1] if persons else None
