"""Names of rare forms: seats of peers, tasks of ministers, names in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.facts.entities.name import Name, capital, plain
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.text.view import ArticleView

_LISTS = word_lists("name_parts")
_ACCOUNT = re.compile(r"@\w{2,30}")
_ARTICLES = word_lists("coreference")["indefinite"] | {"the"}
_BODIES, _GENITIVES = _LISTS["leader_body"], frozenset(["'s", "’s"])
_ROLE = 5
"""Words behind a comma within which a role follows: "a former city official"."""


def without_seats(view: ArticleView, names: Sequence[Name]) -> Iterator[Name]:
    """Make places of peers' seats ("Lord Hale of Kirkby"), and leave out ministers' tasks ("minister for Farms").

    Args:
        view: the article's.
        names: in reading order.
    """
    peer, task = -1, -1
    for name in names:
        before = view.lower_at(name.start - 1)
        if name.start == peer + 1 and before == "of":
            yield replace(name, label="LOC")
        elif name.label != "PERSON" and (
            _opens_tasks(view, name) or (name.start == task + 1 and before in ("and", ","))
        ):
            task = name.end
            continue
        else:
            yield name
        peer = name.end if not _LISTS["noble"].isdisjoint(name.titles) else -1


def _opens_tasks(view: ArticleView, name: Name) -> bool:
    """Tell whether a "minister for" stands before a name, or before that and what "and" joins to it."""
    first = name.start
    if view.lower_at(first - 1) == "and":
        first -= 1
        while first > 0 and capital(view, first - 1):
            first -= 1
    return view.lower_at(first - 1) == "for" and view.lower_at(first - 2) in _LISTS["minister"]


def is_address(view: ArticleView, name: Name) -> bool:
    """Tell whether a word is what a yearly address is about: "the State of the Union", "his State of the City"."""
    if name.end - name.start > 1 or name.start < 3:
        return False
    return view.words[name.start - 3] == "State" and view.lowers[name.start - 2 : name.start] == ["of", "the"]


def offices_of(view: ArticleView) -> Iterator[Name]:
    """Find bodies called after who leads them: "the Alder County Sheriff's Office", "the U.S. Attorney's Office"."""
    for i, form in enumerate(view.words):
        if form.lower() not in _BODIES or view.lower_at(i - 1) not in _GENITIVES or not _is_leader(view, i - 2):
            continue
        start = i - 2
        while start > 0 and capital(view, start - 1) and not view.opens_sentence(start):
            start -= 1
        start += view.lowers[start] in _ARTICLES
        if form.islower() and start == i - 2:
            continue  # "the President's office"
        yield Name(start=start, end=_after_district(view, i + 1), label="ORG")


def _after_district(view: ArticleView, end: int) -> int:
    """Return the end after "for the Western District of Alder" or "of Emergency Services", where that stands there."""
    if view.lower_at(end) == "of" and view.words[end - 1].istitle():
        stop = end + 1
        while stop < len(view) and capital(view, stop):
            stop += 1
        return stop if stop > end + 1 else end
    if view.lowers[end : end + 2] != ["for", "the"]:
        return end
    stop = end + 2
    while stop < len(view) and (capital(view, stop) or (view.lowers[stop] == "of" and capital(view, stop - 1))):
        stop += 1
    return stop if "district" in view.lowers[end:stop] and capital(view, stop - 1) else end


def _is_leader(view: ArticleView, i: int) -> bool:
    return i >= 0 and capital(view, i) and plain(view.words[i]) in word_set("titles")


def accounts(view: ArticleView) -> Iterator[Name]:
    """Find accounts that sign what they wrote: a paragraph that is only "@harborgirl".

    28 of 29 in the 840 articles of PolNeAR train, readers who answer a newspaper.
    """
    for i, form in enumerate(view.words):
        after = i + 1 + (view.word_at(i + 1) == ".")
        alone = view.opens_line(i) and (after >= len(view) or view.opens_line(after))
        if alone and _ACCOUNT.fullmatch(form):
            yield Name(start=i, end=i + 1, label="PERSON")


def lower_case_names(view: ArticleView) -> Iterator[Name]:
    """Find names in small letters that open a sentence before what their bearers are: "danah holt, a researcher"."""
    for start, stop in view.sentences:
        words = view.words[start : start + 2]
        small = stop - start > _ROLE and all(w.islower() and w.isalpha() and len(w) > 1 for w in words)
        if small and _tells_role(view, start + 2):
            yield Name(start=start, end=start + 2, label="PERSON")


def _tells_role(view: ArticleView, comma: int) -> bool:
    if view.word_at(comma) != "," or view.lower_at(comma + 1) not in _ARTICLES:
        return False
    roles = word_table("roles")
    return any(roles.get(view.lower_at(i)) == "person" for i in range(comma + 2, comma + _ROLE))
