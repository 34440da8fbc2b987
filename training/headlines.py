"""Headlines with other capitals: some outlets print them in capitals, some begin each word with one, some neither."""

from __future__ import annotations

import random
from collections.abc import Sequence

CAPITALS, TITLE_CASE = 0.1, 0.15
"""Shares of articles whose first paragraph is read in capitals, and with a capital at each word's head."""
_LONGEST = 30
"""Words: a longer first paragraph is no headline."""


def in_capitals(words: list[str], paragraphs: Sequence[bool], rng: random.Random) -> list[str]:
    """Return the words, as many as before, those of the headline with other capitals now and then."""
    chance = rng.random()
    end = next((i for i, new in enumerate(paragraphs) if new and i), len(words))
    if chance > CAPITALS + TITLE_CASE or end == len(words) or end > _LONGEST:
        return words
    headline = words[:end]
    other = [w.upper() for w in headline] if chance < CAPITALS else [w[:1].upper() + w[1:] for w in headline]
    return other + words[end:]
