"""Making corrections, and taking them back."""

from __future__ import annotations

import json
import sqlite3

from onrecord.errors import CorrectionError, NoSuchFactError
from onrecord.lang.en.name_keys import folded
from onrecord.store.corrections.anchors import entity_place, place_of
from onrecord.store.corrections.applying import (
    Change,
    Distinct,
    Merge,
    Party,
    Reject,
    Rename,
    Speaker,
    Split,
    encode_change,
    replay,
)  # fmt: skip
from onrecord.store.read.answers import Correction, Question
from onrecord.store.read.asked import given_name, repeated, row_number
from onrecord.store.sqlite.identities import create_identity, find_one, members, named


def merge(connection: sqlite3.Connection, first: str, second: str) -> tuple[Change, str]:
    """That the second is the first."""
    one, other = find_one(connection, first), find_one(connection, second)
    if one.id == other.id:
        raise CorrectionError(f"{repeated(first)} and {repeated(second)} are one already: {one.line()}")
    if one.kind != other.kind:
        raise CorrectionError(
            f"{one.name} is of kind {one.kind}, {other.name} of kind {other.kind}: not one; choose others"
        )
    parties = Party(id=one.id, name=one.name), Party(id=other.id, name=other.name)
    return Merge(first=parties[0], second=parties[1]), f"{other.name} is {one.name}"


def join(connection: sqlite3.Connection, question: int) -> tuple[Change, str]:
    """That the two of a question are one."""
    one, other = _asked(connection, question)
    return merge(connection, f"#{one}", f"#{other}")


def distinct(connection: sqlite3.Connection, question: int) -> tuple[Change, str]:
    """That the two of a question are two."""
    ids = _asked(connection, question)
    one, other = (named(connection, i) for i in ids)
    parties = Party(id=ids[0], name=one.name), Party(id=ids[1], name=other.name)
    return Distinct(first=parties[0], second=parties[1]), f"{other.name} is not {one.name}"


def _asked(connection: sqlite3.Connection, question: int) -> tuple[int, int]:
    number = row_number(question)
    row = connection.execute("SELECT first_id, second_id FROM question WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise NoSuchFactError(
            f"{repeated(question)}: no question of that number; `onrecord questions` lists the open ones"
        )
    return row[0], row[1]


def rename(connection: sqlite3.Connection, who: str, name: str) -> tuple[Change, str]:
    """That they are called that."""
    one, new = find_one(connection, who), given_name(name, of="the new name")
    if new == one.name:
        raise CorrectionError(f"{one.name}: called so already; give another name")
    return Rename(who=Party(id=one.id, name=one.name), name=new), f"{one.name} is called {new}"


def split(
    connection: sqlite3.Connection, who: str, *, name: str | None, articles: tuple[int, ...], called: str | None
) -> tuple[Change, str]:
    """That some of its entities are another: those of a name, those of some articles, or both."""
    one = find_one(connection, who)
    places = _chosen(connection, one.id, name=name, articles=articles)
    label = given_name(given, of="the other's name") if (given := called or name) else one.name
    # Made under the old name: a name that a person gives is one that differs from what was read.
    other = create_identity(connection, name=one.name, kind=one.kind)
    change = Split(
        who=Party(id=one.id, name=one.name),
        other=Party(id=other, name=label),
        entities=tuple(entity_place(connection, e) for e in places),
    )
    return change, f"{label} in {len(places)} article{'s' * (len(places) != 1)} is not {one.name}"


def _chosen(
    connection: sqlite3.Connection, canonical: int, *, name: str | None, articles: tuple[int, ...]
) -> list[int]:
    if name is None and not articles:
        raise CorrectionError("say what to split off: a --name, or --article numbers")
    one_of = ",".join(map(str, members(connection, canonical)))
    rows = connection.execute(
        f"SELECT id, name, aliases, article_id FROM entity WHERE identity_id IN ({one_of}) ORDER BY id"
    ).fetchall()
    among = frozenset(articles)  # ten thousand of them, looked at for each of as many rows
    chosen = [
        entity
        for entity, own, aliases, article in rows
        if (name is None or folded(name) in {folded(n) for n in (own, *json.loads(aliases))})
        and (not among or article in among)
    ]
    if not chosen:
        raise CorrectionError("no article speaks of them so; look at `onrecord who` for their names and articles")
    if len(chosen) == len(rows):
        raise CorrectionError("that is all of them: nothing would be left; use `onrecord rename`")
    return chosen


def reject(connection: sqlite3.Connection, fact: str) -> tuple[Change, str]:
    """That the fact is wrong."""
    place = place_of(connection, fact)
    _refuse_rejected(connection, place.kind, fact)
    return Reject(fact=place), f"wrong: {place.kind} {fact.strip()} ({place.label})"


