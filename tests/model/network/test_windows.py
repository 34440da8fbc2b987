"""Words to pieces and windows: each word is there once, in order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import BertWordPieceTokenizer

from onrecord.model.network.reader import WEIGHTS
from onrecord.model.network.windows import MOST_PIECES, UNKNOWN, case_of, to_pieces, to_windows
from onrecord.model.network.wordpieces import WordPieces

TOKENIZER = WordPieces.from_file(WEIGHTS / "vocabulary.txt")
WORDS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["Zs", "Cc"]), min_size=1, max_size=60),
    min_size=1,
    max_size=40,
)


@pytest.mark.parametrize(("word", "case"), [("said", 0), ("Said", 1), ("A", 1), ("NATO", 2), ("McKay", 3), ("2016", 4)])
def test_case(word, case):
    assert case_of(word) == case


@given(WORDS)
def test_each_word_has_pieces(words):
    pieces = to_pieces(TOKENIZER, words)
    assert len(pieces.starts) == len(words)
    counts = np.diff(np.append(pieces.starts, len(pieces.ids)))
    assert counts.min() >= 1
    assert counts.max() <= MOST_PIECES
    assert len(pieces.cases) == len(pieces.ids)


def test_a_word_that_the_vocabulary_lacks_is_unknown():
    assert to_pieces(TOKENIZER, ["\u0378"]).ids.tolist() == [UNKNOWN]


@given(WORDS, st.integers(1, 30), st.randoms())
def test_windows_cover_the_words_in_order(words, limit, random):
    limit = max(limit, MOST_PIECES)
    pieces = to_pieces(TOKENIZER, words)
    paragraphs = [i == 0 or random.random() < 0.2 for i in range(len(words))]
    windows = to_windows(words, paragraphs, pieces, limit=limit)
    assert [i for start, stop in windows for i in range(start, stop)] == list(range(len(words)))
    ends = np.append(pieces.starts[1:], len(pieces.ids))
    assert all(ends[stop - 1] - pieces.starts[start] <= limit for start, stop in windows)


def test_windows_break_at_paragraphs():
    words = ["word"] * 30
    pieces = to_pieces(TOKENIZER, words)
    assert to_windows(words, [i in (0, 17) for i in range(30)], pieces, limit=20)[0] == (0, 17)


@given(WORDS)
def test_pieces_are_those_of_the_tokenizers_package(words):
    theirs = BertWordPieceTokenizer(str(WEIGHTS / "vocabulary.txt"), lowercase=True)
    for word in words:
        assert list(TOKENIZER.pieces(word)) == theirs.encode(word, add_special_tokens=False).ids
