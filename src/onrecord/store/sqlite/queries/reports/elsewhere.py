"""Facts of other kinds than statements in whose sentences the words of a search stand."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from onrecord.record.kinds import FACTS, STATEMENT, Kind, certain_from
from onrecord.store.read.answers import Article
from onrecord.store.read.sought import HIT, FactHit
from onrecord.store.sqlite.queries.conditions import article_of, fts_terms, terms_of
from onrecord.text.sentences import sentence_bounds

_ALL_SURE = ("figure",)
"""Kinds of which all are shown: rows of older stores hold no confidence."""
_ARTICLES = 60
"""Articles with all the words that are looked through, those added last: 30 ms."""
_TERMS = 6
"""Words and phrases that have to stand in the sentence; of more, the first."""
_LONGEST = 400
"""Characters of a sentence that are shown."""
_MARKED = f"'{HIT[0]}', '{HIT[1]}'"


class _Text(NamedTuple):
    """An article with these words: its text, and where the hits of each word are, in order."""

    article: Article
    text: str
    hits: tuple[tuple[tuple[int, int], ...], ...]


def elsewhere(connection: sqlite3.Connection, words: str, *, limit: int) -> tuple[FactHit, ...]:
    """Return facts of every kind but statements whose sentence has all the words, as many of each kind at most.

    Raises:
        SearchError: no word in it.
    """
    texts = _texts(connection, words)
    return tuple(
        hit for kind in FACTS if kind is not STATEMENT for hit in _of_kind(connection, kind, texts, limit=limit)
    )


def _texts(connection: sqlite3.Connection, words: str) -> dict[int, _Text]:
    rows = connection.execute(
        "SELECT a.id, a.name, a.publisher, a.published, a.text FROM (SELECT rowid FROM article_fts WHERE "
        f"article_fts MATCH ? ORDER BY rowid DESC LIMIT {_ARTICLES}) f CROSS JOIN article a ON a.id = f.rowid "
        "WHERE a.superseded_by IS NULL AND a.copy_of IS NULL",
        (fts_terms(words, column="text"),),
    ).fetchall()
    listed = ",".join(str(row[0]) for row in rows)
    marked = [_marked(connection, term, listed) for term in terms_of(words)[:_TERMS]]
    return {
        row[0]: _Text(article_of(row[:4]), row[4], tuple(by_article.get(row[0], ()) for by_article in marked))
        for row in sorted(rows, key=lambda row: (row[3] or "", row[0]), reverse=True)
    }


def _marked(connection: sqlite3.Connection, term: str, articles: str) -> dict[int, tuple[tuple[int, int], ...]]:
    """Return where the term stands in each of these articles."""
    rows = connection.execute(
        f"SELECT rowid, highlight(article_fts, 1, {_MARKED}) FROM article_fts WHERE article_fts MATCH ? "
        f"AND rowid IN ({articles})",
        (f"{{text}} : {term}",),
    )
    return {number: tuple(_places(text)) for number, text in rows}


def _places(text: str) -> Iterator[tuple[int, int]]:
    start, shift = text.find(HIT[0]), 0
    while start >= 0:
        stop = text.find(HIT[1], start)
        yield start - shift, stop - shift - 1
        start, shift = text.find(HIT[0], stop), shift + 2


def _of_kind(
    connection: sqlite3.Connection, kind: Kind, texts: dict[int, _Text], *, limit: int
) -> list[FactHit]:  # fmt: skip
    sure = "" if kind.name in _ALL_SURE else f"AND confidence >= {certain_from(kind.value)} "
    rows = connection.execute(
        f"SELECT article_id, n, name, evidence FROM {kind.table} WHERE article_id IN ({','.join(map(str, texts))}) "
        f"AND rejected_by IS NULL {sure}ORDER BY n"
    ).fetchall()
    by_article: dict[int, list[Any]] = {}
    for row in rows:
        by_article.setdefault(row[0], []).append(row)
    found: dict[str, FactHit] = {}
    for number, text in texts.items():
        for row in by_article.get(number, ()):
            sentence = _sentence(text, json.loads(row[3]))
            if sentence:
                fact = f"{kind.letter}{number}.{row[1]}"
                found.setdefault(sentence, FactHit(kind=kind.name, fact=fact, text=sentence, article=text.article))
            if len(found) == limit:
                return list(found.values())
    return list(found.values())


def _sentence(found: _Text, evidence: Sequence[Sequence[int]]) -> str:
    """Return the sentence that a fact stands on with the words in it marked; empty where one of them is missing."""
    start, stop = sentence_bounds(found.text, evidence[0][0], evidence[0][1])
    within = [_within(hits, start, stop) for hits in found.hits]
    if not all(within):
        return ""
    end = min(stop, max(start + _LONGEST, max(hits[0][1] for hits in within)))
    inside = sorted({hit for hits in within for hit in hits if hit[1] <= end})
    pieces, last = [], start
    for first, after in inside:
        if first < last:  # within a phrase
            continue
        pieces += [found.text[last:first], HIT[0], found.text[first:after], HIT[1]]
        last = after
    return " ".join("".join((*pieces, found.text[last:end])).split()) + ("…" if end < stop else "")


def _within(hits: Sequence[tuple[int, int]], start: int, stop: int) -> Sequence[tuple[int, int]]:
    first = bisect_left(hits, (start, 0))
    return [hit for hit in hits[first : bisect_left(hits, (stop, 0))] if hit[1] <= stop]
