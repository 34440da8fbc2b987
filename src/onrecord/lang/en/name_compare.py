"""How much two people's names have in common: pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from onrecord.lang.en.lexicons import word_groups, word_set
from onrecord.lang.en.name_keys import person_suffix, person_words


class Likeness(Enum):
    """What two names share, with the log-odds that this alone gives that they are one bearer's.

    From counts on PolNeAR train (people named in full in 840 articles); see benchmarks/identity.py.
    """

    SAME = 4.0
    NICKNAME = 2.5
    INITIAL = 1.2
    SAME_BARE = 1.0
    SPELLING = 0.7
    SURNAME = 0.5
    FIRST_NAME = -1.2


_VOWELS = "aeiouy"
_LONG, _SHORT = 5, 4
"""Letters of a first name from which one that differs in a letter is rather a slip: "Hilary", not "Jon" for "Jan"; the
fewer where one of the two is a usual name: 6 of 6 such pairs of one surname in PolNeAR train are one ("Huma", "Human"),
of pairs of two usual names 3 of 7."""


def compare_people(one: Iterable[str], other: Iterable[str]) -> Likeness | None:
    """Return what the names of two people share at best; None where they contradict each other or share nothing.

    Full names are compared with full names: two that contradict each other ("Bill Clinton", "Hillary Clinton")
    are not made one by a surname that both are called by.
    """
    first, second = tuple(one), tuple(other)
    full_one, full_other = _full(first), _full(second)
    if full_one and full_other:
        found = [f for a in full_one for b in full_other if (f := _compare_full(a, b)) is not None]
        return max(found, key=lambda f: f.value, default=None)
    bare = _bare(second) if full_one else _bare(first)
    if full_one or full_other:
        return _compare_bare(bare, full_one or full_other)
    return Likeness.SAME_BARE if _bare(first) & _bare(second) else None


def _full(names: tuple[str, ...]) -> list[str]:
    return [n for n in names if len(person_words(n)) > 1]


def _bare(names: tuple[str, ...]) -> set[str]:
    return {w[0] for n in names if len(w := person_words(n)) == 1}


def _compare_bare(bare: set[str], full: list[str]) -> Likeness | None:
    words = [person_words(n) for n in full]
    if any(w[-1] in bare for w in words):
        return Likeness.SURNAME
    return Likeness.FIRST_NAME if any(w[0] in bare for w in words) else None


@lru_cache(maxsize=65536)
def _compare_full(one: str, other: str) -> Likeness | None:
    first, second = person_words(one), person_words(other)
    suffixes = {person_suffix(one), person_suffix(other)} - {None}
    if len(suffixes) > 1 or not _same_surname(first, second):
        return None
    if first == second:
        return Likeness.SAME
    if not _middles_agree(first[1:-1], second[1:-1]):
        return None
    return _compare_first(first, second)


def _same_surname(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether the last words agree, or one shortens the other's double surname to one of its parts."""
    return one[-1] == other[-1] or (len(one) > 2 and one[:2] == other) or (len(other) > 2 and other[:2] == one)


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    # Initials written together are often turned round: "George W.H. Bush".
    if len(one) == len(other) == 1 and len(one[0]) < 4 and sorted(one[0]) == sorted(other[0]):
        return True
    return all(a == b or _is_initial_of(a, b) or _is_initial_of(b, a) for a, b in zip(one, other, strict=False))


def _is_initial_of(short: str, name: str) -> bool:
    """Tell whether a letter stands for a name, which initials written together are not: "W." is not "W.H."."""
    return len(short) == 1 and short == name[0] and (len(name) == 1 or any(v in name for v in _VOWELS))


def _compare_first(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness | None:
    a, b = one[0], other[0]
    if a == b:
        return Likeness.SAME
    names = word_groups("name_nicknames")
    if names.get(a, frozenset()) & names.get(b, frozenset()):
        return Likeness.NICKNAME
    if 1 in (len(a), len(b)) and (a[0] == b[0]):
        return Likeness.INITIAL
    # "J. Edgar Hoover" goes by his middle name.
    if b in one[1:-1] or a in other[1:-1]:
        return Likeness.NICKNAME
    return Likeness.SPELLING if _is_misspelt(a, b) else None


def _is_misspelt(one: str, other: str) -> bool:
    """Tell whether a first name is another with one letter more, less or changed, and not both are usual names."""
    known = word_set("given_names")
    usual = (one in known) + (other in known)
    if usual > 1 or min(len(one), len(other)) < (_SHORT if usual else _LONG):
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ends = {one[start:], one[start + 1 :]} & {other[start:], other[start + 1 :]}
    return one != other and bool(ends)
