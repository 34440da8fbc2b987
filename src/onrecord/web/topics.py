"""What positions are about, by the words of their targets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.lang.en.lexicons import word_lists
from onrecord.store.quantities import stems
from onrecord.store.read.reported import Stand
from onrecord.views.told import certain

_SHORTEST = 4
"""Letters of a word that tells a topic."""
_LETTERS = re.compile(r"[^\W\d_]+")
_NO_TOPICS = word_lists("topic_words")["no_topics"]


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """A word that stands in the targets of positions of both."""

    word: str
    first: tuple[Stand, ...]
    second: tuple[Stand, ...]


def topics(found: Iterable[Stand], *, most: int) -> tuple[tuple[str, int], ...]:
    """Return the words that the targets of two positions or more share, with their number, the most frequent first."""
    shared = Counter(word for stand in certain(found) for word in _words(stand))
    return tuple((word, count) for word, count in shared.most_common(most) if count > 1)


def as_written(found: Iterable[Stand]) -> dict[str, str]:
    """Return each topic's word as the targets of positions write it most often: "Sanders" for "sander"."""
    written: dict[str, Counter[str]] = {}
    for stand in found:
        for word in _LETTERS.findall(stand.target or ""):
            for topic in stems(word):
                written.setdefault(topic, Counter())[word] += 1
    return {topic: max(words, key=lambda word: (words[word], word)) for topic, words in written.items()}


def shared_topics(first: Sequence[Stand], second: Sequence[Stand]) -> tuple[Topic, ...]:
    """Return the words in the targets of positions of both; the same positions are told under one word only."""
    one, two = _by_word(first), _by_word(second)
    found: dict[tuple[str, ...], Topic] = {}
    for word in sorted(one.keys() & two.keys(), key=lambda w: (-len(w), w)):
        facts = tuple(stand.fact for stand in (*one[word], *two[word]))
        found.setdefault(facts, Topic(word=word, first=tuple(one[word]), second=tuple(two[word])))
    return tuple(sorted(found.values(), key=lambda topic: topic.word))


def _by_word(stands: Sequence[Stand]) -> dict[str, list[Stand]]:
    by_word: dict[str, list[Stand]] = {}
    for stand in stands:
        for word in _words(stand):
            by_word.setdefault(word, []).append(stand)
    return by_word


def _words(stand: Stand) -> list[str]:
    """Return the words that tell what a position is about, each once, in order of the alphabet."""
    found = set(stems(stand.target or "")) - _NO_TOPICS
    return sorted(word for word in found if len(word) >= _SHORTEST)
