"""Corrections: rows of their own, applied in order on top of what was read, all over again after each change.

What was read stays beside what holds: `identity.read_name`, `entity.read_identity_id` where another holds, and facts
with `rejected_by`.
So `undo` needs no memory of its own, and reading an article again cannot overwrite a person's word.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from onrecord.store.corrections.anchors import EntityPlace, Place, find_entity, find_place
from onrecord.store.corrections.speakers import attribute, take_off
from onrecord.store.sqlite.identities import recount

Kind = Literal["merge", "split", "rename", "reject", "distinct", "speaker"]


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """An identity that a correction speaks of."""

    id: int
    name: str


class Merge(msgspec.Struct, frozen=True, kw_only=True, tag="merge"):
    """The second is the first."""

    first: Party
    second: Party


class Distinct(msgspec.Struct, frozen=True, kw_only=True, tag="distinct"):
    """The second is not the first: the answer No to a question."""

    first: Party
    second: Party


class Rename(msgspec.Struct, frozen=True, kw_only=True, tag="rename"):
    """They are called that."""

    who: Party
    name: str


class Split(msgspec.Struct, frozen=True, kw_only=True, tag="split"):
    """These of its entities are another."""

    who: Party
    other: Party
    entities: tuple[EntityPlace, ...]


class Reject(msgspec.Struct, frozen=True, kw_only=True, tag="reject"):
    """This fact is wrong."""

    fact: Place


class Speaker(msgspec.Struct, frozen=True, kw_only=True, tag="speaker"):
    """This statement is theirs; null: nobody's that is named."""

    fact: Place
    who: Party | None


Change = Merge | Distinct | Rename | Split | Reject | Speaker
_decode = msgspec.json.Decoder(Change).decode


def encode_change(change: Change) -> str:
    """The change as the JSON of `correction.arguments`."""
    return msgspec.json.encode(change).decode("utf-8")


def replay(connection: sqlite3.Connection) -> None:
    """Take all corrections off, then apply those that are not undone, oldest first; say which find no place."""
    rows = connection.execute("SELECT id, arguments, undone_at FROM correction ORDER BY id").fetchall()
    changes = [(number, _decode(arguments), undone is None) for number, arguments, undone in rows]
    _take_off(connection, [c for _, c, _ in changes])
    moves: dict[int, int] = {}
    lost = {number: _apply(connection, number, change, moves) for number, change, holds in changes if holds}
    recount(connection, _move(connection, moves))
    for number, change, holds in changes:
        if holds:
            why = lost[number] or _missing(connection, change)
            connection.execute("UPDATE correction SET lost = ?1 WHERE id = ?2 AND lost IS NOT ?1", (why, number))


def replay_for(connection: sqlite3.Connection, sha256: str) -> None:
    """Apply the corrections again after this article was read again, if there are any that it can touch."""
    found = connection.execute(
        "SELECT 1 FROM correction WHERE undone_at IS NULL AND (instr(arguments, ?) OR kind IN ('merge', 'rename')) "
        "LIMIT 1",
        (sha256,),
    ).fetchone()
    if found:
        replay(connection)


