"""Pieces of runs joined to one organization's name: "Court of Appeals"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts.entities.name import head_word, plain
from onrecord.facts.entities.name_spans import Bounds
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.text.view import ArticleView

_LISTS = word_lists("name_parts")
_TOPICAL = _LISTS["topical"]
_CALLED_FOR = _LISTS["called_for"]
# "the Bay of Biscay", "the Cape of Good Hope": one place.
_WATERS = _LISTS["water"]
_AND, _FOR, _OF = (["and"], ["&"], [",", "and"]), (["for"], ["for", "the"]), (["of"], ["of", "the"])


def join_runs(view: ArticleView, guesses: Sequence[str], pieces: Sequence[Bounds]) -> list[Bounds]:
    """Join pieces that one organization's name holds: "Court of Appeals", "Citizenship and Immigration Services"."""
    joined: list[Bounds] = []
    for piece in pieces:
        if joined and _one_organization(view, guesses, joined[-1], piece):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    return joined


def _one_organization(view: ArticleView, guesses: Sequence[str], left: Bounds, right: Bounds) -> bool:
    between = view.lowers[left[1] : right[0]]
    if len(between) > 2 or view.sentence_number[left[1] - 1] != view.sentence_number[right[0]]:
        return False
    if between in _AND:
        return _lists_topics(view, left, right)
    head, length = head_word([plain(f) for f in view.words[left[0] : left[1]]]), left[1] - left[0]
    if between == ["of"] and length == 1 and head in _WATERS:
        return right[1] - right[0] < 3
    if head not in word_set("organization_heads") or plain(view.words[right[0]]) in word_table("given_names"):
        return False
    if between == ["on"]:
        return head in _TOPICAL
    if between in _FOR:
        return length > 1 or head in _CALLED_FOR or all(g == "ORG" for g in guesses[left[1] - 1 : right[0] + 1])
    return between in _OF


def _lists_topics(view: ArticleView, left: Bounds, right: Bounds) -> bool:
    """Tell whether an "and" stands between what one body is for: "Citizenship and Immigration Services".

    Of "Organization for Economic Cooperation and Development" the head stands before.
    """
    topics, last = word_set("organization_topics"), plain(view.words[right[1] - 1])
    if plain(view.words[left[1] - 1]) not in topics:
        return False
    return last in word_set("organization_heads") or ("for" in view.lowers[left[0] : left[1]] and last in topics)
