"""What changed between two wordings: the words that went, those that came, and those that stayed."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal

import msgspec

from onrecord.views.labels import one_line


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Some words of either wording, with spaces between them."""

    act: Literal["kept", "dropped", "added"]
    words: str


def reworded(before: str, after: str) -> tuple[Piece, ...]:
    """Return both wordings as one text, in order: at each place what went stands before what came."""
    old, new = one_line(before).split(), one_line(after).split()
    pieces: list[Piece] = []
    for _, start, stop, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[start:stop] == new[begin:end]:
            pieces.append(Piece(act="kept", words=" ".join(old[start:stop])))
            continue
        for act, words in (("dropped", old[start:stop]), ("added", new[begin:end])):
            if words:
                pieces.append(Piece(act=act, words=" ".join(words)))  # type: ignore[arg-type]
    return tuple(pieces)
