"""Pieces of runs joined to one organization's name: "Court of Appeals"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.facts.entities.name import capital, head_word, plain
from onrecord.facts.entities.spans.runs import Bounds
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.text.view import ArticleView

_LISTS = word_lists("name_parts")
_TAILS = _LISTS["tail"]
_TOPICAL = _LISTS["topical"]
_CALLED_FOR = _LISTS["called_for"]
# "the Bay of Biscay", "the Cape of Good Hope": one place.
_WATERS = _LISTS["water"]
_AND, _FOR, _OF = (["and"], ["&"], [",", "and"]), (["for"], ["for", "the"], ["for", "a"]), (["of"], ["of", "the"])
_CONJUNCTIONS = frozenset(["and", "&"])
_WITHIN = _LISTS["within"]
"""Words that the network is believed to find within a name: it errs in 4 of the 60 of 95 annotated articles."""
_GENITIVES = (["'s"], ["’s"], ["'"], ["’"])
# Bodies that are called after their tasks: "the Department of Lands and Natural Resources".
_TASKED = _LISTS["tasked"]
# "Energy" ends names of firms, but alone it is what a department is for.
_PORTFOLIOS = _LISTS["portfolio"]
_SAINTS, _OWNERS = _LISTS["saint"], _LISTS["owning"]
_LOCAL = frozenset(["council", "police"])


def join_runs(view: ArticleView, guesses: Sequence[str], pieces: Sequence[Bounds]) -> list[Bounds]:
    """Join pieces that one organization's name holds: "Court of Appeals", "Citizenship and Immigration Services"."""
    joined: list[Bounds] = []
    for n, piece in enumerate(pieces):
        if joined and _goes_on(view, guesses, joined[-1], pieces[n:]):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    return joined


def _goes_on(view: ArticleView, guesses: Sequence[str], left: Bounds, rest: Sequence[Bounds]) -> bool:
    between = view.lowers[left[1] : rest[0][0]]
    if len(between) > 2 or view.sentence_number[left[1] - 1] != view.sentence_number[rest[0][0]]:
        return False
    if _is_part_of(view, left, rest[0], between):
        return False
    if _is_read_as_one(view, guesses, left, rest[0]):
        return True
    if between in _AND:
        return any(
            joins(view, guesses, left, rest[0])
            for joins in (_is_known, _lists_topics, _has_tasks, _is_joint, _is_couple, _is_house)
        )
    if between == [","]:
        return _lists_tasks(view, guesses, left, rest)
    if between in _GENITIVES:
        return _owns_name(view, left, rest[0])
    return _one_organization(view, guesses, left, rest[0], between)


def _is_part_of(view: ArticleView, left: Bounds, right: Bounds, between: list[str]) -> bool:
    """Tell whether a body is said to be a part of a department: "the Ports Directorate of the Department of Trade"."""
    heads = plain(view.words[left[1] - 1]) in word_set("organization_heads") and left[1] - left[0] > 1
    return heads and between == ["of", "the"] and view.lowers[right[0]] in _LISTS["department"]


def _is_read_as_one(view: ArticleView, guesses: Sequence[str], left: Bounds, right: Bounds) -> bool:
    """Tell whether the network takes the small words between two pieces, or the genitive's "'s", for a part of a name.

    Not where an "and" follows what is a name already: "the Defense Department and the Harbor Guild".
    """
    between, low = view.lowers[left[1] : right[0]], " ".join(view.lowers[slice(*left)])
    if between not in _GENITIVES and (not _WITHIN.issuperset(between) or low in word_set("no_names")):
        return False
    last = plain(view.words[left[1] - 1]) if between not in _GENITIVES else head_word([*view.lowers[slice(*left)]])
    whole = low in word_set("organizations") or last in word_set("organization_heads")
    if whole and (between in _GENITIVES or not _CONJUNCTIONS.isdisjoint(between)):
        return False
    return all(guess == "ORG" for guess in guesses[left[1] - 1 : right[0] + 1])


def _one_organization(
    view: ArticleView, guesses: Sequence[str], left: Bounds, right: Bounds, between: list[str]
) -> bool:
    """Tell whether "of", "for" or "on" stands within one organization's name."""
    if between == ["for"] and _are_people(view, guesses, left, right):
        return True
    head, length = head_word([plain(f) for f in view.words[left[0] : left[1]]]), left[1] - left[0]
    if between == ["of"] and length == 1 and head in _WATERS:
        return right[1] - right[0] < 3
    if head not in word_set("organization_heads") or plain(view.words[right[0]]) in word_table("given_names"):
        return False
    if between == ["on"]:
        return head in _TOPICAL and not any(c.isdigit() for c in view.words[right[0]])
    if between in _FOR:
        return length > 1 or head in _CALLED_FOR or all(g == "ORG" for g in guesses[left[1] - 1 : right[0] + 1])
    return between in _OF


def _are_people(view: ArticleView, guesses: Sequence[str], left: Bounds, right: Bounds) -> bool:
    """Tell whether a body is called after its members: "Doctors for Open Ports", not "Democrats for Rowe"."""
    members = left[1] - left[0] == 1 and view.tags[left[0]] in ("NNS", "NNPS")
    within = members and not view.opens_sentence(left[0])
    return within and all(g == "ORG" for g in guesses[slice(*right)])


def _is_known(view: ArticleView, guesses: Sequence[str], left: Bounds, right: Bounds) -> bool:
    """Tell whether both are one well-known firm, or one name twice: "Marks and Spencer", "Johnson & Johnson"."""
    whole = " ".join(view.lowers[left[0] : right[1]]).replace("&", "and").removeprefix("the ")
    twice = view.lowers[slice(*left)] == view.lowers[slice(*right)]
    return whole in word_set("organizations") or (twice and left[1] - left[0] == 1)


