"""Who is meant by a name: the one place where commands, Python, the API and the web look names up."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from typing import get_args

from onrecord.errors import AmbiguousNameError, NoSuchNameError
from onrecord.lang.en.name_agreement import agrees, likeness
from onrecord.lang.en.name_compare import Likeness, compare_people
from onrecord.lang.en.name_keys import keys, person_suffix, words
from onrecord.record.entity import EntityKind
from onrecord.store.read.answers import DISCARDED, Named
from onrecord.store.read.asked import checked_name, repeated, row_number
from onrecord.store.sqlite.identities import is_named, named, no_such_number

_KINDS = get_args(EntityKind)
NUMBER = re.compile(r"(?P<sign>[#ei]?)(?P<number>[0-9]+)")
_LISTED = 12
"""Candidates listed for a name that fits many, the most frequent first."""
_FREQUENT = 2000
"""The most frequent of each kind, whose names are looked through first: 5 ms, and what most people look for."""
_BEGINNINGS = 2000
"""Names that begin so of the others."""
_TYPED = 8
"""Words of what somebody types that are looked up."""
_NEAREST = 5
"""Names suggested for one that is not found."""
_NEAR = 0.4
"""Likeness from which a name is worth a suggestion: "Barak Obma" has 0.6 of "Barack Obama", "Tom Marsh" half of "Tom
Okafor"."""
_SHARED = 0.05
"""Share of the articles of whoever is shown by a name in which a namesake is called so too, to be listed with them: in
PolNeAR train Donald Trump Jr. is called as his father in 1 article of 589."""
_LOOKED_AT = 200
"""Names of each search that are compared, those of the most articles first."""


def find_one(connection: sqlite3.Connection, name: str) -> Named:
    """Find the one identity of this name, or with this number (`e12`, `12`).

    Raises:
        NoSuchNameError: nobody is called that; says who is called nearly so.
        AmbiguousNameError: several are; lists them.
    """
    return _only(connection, name, find_all(connection, name))


def find_exactly(connection: sqlite3.Connection, name: str) -> Named:
    """Find the one identity of just this name or number: what a correction is about is never a guess.

    Raises:
        NoSuchNameError: nobody is called exactly that; says who is called nearly so.
        AmbiguousNameError: several are; lists them.
    """
    return _only(
        connection, name, _numbered(connection, name) or _with_suffix(connection, name, _called(connection, name))
    )


def find_all(connection: sqlite3.Connection, name: str) -> tuple[Named, ...]:
    """Find whoever is meant, the most frequent first: by number, by exactly this name, else by parts that all agree.

    Raises:
        NoSuchNameError: nobody can have that name or number.
    """
    called = _numbered(connection, name) or _with_suffix(connection, name, _called(connection, name))
    return called or _agreeing(connection, name)


def _with_suffix(connection: sqlite3.Connection, name: str, called: tuple[Named, ...]) -> tuple[Named, ...]:
    """Prefer those who are shown with the suffix asked for: reading may give a father his son's name once."""
    if person_suffix(name) is None or any(_has_suffix(one, name) for one in called):
        return called
    return tuple(one for one in _agreeing(connection, name) if _has_suffix(one, name)) or called


def _has_suffix(one: Named, name: str) -> bool:
    return one.kind != "person" or person_suffix(one.name) == person_suffix(name)


def words_typed(text: str) -> tuple[str, ...]:
    """Return the words typed so far, the last perhaps a beginning."""
    return words(text)[:_TYPED]


def find_beginning(connection: sqlite3.Connection, text: str, *, limit: int) -> tuple[Named, ...]:
    """Find whoever may be meant by the letters typed so far: those whom they name as they are, then longer names."""
    found = {one.id: one for one in _meant(connection, text)}
    sought = words_typed(text)
    if not sought or len(found) >= limit:
        return tuple(found.values())[:limit]
    ids = _frequent(connection, sought, limit=limit)
    if len(ids) < limit:
        ids = list(dict.fromkeys((*ids, *_others(connection, sought, limit=limit))))
    longer = _ordered(connection, ids[: 2 * limit])
    return tuple((found | {one.id: one for one in longer if one.id not in found}).values())[:limit]