def _take_off(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Identities and facts as they were read."""
    take_off(connection)
    touched = sorted({p.id for c in changes for p in _parties(c)})
    marks = ",".join("?" * len(touched))
    connection.execute(
        f"UPDATE identity SET canonical_id = id, name = read_name, corrected = 1 WHERE id IN ({marks})", touched
    )
    for table in ("statement", "office", "tie", "event", "figure", "silence", "position", "dispute"):
        connection.execute(f"UPDATE {table} SET rejected_by = NULL WHERE rejected_by IS NOT NULL")
    # What articles that came after a split gave to the other belongs to the one again once the split is undone.
    for change in changes:
        if isinstance(change, Split):
            _point(connection, change.other.id, change.who.id)


def _move(connection: sqlite3.Connection, moves: Mapping[int, int]) -> set[int]:
    """Give each entity the identity that splits say, the others the one that was read; the identities that changed."""
    now = {
        entity: (identity, read)
        for entity, identity, read in connection.execute(
            "SELECT id, identity_id, coalesce(read_identity_id, identity_id) FROM entity "
            f"WHERE read_identity_id IS NOT NULL OR id IN ({','.join('?' * len(moves))})",
            [*moves],
        )
    }
    changed = {e: (was, to, read) for e, (was, read) in now.items() if was != (to := moves.get(e, read))}
    connection.executemany(
        "UPDATE entity SET identity_id = ?1, read_identity_id = nullif(?2, ?1) WHERE id = ?3",
        [(to, read, e) for e, (_, to, read) in changed.items()],
    )
    return {identity for was, to, _ in changed.values() for identity in (was, to)}


def _parties(change: Change) -> tuple[Party, ...]:
    if isinstance(change, (Merge, Distinct)):
        return change.first, change.second
    if isinstance(change, (Rename, Speaker)):
        return (change.who,) if change.who else ()
    return (change.who, change.other) if isinstance(change, Split) else ()


def _apply(connection: sqlite3.Connection, number: int, change: Change, moves: dict[int, int]) -> str | None:
    """Apply one, or note in `moves` what it moves; why it finds no place, or null."""
    if isinstance(change, Merge):
        _point(connection, change.second.id, change.first.id)
    elif isinstance(change, Rename):
        canonical = _canonical(connection, change.who.id)
        connection.execute("UPDATE identity SET name = ? WHERE id = ?", (change.name, canonical))
    elif isinstance(change, Split):
        return _apply_split(connection, change, moves)
    elif isinstance(change, Reject):
        return _apply_reject(connection, number, change)
    elif isinstance(change, Speaker):
        return _apply_speaker(connection, number, change)
    return None


def _canonical(connection: sqlite3.Connection, identity: int) -> int:
    row = connection.execute("SELECT canonical_id FROM identity WHERE id = ?", (identity,)).fetchone()
    return int(row[0]) if row else identity


def _point(connection: sqlite3.Connection, second: int, first: int) -> None:
    one, other = _canonical(connection, first), _canonical(connection, second)
    connection.execute("UPDATE identity SET canonical_id = ? WHERE canonical_id = ?", (one, other))


def _missing(connection: sqlite3.Connection, change: Change) -> str | None:
    """Why a merge or a new name has nobody to hold for."""
    parties = _parties(change) if isinstance(change, (Merge, Rename)) else ()
    for party in parties:
        row = connection.execute("SELECT articles FROM identity WHERE id = ?", (party.id,)).fetchone()
        if row is None or not row[0]:
            return f"no article speaks of {party.name} any more"
    return None


def _apply_split(connection: sqlite3.Connection, change: Split, moves: dict[int, int]) -> str | None:
    connection.execute(
        "UPDATE identity SET canonical_id = id, name = ? WHERE id = ?", (change.other.name, change.other.id)
    )
    found = [(p, find_entity(connection, p)) for p in change.entities]
    moves.update({entity: change.other.id for _, entity in found if entity is not None})
    lost = [p for p, entity in found if entity is None]
    return f"{len(lost)} of {len(found)} articles no longer name {lost[0].name} there" if lost else None


def _apply_reject(connection: sqlite3.Connection, number: int, change: Reject) -> str | None:
    found = find_place(connection, change.fact)
    if found is None:
        return f"the article no longer states this {change.fact.kind}"
    connection.execute(f"UPDATE {found[0]} SET rejected_by = ? WHERE id = ?", (number, found[1]))
    return None


def _apply_speaker(connection: sqlite3.Connection, number: int, change: Speaker) -> str | None:
    found = find_place(connection, change.fact)
    if found is None:
        return "the article no longer has this statement"
    who = change.who
    attribute(connection, found[1], number=number, who=who.id if who else None, name=who.name if who else None)
    return None
