"""Letters to a paper: the text above a name that has a paragraph to itself is its bearer's.

    I cannot fathom how he got away with it.

    Ada Lund.

    Lindale.

"I" is Ada Lund. Pages of letters have several; a single name below a text is the article's writer, who is not a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARAGRAPH = re.compile(r"[^\n]+")
_HANDLE = re.compile(r"@\w+\.?")
_END = " \t\u00a0\r.,"
_FEWEST = 2
"""Signatures of a page of letters."""
Letter = tuple[int, int, int]


def find_letters(text: str, names: Iterable[tuple[int, int, int]]) -> tuple[Letter, ...]:
    """Find the letters of a page of letters.

    Args:
        text: the article's.
        names: start, end (code points) and number of the persons named.
    Returns:
        Start, end (code points, the signature left out) and the number of the writer, in reading order. A letter
        that only a user name signs ("@lund") is nobody's, and ends the one before.
    """
    by_start = {start: (end, number) for start, end, number in names}
    letters: list[Letter] = []
    begin = 0
    for paragraph in _PARAGRAPH.finditer(text):
        start = paragraph.start() + len(paragraph.group()) - len(paragraph.group().lstrip())
        end, number = by_start.get(start, (-1, -1))
        if end >= start and not text[end : paragraph.end()].strip(_END):
            letters.append((begin, start, number))
            begin = paragraph.end()
        elif _HANDLE.fullmatch(paragraph.group().strip()):
            begin = paragraph.end()
    return tuple(letters) if len(letters) >= _FEWEST else ()
