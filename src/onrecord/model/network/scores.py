"""What the linear heads say, and products of matrices."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
_ALONE = 200_000
"""Multiplications of a product that stay in one thread; OpenBLAS divides what has more than 262,144."""


def product(left: Floats, right: Floats) -> Floats:
    """Multiply two matrices, in parts that OpenBLAS works out in this thread.

    Of larger ones it would wake a thread on every core, which takes them from the other articles: a tenth of the time.
    """
    rows = max(_ALONE // right.size, 1)
    if rows >= len(left):
        whole: Floats = left @ right
        return whole
    return np.concatenate([left[k : k + rows] @ right for k in range(0, len(left), rows)])


class Scores:
    """What the linear heads say of the words: `scores[head]` is [words, outputs]."""

    def __init__(self, linear: Floats, slices: dict[str, slice]) -> None:
        self._linear, self._slices = linear, slices

    def __getitem__(self, head: str) -> Floats:
        return self._linear[:, self._slices[head]]

    def between(self, first: str, last: str) -> Floats:
        """Return the outputs of a run of heads, side by side."""
        return self._linear[:, self._slices[first].start : self._slices[last].stop]
