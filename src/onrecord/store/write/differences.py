"""What another reading of the same text says otherwise: facts gone, new and changed, by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import msgspec

from onrecord.record import Record
from onrecord.record.kinds import KINDS, Kind, values_at
from onrecord.store.read.answers import Reread

_OF_THE_READING = ("confidence", "rule")
"""Fields that tell how a fact was read and not what it says: they differ from one network to the next."""


def differences(old: Record, new: Record) -> tuple[Reread, ...]:
    """Count what a record says otherwise than an older one of the same text, by kind; kinds that agree are left out.

    A fact in the same place that says something else is changed; numbers, confidence and rules do not count.
    """
    before, after = _names(old), _names(new)
    found = (_compared(kind, _facts(kind, old, before), _facts(kind, new, after)) for kind in KINDS)
    return tuple(one for one in found if one.gone or one.new or one.changed)


def total(parts: Iterable[Reread]) -> tuple[Reread, ...]:
    """Add up the differences of many articles, in the order of the kinds."""
    sums: dict[str, Counter[str]] = {kind.plural: Counter() for kind in KINDS}
    for one in parts:
        sums[one.kind].update(gone=one.gone, new=one.new, changed=one.changed)
    return tuple(Reread(kind=kind, **counts) for kind, counts in sums.items() if counts.total())


Facts = Mapping[Hashable, list[bytes]]
"""What the facts of a kind say, by their place."""


def _compared(kind: Kind, old: Facts, new: Facts) -> Reread:
    gone = added = changed = 0
    for place in {**old, **new}:
        left, came = Counter(old.get(place, ())), Counter(new.get(place, ()))
        fewer, more = (left - came).total(), (came - left).total()
        changed += min(fewer, more)
        gone += max(fewer - more, 0)
        added += max(more - fewer, 0)
    return Reread(kind=kind.plural, gone=gone, new=added, changed=changed)


def _facts(kind: Kind, record: Record, names: Mapping[str, str]) -> Facts:
    found: dict[Hashable, list[bytes]] = {}
    for fact in kind.facts(record):
        says = {key: value for key, value in msgspec.to_builtins(fact).items() if key not in _OF_THE_READING}
        found.setdefault(_place(kind, fact), []).append(msgspec.json.encode(_named(says, names)))
    return found


def _place(kind: Kind, fact: Any) -> Hashable:
    """Return what a fact is found again by: an entity by its name, all others by their words."""
    return fact.name if kind.name == "entity" else tuple(values_at((fact,), kind.place))


def _names(record: Record) -> dict[str, str]:
    """Return what the ids in a record stand for: other readings number the same entities and statements otherwise."""
    entities = {e.id: f"{e.kind} {e.name}" for e in record.entities}
    return entities | {s.id: f"statement {s.content.spans}" for s in (*record.statements, *record.attributions)}


def _named(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _named(one, names) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_named(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value
