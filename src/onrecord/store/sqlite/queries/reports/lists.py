"""Offices, positions, disputes and ties, each fact as its article states it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from onrecord.store.read.answers import Named
from onrecord.store.read.reported import Bond, Differing, FirstRows, Stand, StatedOffice
from onrecord.store.sqlite.queries.conditions import SUPERSEDED, article_of, days_between

T = TypeVar("T")
_WORDS = (
    "substr(a.text, json_extract(v.evidence, '$[0][0]') + 1, "
    "json_extract(v.evidence, '$[0][1]') - json_extract(v.evidence, '$[0][0]'))"
)
_TERM = re.compile(r"[^\W_]+")
_ARTICLE = "a.id, a.name, a.publisher, a.published"
_TABLES = {"held": "office", "stands": "position", "disputed": "dispute", "tied": "tie"}
"""The tables that the views join to names: where nothing is narrowed, they tell which rows are shown."""
_STANDING = f"v.rejected_by IS NULL AND v.article_id NOT IN {SUPERSEDED}"


class Narrowed(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is narrowed to: conditions on the view `v`, each with its values."""

    where: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()

    def of(self, who: Named | None, *columns: str) -> Narrowed:
        """Narrow it to somebody, in one of these columns."""
        if who is None:
            return self
        either = " OR ".join(f"v.{column} = ?" for column in columns)
        return Narrowed(where=(*self.where, f"({either})"), values=(*self.values, *[who.id] * len(columns)))

    def on(self, words: str | None, *columns: str) -> Narrowed:
        """Narrow it to a topic: each of its words stands in one of these columns."""
        asked = self
        for word in (words or "").split():
            either = " OR ".join(f"instr(lower(coalesce({column}, '')), ?)" for column in columns)
            values = (*asked.values, *[word.lower()] * len(columns))
            asked = Narrowed(where=(*asked.where, f"({either})"), values=values)
        return asked

    def about(self, words: str | None, column: str) -> Narrowed:
        """Narrow it to a topic: each of its words stands in the column or, as a word or its beginning, in the evidence.

        Texts of articles that have no such word are not read: of 20,000 that takes 40 ms in place of 120.
        """
        asked = self
        for word in (words or "").lower().split():
            within, values = f"instr(lower({_WORDS}), ?)", [word, word]
            if terms := _TERM.findall(word):
                within = f"v.article_id IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?) AND {within}"
                values.insert(1, f'{{text}} : "{" ".join(terms)}"*')
            either = f"(instr(lower(coalesce({column}, '')), ?) OR {within})"
            asked = Narrowed(where=(*asked.where, either), values=(*asked.values, *values))
        return asked

    def days(self, since: str | None, until: str | None) -> Narrowed:
        """Narrow it to articles of these days.

        Raises:
            DateError: one of them is not a date.
        """
        dated, values = days_between("v.at", since, until)
        return Narrowed(where=(*self.where, f"1{dated}"), values=(*self.values, *values))


def offices(
    connection: sqlite3.Connection,
    *,
    of: Named | None,
    on: str | None,
    since: str | None,
    until: str | None,
    limit: int,
) -> FirstRows[StatedOffice]:
    """Return offices of somebody, or whose title, organization or place has these words, the newest first."""
    asked = Narrowed().of(of, "person_id").on(on, "v.title", "v.organization", "v.place").days(since, until)
    columns = (
        "v.fact, v.person, v.person_id, v.title, v.organization, v.place, v.status, v.from_date, v.to_date, v.at, "
        "v.confidence"
    )
    return _found(connection, "held", columns, asked, _held, limit=limit)


def _held(row: Sequence[Any]) -> StatedOffice:
    return StatedOffice(
        fact=row[0], holder=row[1], holder_id=row[2], title=row[3], organization=row[4], place=row[5], status=row[6],
        start=row[7], end=row[8], at=row[9], confidence=row[10], words=_line(row[11]), article=article_of(row[12:]),
    )  # fmt: skip


