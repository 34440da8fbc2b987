"""Names of rare forms: seats of peers, tasks of ministers, names in small letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.facts.entities.name import Name, capital
from onrecord.lang.en.lexicons import word_lists, word_table
from onrecord.text.view import ArticleView

_LISTS = word_lists("name_parts")
_ARTICLES = word_lists("coreference")["indefinite"] | {"the"}
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
