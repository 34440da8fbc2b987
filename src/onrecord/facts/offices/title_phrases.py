"""Title phrases: "former deputy secretary of state for policy at the State Department" as its parts.

A phrase is read forward from its first word, by tags and lexicons and the mentions on the words; the tree is
not asked, since it is least sure of long names and titles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.facts.offices.complements import with_complements
from onrecord.facts.offices.modifiers import with_modifiers
from onrecord.facts.offices.title_runs import find_head, run_end
from onrecord.facts.offices.titles import CLOSERS, DASHES, DETERMINERS, OPENERS, Title, is_plural, title_name
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import title_class, title_words
from onrecord.text.view import ArticleView

_CUES = word_lists("office_cues")
_POSSESSIVES = _CUES["possessive"]
_NOW = _CUES["now"]


def read_titles(view: ArticleView, first: int, stop: int) -> tuple[Title, ...]:
    """Read the titles of a phrase that begins at word `first` and ends before `stop`: "author and activist"."""
    titles: list[Title] = []
    i = first
    while i < stop:
        title = read_title(view, i, stop)
        if title is None:
            break
        titles.append(title)
        i = title.last
        if view.lowers[i : min(i + 2, stop)] == [",", "and"]:
            i += 1
        if i >= stop or view.lowers[i] not in {"and", "&", "/", "turned"}:
            break
        i += 1
    return tuple(_shared(view, titles))


def _of_first(view: ArticleView, first: Title, title: Title) -> bool:
    """Tell whether a post behind "and" is in the body before the first: "Gridwell president and chief executive"."""
    if title.place is not None or title_class(title.name) != "post":
        return False
    return _is_behind_body(first) and _goes_on(view, title)


def _is_behind_body(title: Title) -> bool:
    """Tell whether a title stands behind the name of its body: "Gridwell president"."""
    body = title.organization
    return body is not None and bool(title.words) and body.start < title.words[0]


def _goes_on(view: ArticleView, title: Title) -> bool:
    """Tell whether a title behind "and" goes on with what is said of the one before: no article, no "current"."""
    opens = view.lowers[title.first]
    return (
        opens not in DETERMINERS
        and _NOW.isdisjoint(view.lowers[title.first : title.words[0]])
        and title_class(title.name) in {"elected", "post"}
    )


def _shared(view: ArticleView, titles: list[Title]) -> Iterator[Title]:
    """Share what is said once of several titles: "founder and editor of X", "former prosecutor and New York mayor"."""
    for n, title in enumerate(titles):
        if n + 1 < len(titles):
            title = _with_later(title, titles[n + 1])
        yield _with_first(view, title, titles[0]) if n else title


def _with_later(title: Title, later: Title) -> Title:
    """Give a bare title what the next one is in: "founder and editor of X"."""
    opened = later.possessor is not None or later.definite or later.first != later.words[0]
    if opened or _serves_somebody(title) or title.place is not None:
        return title
    return replace(title, organization=later.organization, principal=later.principal, place=later.place)


def _with_first(view: ArticleView, title: Title, first: Title) -> Title:
    """Give a later title what the first has: its possessor, its body, that it is a former one."""
    if title.possessor is None:
        title = replace(title, possessor=first.possessor)
    if not _serves_somebody(title) and _of_first(view, first, title):
        title = replace(title, organization=first.organization)
    if title.status is None and first.status == "former" and _goes_on(view, title):
        title = replace(title, status="former")
    return title


def _serves_somebody(title: Title) -> bool:
    return title.organization is not None or title.principal is not None


def read_title(view: ArticleView, first: int, stop: int) -> Title | None:
    """Read the title that begins at this word, with its complements."""
    i, possessor, definite = first, None, False
    while i < stop and view.lowers[i] in OPENERS:
        possessor = i if view.lowers[i] in _POSSESSIVES else possessor
        definite = definite or view.lowers[i] == "the"
        i += 1
    head = find_head(view, i, run_end(view, i, stop))
    if head is None:
        return None
    core, last = head
    bare = Title(words=(), name="", first=first, last=last, possessor=possessor, definite=definite)
    title = _with_closer(view, with_modifiers(view, bare, i, core), stop)
    title = replace(title, name=title_name(view, title.words, last), plural=is_plural(view.lowers[last - 1]))
    return with_complements(view, title, stop)


def _with_closer(view: ArticleView, title: Title, stop: int) -> Title:
    """Read "emeritus", "-elect" or "- designate" behind a title."""
    last = title.last
    if last >= stop:
        return title
    word, after = view.lowers[last], view.lowers[last + 1] if last + 1 < stop else ""
    if word in CLOSERS or word.startswith("-elect"):
        return replace(title, status=title.status or title_words().status.get(word), last=last + 1)
    if view.words[last] in DASHES and after in {"elect", "designate"}:
        return replace(title, status="elect" if after == "elect" else "nominee", last=last + 2)
    return title
