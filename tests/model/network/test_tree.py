"""Any scores give one tree with one root; clear scores give their own."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.network.tree import best_tree


def is_tree(heads):
    def climbs(i):
        for _ in range(len(heads) + 1):
            if heads[i] == 0:
                return True
            i = heads[i] - 1
        return False

    return heads.count(0) == 1 and all(climbs(i) for i in range(len(heads)))


@given(st.integers(1, 25), st.integers(0, 2**32 - 1))
def test_any_scores_make_a_tree(size, seed):
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    scores[np.arange(size), np.arange(size) + 1] += 2  # words like themselves best: the worst case
    assert is_tree(best_tree(scores))


def test_the_best_heads_stand_where_they_are_a_tree():
    scores = np.full((3, 4), -5, dtype=np.float32)
    for word, head in enumerate([2, 0, 2]):
        scores[word, head] = 5
    assert best_tree(scores) == [2, 0, 2]


def test_a_cycle_breaks_where_it_costs_least():
    scores = np.full((3, 4), -9, dtype=np.float32)
    scores[0, 0] = 9  # the root
    scores[1, 3], scores[2, 2] = 9, 9  # two words that hang on each other
    scores[1, 1], scores[2, 1] = 2, 8
    assert best_tree(scores) == [0, 3, 1]
