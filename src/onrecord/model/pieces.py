"""Words to word pieces, and pieces to windows that the encoder reads at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

CASES = 5
UNKNOWN = 100  # BERT's [UNK]
MOST_PIECES = 8  # of one word: an address or a hash of a hundred pieces would crowd out its sentence
ENDS = frozenset({".", "?", "!", "”", '"', "''", ";", ":"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Word pieces of one article: `ids` and `cases` by piece, `starts` the first piece of each word."""

    ids: npt.NDArray[np.int64]
    cases: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]


def case_of(word: str) -> int:
    """How a word is written: 0 lower, 1 capitalized, 2 all capitals, 3 mixed, 4 without letters."""
    if word.islower():
        return 0
    if word.isupper():
        return 1 if len(word) == 1 else 2
    if word.istitle() or (word[:1].isupper() and word[1:].islower()):
        return 1
    return 3 if any(c.isalpha() for c in word) else 4


def to_pieces(tokenizer: Tokenizer, words: Sequence[str]) -> Pieces:
    """The pieces of each word, at least one and at most MOST_PIECES."""
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    of_word = np.asarray([-1 if w is None else w for w in encoded.word_ids], dtype=np.int64)
    ids = np.asarray(encoded.ids, dtype=np.int64)
    order = np.arange(len(ids)) - np.searchsorted(of_word, of_word)
    ids, of_word = ids[order < MOST_PIECES], of_word[order < MOST_PIECES]
    missing = np.setdiff1d(np.arange(len(words)), of_word)
    if len(missing):
        places = np.searchsorted(of_word, missing)
        ids = np.insert(ids, places, UNKNOWN)
        of_word = np.insert(of_word, places, missing)
    cases = np.asarray([case_of(w) for w in words], dtype=np.int64)
    return Pieces(ids=ids, cases=cases[of_word], starts=np.searchsorted(of_word, np.arange(len(words))))


def to_windows(
    words: Sequence[str], paragraph_starts: Sequence[bool], pieces: Pieces, *, limit: int
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
    """The last good place to stop in the window's last third, else `stop`."""
    half = start + (stop - start) * 2 // 3
    for place in range(stop, half, -1):
        if paragraph_starts[place]:
            return place
    for place in range(stop, half, -1):
        if words[place - 1] in ENDS:
            return place
    return stop
