"""The sentence around a place: what a figure is read and searched by."""

from __future__ import annotations

import re

_BREAK = re.compile(
    r"[.!?\n](?:(?<=\n)\n*"
    r"|(?<!\n)(?<![A-Z]\.[A-Z].)(?<!\b[A-Z].)(?<!\b[A-Z][a-z].)(?<!\b[A-Z][a-z]{2}.)"
    r"[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9]))"
)
"""A full stop after a word, not after an initial or an abbreviation of two or three letters (Dr., Sen.).

It begins with the marks, so that the search skips what is none: a third of the time.
"""
_LONGEST = 400
"""Characters looked at on either side: longer sentences are lists."""


def sentence_around(text: str, start: int, stop: int) -> str:
    """Return the words of the sentence that holds this half-open span, spaces made single.

    Needs no tree: the store has none, and a bound that is missed by a few words changes no search.
    """
    begin, end = sentence_bounds(text, start, stop)
    return " ".join(text[begin:end].split())


def sentence_bounds(text: str, start: int, stop: int) -> tuple[int, int]:
    """Return the half-open bounds of the sentence that holds this span, or of the sentences that it reaches into."""
    first, last = max(0, start - _LONGEST), min(len(text), stop + _LONGEST)
    breaks = [m.end() for m in _BREAK.finditer(text, first, last)]
    if first:  # within a word, perhaps
        first = text.find(" ", first, start) + 1 or first
    if last < len(text) and (space := text.rfind(" ", stop, last)) >= 0:
        last = space
    return max((b for b in breaks if b <= start), default=first), min((b for b in breaks if b >= stop), default=last)
