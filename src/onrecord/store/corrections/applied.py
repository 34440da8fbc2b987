"""A record with what a person corrected in it: for pages, and for what leaves the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from onrecord.record import Entity, Mention, Record, Span, Statement
from onrecord.record.entity import EntityKind
from onrecord.record.kinds import BY_LETTER, FACTS, STATEMENT, Kind, values_at
from onrecord.record.statement import Source
from onrecord.store.corrections.editing import is_party, with_values
from onrecord.store.read.answers import DISCARDED
from onrecord.store.read.browsed import Identity, Ruled, Rulings, identity_id

Value = TypeVar("Value", bound=msgspec.Struct)


def standing(record: Record, rulings: Rulings, people: Mapping[str, Identity]) -> Record:
    """Return the record as it holds, with everybody under the store's own number.

    Args:
        record: as it was read.
        rulings: what corrections say of its facts.
        people: who each of its entities is, by the entity's id in the record.
    Returns:
        The record `corrected`, without rejected facts and names, and with two entities that are one as one.
    """
    numbers = {local: who.number for local, who in people.items()}
    record = corrected(record, rulings, numbers)
    ids = {local: identity_id(number) for local, number in numbers.items() if not _is_discarded(local, people)}
    rejected = {(fact[0], int(fact.partition(".")[2])) for fact in rulings.rejected}
    kept = {
        kind: [fact for n, fact in enumerate(kind.facts(record), 1) if (kind.letter, n) not in rejected]
        for kind in FACTS
    }
    said = {statement.id: statement.id for statement in kept[STATEMENT]}
    names = {ids[local]: who.name for local, who in people.items() if local in ids}
    facts = {kind.plural: tuple(_mapped(kind, fact, ids, said) for fact in kept[kind]) for kind in FACTS}
    facts[STATEMENT.plural] = tuple(_called(one, names) for one in facts[STATEMENT.plural])
    attributions = tuple(_called(_mapped(STATEMENT, one, ids, said), names) for one in record.attributions)
    entities = tuple(_joined(record.entities, ids, people))
    return msgspec.structs.replace(record, entities=entities, attributions=attributions, **facts)


def _is_discarded(local: str, people: Mapping[str, Identity]) -> bool:
    return local in people and people[local].kind == DISCARDED


def _joined(entities: Iterable[Entity], ids: Mapping[str, str], people: Mapping[str, Identity]) -> Iterator[Entity]:
    """Yield the entities that have a name, each once, under its new id; what else it is called is an alias."""
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.id in ids:
            found.setdefault(ids[entity.id], []).append(entity)
    for known, same in found.items():
        first = same[0]
        aliases = dict.fromkeys(name for one in same for name in (one.name, *one.aliases) if name != first.name)
        yield msgspec.structs.replace(
            first,
            id=known,
            kind=people[first.id].kind if first.id in people else first.kind,
            aliases=tuple(aliases),
            mentions=tuple(sorted((m for one in same for m in one.mentions), key=lambda mention: mention.span)),
        )


def _called(statement: Statement, names: Mapping[str, str]) -> Statement:
    """Give the speaker the name that they have in the store."""
    name = names.get(statement.source.entity or "") if statement.source else None
    return msgspec.structs.replace(statement, speaker=name) if name else statement


def _mapped(kind: Kind, fact: Value, ids: Mapping[str, str], said: Mapping[str, str]) -> Value:
    """Return a fact with other ids of entities, and without the statements that are gone."""
    for path in (*kind.parties, *kind.others):
        fact = _replaced(fact, path, ids)
    for path in kind.statements:
        fact = _replaced(fact, path, said)
    return fact


def _replaced(value: Value, path: str, ids: Mapping[str, str]) -> Value:
    """Put other ids at a path; an id that no longer is leaves a list, and is null elsewhere."""
    field, _, rest = path.partition(".")
    return msgspec.structs.replace(value, **{field: _new(getattr(value, field), rest, ids)})


def _new(held: Any, rest: str, ids: Mapping[str, str]) -> Any:
    if isinstance(held, tuple):
        found = (_new(one, rest, ids) for one in held)
        return tuple(dict.fromkeys(one for one in found if one is not None))
    if isinstance(held, msgspec.Struct):
        return _replaced(held, rest, ids)
    return ids.get(held) if held is not None else None


def corrected(record: Record, rulings: Rulings, identities: dict[str, int]) -> Record:
    """Return the record with the names that its entities have in the store, and what a person said of its facts.

    What was accepted has the confidence 1. A speaker whom the article does not name becomes an entity of it,
    and of `identities`.
    """
    record = _edited(record, rulings, identities)
    entities = [_named(e, rulings.names.get(e.id, e.name)) for e in record.entities]
    local = {number: entity for entity, number in identities.items()}
    statements = []
    for number, statement in enumerate(record.statements, 1):
        ruled = rulings.speakers.get(f"s{_article(rulings)}.{number}")
        if ruled is not None and ruled.who is not None and ruled.who not in local:
            entities.append(_stranger(ruled.who, ruled.name, "person", _source(statement).spans[0]))
            local[ruled.who] = entities[-1].id
            identities[entities[-1].id] = ruled.who
        statements.append(_attributed(statement, ruled, local) if ruled else statement)
    record = msgspec.structs.replace(record, entities=tuple(entities), statements=tuple(statements))
    return _accepted(record, rulings)


def _edited(record: Record, rulings: Rulings, identities: dict[str, int]) -> Record:
    """Return the record with what people wrote anew; a party whom it does not name becomes an entity of it."""
    local = {number: entity for entity, number in identities.items()}
    fields, strangers = {}, []
    for fact, edit in rulings.edited.items():
        for value in filter(is_party, edit.fields.values()):
            if value["id"] not in local:
                strangers.append(_stranger(value["id"], value["name"], "organization", _evidence(record, fact)))
                local[value["id"]] = strangers[-1].id
                identities[strangers[-1].id] = value["id"]
        fields[fact] = {n: local[v["id"]] if is_party(v) else v for n, v in edit.fields.items()}
    return _with_fields(msgspec.structs.replace(record, entities=(*record.entities, *strangers)), fields)


def _evidence(record: Record, fact: str) -> Span:
    """Return the first words that a fact stands on, by the fact's id."""
    kind = BY_LETTER[fact[0]]
    found: Span = values_at(kind.facts(record)[int(fact.partition(".")[2]) - 1 :][:1], kind.evidence)[0]
    return found


