"""Corrections: rows of their own, applied in order on top of what was read, all over again after each change.

What was read stays beside what holds: `identity.read_name`, `entity.read_identity_id` where another holds, and facts
with `rejected_by`.
So `undo` needs no memory of its own, and reading an article again cannot overwrite a person's word.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from onrecord.store.corrections.anchors import find_entity, find_place
from onrecord.store.corrections.changes import (
    Accept,
    Change,
    Discard,
    Edit,
    Merge,
    Reattribute,
    Reject,
    Rename,
    Retype,
    Split,
    decode_change,
    parties_of,
)  # fmt: skip
from onrecord.store.corrections.rewriting import apply_edit
from onrecord.store.read.answers import DISCARDED
from onrecord.store.sqlite.identities import recount
from onrecord.store.sqlite.queries import corrected
from onrecord.store.sqlite.queries import corrections as rows
from onrecord.store.sqlite.queries.kept import edits


def replay(connection: sqlite3.Connection) -> None:
    """Take all corrections off, then apply those that are not undone, oldest first; say which find no place."""
    changes = [(number, decode_change(said), undone is None) for number, said, undone in rows.arguments(connection)]
    _take_off(connection, [c for _, c, _ in changes])
    moves: dict[int, int] = {}
    lost = {number: _apply(connection, number, change, moves) for number, change, holds in changes if holds}
    recount(connection, _move(connection, moves))
    for number, change, holds in changes:
        if holds and isinstance(change, Discard):
            corrected.reject_facts_of(connection, change.who.id, number=number)
    for number, change, holds in changes:
        if holds:
            why = lost[number] or _missing(connection, change)
            rows.note_lost(connection, number, why)


def replay_for(connection: sqlite3.Connection, sha256: str) -> None:
    """Apply the corrections again after this article was read again, if there are any that it can touch."""
    if rows.touch(connection, sha256):
        replay(connection)


def discard_in(connection: sqlite3.Connection, article: int, identities: Iterable[int]) -> None:
    """Reject the facts of those whom corrections discarded, in an article that was added after them."""
    if not (named := corrected.of_kind(connection, DISCARDED).intersection(identities)):
        return
    changes = ((number, decode_change(said)) for number, said, undone in rows.arguments(connection) if undone is None)
    standing = {corrected.canonical(connection, i) for i in named}
    for number, change in changes:
        if isinstance(change, Discard) and corrected.canonical(connection, change.who.id) in standing:
            corrected.reject_facts_of(connection, change.who.id, number=number, article=article)


def _take_off(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """Put identities and facts back as they were read."""
    corrected.restore_speakers(connection)
    corrected.restore_identities(connection, sorted({p.id for c in changes for p in parties_of(c)}))
    corrected.restore_facts(connection)
    edits.take_off(connection)
    # What articles that came after a split gave to the other belongs to the one again once the split is undone.
    for change in changes:
        if isinstance(change, Split):
            corrected.merge(connection, change.other.id, change.who.id)


def _move(connection: sqlite3.Connection, moves: Mapping[int, int]) -> set[int]:
    """Give each entity the identity that splits say, the others the one that was read; the identities that changed."""
    now = {entity: (identity, read) for entity, identity, read in corrected.read_identities(connection, [*moves])}
    changed = {e: (was, to, read) for e, (was, read) in now.items() if was != (to := moves.get(e, read))}
    corrected.give_identities(connection, [(to, read, e) for e, (_, to, read) in changed.items()])
    return {identity for was, to, _ in changed.values() for identity in (was, to)}


def _apply(connection: sqlite3.Connection, number: int, change: Change, moves: dict[int, int]) -> str | None:
    """Apply one, or note in `moves` what it moves; return why it finds no place."""
    if isinstance(change, Merge):
        corrected.merge(connection, change.second.id, change.first.id)
    elif isinstance(change, Rename):
        corrected.rename(connection, change.who.id, change.name)
    elif isinstance(change, Retype):
        corrected.retype(connection, change.who.id, change.kind)
    elif isinstance(change, Discard):
        corrected.retype(connection, change.who.id, DISCARDED)
    elif isinstance(change, Split):
        return _apply_split(connection, change, moves)
    elif isinstance(change, Reject | Accept):
        return _apply_ruling(connection, number, change)
    elif isinstance(change, Reattribute):
        return _apply_speaker(connection, number, change)
    elif isinstance(change, Edit):
        return apply_edit(connection, number, change)
    return None


def _missing(connection: sqlite3.Connection, change: Change) -> str | None:
    """Return why a merge, a new name or another kind has nobody to hold for."""
    parties = parties_of(change) if isinstance(change, (Merge, Rename, Retype, Discard)) else ()
    for party in parties:
        if not corrected.articles_of(connection, party.id):
            return f"no article speaks of {party.name} any more"
    return None


def _apply_split(connection: sqlite3.Connection, change: Split, moves: dict[int, int]) -> str | None:
    corrected.split_off(connection, change.other.id, change.other.name)
    found = [(p, find_entity(connection, p)) for p in change.entities]
    moves.update({entity: change.other.id for _, entity in found if entity is not None})
    lost = [p for p, entity in found if entity is None]
    return f"{len(lost)} of {len(found)} articles no longer name {lost[0].name} there" if lost else None


def _apply_ruling(connection: sqlite3.Connection, number: int, change: Reject | Accept) -> str | None:
    found = find_place(connection, change.fact)
    if found is None:
        return f"the article no longer states this {change.fact.kind}"
    rule = corrected.reject if isinstance(change, Reject) else corrected.accept
    rule(connection, found[0], found[1], number=number)
    return None


def _apply_speaker(connection: sqlite3.Connection, number: int, change: Reattribute) -> str | None:
    found = find_place(connection, change.fact)
    if found is None:
        return "the article no longer has this statement"
    who = change.who
    corrected.attribute(
        connection, found[1], number=number, who=who.id if who else None, name=who.name if who else None
    )
    return None
