"""Runs of words: from tags, and to places in the text."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.model.network.runs import Run, runs_of, to_spans
from onrecord.text.words import NetworkWords

TAGS = ("O", "B-cue", "I-cue", "B-source", "I-source")


@pytest.mark.parametrize(
    ("tags", "kept", "cue", "source"),
    [
        ((1, 2, 0, 3), (1, 1, 1, 1), [(10, 12)], [(13, 14)]),
        ((1, 1, 0, 0), (1, 1, 1, 1), [(10, 11), (11, 12)], []),
        ((2, 0, 2, 0), (1, 1, 1, 1), [(10, 11), (12, 13)], []),  # an inside without a beginning begins
        ((1, 2, 2, 0), (1, 0, 1, 1), [(10, 11), (12, 13)], []),
        ((0, 0, 0, 0), (1, 1, 1, 1), [], []),
    ],
)
def test_tags_are_runs(tags: tuple[int, ...], kept: tuple[int, ...], cue: list[Run], source: list[Run]) -> None:
    index = np.arange(10, 14)
    mask = np.array(kept, dtype=bool)
    runs = runs_of(np.array(tags), index, mask, tags_of=TAGS, roles=("cue", "source"))
    assert runs == {"cue": cue, "source": source}


def test_runs_side_by_side_are_one_span() -> None:
    starts = np.array([0, 4, 8, 12])
    words = NetworkWords(
        words=["Ann", "Lee", "has", "left"], tokens=np.arange(4), starts=starts, ends=starts + 3,
        paragraphs=[True, False, False, False], marks=np.zeros(4, dtype="int64"),
    )  # fmt: skip
    assert to_spans([(3, 4), (0, 1), (1, 2)], words) == ((0, 7), (12, 15))
    assert to_spans([], words) == ()
