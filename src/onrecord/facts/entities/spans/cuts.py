"""Runs of capitals cut into names: at titles, before a first name, after a day or a party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.facts.entities.name import head_word, plain
from onrecord.facts.entities.spans.runs import HYPHENS, MONTHS, Bounds, is_particle
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.lang.en.times import classes
from onrecord.text.view import ArticleView

_LISTS = word_lists("name_parts")
_ABBREVIATIONS = _LISTS["title_abbreviation"]
# What belongs to the title after it and never ends an organization's name.
_TITLE_MODIFIERS = _LISTS["title_modifier"]
_PORTFOLIOS = _LISTS["portfolio"]
_MINISTERIAL = _TITLE_MODIFIERS | _PORTFOLIOS
_DAYS = frozenset(classes()["weekday"])
_STATES = _LISTS["state"]
_STANDING = _LISTS["standing"]
_BODIES = frozenset(["ORG", "LOC"])
_TASK = frozenset(["for", "of"])
# "A September Gallup poll" is Gallup's.
_POLLS = _LISTS["poll"]


def cut_run(view: ArticleView, guesses: Sequence[str], run: Bounds) -> Iterator[Bounds]:
    """Return the names of a run: cut at titles, before a first name, after a day or a party."""
    start, end = run
    begin = start
    for i in range(start, end):
        if _is_title(view, guesses, i, run, begin):
            stop = _without_task(view, begin, _title_start(view, begin, i))
            begin += _is_state_office(view, begin, stop)
            yield from _trimmed(view, guesses, begin, stop)
            begin = i + 1
        elif i > begin and _first_name_after(view, guesses, i, end):
            if i - begin > 1 or not _ends_task(view, begin):
                yield from _trimmed(view, guesses, begin, i)
            begin = i
    yield from _trimmed(view, guesses, begin, end)


def _without_task(view: ArticleView, begin: int, stop: int) -> int:
    """Return the end before the task of a secretary of a country: "UK | Home Secretary", "Shadow Home Secretary"."""
    if stop - begin != 2 or view.lower_at(stop) not in _LISTS["tasked_title"]:
        return stop
    if view.lowers[stop - 1] not in _PORTFOLIOS or view.lowers[begin] in _STATES:
        return stop
    if view.lowers[begin] == "shadow":
        return begin
    return stop - (view.lowers[begin] in word_set("places"))


def _is_state_office(view: ArticleView, begin: int, stop: int) -> bool:
    """Tell whether "State" or the like stands before a portfolio alone: "State Transportation Secretary"."""
    if stop - begin != 2 or view.lowers[begin] not in _STATES:
        return False
    return view.lowers[begin + 1] in _PORTFOLIOS or view.lowers[begin + 1] in word_set("organization_topics")


def _is_title(view: ArticleView, guesses: Sequence[str], i: int, run: Bounds, begin: int) -> bool:
    low, (start, end) = plain(view.words[i]), run
    if low not in word_set("titles") or " ".join(view.lowers[i : i + 2]) in word_set("places"):
        return False
    if low in _ABBREVIATIONS or low == "mx":
        return not _is_initials(view, guesses, i, run)
    if _is_given(view, i, run):
        return False
    if i + 1 == end:
        return _ends_as_title(view, guesses, i, begin)
    if head_word([plain(f) for f in view.words[i:end]]) in word_set("organization_heads"):
        return False
    return i == start or not guesses[i] or _begins_name(view, guesses, i + 1)


def _is_initials(view: ArticleView, guesses: Sequence[str], i: int, run: Bounds) -> bool:
    """Tell whether a title's letters are all capitals and open a body's name: "MX Harbor", "MS Society"."""
    form = view.words[i]
    return i == run[0] and form.isupper() and guesses[i] == "ORG" and "PERSON" not in guesses[slice(*run)]


def _is_given(view: ArticleView, i: int, run: Bounds) -> bool:
    """Tell whether a first name that is a title too stands between a title and the surname: "Bishop Dean Harlow"."""
    if i + 2 != run[1] or i == run[0] or plain(view.words[i]) not in word_table("given_names"):
        return False
    return plain(view.words[i - 1]) in word_set("titles")


def _ends_as_title(view: ArticleView, guesses: Sequence[str], i: int, begin: int) -> bool:
    """Tell whether a run's last word is a title and no part of the name before: "as CBP Commissioner"."""
    before = view.words[begin]
    if i == begin + 1 and before.isupper() and 2 < len(before) < 7:
        return True
    if not guesses[i] or (i == begin and view.pos[i] != "PROPN"):
        return True
    return guesses[i] == "PERSON" != guesses[i - 1]


