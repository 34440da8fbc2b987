"""From triggers and roles by word to frames in code points."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onrecord.model.frame import Frame
from onrecord.model.network.frames import AFTER, BEFORE, KINDS, ROLES, TAGS, VALUES
from onrecord.model.network.heads import Heads
from onrecord.model.network.roles import surroundings
from onrecord.model.network.runs import Run, runs_of, to_spans
from onrecord.model.network.scores import Scores
from onrecord.text.words import NetworkWords

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
_EVENT, _LEAST = KINDS.index("event"), 0.01
_OWN = np.array([[kind == own for kind, _ in VALUES] for own in KINDS])


def trigger_odds(scores: Scores) -> Floats:
    """Return [words, KINDS]: how likely each word tells a fact of each kind."""
    odds: Floats = (1 / (1 + np.exp(-scores["trigger"]))).astype(np.float32)
    return odds


def read_frames(
    x: Floats, scores: Scores, heads: Heads, *, odds: Floats, words: NetworkWords, sentences: npt.NDArray[np.bool_]
) -> tuple[Frame, ...]:
    """Return every frame that is likelier, with its value, than its kind's threshold, in order of triggers, then kinds.

    Args:
        x: [words, HIDDEN].
        odds: of triggers.
        sentences: [words] whether each begins a sentence.
    """
    least = np.array([heads.labels.trigger_thresholds.get(kind, 0.5) for kind in KINDS])
    triggers, kinds = np.nonzero(odds >= least)
    around = surroundings(
        triggers, marks=words.marks, before=BEFORE, after=AFTER,
        sentences=np.cumsum(sentences, dtype=np.int64), paragraphs=np.cumsum(words.paragraphs, dtype=np.int64),
    )  # fmt: skip
    tags, _ = heads.frames(x, scores, triggers, around, odds.max(1), kinds)
    found = (
        _frame(
            int(word), int(kind), scores, words, float(odds[word, kind]),
            runs_of(tags[k], around.index[k], around.mask[k], tags_of=TAGS, roles=ROLES),
        )
        for k, (word, kind) in enumerate(zip(triggers, kinds, strict=True))
    )  # fmt: skip
    return tuple(f for f in found if f.confidence * f.value_odds >= heads.labels.trigger_thresholds.get(f.kind, 0.5))


def read_happenings(odds: Floats, words: NetworkWords) -> dict[int, float]:
    """Return how likely each word names a dated happening, by its first code point; none that is next to impossible."""
    own = odds[:, _EVENT]
    return {int(words.starts[word]): float(own[word]) for word in np.flatnonzero(own >= _LEAST)}


def _frame(word: int, kind: int, scores: Scores, words: NetworkWords, odds: float, runs: dict[str, list[Run]]) -> Frame:
    value, value_odds = _value(scores, word, kind)
    return Frame(
        kind=KINDS[kind],
        value=value,
        anchor=(int(words.starts[word]), int(words.ends[word])),
        trigger=to_spans(runs["trigger"] or [(word, word + 1)], words),
        subject=to_spans(runs["subject"], words),
        object=to_spans(runs["object"], words),
        other=to_spans(runs["other"], words),
        confidence=round(odds, 4),
        value_odds=round(value_odds, 4),
    )


def _value(scores: Scores, word: int, kind: int) -> tuple[str | None, float]:
    """Return the likeliest value of a kind and its probability among the kind's."""
    own = np.flatnonzero(_OWN[kind])
    if not len(own):
        return None, 1.0
    logits = scores["value"][word, own]
    likely = np.exp(logits - logits.max())
    best = int(likely.argmax())
    return VALUES[own[best]][1], float(likely[best] / likely.sum())
