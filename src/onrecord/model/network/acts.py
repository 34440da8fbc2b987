"""What a speaker does by saying something: "He is a liar" accuses, “We will rebuild it” promises."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.model.attribution import Acts
from onrecord.model.network.attributions import Roles
from onrecord.model.network.frames import ACTS, KINDS, VALUES
from onrecord.model.network.heads import Heads
from onrecord.model.network.runs import Run
from onrecord.model.network.scores import Scores
from onrecord.text.marks import Mark
from onrecord.text.words import NetworkWords

Floats = npt.NDArray[np.float32]
_POSITION = KINDS.index("position")
_VALUES = [VALUES.index(("position", act)) for act in ACTS]
_FORCES = ("asks", "denies")
_NONE = -9.0
"""The log-odds of an act of no words at all."""


def read_acts(x: Floats, scores: Scores, heads: Heads, *, roles: Sequence[Roles], words: NetworkWords) -> list[Acts]:
    """Return the acts of each attribution that are likelier than the labels' `act_threshold`.

    Args:
        x: the encoder's vectors [words, HIDDEN].
        scores: of the linear heads.
        heads: with the matrices "act.hidden" and "act.out", and the threshold.
        roles: the attributions.
        words: of the article's part that was read.
    """
    if not roles:
        return []
    odds = heads.acts(np.stack([features_of(x, scores, r, words) for r in roles]))
    least = heads.labels.act_threshold
    return [tuple((ACTS[k], round(float(row[k]), 4)) for k in np.flatnonzero(row >= least)) for row in odds]


def features_of(x: Floats, scores: Scores, roles: Roles, words: NetworkWords) -> Floats:
    """Return what is known of an attribution: of its content and its cue the mean vector and the likeliest acts.

    And its manner, its force, how much of it is quoted, and its length.
    """
    content = _words(roles.content)
    quoted = float(np.mean(words.marks[content] != Mark.OUTSIDE)) if len(content) else 0.0
    told = [float(roles.thought), *(float(roles.force == f) for f in _FORCES), quoted, np.log1p(len(content))]
    parts = [*_pooled(x, scores, content), *_pooled(x, scores, _words(roles.cue)), np.array(told, dtype=np.float32)]
    return np.concatenate(parts)


def _words(runs: Sequence[Run]) -> npt.NDArray[np.int64]:
    return np.array([i for start, stop in runs for i in range(start, stop)], dtype=np.int64)


def _pooled(x: Floats, scores: Scores, at: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Return the mean vector of some words, and of each act, and of any position, the best log-odds among them."""
    if not len(at):
        return np.zeros(x.shape[1], dtype=np.float32), np.full(len(ACTS) + 1, _NONE, dtype=np.float32)
    trigger, values = scores["trigger"][at, _POSITION], scores["value"][at][:, _VALUES]
    values = values - np.logaddexp.reduce(values, axis=1, keepdims=True)
    told = values - np.logaddexp(0, -trigger)[:, None]
    return x[at].mean(0), np.append(told.max(0), trigger.max()).astype(np.float32)