def _meant(connection: sqlite3.Connection, text: str) -> tuple[Named, ...]:
    try:
        return find_all(connection, text)
    except NoSuchNameError:  # a number that nobody has
        return ()


def _frequent(connection: sqlite3.Connection, sought: tuple[str, ...], *, limit: int) -> list[int]:
    likes = " AND ".join("' ' || i.name LIKE ?" for _ in sought)
    values = [f"% {w}%" for w in sought]
    parts = " UNION ALL ".join(
        "SELECT * FROM (SELECT id, canonical_id, name, articles FROM identity "
        f"WHERE kind = '{kind}' AND articles > 0 ORDER BY articles DESC LIMIT {_FREQUENT})"
        for kind in _KINDS
        if kind != "other"
    )
    rows = connection.execute(
        f"SELECT DISTINCT canonical_id FROM (SELECT canonical_id FROM ({parts}) i WHERE {likes} "
        "ORDER BY i.articles DESC LIMIT ?)",
        (*values, 2 * limit),
    )
    return [r[0] for r in rows]


def _others(connection: sqlite3.Connection, sought: tuple[str, ...], *, limit: int) -> list[int]:
    match = " AND ".join(f'"{w}"*' for w in sought)
    rows = connection.execute(
        "SELECT DISTINCT i.canonical_id FROM (SELECT rowid FROM identity_name_fts WHERE identity_name_fts MATCH ? "
        f"LIMIT {_BEGINNINGS}) f JOIN identity_name n ON n.id = f.rowid JOIN identity i ON i.id = n.identity_id "
        "WHERE n.articles > 0 ORDER BY i.articles DESC LIMIT ?",
        (match, 2 * limit),
    )
    return [r[0] for r in rows]


def _only(connection: sqlite3.Connection, name: str, found: tuple[Named, ...]) -> Named:
    if len(found) == 1:
        return found[0]
    if not found:
        near = tuple(one.line() for one in find_near(connection, name))
        told = "nearest:" + "".join(f"\n  {line}" for line in near) if near else "add articles that name them first"
        raise NoSuchNameError(f"{repeated(name)}: not found; {told}", candidates=near)
    lines = tuple(one.line() for one in found[:_LISTED])
    more = f"\n  and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    listed = "".join(f"\n  {line}" for line in lines)
    raise AmbiguousNameError(f"{repeated(name)}: which one? Give its id instead:{listed}{more}", candidates=lines)


def _numbered(connection: sqlite3.Connection, name: str) -> tuple[Named, ...]:
    """Find the one with this number; digits alone may be a name as well ("538")."""
    number = NUMBER.fullmatch(name.strip())
    if not number:
        return ()
    called = () if number["sign"] else _called(connection, name)
    if not (identity := row_number(number["number"])):
        raise no_such_number(repeated(name))
    try:
        return tuple({one.id: one for one in (named(connection, identity), *called)}.values())
    except NoSuchNameError:
        if called:
            return called
        raise


def _called(connection: sqlite3.Connection, name: str) -> tuple[Named, ...]:
    """Find those of exactly this name: of names of several words those who are shown by it, if any are."""
    given = " ".join(checked_name(name).split())
    shown = "SELECT id FROM identity WHERE name = ? COLLATE NOCASE"
    any_of_theirs = "SELECT identity_id FROM identity_name WHERE name = ?"
    if len(words(given)) > 1 and (found := _alive(connection, shown, given)):
        often = f"{any_of_theirs} AND articles >= ?"
        least = max(one.articles for one in found) * _SHARED
        also = {one.id: one for one in _alive(connection, often, given, least) if _is_namesake(one, given)}
        return _by_articles((also | {one.id: one for one in found}).values())
    return _alive(connection, f"{shown} UNION {any_of_theirs}", given, given)


