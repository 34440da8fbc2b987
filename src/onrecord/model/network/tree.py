"""From scores of arcs to a tree: the best head of each word, repaired where that makes no tree."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


def best_tree(scores: Floats) -> list[int]:
    """Return the head of each word, 0 for the one root, h for word h - 1. scores: [words, 1 + words]."""
    heads = scores.argmax(1).tolist()
    roots = [i for i, h in enumerate(heads) if h == 0]
    if len(roots) != 1:
        root = max(roots or range(len(heads)), key=lambda i: float(scores[i, 0] - scores[i, 1:].max()))
        scores = scores.copy()
        scores[:, 0] = -1e6
        scores[root, :] = -1e6
        scores[root, 0] = 0.0
        heads = scores.argmax(1).tolist()
    if _cycle(heads) is not None:
        heads = _without_cycles(scores, heads)
    return [int(h) for h in heads]


def _cycle(heads: list[int]) -> list[int] | None:
    """Return the words of one cycle, or None."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path, i = [], start
        while i >= 0 and state[i] == 0:
            state[i] = start + 1
            path.append(i)
            i = heads[i] - 1
        if i >= 0 and state[i] == start + 1 and i in path:
            return path[path.index(i) :]
    return None


def _without_cycles(scores: Floats, heads: list[int]) -> list[int]:
    """Break each cycle where leaving it costs least: near Chu and Liu's tree, and it always ends."""
    for _ in range(len(heads)):
        cycle = _cycle(heads)
        if cycle is None:
            return heads
        below = _below(heads, cycle)
        outside = [0] + [j + 1 for j in range(len(heads)) if j not in below]
        allowed = scores[np.ix_(cycle, outside)]
        loss = scores[cycle, [heads[i] for i in cycle]][:, None] - allowed
        if len(outside) > 1 and 0 in heads:
            loss[:, 0] += 1e6  # a second root only where nothing else is left
        row, column = np.unravel_index(int(loss.argmin()), loss.shape)
        heads[cycle[int(row)]] = outside[int(column)]
    return heads


def _below(heads: list[int], cycle: list[int]) -> set[int]:
    """Return the cycle's words and all that hang on them."""
    inside = set(cycle)
    grew = True
    while grew:
        more = {i for i, h in enumerate(heads) if h - 1 in inside} - inside
        inside |= more
        grew = bool(more)
    return inside
