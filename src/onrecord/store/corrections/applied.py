"""A record with what a person corrected in it: for pages, and for what leaves the store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.record import Entity, Mention, Record, Statement
from onrecord.record.kinds import FACTS, Kind
from onrecord.record.statement import Source
from onrecord.store.read.browsed import Ruled, Rulings


def standing(record: Record, rulings: Rulings, identities: dict[str, int]) -> Record:
    """Return the record as corrections leave it: `corrected`, and without the facts that were rejected."""
    record = corrected(record, rulings, identities)
    rejected = {(fact[0], int(fact.partition(".")[2])) for fact in rulings.rejected}
    if not rejected:
        return record
    gone = {s.id for n, s in enumerate(record.statements, 1) if ("s", n) in rejected}
    kept = {
        kind.plural: tuple(
            _without(kind, fact, gone)
            for number, fact in enumerate(kind.facts(record), 1)
            if (kind.letter, number) not in rejected
        )
        for kind in FACTS
    }
    return msgspec.structs.replace(record, **kept)


def _without(kind: Kind, fact: Any, gone: Iterable[str]) -> Any:
    """Return a fact that names no statement that is gone."""
    changed = {name: None for name in kind.statements if getattr(fact, name) in gone}
    return msgspec.structs.replace(fact, **changed) if changed else fact


def corrected(record: Record, rulings: Rulings, identities: dict[str, int]) -> Record:
    """Return the record with the names that its entities have in the store, and the speakers that a person gave.

    A speaker whom the article does not name becomes an entity of it, and of `identities`.
    """
    entities = [_named(e, rulings.names.get(e.id, e.name)) for e in record.entities]
    local = {number: entity for entity, number in identities.items()}
    statements = []
    for number, statement in enumerate(record.statements, 1):
        ruled = rulings.speakers.get(f"s{_article(rulings)}.{number}")
        if ruled is not None and ruled.who is not None and ruled.who not in local:
            entities.append(_stranger(ruled, statement))
            local[ruled.who] = entities[-1].id
            identities[entities[-1].id] = ruled.who
        statements.append(_attributed(statement, ruled, local) if ruled else statement)
    return msgspec.structs.replace(record, entities=tuple(entities), statements=tuple(statements))


def _article(rulings: Rulings) -> int:
    return next((int(fact[1:].partition(".")[0]) for fact in rulings.speakers), 0)


def _named(entity: Entity, name: str) -> Entity:
    if name == entity.name:
        return entity
    aliases = tuple(dict.fromkeys((entity.name, *entity.aliases)))
    return msgspec.structs.replace(entity, name=name, aliases=tuple(a for a in aliases if a != name))


def _stranger(ruled: Ruled, statement: Statement) -> Entity:
    """Make an entity of somebody whom the article does not name."""
    mention = Mention(span=_source(statement).spans[0], form="nominal")
    return Entity(id=f"identity {ruled.who}", kind="person", name=ruled.name or "unnamed", mentions=(mention,))


def _source(statement: Statement) -> Source:
    """Return the words of the statement's source, else of its cue, else its own."""
    spans = (statement.source or statement.cue or statement.content).spans
    return Source(spans=spans)


def _attributed(statement: Statement, ruled: Ruled, local: dict[int, str]) -> Statement:
    if ruled.who is None:
        return msgspec.structs.replace(statement, source=None, speaker=None)
    source = msgspec.structs.replace(_source(statement), entity=local[ruled.who])
    return msgspec.structs.replace(statement, source=source, speaker=ruled.name)
