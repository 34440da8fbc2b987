"""Opponents in one race: polls and contests that name them side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from onrecord.facts.ties.grammar import Stated
from onrecord.text.named_words import Named, NamedWords

_RACE = re.compile(
    r"\b(?:two|three|four|five|six)-(?:way|person|candidate) (?:race|contest|matchup|field)|head-to-head|"
    r"\b(?:race|contest|election|primary|campaign|debate|runoff|matchup) (?:between|pits|pitting)\b|"
    r"\bheavily contesting\b|"
    r"\b(?:dead heat|tight race|neck and neck|statistically tied|virtually tied)\b"
)
_SHARE = frozenset({"percent", "%", "percentage"})


def contests(words: NamedWords) -> Iterator[Stated]:
    """Every two persons of a sentence that names a race and gives each a share, or sets them against each other."""
    for low, high in words.sentences:
        sentence = words.between(low, high).lower()
        match = _RACE.search(sentence)
        if match is None:
            continue
        people = _people(words, low, high)
        shares = sum(words.lower[i] in _SHARE for i in range(low, high))
        if shares >= 2 and len(people) >= 2:
            yield from _all(words, people, "opponent_of-race")
        else:
            yield from _side_by_side(words, people, low=low, high=high)


def _people(words: NamedWords, low: int, high: int) -> list[Named]:
    out: dict[int, Named] = {}
    for i in range(low, high):
        mention = words.mention_at[i]
        if mention is not None and mention.form == "name" and words.entity(mention).kind == "person":
            possessive = mention.last < high and words.lower[mention.last] in {"'s", "'"}
            if not possessive:
                out.setdefault(mention.entity, mention)
    return list(out.values())


def _all(words: NamedWords, people: list[Named], rule: str) -> Iterator[Stated]:
    for a, b in combinations(people, 2):
        yield Stated(kind="opponent_of", subject=a, object=b, trigger=a.first, first=a.first, last=b.last, rule=rule)


def _side_by_side(words: NamedWords, people: list[Named], *, low: int, high: int) -> Iterator[Stated]:
    """As in "the race between A and B", "both A and B are contesting", "A and B are tied"."""
    for a, b in pairwise(people):
        between = words.lower[a.last : b.first]
        if "and" in between and len(between) <= 6 and not any(w in {"said", "says"} for w in between):
            yield Stated(
                kind="opponent_of",
                subject=a,
                object=b,
                trigger=a.first,
                first=low,
                last=high,
                rule="opponent_of-contest",
            )