def _has_tasks(view: ArticleView, guesses: Sequence[str], left: Bounds, right: Bounds) -> bool:
    """Tell whether an "and" stands between the tasks of a body: "the Office of Rail and Road"."""
    parts = [plain(f) for f in view.words[left[0] : left[1]]]
    if head_word(parts) not in _TASKED or _TAILS.isdisjoint(parts[1:-1]):
        return False
    return _may_be_task(view, guesses, right)


def _lists_tasks(view: ArticleView, guesses: Sequence[str], left: Bounds, rest: Sequence[Bounds]) -> bool:
    """Tell whether a comma stands between the tasks of a body: "the Office for Food, Rail and Road"."""
    if not _has_tasks(view, guesses, left, rest[0]):
        return False
    for before, after in pairwise(rest):
        between = view.lowers[before[1] : after[0]]
        if between in _AND:
            return _may_be_task(view, guesses, after)
        if between != [","] or not _may_be_task(view, guesses, after):
            return False
    return False


def _may_be_task(view: ArticleView, guesses: Sequence[str], piece: Bounds) -> bool:
    """Tell whether a piece may be a task: not guessed a person or place, no body itself, not named elsewhere."""
    start, stop = piece
    low = " ".join(view.lowers[start:stop])
    named = {"PERSON", "LOC"} & set(guesses[start:stop]) and low not in _PORTFOLIOS
    if named or view.words[start].isupper():
        return False
    heads = plain(view.words[stop - 1]) in word_set("organization_heads") and low not in _PORTFOLIOS
    body = low in word_set("organizations") or heads
    return not body and low not in word_set("places") and not _stands_elsewhere(view, piece)


def _stands_elsewhere(view: ArticleView, piece: Bounds) -> bool:
    """Tell whether the last word of a piece stands elsewhere alone, not within a longer name."""
    others = (k for k in view.places[view.words[piece[1] - 1]] if k not in range(*piece))
    return not all(_is_within(view, k) for k in others)


def _is_within(view: ArticleView, i: int) -> bool:
    """Tell whether a word stands beside another capital or behind "of", as within a longer name."""
    return capital(view, i - 1) or view.lower_at(i - 1) == "of" or view.word_at(i + 1).istitle()


def _is_joint(view: ArticleView, guesses: Sequence[str], left: Bounds, right: Bounds) -> bool:
    """Tell whether an "and" stands before the last word that says what is named: "the Trades and Labour Council"."""
    last = plain(view.words[right[1] - 1])
    if last not in word_set("organization_heads") or right[1] - right[0] < 2 or left[1] - left[0] > 2:
        return False
    if not _may_be_task(view, guesses, left) or "PERSON" in guesses[right[0] : right[1]]:
        return False
    article = view.lower_at(left[0] - 1) == "the" and all(g == "ORG" for g in guesses[right[0] : right[1]])
    return article or (last in _LOCAL and right[1] - right[0] == 2)


def _is_house(view: ArticleView, guesses: Sequence[str], left: Bounds, right: Bounds) -> bool:
    """Tell whether an "and" stands before what a house offers besides: "Harbor Golf Club and Spa"."""
    alone = right[1] - right[0] == 1 and view.lowers[right[0]] in _LISTS["besides"]
    return alone and left[1] - left[0] > 1 and view.lowers[left[1] - 1] in _LISTS["house"]


def _is_couple(view: ArticleView, guesses: Sequence[str], left: Bounds, right: Bounds) -> bool:
    """Tell whether a body is called after two by their first names: "the Ann and Mark Rowe Foundation"."""
    given = word_table("given_names")
    both = left[1] - left[0] == 1 and plain(view.words[left[0]]) in given and plain(view.words[right[0]]) in given
    return both and right[1] - right[0] > 2 and plain(view.words[right[1] - 1]) in word_set("organization_heads")


def _owns_name(view: ArticleView, left: Bounds, right: Bounds) -> bool:
    """Tell whether a genitive stands within a name: "St. Mary's School", "the Children's Hospital", "Ann's Cafe"."""
    if left[1] - left[0] == 1 and (plain(view.words[right[1] - 1]) in _LISTS["shop"] or _is_told(view, left, right)):
        return True
    if plain(view.words[right[1] - 1]) not in word_set("organization_heads"):
        return False
    saint = left[1] - left[0] > 1 and plain(view.words[left[1] - 2]) in _SAINTS
    return saint or plain(view.words[left[1] - 1]) in _OWNERS


def _is_told(view: ArticleView, left: Bounds, right: Bounds) -> bool:
    """Tell whether the noun of what it is stands before a name of two words: "the lobby group Harbor's Voice,"."""
    told = view.tag_at(left[0] - 1) == "NN" and word_table("roles").get(view.lower_at(left[0] - 1)) == "organization"
    return told and right[1] - right[0] == 1 and not view.tag_at(right[1]).startswith("NN")


def _lists_topics(view: ArticleView, guesses: Sequence[str], left: Bounds, right: Bounds) -> bool:
    """Tell whether an "and" stands between what one body is for: "Citizenship and Immigration Services".

    Of "Organization for Economic Cooperation and Development" the head stands before.
    """
    topics, last = word_set("organization_topics"), plain(view.words[right[1] - 1])
    if plain(view.words[left[1] - 1]) not in topics:
        return False
    return last in word_set("organization_heads") or ("for" in view.lowers[left[0] : left[1]] and last in topics)
