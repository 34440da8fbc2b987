"""The word lists beside this module: tab-separated, with each list's source in comments after `#`.

A set of words is one word a line; a table is a word and what it stands for; several small lists of one topic share a
file, a line a list: its name, and its words with spaces between them (a phrase has `_` for its spaces); groups are
lines whose words stand for each other, the first before others. Lists of several shapes are tables of a .toml file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of `name`.tsv, cut at tabs."""
    lines = _text(f"{name}.tsv").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


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


@cache
def word_forms(name: str) -> Mapping[str, str]:
    """Return the first word of each word's group."""
    return MappingProxyType({word: group[0] for group in rows(name) for word in group})


@cache
def word_groups(name: str) -> Mapping[str, frozenset[int]]:
    """Return the numbers of each word's groups."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(rows(name)):
        for word in group:
            groups.setdefault(word, set()).add(number)
    return MappingProxyType({word: frozenset(numbers) for word, numbers in groups.items()})


@cache
def word_values(name: str, kind: str) -> Mapping[str, int]:
    """Return what the words of a kind are worth, of a table of words, kinds and whole numbers."""
    return MappingProxyType({word: int(value) for word, of, value in rows(name) if of == kind})


@cache
def tables(name: str) -> Mapping[str, Any]:
    """Return the tables of `name`.toml, by their names."""
    return MappingProxyType(tomllib.loads(_text(f"{name}.toml")))


def _text(file: str) -> str:
    return (files("onrecord.lang.en") / file).read_text(encoding="utf-8")
