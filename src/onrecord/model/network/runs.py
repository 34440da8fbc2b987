"""Runs of words that have a role, and their code points."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.record import Span, Spans
from onrecord.text.words import NetworkWords

Ints = npt.NDArray[np.int64]
Run = tuple[int, int]  # words, half-open


def runs_of(
    tags: Ints, index: Ints, mask: npt.NDArray[np.bool_], *, tags_of: Sequence[str], roles: Sequence[str]
) -> dict[str, list[Run]]:
    """Return the runs of words of each role, of BIO tags [words] at the words `index`."""
    runs: dict[str, list[Run]] = {role: [] for role in roles}
    for k in np.flatnonzero((tags > 0) & mask).tolist():
        begins, role = tags_of[tags[k]].split("-")
        word = int(index[k])
        last = runs[role][-1] if runs[role] else None
        if last is not None and last[1] == word and begins == "I":
            runs[role][-1] = (last[0], word + 1)
        else:
            runs[role].append((word, word + 1))
    return runs


def to_spans(runs: Sequence[Run], words: NetworkWords) -> Spans:
    """Return the code points of runs of words; runs with nothing between them are one."""
    spans: list[Span] = []
    last = -1
    for start, stop in sorted(runs):
        if start == last:
            spans[-1] = (spans[-1][0], int(words.ends[stop - 1]))
        else:
            spans.append((int(words.starts[start]), int(words.ends[stop - 1])))
        last = stop
    return tuple(spans)
