"""An article as the network takes it: words without the space between them, paragraphs, marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.attrs import IDX, IS_SPACE, ORTH
from spacy.tokens import Doc

from onrecord.record import Span
from onrecord.text.marks import quotation_states
from onrecord.text.view import text_of

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkWords:
    """The words of one text: `tokens` are their indices in the Doc, `starts` and `ends` code points."""

    words: list[str]
    tokens: Ints
    starts: Ints
    ends: Ints
    paragraphs: list[bool]
    marks: Ints

    def part(self, start: int, stop: int) -> NetworkWords:
        """Return the words from `start` on, `stop` not included."""
        k = slice(start, stop)
        return NetworkWords(
            words=self.words[k], tokens=self.tokens[k], starts=self.starts[k], ends=self.ends[k],
            paragraphs=self.paragraphs[k], marks=self.marks[k],
        )  # fmt: skip


PART = 7000
"""Words that the network reads at once: what it makes of them takes 6 kB a word until the facts are drawn from it.

The longest of PolNeAR's 840 train articles has 6,528 with its marks, so that an article is one part; a book has many.
"""


def words_of(doc: Doc, passages: Sequence[Span] = ()) -> NetworkWords:
    """Return the words of a Doc; a paragraph begins after a line's end, or with a passage where given."""
    text = text_of(doc)
    columns = doc.to_array([ORTH, IDX, IS_SPACE])
    tokens = np.flatnonzero(columns[:, 2] == 0)
    strings = doc.vocab.strings
    words = [strings[orth] for orth in columns[tokens, 0].tolist()]
    starts = columns[tokens, 1].astype(np.int64)
    ends = starts + np.array([len(w) for w in words], dtype=np.int64)
    if passages:
        borders = np.searchsorted(starts, [s for s, _ in passages])
        paragraphs = np.zeros(len(words), dtype=bool)
        paragraphs[borders[borders < len(words)]] = True
    else:
        paragraphs = np.array([i == 0 or "\n" in text[ends[i - 1] : starts[i]] for i in range(len(words))], dtype=bool)
    paragraphs[:1] = True
    breaks = paragraphs.tolist()
    return NetworkWords(
        words=words, tokens=tokens, starts=starts, ends=ends,
        paragraphs=breaks, marks=np.array(quotation_states(words, breaks), dtype=np.int64),
    )  # fmt: skip


def parts_of(words: NetworkWords, *, most: int = PART) -> Iterator[tuple[int, int]]:
    """Half-open runs of at most so many words, broken at a paragraph in their second half where there is one."""
    start = 0
    while len(words.words) - start > most:
        breaks = (k for k in range(start + most, start + most // 2, -1) if words.paragraphs[k])
        stop = next(breaks, start + most)
        yield start, stop
        start = stop
    yield start, len(words.words)
