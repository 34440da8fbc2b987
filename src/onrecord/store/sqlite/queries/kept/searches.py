"""Searches that people save: their rows, what they search for, and how much of that is new."""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

from onrecord.store.read.answers import Named
from onrecord.store.read.asked import checked_choice, checked_period
from onrecord.store.read.sought import FORCES, MODES, SearchTerms, Sought
from onrecord.store.sqlite.lookup import find_one
from onrecord.store.sqlite.queries.reports.found import found

_decode = msgspec.json.Decoder(SearchTerms).decode


def sought(connection: sqlite3.Connection, terms: SearchTerms, *, after: int = 0) -> Sought:
    """Return what these terms search for, in articles added after the one of this number.

    Raises:
        NoSuchNameError, AmbiguousNameError: a name that fits nobody, or several.
        DateError, SearchError: not a day, or none of the words to choose from.
    """
    checked_choice(terms.mode or None, of=MODES)
    checked_choice(terms.force or None, of=FORCES)
    return Sought(
        words=terms.words, speaker=_named(connection, terms.speaker), about=_named(connection, terms.about),
        publisher=terms.publisher or None, mode=terms.mode or None, force=terms.force or None,
        since=checked_period(terms.since) if terms.since else None,
        until=checked_period(terms.until) if terms.until else None, added_after=after,
    )  # fmt: skip


def _named(connection: sqlite3.Connection, name: str) -> Named | None:
    return find_one(connection, name) if name else None


def count(connection: sqlite3.Connection, terms: SearchTerms, *, after: int) -> tuple[int, str]:
    """Count the statements that are found in articles added after the one of this number; say what is searched for.

    Raises:
        OnRecordError: as `sought`, and SearchError for words that nothing can be searched by.
    """
    asked = sought(connection, terms, after=after)
    return found(connection, asked, limit=0, offset=0).total, _says(asked)


def _says(asked: Sought) -> str:
    """Say what is searched for: "“dredging”, said by Elena Marsh, in The Courier"."""
    parts = {
        "“{}”": asked.words, "said by {}": asked.speaker and asked.speaker.name,
        "about {}": asked.about and asked.about.name, "in {}": asked.publisher, "kind: {}": asked.force,
        "in {} words": asked.mode, "from {}": asked.since, "to {}": asked.until,
    }  # fmt: skip
    return ", ".join(words.format(value) for words, value in parts.items() if value)


def insert(connection: sqlite3.Connection, *, name: str, terms: SearchTerms, seen: int, author: str, now: str) -> bool:
    """Write the row of a search; return whether there was none of that name."""
    done = connection.execute(
        "INSERT INTO saved_search (name, terms, seen, author, made_at, seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5) "
        "ON CONFLICT (name) DO NOTHING",
        (name, msgspec.json.encode(terms).decode(), seen, author, now),
    )
    return done.rowcount > 0


def mark_seen(connection: sqlite3.Connection, number: int, *, seen: int, now: str) -> bool:
    """Note up to which article somebody has looked; return whether there is such a search."""
    done = connection.execute("UPDATE saved_search SET seen = ?, seen_at = ? WHERE id = ?", (seen, now, number))
    return done.rowcount > 0


def delete(connection: sqlite3.Connection, number: int) -> bool:
    """Delete the row of a search; return whether there was one."""
    return connection.execute("DELETE FROM saved_search WHERE id = ?", (number,)).rowcount > 0


def rows(connection: sqlite3.Connection) -> list[tuple[SearchTerms, Any]]:
    """Return the terms and the row (number, name, seen, author, made, seen when) of each search, by their names."""
    found = connection.execute(
        "SELECT terms, id, name, seen, author, made_at, seen_at FROM saved_search ORDER BY name COLLATE NOCASE, id"
    )
    return [(_decode(terms), row) for terms, *row in found]
