"""The words of a description: from its article to its noun."""

from __future__ import annotations

from collections.abc import Mapping, Set

from onrecord.facts.entities.coreference.described_nouns import BETWEEN
from onrecord.lang.en.lexicons import word_lists, word_table
from onrecord.text.view import ArticleView

_LISTS = word_lists("coreference")
# "The next president" is not the president.
_OTHERS = _LISTS["other"]
_TELLING = _LISTS["telling"]
_BEING = _LISTS["being"]
DEFINITE = _LISTS["definite"]
_PARTIES = word_table("parties")
_COMPOUND = frozenset(["NN", "NNS", "NNP", "NNPS", "POS"])
# "The 47-year-old Republican nominee" is as long as descriptions get: seven words before the noun.
LONGEST = 7
# A headline and a lead call somebody "a judge" who is named later.
LEAD = 4
# The headline is among so many first sentences: before it may stand a masthead.
_HEADLINE = 2


def description(view: ArticleView, i: int, owner: Mapping[int, int], *, bodies: Set[int]) -> range | None:
    """Return the words from the article to the noun, unless a name or a clause behind says who is meant.

    By tags and not by the tree, which errs more often in phrases of a few words.

    Args:
        view: of the article.
        i: the noun, one of `roles`.
        owner: the entity of each word in a name.
        bodies: the words in names of organizations and places, which may stand before the noun.
    """
    if i + 1 in owner or view.tag_at(i + 1) in _COMPOUND or _is_told_behind(view, i):
        return None
    start = _phrase_start(view, i, owner, bodies)
    if not _OTHERS.isdisjoint(view.lowers[max(start - 1, 0) : i]):
        return None
    before = view.lower_at(start - 1)
    if before == "and" and (first := _first_of_two(view, start - 1)) is not None:
        return range(first, i + 1)
    if before in DEFINITE or (before in ("a", "an") and view.sentence_number[i] < LEAD):
        if not _is_predicate(view, start - 1):
            return range(start - 1, i + 1)
        if before in DEFINITE:
            return None
    return range(start, i + 1) if _is_headline(view, start, i) and i not in owner else None


def _phrase_start(view: ArticleView, i: int, owner: Mapping[int, int], bodies: Set[int]) -> int:
    """Return the first of the words right before a noun, in its sentence, that may belong to its description."""
    start, least = i, max(i - LONGEST, view.sentences[view.sentence_number[i]][0])
    while start > least and _is_modifier(view, start - 1, owner, bodies=bodies):
        start -= 1
    return start


def _is_headline(view: ArticleView, start: int, i: int) -> bool:
    """Tell whether a phrase opens one of the first sentences, where headlines leave away the article."""
    return view.sentence_number[i] < _HEADLINE and view.sentences[view.sentence_number[i]][0] == start


def _is_told_behind(view: ArticleView, i: int) -> bool:
    """Tell whether the words behind a noun say who is meant: "an aide to Rowe", not "told the aide to go"."""
    following = view.lower_at(i + 1)
    if following == "to":
        return view.tag_at(i + 2) != "VB"
    counted = following == "of" and view.tag_at(i + 2) == "CD"
    return following in _TELLING and not counted


def _is_predicate(view: ArticleView, article: int) -> bool:
    """Tell whether a form of "be" stands before the article: "is the mayor"."""
    return article > 0 and view.lowers[article - 1] in _BEING


def _first_of_two(view: ArticleView, conjunction: int) -> int | None:
    """Return where "the" stands before two that one is: "the former secretary of state and current nominee"."""
    k = conjunction - 1
    while k > 0 and conjunction - k < LONGEST and (view.tags[k] in BETWEEN or view.lowers[k] == "of"):
        k -= 1
    roles = word_table("roles")
    named = any(view.lowers[j] in roles for j in range(k + 1, conjunction))
    return k if named and view.lowers[k] == "the" and conjunction - k > 1 else None


def _is_modifier(view: ArticleView, j: int, owner: Mapping[int, int], *, bodies: Set[int]) -> bool:
    """Tell whether a word may stand between the article and the noun: no name but a body's or a party's."""
    if view.lowers[j] in _PARTIES or j in bodies:
        return True
    if view.tags[j] not in BETWEEN or j in owner:
        return False
    return view.tags[j] != "NNP" or view.opens_sentence(j)
