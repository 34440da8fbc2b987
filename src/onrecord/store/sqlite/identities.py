"""Identities' rows: making one, counting its names, finding one by name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.errors import NoSuchNameError
from onrecord.lang.en.name_keys import is_acronym, keys, party_of, person_words
from onrecord.store.read.answers import Named
from onrecord.store.read.asked import repeated, row_number


def create_identity(connection: sqlite3.Connection, *, name: str, kind: str) -> int:
    """Make an identity, its own canonical one; return its number."""
    cursor = connection.execute(
        "INSERT INTO identity (name, read_name, kind, canonical_id) "
        "VALUES (?1, ?1, ?2, (SELECT coalesce(max(id), 0) + 1 FROM identity))",
        (name, kind),
    )
    return int(cursor.lastrowid or 0)


def create_identities(connection: sqlite3.Connection, made: Sequence[tuple[int, str, str]], *, at: str | None) -> None:
    """Make identities by number, name and kind, each its own canonical one, that one article of that day speaks of."""
    connection.executemany(
        "INSERT INTO identity (id, name, read_name, kind, canonical_id, articles, first_seen, last_seen) "
        "VALUES (?1, ?2, ?2, ?3, ?1, 1, ?4, ?4)",
        [(*one, at) for one in made],
    )


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """An identity as one article speaks of it: its names there, each once."""

    id: int
    kind: str
    names: tuple[str, ...]


def count_article(connection: sqlite3.Connection, seen: Sequence[Seen], *, at: str | None, last: int) -> None:
    """Count one article that speaks of these identities under these names.

    Those with numbers beyond `last` were made for this article: they are counted already, and have no names yet.
    """
    old = [one for one in seen if one.id <= last]
    connection.executemany(
        "UPDATE identity SET articles = articles + 1, "
        "first_seen = min(coalesce(first_seen, ?1), coalesce(?1, first_seen)), "
        "last_seen = max(coalesce(last_seen, ?1), coalesce(?1, last_seen)) WHERE id = ?2",
        [(at, one.id) for one in old],
    )
    known = _counted_names(connection, old)
    _count_names(connection, seen, known)
    for one in old:
        if counted := known.names.get(one.id):
            _rename(connection, one, counted, shown=known.shown[one.id])


def _count_names(connection: sqlite3.Connection, seen: Sequence[Seen], known: _Counted) -> None:
    """Count one article more of each name that is known, and write the new names with their keys."""
    again, fresh = [], []
    for one in seen:
        counted = known.names.get(one.id, {})
        again += [(one.id, n) for n in one.names if n.casefold() in counted]
        fresh += [(one, n) for n in one.names if n.casefold() not in counted]
    connection.executemany("UPDATE identity_name SET articles = articles + 1 WHERE identity_id = ? AND name = ?", again)
    # OR IGNORE: NOCASE knows the capitals of English only, casefold more.
    connection.executemany(
        "INSERT OR IGNORE INTO identity_name (name, identity_id, articles) VALUES (?, ?, 1)",
        [(n, o.id) for o, n in fresh],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO identity_key (name, identity_id) VALUES (?, ?)",
        [(k, one.id) for one, n in fresh for k in keys(n, kind=one.kind)],
    )


def _rename(connection: sqlite3.Connection, one: Seen, counted: dict[str, tuple[str, int]], *, shown: str) -> None:
    """Show the name that is the most frequent now."""
    now = {n.casefold(): (n, 0) for n in one.names} | counted
    rows = [(name, number + (key in {n.casefold() for n in one.names})) for key, (name, number) in now.items()]
    if (best := best_name(rows, kind=one.kind)) != shown:
        _show(connection, one.id, best)


class _Counted(msgspec.Struct, frozen=True, kw_only=True):
    """Of identities those names that an article has and the one that is shown, by their folded form, with the number
    of articles of each; and the name that is shown.
    """

    names: dict[int, dict[str, tuple[str, int]]]
    shown: dict[int, str]


def _counted_names(connection: sqlite3.Connection, seen: Sequence[Seen]) -> _Counted:
    """Count these names: no other of an identity's, of which there may be hundreds, becomes the one shown.

    The names are found as SQLite compares them, which folds the capitals of English only.
    """
    counted = _Counted(names={}, shown={})
    pairs = [(one.id, name) for one in seen for name in one.names]
    rows = connection.execute(
        "WITH given(id, name) AS (VALUES " + ", ".join(["(?, ?)"] * len(pairs)) + "), "
        "sought(id, name) AS (SELECT id, name FROM given UNION SELECT i.id, i.read_name FROM identity i "
        "WHERE i.id IN (SELECT id FROM given)) "
        "SELECT n.identity_id, n.name, n.articles, i.read_name FROM sought s CROSS JOIN identity_name n "
        "ON n.identity_id = s.id AND n.name = s.name CROSS JOIN identity i ON i.id = s.id",
        [value for pair in pairs for value in pair],
    ) if pairs else ()  # fmt: skip
    for identity, name, articles, shown in rows:
        counted.names.setdefault(identity, {})[name.casefold()] = (name, articles)
        counted.shown[identity] = shown
    return counted


def _name(connection: sqlite3.Connection, identity: int, *, kind: str) -> None:
    rows = connection.execute("SELECT name, articles FROM identity_name WHERE identity_id = ?", (identity,)).fetchall()
    _show(connection, identity, best_name(rows, kind=kind))


def _show(connection: sqlite3.Connection, identity: int, name: str) -> None:
    connection.execute(
        "UPDATE identity SET name = iif(name = read_name, ?1, name), read_name = ?1 WHERE id = ?2 AND read_name <> ?1",
        (name, identity),
    )


def best_name(counted: Sequence[tuple[str, int]], *, kind: str) -> str:
    """Choose the name to show: the most frequent of the telling ones.

    Telling are a person's names of two words or more, and an organization's that are not acronyms: of a party, its name
    rather than those of its members.
    """
    if kind == "person":
        telling = [c for c in counted if len(person_words(c[0])) > 1]
    else:
        whole = [c for c in counted if party_of(c[0]) == c[0]]
        telling = whole or [c for c in counted if not is_acronym(c[0])]
    return max(telling or counted, key=lambda c: (c[1], len(c[0]), c[0]))[0]


def uncount_article(connection: sqlite3.Connection, article: int) -> set[int]:
    """Take an article out of its identities' counts, before its entities go; the identities that it speaks of."""
    rows = connection.execute(
        "SELECT identity_id, coalesce(read_identity_id, identity_id), name, aliases FROM entity WHERE article_id = ?",
        (article,),
    ).fetchall()
    names = {(i, n.strip().casefold()) for i, _, name, aliases in rows for n in (name, *json.loads(aliases))}
    connection.executemany(
        "UPDATE identity_name SET articles = max(articles - 1, 0) WHERE identity_id = ? AND name = ?", sorted(names)
    )
    connection.executemany(
        "UPDATE identity SET articles = max(articles - 1, 0) WHERE id = ?", sorted({(r[0],) for r in rows})
    )
    return {identity for row in rows for identity in row[:2]}


