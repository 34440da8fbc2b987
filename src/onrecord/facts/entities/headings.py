"""Headings: sentences in title case or capitals, where a capital says nothing about names."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lang.en.lexicons import word_lists
from onrecord.text.names import NameSpan
from onrecord.text.view import ArticleView

# The share of longer words outside guessed names that stand in capitals in a heading.
_SHARE = 0.75
_LONG, _LONGEST_LINE = 4, 18
_SMALL = word_lists("name_parts")["heading_small"]


def find_headings(view: ArticleView, found_names: Sequence[NameSpan]) -> list[bool]:
    """Find which sentences are headings."""
    guessed = {i for name in found_names for i in range(name.start, name.stop)}
    bounds = view.sentences
    return [_titled(view, a, b, guessed) or (_line(view, a, b) and _capitals(view, a, b)) for a, b in bounds]


def _titled(view: ArticleView, start: int, end: int, names: set[int]) -> bool:
    longer = [f for i in range(start, end) if i not in names and len(f := view.words[i]) >= _LONG and f.isalpha()]
    return len(longer) > 1 and sum(f[0].isupper() for f in longer) > _SHARE * len(longer)


def _capitals(view: ArticleView, start: int, end: int) -> bool:
    """Tell whether only small words stand in lower case."""
    forms = [view.words[i] for i in range(start, end) if view.words[i].isalpha()]
    return bool(forms) and all(f[0].isupper() or f in _SMALL for f in forms)


def _line(view: ArticleView, start: int, end: int) -> bool:
    """Tell whether the sentence is a short line by itself."""
    before = start == 0 or "\n" in view.words[start - 1]
    after = end == len(view) or "\n" in view.words[end - 1] or "\n" in view.words[min(end, len(view) - 1)]
    return before and after and end - start <= _LONGEST_LINE
