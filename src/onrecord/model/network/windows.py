"""Words to word pieces, and pieces to windows that the encoder reads at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.model.network.wordpieces import WordPieces

CASES = 5
UNKNOWN = 100  # BERT's [UNK]
MOST_PIECES = 8  # of one word: an address or a hash of a hundred pieces would crowd out its sentence
ENDS = frozenset({".", "?", "!", "”", '"', "''", ";", ":"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedWords:
    """Word pieces of one article: `ids` and `cases` by piece, `starts` the first piece of each word."""

    ids: npt.NDArray[np.int64]
    cases: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]


def case_of(word: str) -> int:
    """Tell how a word is written: 0 lower, 1 capitalized, 2 all capitals, 3 mixed, 4 without letters."""
    if word.islower():
        return 0
    if word.isupper():
        return 1 if len(word) == 1 else 2
    if word.istitle() or (word[:1].isupper() and word[1:].islower()):
        return 1
    return 3 if any(c.isalpha() for c in word) else 4


def to_pieces(vocabulary: WordPieces, words: Sequence[str]) -> EncodedWords:
    """Return the pieces of each word, at least one and at most MOST_PIECES."""
    of_words = [vocabulary.pieces(word)[:MOST_PIECES] or (UNKNOWN,) for word in words]
    counts = np.array([len(pieces) for pieces in of_words], dtype=np.int64)
    cases = np.array([case_of(word) for word in words], dtype=np.int64)
    ids = np.array([number for pieces in of_words for number in pieces], dtype=np.int64)
    return EncodedWords(ids=ids, cases=np.repeat(cases, counts), starts=np.cumsum(counts) - counts)


def to_windows(
    words: Sequence[str], paragraph_starts: Sequence[bool], pieces: EncodedWords, *, limit: int
) -> list[tuple[int, int]]:
    """Half-open runs of words, each of at most `limit` pieces, broken at paragraphs, else at sentence ends."""
    ends = np.append(pieces.starts[1:], len(pieces.ids))
    windows: list[tuple[int, int]] = []
    start = 0
    while start < len(words):
        stop = int(np.searchsorted(ends, pieces.starts[start] + limit, side="right"))
        stop = max(stop, start + 1)
        if stop < len(words):
            stop = _break(words, paragraph_starts, start, stop)
        windows.append((start, stop))
        start = stop
    return windows


def _break(words: Sequence[str], paragraph_starts: Sequence[bool], start: int, stop: int) -> int:
    """Return the last good place to stop in the window's last third, else `stop`."""
    half = start + (stop - start) * 2 // 3
    for place in range(stop, half, -1):
        if paragraph_starts[place]:
            return place
    for place in range(stop, half, -1):
        if words[place - 1] in ENDS:
            return place
    return stop
