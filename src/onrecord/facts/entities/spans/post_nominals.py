"""Letters behind a person's name that are not part of it: "Ruth Ashe OBE", "Lewis Crane, Ph.D.,"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.facts.entities.name import Name
from onrecord.lang.en.titles import is_post_nominal
from onrecord.text.view import ArticleView


def without_post_nominals(view: ArticleView, names: Sequence[Name]) -> Iterator[Name]:
    """Cut from persons the letters behind their names, and drop names that are such letters behind a person's.

    Args:
        view: the article's.
        names: in reading order, none over another.
    """
    end = -1
    for name in names:
        if end >= 0 and _only_letters(view, name) and _follows(view, end, name.start):
            end = name.end
            continue
        kept = _cut(view, name) if name.label == "PERSON" else name
        end = name.end if name.label == "PERSON" else -1
        yield kept


def _only_letters(view: ArticleView, name: Name) -> bool:
    return all(is_post_nominal(view.words[i]) for i in range(name.start, name.end))


def _follows(view: ArticleView, end: int, start: int) -> bool:
    """Tell whether at most a comma stands between where a person's name ends and another name."""
    return start == end or (start == end + 1 and view.words[end] == ",")


def _cut(view: ArticleView, name: Name) -> Name:
    """Return a name without the letters at its end; two words of it stay, one behind a title."""
    end = name.end
    least = name.start + (1 if name.titles else 2)
    while end > least and is_post_nominal(view.words[end - 1]):
        end -= 1
        end -= end > least and view.words[end - 1] == ","
    return replace(name, end=end) if end < name.end else name