def attribute(connection: sqlite3.Connection, fact: str, who: str | None) -> tuple[Change, str]:
    """That the statement is somebody else's, or nobody's that is named."""
    place = place_of(connection, fact)
    if place.kind != "statement":
        raise CorrectionError(f"{fact}: of kind {place.kind}, which nobody says; give a statement's id, such as s12.3")
    _refuse_rejected(connection, place.kind, fact)
    one = find_one(connection, who) if who is not None else None
    speaker, canonical = connection.execute(
        "SELECT s.speaker, i.canonical_id FROM statement s LEFT JOIN identity i ON i.id = s.identity_id "
        "WHERE s.article_id = ? AND s.n = ?",
        _numbers(fact),
    ).fetchone()
    if (one is None and speaker is None and canonical is None) or (one is not None and one.id == canonical):
        raise CorrectionError(f"{fact}: {one.name if one else 'nobody named'} is its speaker already")
    party = Party(id=one.id, name=one.name) if one else None
    by = one.name if one else "nobody named"
    return Speaker(fact=place, who=party), f"said by {by}: statement {fact.strip()} ({place.label})"


def _refuse_rejected(connection: sqlite3.Connection, table: str, fact: str) -> None:
    row = connection.execute(
        f"SELECT rejected_by FROM {table} WHERE article_id = ? AND n = ?", _numbers(fact)
    ).fetchone()
    if row[0] is not None:
        raise CorrectionError(
            f"{fact}: rejected already, by correction {row[0]}; `onrecord undo {row[0]}` takes that back"
        )


def _numbers(fact: str) -> tuple[int, int]:
    """Article and place among its facts of the kind, of an id that is known to be one."""
    article, n = fact.strip()[1:].split(".")
    return int(article), int(n)


def write(connection: sqlite3.Connection, change: Change, label: str, *, author: str, now: str) -> int:
    """Write the correction's row and apply all of them; its number."""
    author = given_name(author, of="the author")
    number = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM correction").fetchone()[0])
    connection.execute(
        "INSERT INTO correction (id, name, kind, arguments, author, made_at) VALUES (?, ?, ?, ?, ?, ?)",
        (number, label, type(change).__name__.lower(), encode_change(change), author, now),
    )
    replay(connection)
    return number


def undo(connection: sqlite3.Connection, number: int | None, *, author: str, now: str) -> int:
    """Take back a correction, the last one that holds if no number is given; its number."""
    author = given_name(author, of="the author")
    if number is None:
        row = connection.execute("SELECT max(id) FROM correction WHERE undone_at IS NULL").fetchone()
        number = row[0]
        if number is None:
            raise CorrectionError("no correction to take back")
    row = connection.execute("SELECT undone_at FROM correction WHERE id = ?", (row_number(number),)).fetchone()
    if row is None:
        raise NoSuchFactError(f"{repeated(number)}: no correction of that number; `onrecord corrections` lists them")
    if row[0] is not None:
        raise CorrectionError(f"{number}: taken back already, on {row[0]}")
    connection.execute("UPDATE correction SET undone_by = ?, undone_at = ? WHERE id = ?", (author, now, number))
    replay(connection)
    return int(number)


def corrections(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """Every correction ever made, the oldest first."""
    rows = connection.execute("SELECT id, kind, name, author, made_at, undone_at, lost FROM correction ORDER BY id")
    return tuple(
        Correction(id=r[0], kind=r[1], change=r[2], author=r[3], made_at=r[4], undone_at=r[5], lost=r[6]) for r in rows
    )


_PROBED = 2000
"""Questions looked at for those that are still open, the likeliest first."""


def questions(connection: sqlite3.Connection, *, limit: int) -> tuple[Question, ...]:
    """The pairs that may be one and that nobody has answered, the likeliest first."""
    answered = {
        frozenset((change["first"]["id"], change["second"]["id"]))
        for (change,) in (
            (json.loads(a),)
            for (a,) in connection.execute(
                "SELECT arguments FROM correction WHERE kind = 'distinct' AND undone_at IS NULL"
            )
        )
    }
    rows = connection.execute(
        "SELECT q.id, q.first_id, q.second_id, q.score, q.name FROM question q JOIN identity i ON i.id = q.first_id "
        "JOIN identity j ON j.id = q.second_id WHERE i.canonical_id <> j.canonical_id AND i.articles > 0 "
        f"AND j.articles > 0 ORDER BY q.score DESC, q.id LIMIT {_PROBED}"
    ).fetchall()
    still = [r for r in rows if frozenset((r[1], r[2])) not in answered]
    return tuple(
        Question(id=r[0], first=named(connection, r[1]), second=named(connection, r[2]), likely=r[3], reason=r[4])
        for r in still[:limit]
    )
