"""People without a name in the text, to whom a pronoun or a description may go: "an official said"."""

from __future__ import annotations

from onrecord.facts.entities.coreference.state import State
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.text.grammar import PREPOSITION_TAGS, SUBJECTS
from onrecord.text.view import ArticleView

_LISTS = word_lists("coreference")
_INDEFINITE = _LISTS["indefinite"]
_ASKING = _LISTS["asking"]
_PEOPLE = _LISTS["people"]
# "Ann Rowe, 59, of Elko, Nev., who": as many words as stand between.
ASIDE = 14
# Sentences in which somebody without a name stays present.
_INTRODUCED = 3


def is_unnamed(view: ArticleView, i: int) -> bool:
    """Tell whether it is somebody unnamed: "an official said", not "a lawyer, Ann Rowe, said", "a reporter asked"."""
    if view.tags[i] != "NN" or view.deps[i] not in SUBJECTS or not is_person(view.lowers[i]):
        return False
    if view.lowers[view.heads[i]] in _ASKING or not is_indefinite(view, i):
        return False
    return not any(view.deps[j] == "appos" and not _is_joined(view, i, j) for j in view.children[i])


def is_indefinite(view: ArticleView, i: int) -> bool:
    """Tell whether an "a", "another" or "one" belongs to a noun."""
    return any(view.lowers[j] in _INDEFINITE for j in view.children[i])


def is_person(noun: str) -> bool:
    """Tell whether a noun is one for persons."""
    return word_table("roles").get(noun) == "person" or noun in word_set("office_titles") or noun in _PEOPLE


def is_named_beside(state: State, i: int) -> bool:
    """Tell whether a name follows between commas: "one voter, Ann Rowe,", "a lawyer for the port, Ann Rowe,"."""
    view = state.view
    near = range(i + 1, min(view.sentences[view.sentence_number[i]][1], i + ASIDE))
    return any(view.words[comma] == "," and _person_within(state, comma + 1, comma + 4) for comma in near)


def _person_within(state: State, first: int, stop: int) -> bool:
    near = (state.owner.get(j) for j in range(first, stop))
    return any(n is not None and state.is_person(n) for n in near)


def may_stand_for(state: State, i: int, entity: int) -> bool:
    """Tell whether the description around noun `i` may stand for an entity, where that is a person.

    Of its gender, not whom the source names in marks, and not another than the one just brought in without a name.
    """
    if not state.is_person(entity):
        return True
    if not state.is_of_gender(entity, i) or entity in state.named_by.get(i, ()):
        return False
    return not introduced(state, i, entity)


def introduced(state: State, i: int, entity: int) -> bool:
    """Tell whether this noun brought in somebody without a name, and the entity was not named since.

    "An aide said so. … the aide added": the aide, whatever adviser was named before.
    """
    view, owner = state.view, state.owner
    first = view.sentences[max(view.sentence_number[i] - _INTRODUCED, 0)][0]
    noun = view.lowers[i]
    for j in range(i - 1, first - 1, -1):
        if j in owner:
            if owner[j] == entity:
                return False
        elif view.lowers[j] == noun and view.deps[j] in SUBJECTS:
            return is_indefinite(view, j) and not is_named_beside(state, j)
    return False


def may_be(view: ArticleView, i: int, noun: int, gender: str) -> bool:
    """Tell whether a pronoun may stand for an unnamed person: of the sentence before or the same, of that gender."""
    if gender == "neuter" or view.sentence_number[i] - view.sentence_number[noun] > 1:
        return False
    return word_table("roles", 2).get(view.lowers[noun], "either") in (gender, "either")


def _is_joined(view: ArticleView, noun: int, name: int) -> bool:
    """Tell whether a preposition stands between a noun and a name: "an aide to Gov. Ann Rowe"."""
    return any(view.tags[k] in PREPOSITION_TAGS for k in range(noun + 1, name))
