"""Whether a name that somebody asks for is a bearer's name: pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.lang.en.name_keys import organization_words, person_suffix, person_words, words

Words = tuple[str, ...]


def agrees(asked: str, name: str, *, kind: str) -> bool:
    """Tell whether every part of a name that is asked for agrees with one name of a bearer.

    Nothing is guessed: no nickname, no acronym, no misspelling, and no part that the bearer's name lacks.

    Args:
        asked: as somebody typed it: "Sen. Marsh", "Marsh, Elena", "E. Marsh".
        name: one that the bearer has in articles.
        kind: the bearer's: "person", "organization", …
    """
    return _RULES.get(kind, _other_agrees)(asked, name)


def _person_agrees(asked: str, name: str) -> bool:
    given, theirs = person_words(asked), person_words(name)
    if not given or not theirs or _says_sex(asked):
        return False
    if len(given) == 1:
        return given[0] == theirs[-1] and person_suffix(asked) in (None, person_suffix(name))
    if person_suffix(asked) != person_suffix(name):
        return False
    return _parts_agree(given, theirs) or (len(given) == len(theirs) and sorted(given) == sorted(theirs))


def _says_sex(asked: str) -> bool:
    """Tell whether a title says what no name of the store can confirm: "Mr. Clinton" is not every Clinton."""
    return words(asked)[0] in word_lists("name_parts")["honorific"]


def _parts_agree(given: Words, theirs: Words) -> bool:
    """Compare first names, surnames, and what stands between them: names of articles may have more of it."""
    if len(theirs) < 2 or given[-1] != theirs[-1] or not _is_short_for(given[0], theirs[0]):
        return False
    middles = iter(theirs[1:-1])
    return all(any(_is_short_for(one, other) for other in middles) for one in given[1:-1])


def _is_short_for(given: str, theirs: str) -> bool:
    return given == theirs or (1 in (len(given), len(theirs)) and given[0] == theirs[0])


def _organization_agrees(asked: str, name: str) -> bool:
    forms = [f for f in (_legal_form(asked), _legal_form(name)) if f is not None]
    return len(set(forms)) < 2 and sorted(organization_words(asked)) == sorted(organization_words(name))


def _legal_form(name: str) -> str | None:
    found = words(name)
    return found[-1] if found and found[-1] in word_set("organization_suffixes") else None


def _other_agrees(asked: str, name: str) -> bool:
    return _without_article(words(asked)) == _without_article(words(name)) != ()


def _without_article(given: Words) -> Words:
    return tuple(word for word in given if word != "the")


_RULES: dict[str, Callable[[str, str], bool]] = {"person": _person_agrees, "organization": _organization_agrees}


def likeness(asked: str, names: Sequence[str]) -> float:
    """Return how near the nearest of these names is to the one asked for, from 0 to 1: to suggest it, never to answer.

    Counts the words that agree, and how much of the others' letters do.
    """
    return max((_alike(person_words(asked), words(name)) for name in names), default=0.0)


def _alike(given: Words, theirs: Words) -> float:
    if not given or not theirs:
        return 0.0
    best = [max(_letters_shared(one, other) for other in theirs) for one in given]
    return sum(best) / max(len(given), len(theirs))


@lru_cache(maxsize=8192)
def _letters_shared(one: str, other: str) -> float:
    """Return the share of pairs of letters that two words have in common (Dice); a missing letter costs two pairs."""
    if one == other:
        return 1.0
    first, second = _pairs(one), _pairs(other)
    return 2 * len(first & second) / (len(first) + len(second))


def _pairs(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[i : i + 2] for i in range(len(padded) - 1))