def _begins_name(view: ArticleView, guesses: Sequence[str], i: int) -> bool:
    """Tell whether a person's name, or another title, begins here."""
    low = plain(view.words[i])
    named = low in word_table("given_names") or is_particle(view.words[i])
    return named or guesses[i] == "PERSON" or low in word_set("titles")


def _title_start(view: ArticleView, begin: int, i: int) -> int:
    """Return where the title at `i` begins: "White House | Press Secretary", "Ohio | Senior Vice President"."""
    modifiers = _MINISTERIAL if view.lowers[i] == "minister" else _TITLE_MODIFIERS
    while i > begin and view.lowers[i - 1] in modifiers:
        i -= 1
    return i


def _first_name_after(view: ArticleView, guesses: Sequence[str], i: int, end: int) -> bool:
    """Tell whether a person begins within the run: a first name after another guess, and no organization's end.

    Behind what the network takes for a body or a place, also a first name that no list has ("Guild Amneh Rowe").
    """
    if _is_double_given(view, guesses, i, end):
        return True
    if guesses[i] != "PERSON" or end - i not in (2, 3) or guesses[end - 1] != "PERSON":
        return False
    task = _ends_task(view, i - 1)
    if not task and plain(view.words[i]) not in word_table("given_names") and guesses[i - 1] not in _BODIES:
        return False
    if not task and guesses[i - 1] in ("", "PERSON") and view.lowers[i - 1] not in word_set("no_names"):
        return False
    return plain(view.words[end - 1]) not in word_set("organization_heads")


def _is_double_given(view: ArticleView, guesses: Sequence[str], i: int, end: int) -> bool:
    """Tell whether a first name of two with a hyphen and a surname end a run: "Public Prosecution Eva-Marie Rowe"."""
    if end - i != 4 or view.words[i + 1] not in HYPHENS or guesses[end - 1] != "PERSON":
        return False
    return all(plain(view.words[k]) in word_table("given_names") for k in (i, i + 2))


def _ends_task(view: ArticleView, i: int) -> bool:
    """Tell whether a word is the last of a task: "Secretary for Health Grace Wanjiru"."""
    return view.lower_at(i - 1) in _TASK and view.lowers[i] in _PORTFOLIOS


def _trimmed(view: ArticleView, guesses: Sequence[str], start: int, end: int) -> Iterator[Bounds]:
    """Yield the bounds without days at either end, and without a party before a person."""
    while start < end and _is_edge(view, start):
        start += 1
    while start < end and _is_edge(view, end - 1):
        end -= 1
    start = _after_standing(view, start, end)
    start += _is_dated(view, start, end)
    if start + 1 < end and view.lowers[end - 1] in _POLLS:
        end -= 1  # "a USA Today/Suffolk University Poll"
    start += _begins_with_party(view, guesses, start, end)
    if start < end:
        yield start, end


def _is_edge(view: ArticleView, i: int) -> bool:
    return view.lowers[i] in _DAYS or view.words[i] in HYPHENS


def _after_standing(view: ArticleView, start: int, end: int) -> int:
    """Return the start after "Former" at a sentence's head, after the "Ex-" of "Ex-CIA chief"."""
    if start + 1 >= end or view.lowers[start] not in _STANDING:
        return start
    return start + 1 + (start + 2 < end and view.words[start + 1] in HYPHENS)


def _is_dated(view: ArticleView, start: int, end: int) -> bool:
    """Tell whether a month stands before a pollster or another known organization: "a September Gallup poll"."""
    if start + 1 >= end or view.lowers[start] not in MONTHS:
        return False
    return view.lower_at(end) in _POLLS or " ".join(view.lowers[start + 1 : end]) in word_set("organizations")


def _begins_with_party(view: ArticleView, guesses: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a party stands before the name: "Democrat Ann Rowe", "Republican Senate"."""
    if start + 1 >= end:
        return False
    first = view.lowers[start]
    if first in word_table("parties") and " ".join(view.lowers[start + 1 : end]) in word_set("organizations"):
        return True
    if guesses[start + 1] != "PERSON" or first not in word_set("no_names"):
        return False
    if first in MONTHS and guesses[start] == "PERSON":
        return False  # "May Summers"
    return plain(view.words[end - 1]) not in word_set("organization_heads")
