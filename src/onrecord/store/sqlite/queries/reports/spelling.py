"""Words that no text has, replaced by the likest that some text has: "did you mean"."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter

from onrecord.lang.en.name_agreement import likeness
from onrecord.store.read.sought import HIT
from onrecord.store.sqlite.lookup import words_typed

_BEGINNING = 3
"""Letters that a misspelled word shares with the word that is meant."""
_READ = 300
"""Texts with words that begin so whose words are compared."""
_LIKE = 0.55
"""Likeness from which a word is meant: "emial" has 0.33 of "email" and is not, "Clintn" 0.8 of "Clinton"."""
_HIT = re.compile(f"{HIT[0]}([^{HIT[0]}{HIT[1]}]*){HIT[1]}")


def respelled(connection: sqlite3.Connection, text: str) -> str | None:
    """Return the words that were probably meant, where some of these stand in no article; else nothing."""
    given = words_typed(text)
    meant = tuple(word if _stands(connection, word) else _likest(connection, word) for word in given)
    return " ".join(meant) if meant != given else None


def _stands(connection: sqlite3.Connection, word: str) -> bool:
    found = "SELECT 1 FROM article_fts WHERE article_fts MATCH ? LIMIT 1"
    return connection.execute(found, (f'"{word}"',)).fetchone() is not None


def _likest(connection: sqlite3.Connection, word: str) -> str:
    """Return the word of a text or name that is likest to this one; the word itself where none is like it."""
    if len(word) <= _BEGINNING:
        return word
    near = _beginning_like(connection, word)
    alike = {one: likeness(word, [one]) for one in near}
    best = max(near, key=lambda one: (round(alike[one], 1), near[one], one), default=word)
    return best if alike.get(best, 0.0) >= _LIKE else word


def _beginning_like(connection: sqlite3.Connection, word: str) -> Counter[str]:
    """Count the words of statements and names that begin like this one."""
    beginning, marks = f'"{word[:_BEGINNING]}" *', f"'{HIT[0]}', '{HIT[1]}'"
    counted: Counter[str] = Counter()
    for table, match in (("statement_fts", f"{{text}} : {beginning}"), ("identity_name_fts", beginning)):
        rows = connection.execute(
            f"SELECT highlight({table}, 0, {marks}) FROM {table} WHERE {table} MATCH ? LIMIT {_READ}", (match,)
        )
        counted.update(hit.lower() for (text,) in rows for hit in _HIT.findall(text))
    return counted
