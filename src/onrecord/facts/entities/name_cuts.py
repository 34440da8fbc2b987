"""Runs of capitals cut into names: at titles, before a first name, after a day or a party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.facts.entities.name import head_word, plain
from onrecord.facts.entities.name_spans import HYPHENS, MONTHS, Bounds
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.lang.en.times import classes
from onrecord.text.columns import Words

_LISTS = word_lists("name_parts")
_ABBREVIATIONS = _LISTS["title_abbreviation"]
# What belongs to the title after it and never ends an organization's name.
_TITLE_MODIFIERS = _LISTS["title_modifier"]
_PORTFOLIOS = _LISTS["portfolio"]
_MINISTERIAL = _TITLE_MODIFIERS | _PORTFOLIOS
_DAYS = frozenset(classes()["weekday"])
_STATES = _LISTS["state"]
_STANDING = _LISTS["standing"]
# "A September Gallup poll" is Gallup's.
_POLLS = _LISTS["poll"]


def cut_run(words: Words, guesses: Sequence[str], run: Bounds) -> Iterator[Bounds]:
    """Return the names of a run: cut at titles, before a first name, after a day or a party."""
    start, end = run
    begin = start
    for i in range(start, end):
        if _is_title(words, guesses, i, run, begin):
            stop = _title_start(words, begin, i)
            begin += _is_state_office(words, begin, stop)
            yield from _trimmed(words, guesses, begin, stop)
            begin = i + 1
        elif i > begin and _first_name_after(words, guesses, i, end):
            yield from _trimmed(words, guesses, begin, i)
            begin = i
    yield from _trimmed(words, guesses, begin, end)


def _is_state_office(words: Words, begin: int, stop: int) -> bool:
    """Tell whether "State" or the like stands before a portfolio alone: "State Transportation Secretary"."""
    if stop - begin != 2 or words.lowers[begin] not in _STATES:
        return False
    return words.lowers[begin + 1] in _PORTFOLIOS or words.lowers[begin + 1] in word_set("organization_topics")


def _is_title(words: Words, guesses: Sequence[str], i: int, run: Bounds, begin: int) -> bool:
    low, (start, end) = plain(words.forms[i]), run
    if low not in word_set("titles"):
        return False
    if low in _ABBREVIATIONS:
        return True
    if i + 1 == end:
        return _ends_as_title(words, guesses, i, begin)
    if head_word([plain(f) for f in words.forms[i:end]]) in word_set("organization_heads"):
        return False
    return i == start or not guesses[i] or _begins_name(words, guesses, i + 1)


def _ends_as_title(words: Words, guesses: Sequence[str], i: int, begin: int) -> bool:
    """Tell whether a run's last word is a title and no part of the name before: "as CBP Commissioner"."""
    before = words.forms[begin]
    if i == begin + 1 and before.isupper() and 2 < len(before) < 7:
        return True
    if not guesses[i] or (i == begin and words.pos[i] != "PROPN"):
        return True
    return guesses[i] == "PERSON" != guesses[i - 1]


def _begins_name(words: Words, guesses: Sequence[str], i: int) -> bool:
    """Tell whether a person's name, or another title, begins here."""
    low = plain(words.forms[i])
    return low in word_table("given_names") or guesses[i] == "PERSON" or low in word_set("titles")


def _title_start(words: Words, begin: int, i: int) -> int:
    """Return where the title at `i` begins: "White House | Press Secretary", "Ohio | Senior Vice President"."""
    modifiers = _MINISTERIAL if words.lowers[i] == "minister" else _TITLE_MODIFIERS
    while i > begin and words.lowers[i - 1] in modifiers:
        i -= 1
    return i


def _first_name_after(words: Words, guesses: Sequence[str], i: int, end: int) -> bool:
    """Tell whether a person begins within the run: a first name after another guess, and no organization's end."""
    if guesses[i] != "PERSON" or end - i not in (2, 3) or plain(words.forms[i]) not in word_table("given_names"):
        return False
    if guesses[i - 1] in ("", "PERSON") and words.lowers[i - 1] not in word_set("no_names"):
        return False
    return plain(words.forms[end - 1]) not in word_set("organization_heads")


def _trimmed(words: Words, guesses: Sequence[str], start: int, end: int) -> Iterator[Bounds]:
    """Yield the bounds without days at either end, and without a party before a person."""
    while start < end and _is_edge(words, start):
        start += 1
    while start < end and _is_edge(words, end - 1):
        end -= 1
    start = _after_standing(words, start, end)
    start += _is_dated(words, start, end)
    if start + 1 < end and words.lowers[end - 1] in _POLLS:
        end -= 1  # "a USA Today/Suffolk University Poll"
    start += _begins_with_party(words, guesses, start, end)
    if start < end:
        yield start, end


def _is_edge(words: Words, i: int) -> bool:
    return words.lowers[i] in _DAYS or words.forms[i] in HYPHENS


def _after_standing(words: Words, start: int, end: int) -> int:
    """Return the start after "Former" at a sentence's head, after the "Ex-" of "Ex-CIA chief"."""
    if start + 1 >= end or words.lowers[start] not in _STANDING:
        return start
    return start + 1 + (start + 2 < end and words.forms[start + 1] in HYPHENS)


def _is_dated(words: Words, start: int, end: int) -> bool:
    """Tell whether a month stands before a pollster or another known organization: "a September Gallup poll"."""
    if start + 1 >= end or words.lowers[start] not in MONTHS:
        return False
    return words.lower_at(end) in _POLLS or " ".join(words.lowers[start + 1 : end]) in word_set("organizations")


def _begins_with_party(words: Words, guesses: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a party stands before the name: "Democrat Ann Rowe", "Republican Senate"."""
    if start + 1 >= end:
        return False
    first = words.lowers[start]
    if first in word_table("parties") and " ".join(words.lowers[start + 1 : end]) in word_set("organizations"):
        return True
    if guesses[start + 1] != "PERSON" or first not in word_set("no_names"):
        return False
    return plain(words.forms[end - 1]) not in word_set("organization_heads")
