"""What the role head knows of the words around a cue."""

from __future__ import annotations

import numpy as np

from onrecord.model.network.roles import BEFORE, DISTANCES, PLACES, WIDTH, surroundings


def test_words_around_cues() -> None:
    size = 200
    zeros = np.zeros(size, dtype=np.int64)
    around = surroundings(
        np.array([0, 150]), marks=zeros, sentences=np.arange(size) // 10, paragraphs=np.arange(size) // 50
    )
    assert around.index.shape == around.mask.shape == (2, WIDTH)
    assert around.index[:, BEFORE].tolist() == [0, 150]
    assert around.mask[0].sum() == WIDTH - BEFORE
    assert around.mask[1].sum() == BEFORE + size - 150
    assert 0 <= around.place.min() <= around.place.max() < PLACES
    assert 0 <= around.distance.min() <= around.distance.max() < DISTANCES
    assert (around.part(1, 2).index == around.index[1:]).all()