def drop_empty(connection: sqlite3.Connection, identities: Iterable[int]) -> None:
    """Take out those that no article names any more, unless a correction speaks of them."""
    for identity in sorted(identities):
        row = connection.execute("SELECT articles, corrected FROM identity WHERE id = ?", (identity,)).fetchone()
        if row == (0, 0) and not _referred(connection, identity):
            connection.execute("DELETE FROM identity WHERE id = ?", (identity,))


def recount(connection: sqlite3.Connection, identities: Iterable[int]) -> None:
    """Count the identities anew from the entities that they have now; those without any go, unless corrected."""
    for identity in sorted(set(identities)):
        row = connection.execute(
            "SELECT coalesce(read_kind, kind), corrected FROM identity WHERE id = ?", (identity,)
        ).fetchone()
        if row is not None:
            _recount(connection, identity, kind=row[0], keep=bool(row[1]))


def _recount(connection: sqlite3.Connection, identity: int, *, kind: str, keep: bool) -> None:
    names = connection.execute(
        "SELECT n.value, count(DISTINCT e.article_id) FROM entity e, "
        "json_each(json_insert(e.aliases, '$[#]', e.name)) n WHERE e.identity_id = ? GROUP BY n.value COLLATE NOCASE",
        (identity,),
    ).fetchall()
    if not names and not keep and not _referred(connection, identity):
        connection.execute("DELETE FROM identity WHERE id = ?", (identity,))
        return
    # An identity that a correction speaks of keeps its names, so that it is found when they come back; no article
    # has them meanwhile.
    connection.execute("UPDATE identity_name SET articles = 0 WHERE identity_id = ?", (identity,))
    if names or not keep:
        connection.execute("DELETE FROM identity_name WHERE identity_id = ?", (identity,))
        connection.execute("DELETE FROM identity_key WHERE identity_id = ?", (identity,))
    connection.executemany(
        "INSERT OR IGNORE INTO identity_name (name, identity_id, articles) VALUES (?, ?, ?)",
        [(n.strip(), identity, c) for n, c in names],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO identity_key (name, identity_id) VALUES (?, ?)",
        [(k, identity) for n, _ in names for k in keys(n, kind=kind)],
    )
    connection.execute(
        "UPDATE identity SET (articles, first_seen, last_seen) = (SELECT count(DISTINCT e.article_id), "
        "min(substr(a.published, 1, 10)), max(substr(a.published, 1, 10)) FROM entity e JOIN article a ON a.id = "
        "e.article_id WHERE e.identity_id = ?1) WHERE id = ?1",
        (identity,),
    )
    if names:
        _name(connection, identity, kind=kind)