def _accepted(record: Record, rulings: Rulings) -> Record:
    return _with_fields(record, {fact: {"confidence": 1.0} for fact in rulings.accepted})


def _with_fields(record: Record, fields: Mapping[str, Mapping[str, Any]]) -> Record:
    """Return the record in which facts say something else in some fields, by the facts' ids."""
    told = {(fact[0], int(fact.partition(".")[2])): values for fact, values in fields.items()}
    facts = {
        kind.plural: tuple(
            with_values(fact, told[kind.letter, n]) if (kind.letter, n) in told else fact
            for n, fact in enumerate(kind.facts(record), 1)
        )
        for kind in FACTS
        if any(letter == kind.letter for letter, _ in told)
    }
    return msgspec.structs.replace(record, **facts)


def _article(rulings: Rulings) -> int:
    return next((int(fact[1:].partition(".")[0]) for fact in rulings.speakers), 0)


def _named(entity: Entity, name: str) -> Entity:
    if name == entity.name:
        return entity
    aliases = tuple(dict.fromkeys((entity.name, *entity.aliases)))
    return msgspec.structs.replace(entity, name=name, aliases=tuple(a for a in aliases if a != name))


def _stranger(number: int, name: str | None, kind: EntityKind, span: Span) -> Entity:
    """Make an entity of somebody whom the article does not name."""
    mention = Mention(span=span, form="nominal")
    return Entity(id=f"identity {number}", kind=kind, name=name or "unnamed", mentions=(mention,))


def _source(statement: Statement) -> Source:
    """Return the words of the statement's source, else of its cue, else its own."""
    spans = (statement.source or statement.cue or statement.content).spans
    return Source(spans=spans)


def _attributed(statement: Statement, ruled: Ruled, local: dict[int, str]) -> Statement:
    if ruled.who is None:
        return msgspec.structs.replace(statement, source=None, speaker=None)
    source = msgspec.structs.replace(_source(statement), entity=local[ruled.who])
    return msgspec.structs.replace(statement, source=source, speaker=ruled.name)
