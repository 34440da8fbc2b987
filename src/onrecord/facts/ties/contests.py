"""Opponents in one race: polls and contests that name them side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from onrecord.facts.ties.grammar import Stated
from onrecord.text.view import ArticleView, WordMention

_RACE = re.compile(
    r"\b(?:two|three|four|five|six)-(?:way|person|candidate) (?:race|contest|matchup|field)|head-to-head|"
    r"\b(?:race|contest|election|primary|campaign|debate|runoff|matchup) (?:between|pits|pitting)\b|"
    r"\bheavily contesting\b|"
    r"\b(?:dead heat|tight race|neck and neck|statistically tied|virtually tied)\b"
)
_SHARE = frozenset({"percent", "%", "percentage"})


def contests(view: ArticleView) -> Iterator[Stated]:
    """Pair the persons of a sentence that names a race and gives each a share, or sets them against each other."""
    for low, high in view.read_sentences:
        sentence = view.phrase(low, high).lower()
        match = _RACE.search(sentence)
        if match is None:
            continue
        people = _people(view, low, high)
        shares = sum(view.lowers[i] in _SHARE for i in range(low, high))
        if shares >= 2 and len(people) >= 2:
            yield from _all(view, people, "opponent_of-race")
        else:
            yield from _side_by_side(view, people, low=low, high=high)


def _people(view: ArticleView, low: int, high: int) -> list[WordMention]:
    out: dict[int, WordMention] = {}
    for i in range(low, high):
        mention = view.mention_at[i]
        if mention is not None and mention.form == "name" and view.entity(mention).kind == "person":
            possessive = mention.stop < high and view.lowers[mention.stop] in {"'s", "'"}
            if not possessive:
                out.setdefault(mention.entity, mention)
    return list(out.values())


def _all(view: ArticleView, people: list[WordMention], rule: str) -> Iterator[Stated]:
    for a, b in combinations(people, 2):
        yield Stated(kind="opponent_of", subject=a, object=b, trigger=a.start, first=a.start, last=b.stop, rule=rule)


def _side_by_side(view: ArticleView, people: list[WordMention], *, low: int, high: int) -> Iterator[Stated]:
    """Find "the race between A and B", "both A and B are contesting", "A and B are tied"."""
    for a, b in pairwise(people):
        between = view.lowers[a.stop : b.start]
        if "and" in between and len(between) <= 6 and not any(w in {"said", "says"} for w in between):
            yield Stated(
                kind="opponent_of",
                subject=a,
                object=b,
                trigger=a.start,
                first=low,
                last=high,
                rule="opponent_of-contest",
            )
