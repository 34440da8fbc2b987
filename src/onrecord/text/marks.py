"""Quotation marks: which words stand inside them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»", "''"})
STRAIGHT = frozenset({'"', "＂", "‟"})


class Mark(IntEnum):
    """A word's place with regard to double quotation marks."""

    OUTSIDE = 0
    INSIDE = 1
    OPEN = 2
    CLOSE = 3


def quotation_states(words: Sequence[str], paragraph_starts: Sequence[bool]) -> list[int]:
    """The Mark of each word; a straight mark opens where none is open, and each paragraph begins outside.

    Quotations over several paragraphs open each of them anew, as newspapers print them, so that an
    unclosed mark ends with its paragraph.
    """
    states, inside = [], False
    for word, starts in zip(words, paragraph_starts, strict=True):
        if starts:
            inside = False
        if word in OPENING or (word in STRAIGHT and not inside):
            inside = True
            states.append(int(Mark.OPEN))
        elif word in CLOSING or word in STRAIGHT:
            inside = False
            states.append(int(Mark.CLOSE))
        else:
            states.append(int(Mark.INSIDE if inside else Mark.OUTSIDE))
    return states
