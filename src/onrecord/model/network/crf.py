"""Decoding a linear-chain CRF, many sequences of one width at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def decode(
    emissions: Floats, mask: npt.NDArray[np.bool_], *, transitions: Floats, begin: Floats
) -> tuple[Ints, Floats]:
    """Return the best tags and the log-probability of each sequence.

    Args:
        emissions: [sequences, width, tags].
        mask: [sequences, width]; each row is one unbroken run.
    Returns:
        Tags [sequences, width] (0 where masked), and [sequences] log-probabilities.
    """
    width = emissions.shape[1]
    first = mask.argmax(1)
    fresh = np.arange(width)[:, None] == first
    # Step by step along the first axis. Forward sums are shares of each step's, which cannot overflow; what they are
    # shares of is put together in logarithms at the end.
    scores = np.ascontiguousarray(emissions.transpose(1, 0, 2))
    highest = scores.max(2, keepdims=True)
    likely, onward, start = np.exp(scores - highest), np.exp(transitions), np.exp(begin)
    best, share = np.zeros_like(scores[0]), np.ones_like(scores[0])
    reached, sums = np.empty_like(scores), np.ones_like(scores[:, :, :1])
    whole: list[bool] = np.all(mask, axis=0).tolist()
    starts: list[bool] = np.any(fresh, axis=1).tolist()
    columns = transitions[:, None, :]
    for t in range(width):
        step = (best.T[:, :, None] + columns).max(0) + scores[t]
        ahead = (share @ onward) * likely[t]
        if starts[t]:
            new = fresh[t]
            step[new] = (begin + scores[t])[new]
            ahead[new] = (start * likely[t])[new]
        sums[t] = ahead.sum(1, keepdims=True)
        ahead /= sums[t]
        if whole[t]:
            best, share = step, ahead
        else:
            on = mask[:, t, None]
            best, share = np.where(on, step, best), np.where(on, ahead, share)
        reached[t] = best
    log_total = ((np.log(sums) + highest)[:, :, 0] * mask.T).sum(0)
    return _walk(reached, mask, transitions), best.max(1) - log_total


def _walk(reached: Floats, mask: npt.NDArray[np.bool_], transitions: Floats) -> Ints:
    """From the last tag of each sequence back along the ways that its score came by."""
    width = mask.shape[1]
    tags = np.zeros(mask.T.shape, dtype=np.int64)
    into = np.ascontiguousarray(transitions.T)
    now = reached[-1].argmax(1)
    for t in range(width - 1, -1, -1):
        on = mask[:, t]
        tags[t, on] = now[on]
        if t:
            before = on & mask[:, t - 1]
            now = np.where(before, (reached[t - 1] + into[now]).argmax(1), now)
    return tags.T
