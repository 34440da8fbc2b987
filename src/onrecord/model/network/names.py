"""Names from BIO scores."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onrecord.model.network.heads import Labels
from onrecord.model.network.scores import Scores

Floats = npt.NDArray[np.float32]
SILVER = 0.5  # weight of the head that learned CoreNLP's names in political news, against gold names elsewhere


def read_names(scores: Scores, labels: Labels, breaks: npt.NDArray[np.bool_]) -> list[tuple[int, int, str]]:
    """Return (start, end, kind) of every name, in words; no name crosses `breaks` (sentence starts)."""
    odds = (1 - SILVER) * _softmax(scores["name"]) + SILVER * _softmax(scores["silver_name"])
    best = odds.argmax(1)
    names: list[tuple[int, int, str]] = []
    for i in np.flatnonzero(best > 0).tolist():
        begins, kind = labels.names[best[i]].split("-")
        if begins == "I" and names and names[-1][1] == i and not breaks[i]:
            names[-1] = (names[-1][0], i + 1, names[-1][2])
        else:
            names.append((i, i + 1, kind))
    kinds = list(dict.fromkeys(name[2:] for name in labels.names if name != "O"))
    each = np.stack([odds[:, [n[2:] == kind for n in labels.names]].sum(1) for kind in kinds], 1)
    # The kind that the name's words together make likeliest.
    return [(s, e, kinds[int(each[s:e].sum(0).argmax())]) for s, e, _ in names]


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(1, keepdims=True))
    out: Floats = e / e.sum(1, keepdims=True)
    return out
