"""Two names of one person: "Jill Arden, née Penn", "Jill Arden, who was Jill Penn before she married"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.facts.entities.name import Name
from onrecord.lang.en.lexicons import word_lists, word_table
from onrecord.text.view import ArticleView

_MARKS = frozenset([",", "(", "“", '"', "‘", "'", "[", "—", "–", ":"])
_UNTIL = word_lists("name_parts")["until"]
_MOST = 6
"""Words and marks between the two names at most."""


def find_other_names(view: ArticleView, persons: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Yield where a person's name and another name of the same person begin.

    Args:
        view: the article's.
        persons: the names of persons, in reading order.
    """
    for first, second in pairwise(persons):
        near = second.start - first.end <= _MOST
        beside = near and view.sentence_number[first.start] == view.sentence_number[second.start]
        if beside and _tells_other_name(view, first, second):
            yield first.start, second.start


def _tells_other_name(view: ArticleView, first: Name, second: Name) -> bool:
    between = [low for low in view.lowers[first.end : second.start] if low not in _MARKS]
    follows = word_table("other_names").get(" ".join(between).replace(" .", "."))
    return follows == "-" or (follows == "before" and view.lower_at(second.end) in _UNTIL)
