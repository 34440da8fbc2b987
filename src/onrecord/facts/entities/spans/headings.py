"""Headings: sentences in title case or capitals, where a capital says nothing about names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.intake.passages.boilerplate import is_correction, is_slug
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.times import classes
from onrecord.record import Passage
from onrecord.text.view import ArticleView

# The share of longer words outside guessed names that stand in capitals in a heading.
_SHARE = 0.75
_LONG, _LONGEST_LINE = 4, 17
_DATES = frozenset([*classes()["month"], *classes()["weekday"]])
_SMALL = word_lists("name_parts")["heading_small"]


def find_headings(view: ArticleView, guesses: Sequence[str]) -> list[bool]:
    """Find which sentences are headings, also the rest of a line that begins as one.

    Args:
        view: of the article.
        guesses: the label of the network's name over each word, "" where there is none.
    """
    return [_titled(view, a, b, guesses) or _is_capital_line(view, a, b) for a, b in view.sentences]


def _is_capital_line(view: ArticleView, start: int, end: int) -> bool:
    """Tell whether the line that a sentence stands in is short and has only small words in lower case."""
    first, last = start, end
    while not view.opens_line(first) and end - first <= _LONGEST_LINE:
        first -= 1
    while last < len(view) and not view.opens_line(last) and last - start <= _LONGEST_LINE:
        last += 1
    if (first, last) != (start, end) and _passage_kind(view, first) not in ("headline", None):
        return False  # "(Ann Rowe / Harbor Wire)": names alone
    return last - first <= _LONGEST_LINE and _capitals(view, first, last)


def _titled(view: ArticleView, start: int, end: int, guesses: Sequence[str]) -> bool:
    words = (view.words[i] for i in range(start, end) if not guesses[i])
    longer = [w for w in words if len(w) >= _LONG and w.isalpha() and w.lower() not in _DATES]
    return len(longer) > 1 and sum(f[0].isupper() for f in longer) > _SHARE * len(longer)


def _capitals(view: ArticleView, start: int, end: int) -> bool:
    """Tell whether only small words stand in lower case."""
    forms = [view.words[i] for i in range(start, end) if view.words[i].isalpha()]
    return bool(forms) and all(f[0].isupper() or f in _SMALL for f in forms)


def opens_dateline(view: ArticleView, i: int) -> bool:
    """Tell whether word `i` opens what the article's passages call a dateline: "KOCHI: …"."""
    passages = view.article.passages if view.article is not None else ()
    return any(p.kind == "dateline" and p.span[0] == view.starts[i] for p in passages)


def is_taken_back(view: ArticleView, i: int) -> bool:
    """Tell whether word `i` stands in a correction, or in a wire service's name for the story."""
    passage = _passage(view, i)
    if passage is None or passage.kind != "boilerplate":
        return False
    words = view.text[slice(*passage.span)]
    return is_correction(words) or is_slug(words)


def _passage_kind(view: ArticleView, i: int) -> str | None:
    passage = _passage(view, i)
    return passage.kind if passage is not None else None


def _passage(view: ArticleView, i: int) -> Passage | None:
    """Return the passage that begins last before word `i`, None where passages are unknown."""
    passages = view.article.passages if view.article is not None else ()
    n = bisect_right(passages, view.starts[i], key=lambda passage: passage.span[0]) - 1
    return passages[n] if n >= 0 else None
