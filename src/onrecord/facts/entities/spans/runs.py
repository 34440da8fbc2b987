"""Runs of capitals: where names can be, whether the network saw them or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.facts.entities.name import capital
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.lang.en.numerals import UNITS
from onrecord.lang.en.times import classes
from onrecord.text.view import ArticleView

Bounds = tuple[int, int]

# What a capital may hide at the start of a sentence, and what no name consists of.
_NEVER = frozenset(["DET", "ADP", "CCONJ", "SCONJ", "PRON", "AUX", "PART", "INTJ", "PUNCT"])
_NOT_FIRST = frozenset([*_NEVER, "VERB", "ADV", "NUM"])
_OPENERS = frozenset(["“", '"', "‘", "'", ":", "(", "[", "—", "–", "•", "*"])
HYPHENS = frozenset(["-", "–", "‑"])
_LISTS = word_lists("name_parts")
_PARTICLES = _LISTS["particle"]
# Particles that are English words or rare: they join two words that the network takes for names.
_RARE_PARTICLES = _LISTS["rare_particle"]
_MOST_PARTICLES = 3
_SYLLABLE = re.compile(
    r"(?:kk|tt|pp|ss|jj|ch|sh|[gkndtrlmbpsjhyw])?(?:y|w)?(?:eo|ae|eu|oe|ui|oo|ee|ou|uh|oh|ah|uck|ock|[aeiou])(?:ng|ck|[kntlmpbghrw])?"
)
"""A syllable of a Korean name, in any of the ways in which they are written: "hyun", "seok", "joon", "Duck"."""
_OPENING, _CLOSING = frozenset("“\"‘'([„«"), frozenset("”\"’')]»“")
MARKS = _OPENING | _CLOSING
"""Marks around a nickname within a name."""
_NICKNAME = 3
"""Words of a nickname within a name at most: “The Big Rock”."""
_NUMBERS = (UNITS.keys() - {"zero"}) | _LISTS["many"]
_PAPERS, _POLLS = _LISTS["paper"], _LISTS["poll"]
MONTHS = frozenset(classes()["month"][:12])
_T = ["'", "t"]
_BEFORE_T = _PARTICLES | {"in"}


def find_runs(view: ArticleView, guesses: Sequence[str], start: int, end: int) -> Iterator[Bounds]:
    """Find stretches of capitals within the sentence [start, end), over hyphens without space.

    Args:
        view: of the article.
        guesses: the label of the network's name over each word, "" where there is none.
        start: the sentence's first word.
        end: the word after its last.
    """
    i, first = start, True
    while i < end:
        if not _opens(view, guesses, i, first=first, end=end):
            first = view.words[i] in _OPENERS or (first and view.pos[i] == "PUNCT")
            i += 1
            continue
        stop = i + 1
        while stop < end and (width := _goes_on(view, guesses, i, stop, end=end)):
            stop += width
        yield i, stop
        i, first = stop, False


def _opens(view: ArticleView, guesses: Sequence[str], i: int, *, first: bool, end: int) -> bool:
    """Tell whether a run can begin here."""
    if not capital(view, i) or view.words[i] == "I":
        return False
    number = view.lowers[i] in _NUMBERS or (first and view.tags[i] == "CD")
    if number:
        return bool(guesses[i]) and i + 1 < end and capital(view, i + 1)
    if guesses[i] or view.pos[i] == "PROPN" or view.tags[i] == "NNP":
        return True
    if first:
        return view.pos[i] not in _NOT_FIRST and i + 1 < end and capital(view, i + 1)
    return view.pos[i] not in _NEVER


def _goes_on(view: ArticleView, guesses: Sequence[str], start: int, i: int, *, end: int) -> int:
    """Count the words by which the run grows at `i`: 1 for a capital, 2 for a hyphen and what hangs on it, else 0."""
    if view.set_apart(i):
        return 0
    if capital(view, i):
        return int(view.pos[i] not in _NEVER or bool(guesses[i]))
    if i + 1 >= end:
        return 0
    form, low = view.words[i], view.lowers[i]
    if form == "&" and capital(view, i + 1):
        return 0 if guesses[i] != "ORG" and _apart_elsewhere(view, i) else 2
    if i + 3 < end and low in _BEFORE_T and view.lowers[i + 1 : i + 3] == _T:
        return 4 * capital(view, i + 3)  # "Ann in 't Veld"
    if i + 2 < end and view.lowers[i : i + 2] == _T and view.lowers[i - 1] in _BEFORE_T:
        return 3 * capital(view, i + 2)  # "Van 't Hof"
    if low in _PARTICLES or low in _RARE_PARTICLES:
        return _particle(view, guesses, i, end)
    if form in _OPENING:
        return _nickname(view, guesses, i, end)
    return 2 if view.joins(i, HYPHENS) and _is_compound(view, guesses, start, i) else 0


def _particle(view: ArticleView, guesses: Sequence[str], i: int, end: int) -> int:
    """Count the words of particles and what follows: "al-Rowe" 3, "van der Rowe" 3; 0 where no capital does."""
    if i + 2 < end and view.words[i + 1] in HYPHENS and capital(view, i + 2):
        return 3
    stop = i
    while stop < min(end - 1, i + _MOST_PARTICLES) and is_particle(view.lowers[stop]):
        stop += 1
    sure = _PARTICLES.issuperset(view.lowers[i:stop]) or bool(guesses[i - 1] and guesses[stop])
    return stop - i + 1 if sure and capital(view, stop) else 0


def is_particle(low: str) -> bool:
    """Tell whether a word in small letters may stand within a name: "van", "de", "bint"."""
    return low in _PARTICLES or low in _RARE_PARTICLES


def _nickname(view: ArticleView, guesses: Sequence[str], i: int, end: int) -> int:
    """Count the words of a nickname and the surname behind it: “Patches” Moore 4; 0 where it is none."""
    if not _may_be_person(view, guesses, i - 1) or view.glued(i):
        return 0
    closing = next((k for k in range(i + 2, min(i + _NICKNAME + 2, end - 1)) if view.words[k] in _CLOSING), None)
    if closing is None or view.glued(closing + 1):
        return 0
    last = closing + 1
    while last < end - 1 and view.lowers[last] in _PARTICLES and not capital(view, last):
        last += 1  # Maria “Lola” del Río
    if not capital(view, last):
        return 0
    named = _may_be_person(view, guesses, i - 1, last) and all(capital(view, k) for k in range(i + 1, closing))
    return last - i + 1 if named else 0


def _may_be_person(view: ArticleView, guesses: Sequence[str], given: int, last: int | None = None) -> bool:
    """Tell whether a first name stands at `given`, by the network or the list, and no other guess at `last`."""
    if guesses[given] == "PERSON":
        return last is None or guesses[last] == "PERSON"
    listed = not guesses[given] and view.lowers[given] in word_table("given_names")
    return listed and (last is None or guesses[last] in ("", "PERSON"))


def _is_compound(view: ArticleView, guesses: Sequence[str], start: int, hyphen: int) -> bool:
    """Tell whether a run goes on behind a hyphen: in "Sun-Times", which is not the Sun, not in "CBP-Rowe talks"."""
    after = hyphen + 1
    begin = start + (view.lowers[start] in MONTHS)
    if " ".join(view.lowers[begin:hyphen]) in word_set("organizations") and view.lowers[after] not in _PAPERS:
        return False
    if _are_two(view, guesses, hyphen):
        return False
    proper = capital(view, after) or view.pos[after] == "PROPN" or view.words[after] == "e"
    return proper or bool(guesses[after]) or _is_korean(view, start, hyphen)


def _are_two(view: ArticleView, guesses: Sequence[str], hyphen: int) -> bool:
    """Tell whether a hyphen joins two that are named apart elsewhere: "the Rowe-Hale debate", "a Post-ABC poll"."""
    sides = (hyphen - 1, hyphen + 1)
    if not _POLLS.isdisjoint(view.lowers[hyphen + 2 : hyphen + 4]) and guesses[hyphen - 1] == "ORG":
        return True
    if any(guesses[i] not in ("PERSON", "LOC") for i in sides):
        return False
    return view.words[sides[0]] != view.words[sides[1]] and all(_stands_free(view, i) for i in sides)


def _stands_free(view: ArticleView, i: int) -> bool:
    """Tell whether a word stands elsewhere without a hyphen beside it."""
    return any(HYPHENS.isdisjoint(view.words[max(k - 1, 0) : k + 2]) for k in view.places[view.words[i]])


def _is_korean(view: ArticleView, start: int, hyphen: int) -> bool:
    """Tell whether a hyphen joins two syllables of a Korean given name: "Song Hye-in", "Hye-in Song"."""
    beside = hyphen - 1 > start or (hyphen + 2 < len(view) and capital(view, hyphen + 2))
    return beside and is_syllable(view.lowers[hyphen - 1]) and is_syllable(view.lowers[hyphen + 1])


def is_syllable(low: str) -> bool:
    """Tell whether a word in small letters may be a syllable of a Korean name."""
    return _SYLLABLE.fullmatch(low) is not None


def _apart_elsewhere(view: ArticleView, i: int) -> bool:
    """Tell whether both names beside the "&" at `i` stand elsewhere without it: "Rowe & Park" are two then."""
    left, right = view.words[i - 1], view.words[i + 1]
    if left == right:
        return False
    beside = {i - 1, i + 1}
    return all(any(k not in beside for k in view.places[side]) for side in (left, right))
