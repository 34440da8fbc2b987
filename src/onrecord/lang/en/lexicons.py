"""The word lists in data/: tab-separated, comments (and each list's source) after `#`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of data/`name`.tsv, cut at tabs."""
    text = (files("onrecord.lang.en") / f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def word_set(name: str) -> frozenset[str]:
    """The first column."""
    return frozenset(row[0] for row in rows(name))


@cache
def word_table(name: str, column: int = 1) -> Mapping[str, str]:
    """The first column to another one."""
    return MappingProxyType({row[0]: row[column] for row in rows(name)})


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """The first column to all that stands in the second, over all lines, cut at spaces."""
    lists: dict[str, set[str]] = {}
    for first, second, *_ in rows(name):
        lists.setdefault(first, set()).update(second.split())
    return MappingProxyType({first: frozenset(second) for first, second in lists.items()})
