"""Headlines in other capitals."""

from __future__ import annotations

import random

from training.headlines import CAPITALS, TITLE_CASE, in_capitals

WORDS = ["Mayor", "quits", "over", "bridge", "Ann", "Lee", "said", "so", "."]
PARAGRAPHS = [True, False, False, False, True, False, False, False, False]


def seen(words: list[str], paragraphs: list[bool]) -> list[list[str]]:
    return [in_capitals(words, paragraphs, random.Random(seed)) for seed in range(400)]


def test_now_and_then_a_headline_is_in_capitals_or_title_case() -> None:
    read = seen(WORDS, PARAGRAPHS)
    headlines = [" ".join(words[:4]) for words in read]
    assert set(headlines) == {"Mayor quits over bridge", "MAYOR QUITS OVER BRIDGE", "Mayor Quits Over Bridge"}
    assert abs(headlines.count("MAYOR QUITS OVER BRIDGE") / 400 - CAPITALS) < 0.05
    assert abs(headlines.count("Mayor Quits Over Bridge") / 400 - TITLE_CASE) < 0.05
    assert all(words[4:] == WORDS[4:] for words in read)


def test_a_text_of_one_paragraph_has_no_headline() -> None:
    assert all(words == WORDS for words in seen(WORDS, [True] + [False] * 8))


def test_a_long_first_paragraph_is_no_headline() -> None:
    words = WORDS * 5
    assert all(read == words for read in seen(words, [i in (0, 40) for i in range(45)]))
