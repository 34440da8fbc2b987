"""Long texts in parts: each word once, broken at a paragraph where there is one."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.model.network.reader import LONGEST_SENTENCE, sentence_starts
from onrecord.text.words import PART, NetworkWords, parts_of


def _words(paragraphs: list[int]) -> NetworkWords:
    """Words of paragraphs of these lengths."""
    size = sum(paragraphs)
    begins = np.zeros(size, dtype=bool)
    begins[np.cumsum([0, *paragraphs[:-1]])] = True
    places = np.arange(size)
    return NetworkWords(
        words=["word"] * size, tokens=places, starts=places * 5, ends=places * 5 + 4, paragraphs=begins.tolist(),
        marks=np.zeros(size, dtype=np.int64),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("paragraphs", "parts"),
    [
        ([10], [(0, 10)]),
        ([4, 6], [(0, 10)]),
        ([7, 6, 4], [(0, 7), (7, 17)]),
        ([6, 3, 9], [(0, 9), (9, 18)]),
        ([25], [(0, 10), (10, 20), (20, 25)]),
        ([3, 20], [(0, 10), (10, 20), (20, 23)]),  # not after a few words
    ],
)
def test_parts(paragraphs: list[int], parts: list[tuple[int, int]]) -> None:
    words = _words(paragraphs)
    assert list(parts_of(words, most=10)) == parts
    assert [n for run in parts for n in words.part(*run).tokens.tolist()] == list(range(sum(paragraphs)))


def test_an_article_is_one_part() -> None:
    assert list(parts_of(_words([50] * (PART // 50)))) == [(0, PART)]


def test_a_sentence_without_end_is_cut() -> None:
    words = _words([40, 3 * LONGEST_SENTENCE + 7])
    begins = sentence_starts(words, {"sentence": np.full((len(words.words), 1), -1.0)})
    assert np.flatnonzero(begins).tolist() == [0, 40, *(40 + n * LONGEST_SENTENCE for n in (1, 2, 3))]
