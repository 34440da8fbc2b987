"""Decoding against every path there is."""

from itertools import pairwise, product

import numpy as np
import pytest

from onrecord.model.network.crf import decode

TAGS = 3


def best_of_all(emissions, transitions, begin):
    def score(path):
        steps = sum(transitions[a, b] for a, b in pairwise(path))
        return begin[path[0]] + steps + sum(emissions[t, tag] for t, tag in enumerate(path))

    scores = {path: score(path) for path in product(range(TAGS), repeat=len(emissions))}
    best = max(scores, key=scores.__getitem__)
    return best, scores[best] - np.log(sum(np.exp(s) for s in scores.values()))


@pytest.mark.parametrize("seed", range(5))
def test_the_best_path_and_its_probability(seed):
    random = np.random.default_rng(seed)
    emissions = random.normal(size=(3, 6, TAGS)).astype(np.float32) * 2
    transitions, begin = (
        random.normal(size=(TAGS, TAGS)).astype(np.float32),
        random.normal(size=TAGS).astype(np.float32),
    )
    mask = np.array([[1, 1, 1, 1, 1, 1], [0, 0, 1, 1, 1, 0], [0, 1, 0, 0, 0, 0]], dtype=bool)
    tags, logs = decode(emissions, mask, transitions=transitions, begin=begin)
    for k in range(3):
        path, log = best_of_all(emissions[k][mask[k]], transitions, begin)
        assert tuple(tags[k][mask[k]]) == path
        assert logs[k] == pytest.approx(log, abs=1e-4)
        assert not tags[k][~mask[k]].any()
