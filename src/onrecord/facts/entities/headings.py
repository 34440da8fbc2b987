"""Headings: sentences in title case or capitals, where a capital says nothing about names."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.text.columns import Words
from onrecord.text.names import NameSpan

# The share of longer words outside guessed names that stand in capitals in a heading.
_SHARE = 0.75
_LONG, _LONGEST_LINE = 4, 18
_SMALL = frozenset(
    ["a", "an", "the", "and", "or", "but", "nor", "of", "in", "on", "for", "to", "with", "at", "by", "from", "as", "vs"]
)


def find_headings(words: Words, found_names: Sequence[NameSpan]) -> list[bool]:
    """Which sentences are headings."""
    guessed = {i for name in found_names for i in range(name.start, name.stop)}
    bounds = words.sentences
    return [_titled(words, a, b, guessed) or (_line(words, a, b) and _capitals(words, a, b)) for a, b in bounds]


def _titled(words: Words, start: int, end: int, names: set[int]) -> bool:
    longer = [f for i in range(start, end) if i not in names and len(f := words.forms[i]) >= _LONG and f.isalpha()]
    return len(longer) > 1 and sum(f[0].isupper() for f in longer) > _SHARE * len(longer)


def _capitals(words: Words, start: int, end: int) -> bool:
    """Whether only small words stand in lower case."""
    forms = [words.forms[i] for i in range(start, end) if words.forms[i].isalpha()]
    return bool(forms) and all(f[0].isupper() or f in _SMALL for f in forms)


def _line(words: Words, start: int, end: int) -> bool:
    """Whether the sentence is a short line by itself."""
    before = start == 0 or "\n" in words.forms[start - 1]
    after = end == len(words) or "\n" in words.forms[end - 1] or "\n" in words.forms[min(end, len(words) - 1)]
    return before and after and end - start <= _LONGEST_LINE