def _is_namesake(one: Named, name: str) -> bool:
    """Tell whether a person who has this name among theirs is shown by a longer form of it: "Robert Kaplan Jr."."""
    return one.kind == "person" and compare_people([one.name], [name]) is Likeness.SAME


def _alive(connection: sqlite3.Connection, query: str, *values: str | float) -> tuple[Named, ...]:
    """Return those that articles speak of, each once, after corrections."""
    rows = connection.execute(
        f"SELECT DISTINCT canonical_id FROM identity WHERE id IN ({query}) ORDER BY articles DESC LIMIT {_LOOKED_AT}",
        values,
    ).fetchall()
    return _ordered(connection, (r[0] for r in rows))


def _ordered(connection: sqlite3.Connection, ids: Iterable[int]) -> tuple[Named, ...]:
    return _by_articles(_somebody(connection, ids))


def _by_articles(found: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(found, key=lambda one: (-one.articles, one.id)))


def _somebody(connection: sqlite3.Connection, ids: Iterable[int]) -> Iterator[Named]:
    """Yield those whom articles name, if only such as were replaced, and who were not said to be nobody."""
    for one in (named(connection, identity) for identity in ids):
        if one.kind != DISCARDED and (one.articles > 0 or is_named(connection, one.id)):
            yield one


def _agreeing(connection: sqlite3.Connection, name: str) -> tuple[Named, ...]:
    """Find those who have a name with which every part of the one asked for agrees."""
    rows = connection.execute(
        "SELECT i.canonical_id, i.kind, n.name FROM identity_name n JOIN identity i ON i.id = n.identity_id "
        "WHERE n.articles > 0 AND n.identity_id IN (SELECT k.identity_id FROM identity_key k JOIN identity f "
        f"ON f.id = k.identity_id WHERE k.name IN ({_marks(sought := _sought(name))}) "
        f"ORDER BY f.articles DESC LIMIT {_LOOKED_AT})",
        sought,
    ).fetchall()
    found = dict.fromkeys(canonical for canonical, kind, theirs in rows if agrees(name, theirs, kind=kind))
    return _ordered(connection, found)


def _sought(name: str) -> tuple[str, ...]:
    """Return the keys of those who may agree; surnames may stand first ("Marsh, Elena")."""
    first = f"s:{given[0]}" if (given := words(name)) else ""
    return tuple(dict.fromkeys((first, *(key for kind in _KINDS for key in keys(name, kind=kind)))))


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


def find_near(connection: sqlite3.Connection, name: str) -> tuple[Named, ...]:
    """Find those who are called nearly so, the nearest first."""
    names: dict[int, list[str]] = {}
    for canonical, theirs in _with_like_words(connection, name):
        names.setdefault(canonical, []).append(theirs)
    near = {canonical: likeness(name, theirs) for canonical, theirs in names.items()}
    found = _somebody(connection, (canonical for canonical, alike in near.items() if alike >= _NEAR))
    ordered = sorted(found, key=lambda one: (-round(near[one.id], 1), -one.articles, one.id))
    return tuple(ordered[:_NEAREST])


def _with_like_words(connection: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    """Return names that have a word of this one, or one that begins like it, with their identities."""
    rows: list[tuple[int, str]] = []
    for word in dict.fromkeys(words(name)[:8]):
        for match in dict.fromkeys((f'"{word}"', f'"{word[:3]}" *', f'"{word[:2]}" *')):
            rows += connection.execute(
                "SELECT i.canonical_id, n.name FROM (SELECT rowid FROM identity_name_fts WHERE identity_name_fts "
                "MATCH ? LIMIT 2000) f JOIN identity_name n ON n.id = f.rowid JOIN identity i ON i.id = n.identity_id "
                f"WHERE n.articles > 0 ORDER BY n.articles DESC LIMIT {_LOOKED_AT}",
                (match,),
            ).fetchall()
    return rows
