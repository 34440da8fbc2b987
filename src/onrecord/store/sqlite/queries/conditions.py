"""Parts that queries share: words and days as conditions, who is one of whom, an article's columns as a value."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from typing import Any

import msgspec

from onrecord.errors import SearchError
from onrecord.store.read.answers import Article
from onrecord.store.read.asked import checked_period, checked_words, repeated
from onrecord.store.sqlite.identities import members

MATCHES = 10_000
"""Hits of a common word that are put in order of date, the last added first: more would take past 200 ms."""
SUPERSEDED = "(SELECT id FROM superseded)"
"""The articles whose facts no answer has: looked up by number in a table of these alone."""
ARTICLE = "a.id, a.name, a.publisher, a.published"
PUBLISHER = "(SELECT x.publisher FROM article x WHERE x.id = {}.article_id)"
"""The publisher of the article that a fact of this alias stands in."""
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_LETTER = re.compile(r"\w")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is narrowed to."""

    mode: str | None = None
    force: str | None = None
    manner: str | None = None
    channel: str | None = None
    confidence: float = 0
    setting: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None


def fts_terms(text: str, *, column: str) -> str:
    """Write a full-text query: every word in the column, "words in quotes" as a phrase, `word*` as a beginning.

    Raises:
        SearchError: no word in it, too many, or signs that no text has.
    """
    return f"{{{column}}} : ({' AND '.join(terms_of(text))})"


def terms_of(text: str) -> list[str]:
    """Write each word or phrase of a search as full-text queries have it.

    Raises:
        SearchError: no word in it, too many, or signs that no text has.
    """
    terms = []
    for phrase, word in _TERM.findall(checked_words(text)):
        term = phrase or word
        if _LETTER.search(term):
            starred = "*" if word.endswith("*") else ""
            terms.append('"' + term.replace('"', " ").rstrip("*") + '"' + starred)
    if not terms:
        raise SearchError(f"{repeated(text)}: no word to search for; give one or more")
    return terms


def days_between(column: str, since: str | None, until: str | None) -> tuple[str, tuple[str, ...]]:
    """Return SQL and values for a span of days; a month or year as `until` includes all of it.

    Raises:
        DateError: one of them is not a date.
    """
    bounds = [(f" AND {column} >= ?", checked_period(since))] if since else []
    if until:
        bounds.append((f" AND {column} < ?", checked_period(until) + "~"))
    return "".join(sql for sql, _ in bounds), tuple(day for _, day in bounds)


def one_of(connection: sqlite3.Connection, canonical: int) -> str:
    """Return the numbers of the identities that are one with this one after corrections, as SQL lists them."""
    return ",".join(map(str, members(connection, canonical)))


def article_of(columns: Sequence[Any]) -> Article:
    """Make the article of a row's id, name, publisher and date."""
    return Article(id=columns[0], name=columns[1], publisher=columns[2], published=columns[3])


def spans_of(value: str) -> tuple[tuple[int, int], ...]:
    """Read a column of spans."""
    return tuple((start, stop) for start, stop in json.loads(value))