def _referred(connection: sqlite3.Connection, identity: int) -> bool:
    """Return whether entities or merged identities still point at it."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM entity WHERE read_identity_id = ?1 OR identity_id = ?1) OR "
        "EXISTS (SELECT 1 FROM identity WHERE canonical_id = ?1 AND id <> ?1)",
        (identity,),
    ).fetchone()
    return bool(found[0])


STANDING = (
    "sum(i.articles - (SELECT count(DISTINCT e.article_id) FROM entity e CROSS JOIN superseded k "
    "ON k.id = e.article_id WHERE e.identity_id = i.id))"
)
"""SQL of the articles that name an identity and its members (`i`), without those that later versions replaced."""
_CANONICAL = (
    f"SELECT c.id, c.name, c.kind, {STANDING}, min(i.first_seen), max(i.last_seen) "
    "FROM identity c JOIN identity i ON i.canonical_id = c.id WHERE c.id = ? GROUP BY c.id"
)


def named(connection: sqlite3.Connection, identity: int) -> Named:
    """Return the identity that stands for this one after corrections.

    Raises:
        NoSuchNameError: there is none of that number.
    """
    canonical = connection.execute("SELECT canonical_id FROM identity WHERE id = ?", (row_number(identity),)).fetchone()
    if canonical is None:
        raise no_such_number(repeated(identity))
    found = connection.execute(_CANONICAL, canonical).fetchone()
    return Named(
        id=found[0], name=found[1], kind=found[2], articles=found[3], first_seen=found[4], last_seen=found[5]
    )  # fmt: skip


def is_named(connection: sqlite3.Connection, canonical: int) -> bool:
    """Tell whether any article names an identity or one of its members, one that was replaced included."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM identity WHERE canonical_id = ? AND articles > 0)", (canonical,)
    ).fetchone()
    return bool(found[0])


def no_such_number(number: str) -> NoSuchNameError:
    """Say that nobody has a number."""
    return NoSuchNameError(f"{number}: nobody of that number; give the number that answers show")


def members(connection: sqlite3.Connection, canonical: int) -> tuple[int, ...]:
    """Return the identities that are one with this one after corrections, itself included."""
    rows = connection.execute("SELECT id FROM identity WHERE canonical_id = ? ORDER BY id", (canonical,))
    return tuple(r[0] for r in rows)
