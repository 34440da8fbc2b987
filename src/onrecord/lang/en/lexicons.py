"""The word lists beside this module: tab-separated, with each list's source in comments after `#`.

A set of words is one word a line; a table is a word and what it stands for; several small lists of one topic share a
file, a line a list: its name, and its words with spaces between them (a phrase has `_` for its spaces).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of `name`.tsv, cut at tabs."""
    text = (files("onrecord.lang.en") / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the first column."""
    return frozenset(row[0] for row in rows(name))


@cache
def word_table(name: str, column: int = 1) -> Mapping[str, str]:
    """Return another column by the first."""
    return MappingProxyType({row[0]: row[column] for row in rows(name)})


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """Return the words of each list that `name`.tsv holds, by the list's name."""
    lists: dict[str, set[str]] = {}
    for first, second, *_ in rows(name):
        lists.setdefault(first, set()).update(word.replace("_", " ") for word in second.split())
    return MappingProxyType({first: frozenset(second) for first, second in lists.items()})
