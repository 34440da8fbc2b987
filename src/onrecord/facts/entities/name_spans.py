"""Runs of capitals: where names can be, whether the network saw them or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.facts.entities.name import capital
from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.lang.en.numerals import UNITS
from onrecord.lang.en.times import classes
from onrecord.text.columns import Words

Bounds = tuple[int, int]

# What a capital may hide at the start of a sentence, and what no name consists of.
_NEVER = frozenset(["DET", "ADP", "CCONJ", "SCONJ", "PRON", "AUX", "PART", "INTJ", "PUNCT", "SPACE"])
_NOT_FIRST = frozenset([*_NEVER, "VERB", "ADV", "NUM"])
_OPENERS = frozenset(["“", '"', "‘", "'", ":", "(", "[", "—", "–", "•", "*"])
_BEFORE_FIRST = frozenset(["SPACE", "PUNCT"])
HYPHENS = frozenset(["-", "–", "‑"])
_LISTS = word_lists("name_parts")
_PARTICLES = _LISTS["particle"]
_NUMBERS = (UNITS.keys() - {"zero"}) | _LISTS["many"]
_PAPERS = _LISTS["paper"]
MONTHS = frozenset(classes()["month"][:12])
_IN_T = (["in", "'", "t"], ["in", "’", "t"])


def find_runs(words: Words, guesses: Sequence[str], start: int, end: int) -> Iterator[Bounds]:
    """Find stretches of capitals within the sentence [start, end), over hyphens without space.

    Args:
        words: the article's.
        guesses: the label of the network's name over each word, "" where there is none.
        start: the sentence's first word.
        end: the word after its last.
    """
    i, first = start, True
    while i < end:
        if not _opens(words, guesses, i, first=first, end=end):
            first = words.forms[i] in _OPENERS or (first and words.pos[i] in _BEFORE_FIRST)
            i += 1
            continue
        stop = i + 1
        while stop < end and (width := _goes_on(words, guesses, i, stop, end=end)):
            stop += width
        yield i, stop
        i, first = stop, False


def _opens(words: Words, guesses: Sequence[str], i: int, *, first: bool, end: int) -> bool:
    """Tell whether a run can begin here."""
    if not capital(words, i) or words.forms[i] == "I" or words.lowers[i] in _NUMBERS:
        return False
    if first and words.tags[i] == "CD":
        return False
    if guesses[i] or words.pos[i] == "PROPN":
        return True
    if first:
        return words.pos[i] not in _NOT_FIRST and i + 1 < end and capital(words, i + 1)
    return words.pos[i] not in _NEVER


def _goes_on(words: Words, guesses: Sequence[str], start: int, i: int, *, end: int) -> int:
    """Count the words by which the run grows at `i`: 1 for a capital, 2 for a hyphen and what hangs on it, else 0."""
    if capital(words, i):
        return int(words.pos[i] not in _NEVER or bool(guesses[i]))
    if i + 1 >= end:
        return 0
    form, low = words.forms[i], words.lowers[i]
    if form == "&" and capital(words, i + 1):
        return 0 if _apart_elsewhere(words, i) else 2
    if low == "in" and i + 3 < end and words.lowers[i : i + 3] in _IN_T:
        return 4 * capital(words, i + 3)  # "Ann in 't Veld"
    if low in _PARTICLES:
        return _particle(words, i, end)
    hyphen = form in HYPHENS and words.glued(i) and words.glued(i + 1)
    return 2 if hyphen and _is_compound(words, guesses, start, i) else 0


def _particle(words: Words, i: int, end: int) -> int:
    """Count the words of a particle and what follows it: "al-Rowe" 3, "van Rowe" 2; 0 where no capital does."""
    if i + 2 < end and words.forms[i + 1] in HYPHENS and capital(words, i + 2):
        return 3
    return 2 * capital(words, i + 1)


def _is_compound(words: Words, guesses: Sequence[str], start: int, hyphen: int) -> bool:
    """Tell whether a run goes on behind a hyphen: in "Sun-Times", which is not the Sun, not in "CBP-Rowe talks"."""
    after = hyphen + 1
    begin = start + (words.lowers[start] in MONTHS)
    if " ".join(words.lowers[begin:hyphen]) in word_set("organizations") and words.lowers[after] not in _PAPERS:
        return False
    proper = capital(words, after) or words.pos[after] == "PROPN" or words.forms[after] == "e"
    return proper or bool(guesses[after])


def _apart_elsewhere(words: Words, i: int) -> bool:
    """Tell whether both names beside the "&" at `i` stand elsewhere without it: "Rowe & Park" are two then."""
    left, right = words.forms[i - 1], words.forms[i + 1]
    if left == right:
        return False
    beside = {i - 1, i + 1}
    return all(any(k not in beside for k in words.places[side]) for side in (left, right))
