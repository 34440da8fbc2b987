"""The sentences around statements: what stands before and after the words that were said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from onrecord.store.read.answers import Statement
from onrecord.store.read.browsed import Around
from onrecord.text.sentences import sentence_bounds

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


def _tells_more(one: Around) -> bool:
    return len(one.before.split()) + len(one.after.split()) >= _TELLING


def _around(connection: sqlite3.Connection, statement: Statement) -> Around | None:
    start = min(begin for begin, _ in statement.spans)
    stop = max(end for _, end in statement.spans)
    if stop - start > _LONGEST:
        return None
    first = max(0, start - _BESIDE)
    (text,) = connection.execute(
        "SELECT substr(text, ?, ?) FROM article WHERE id = ?", (first + 1, stop + _BESIDE - first, statement.article.id)
    ).fetchone()
    start, stop = start - first, stop - first
    begin, end = sentence_bounds(text, start, stop)
    return Around(before=text[begin:start], words=text[start:stop], after=text[stop:end])
