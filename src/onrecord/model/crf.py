"""Decoding a linear-chain CRF, many sequences of one width at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def decode(
    emissions: Floats, mask: npt.NDArray[np.bool_], *, transitions: Floats, begin: Floats
) -> tuple[Ints, Floats]:
    """The best tags and the log-probability of each sequence.

    Args:
        emissions: [sequences, width, tags].
        mask: [sequences, width]; each row is one unbroken run.
    Returns:
        Tags [sequences, width] (0 where masked), and [sequences] log-probabilities.
    """
    size, width, tags = emissions.shape
    first = mask.argmax(1)
    best = np.zeros((size, tags), dtype=np.float32)
    total = np.zeros((size, tags), dtype=np.float32)
    back = np.zeros((width, size, tags), dtype=np.int8)
    for t in range(width):
        on = mask[:, t]
        fresh = on & (first == t)
        ways = best[:, :, None] + transitions
        back[t] = ways.argmax(1)
        step = ways.max(1) + emissions[:, t]
        top = total.max(1, keepdims=True)
        summed = np.log(np.exp(total - top) @ np.exp(transitions) + 1e-30) + top + emissions[:, t]
        if fresh.any():
            step[fresh] = summed[fresh] = (begin + emissions[:, t])[fresh]
        best = np.where(on[:, None], step, best)
        total = np.where(on[:, None], summed, total)
    top = total.max(1, keepdims=True)
    log_total = np.log(np.exp(total - top).sum(1)) + top[:, 0]
    return _walk(best, back, mask), best.max(1) - log_total


def _walk(best: Floats, back: npt.NDArray[np.int8], mask: npt.NDArray[np.bool_]) -> Ints:
    size, width = mask.shape
    rows = np.arange(size)
    tags = np.zeros((size, width), dtype=np.int64)
    now = best.argmax(1)
    for t in range(width - 1, -1, -1):
        on = mask[:, t]
        tags[on, t] = now[on]
        before = on & (mask[:, t - 1] if t else False)
        now = np.where(before, back[t][rows, now], now)
    return tags