def positions(
    connection: sqlite3.Connection,
    *,
    of: Named | None,
    on: str | None,
    since: str | None,
    until: str | None,
    limit: int,
) -> FirstRows[Stand]:
    """Return positions of somebody on something, the newest first."""
    asked = Narrowed().of(of, "person_id").about(on, "v.target").days(since, until)
    columns = "v.fact, v.actor, v.person_id, v.act, v.target, v.according_to, v.at, v.confidence"
    return _found(connection, "stands", columns, asked, _stand, limit=limit)


def _stand(row: Sequence[Any]) -> Stand:
    return Stand(
        fact=row[0], actor=row[1], actor_id=row[2], act=row[3], target=row[4], according_to=row[5], at=row[6],
        confidence=row[7], words=_line(row[8]), article=article_of(row[9:]),
    )  # fmt: skip


def disputes(
    connection: sqlite3.Connection,
    *,
    of: Named | None,
    on: str | None,
    since: str | None,
    until: str | None,
    limit: int,
) -> FirstRows[Differing]:
    """Return disputes in which somebody takes part, about something, the newest first."""
    asked = Narrowed().of(of, "first_id", "second_id").about(on, "v.about").days(since, until)
    columns = "v.fact, v.first, v.first_id, v.second, v.second_id, v.kind, v.about, v.at, v.confidence"
    return _found(connection, "disputed", columns, asked, _differing, limit=limit)


def _differing(row: Sequence[Any]) -> Differing:
    return Differing(
        fact=row[0], first=row[1], first_id=row[2], second=row[3], second_id=row[4], kind=row[5], about=row[6],
        at=row[7], confidence=row[8], words=_line(row[9]), article=article_of(row[10:]),
    )  # fmt: skip


def ties(
    connection: sqlite3.Connection,
    *,
    start: Named | None,
    end: Named | None,
    limit: int,
) -> FirstRows[Bond]:
    """Return ties from somebody to somebody, the newest first."""
    asked = Narrowed().of(start, "subject_id").of(end, "object_id")
    columns = "v.fact, v.subject, v.subject_id, v.kind, v.object, v.object_id, v.when_date, v.at, v.confidence"
    return _found(connection, "tied", columns, asked, _bond, limit=limit)


def _bond(row: Sequence[Any]) -> Bond:
    return Bond(
        fact=row[0], subject=row[1], subject_id=row[2], kind=row[3], object=row[4], object_id=row[5], when=row[6],
        at=row[7], confidence=row[8], words=_line(row[9]), article=article_of(row[10:]),
    )  # fmt: skip


def _line(text: str) -> str:
    return " ".join(text.split())


def _found(
    connection: sqlite3.Connection,
    view: str,
    columns: str,
    asked: Narrowed,
    value: Callable[[Sequence[Any]], T],
    *,
    limit: int,
) -> FirstRows[T]:
    source = f"{view} v JOIN article a ON a.id = v.article_id"
    # First which rows they are: their words, out of articles' texts, are read of those alone that are shown.
    chosen = f"{source} WHERE {' AND '.join(asked.where)}" if asked.values else f"{_TABLES[view]} v WHERE {_STANDING}"
    found = connection.execute(
        f"SELECT v.id, count(*) OVER () FROM {chosen} ORDER BY v.at DESC, v.id DESC LIMIT ?",
        (*asked.values, limit or -1),
    ).fetchall()
    rows = connection.execute(
        f"SELECT {columns}, {_WORDS}, {_ARTICLE} FROM (SELECT value AS id FROM json_each(?)) k "
        f"CROSS JOIN {source} WHERE v.id = k.id ORDER BY v.at DESC, v.id DESC",
        (json.dumps([number for number, _ in found]),),
    )
    return FirstRows(rows=tuple(map(value, rows)), total=found[0][1] if found else 0)
