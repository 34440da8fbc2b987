"""The sentences around facts: what stands before and after the words that were said, or that a fact stands on."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from onrecord.record.kinds import BY_LETTER
from onrecord.store.read.answers import Statement
from onrecord.store.read.browsed import Around
from onrecord.store.sqlite.queries.anchors import facts_at
from onrecord.text.sentences import sentence_bounds

_WORD = re.compile(r"\w+")
_FACT = re.compile(r"([a-z])([0-9]{1,18})\.([0-9]{1,18})")
_BESIDE = 400
"""Characters on each side in which a sentence begins and ends."""
_LONGEST = 300
"""Characters of a content around which the sentence is shown: a longer one is read by itself."""
_TELLING = 5
"""Words beside the content from which on a sentence tells more than the speaker and the cue."""


def surroundings(connection: sqlite3.Connection, found: Iterable[Statement]) -> dict[str, Around]:
    """Return the sentences of statements by their facts; none where it has little beside what was said and by whom."""
    around = {statement.fact: _around(connection, statement) for statement in found}
    return {fact: one for fact, one in around.items() if one is not None and _tells_more(one)}


def sourced(connection: sqlite3.Connection, found: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements whose source is named where they are made, not by a pronoun or a description."""
    return tuple(one for one in found if _is_sourced(connection, one))


def _is_sourced(connection: sqlite3.Connection, statement: Statement) -> bool:
    row = connection.execute(
        "SELECT substr(a.text, json_extract(s.source, '$[0][0]') + 1, json_extract(s.source, '$[0][1]') - "
        "json_extract(s.source, '$[0][0]')) FROM statement s JOIN article a ON a.id = s.article_id "
        "WHERE s.article_id = ? AND s.n = ? AND s.source IS NOT NULL",
        tuple(map(int, statement.fact[1:].split("."))),
    ).fetchone()
    words = set(_WORD.findall(row[0].casefold())) if row and row[0] else set()
    return any(len(word) > 1 and word in words for word in _WORD.findall((statement.speaker or "").casefold()))


def sentences(connection: sqlite3.Connection, facts: Iterable[str]) -> dict[str, Around]:
    """Return the whole sentence in which each fact stands, by its id, with the words that it stands on apart."""
    by_letter: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in filter(None, map(_FACT.fullmatch, facts)):
        if match[1] in BY_LETTER:
            by_letter[match[1]].append((int(match[2]), int(match[3])))
    found: dict[str, Around] = {}
    for letter, places in by_letter.items():
        rows = connection.execute(
            f"SELECT f.article_id, f.n, f.evidence FROM {facts_at(BY_LETTER[letter].table, places)}"
        ).fetchall()
        for article, n, evidence in rows:
            start, stop = json.loads(evidence)[0]
            found[f"{letter}{article}.{n}"] = sentence_around(connection, article, start, stop)
    return found


def sentence_around(connection: sqlite3.Connection, article: int, start: int, stop: int) -> Around:
    """Return the words from `start` to `stop` of an article's text, in code points, in their sentence."""
    first = max(0, start - _BESIDE)
    (text,) = connection.execute(
        "SELECT substr(text, ?, ?) FROM article WHERE id = ?", (first + 1, stop + _BESIDE - first, article)
    ).fetchone()
    start, stop = start - first, stop - first
    begin, end = sentence_bounds(text, start, stop)
    return Around(before=text[begin:start], words=text[start:stop], after=text[stop:end])


def _tells_more(one: Around) -> bool:
    return len(one.before.split()) + len(one.after.split()) >= _TELLING


def _around(connection: sqlite3.Connection, statement: Statement) -> Around | None:
    start = min(begin for begin, _ in statement.spans)
    stop = max(end for _, end in statement.spans)
    if stop - start > _LONGEST:
        return None
    return sentence_around(connection, statement.article.id, start, stop)
