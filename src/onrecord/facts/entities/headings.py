"""Headings: sentences in title case or capitals, where a capital says nothing about names."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from onrecord.facts.words import Words

# The share of longer words in capitals that makes a heading: outside guessed names, and in a line by itself,
# names included.
_OUTSIDE_NAMES, _WHOLE_LINE = 0.6, 0.8
_LONG = 4
_LONGEST_LINE = 18


def find_headings(words: Words, ents: Sequence[Span]) -> list[bool]:
    """Which sentences are headings."""
    guessed = {i for ent in ents for i in range(ent.start, ent.end)}
    persons = {i for ent in ents if ent.label_ == "PERSON" for i in range(ent.start, ent.end)}
    return [
        _titled(words, start, end, guessed, least=_OUTSIDE_NAMES, count=2)
        or (_line(words, start, end) and _titled(words, start, end, persons, least=_WHOLE_LINE, count=1))
        for start, end in words.sentences
    ]


def _titled(words: Words, start: int, end: int, names: set[int], *, least: float, count: int) -> bool:
    longer = [f for i in range(start, end) if i not in names and len(f := words.forms[i]) >= _LONG and f.isalpha()]
    return len(longer) >= count and sum(f[0].isupper() for f in longer) > least * len(longer)


def _line(words: Words, start: int, end: int) -> bool:
    """Whether the sentence is a short line by itself."""
    before = start == 0 or "\n" in words.forms[start - 1]
    after = end == len(words) or "\n" in words.forms[end - 1] or "\n" in words.forms[min(end, len(words) - 1)]
    return before and after and end - start <= _LONGEST_LINE
