"""Other names for the people of an article, so that the network learns how names are used and not whose they are."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from training.example import Example


class Renamer:
    """Exchanges words of persons' names for those of other persons, the same everywhere in an article."""

    def __init__(self, examples: Iterable[Example], *, share: float) -> None:
        """Set `share`: of the words of names that are exchanged, in half of the articles."""
        self.share = share
        first, last = set[str](), set[str]()
        for example in examples:
            for start, stop in persons(example):
                given = [w for w in example.words[start:stop] if _is_name(w)]
                first.update(given[:-1])
                last.update(given[-1:])
        self.first, self.last = sorted(first), sorted(last)

    def words(self, example: Example, rng: random.Random) -> list[str]:
        """Return the article's words, as many as before."""
        if not self.share or rng.random() < 0.5:
            return example.words
        other: dict[str, str] = {}
        for start, stop in persons(example):
            for place in range(start, stop):
                word = example.words[place]
                if _is_name(word) and word not in other:
                    pool = self.last if place == stop - 1 else self.first
                    other[word] = rng.choice(pool) if rng.random() < self.share else word
        return [other.get(w, w) for w in example.words]


def persons(example: Example) -> Iterator[tuple[int, int]]:
    """Half-open runs of words that name a person."""
    tags = example.names or example.silver_names or []
    start = -1
    for place, tag in enumerate([*tags, "O"]):
        if start >= 0 and tag != "I-PERSON":
            yield start, place
            start = -1
        if tag == "B-PERSON":
            start = place


def _is_name(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word[0].isupper() and not word.isupper()
