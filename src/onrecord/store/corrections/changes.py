"""What corrections say, as values: the JSON of `correction.arguments`."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.record.entity import EntityKind
from onrecord.store.corrections.anchors import EntityPlace, FactPlace
from onrecord.store.corrections.editing import is_party


class NamedIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """An identity that a correction speaks of."""

    id: int
    name: str


class Merge(msgspec.Struct, frozen=True, kw_only=True, tag="merge"):
    """The second is the first."""

    first: NamedIdentity
    second: NamedIdentity


class Distinct(msgspec.Struct, frozen=True, kw_only=True, tag="distinct"):
    """The second is not the first: the answer No to a question."""

    first: NamedIdentity
    second: NamedIdentity


class Rename(msgspec.Struct, frozen=True, kw_only=True, tag="rename"):
    """They are called that."""

    who: NamedIdentity
    name: str


class Split(msgspec.Struct, frozen=True, kw_only=True, tag="split"):
    """These of its entities are another."""

    who: NamedIdentity
    other: NamedIdentity
    entities: tuple[EntityPlace, ...]


class Retype(msgspec.Struct, frozen=True, kw_only=True, tag="retype"):
    """They are of that kind."""

    who: NamedIdentity
    kind: EntityKind


class Discard(msgspec.Struct, frozen=True, kw_only=True, tag="discard"):
    """That is nobody and nothing: words that were read as a name."""

    who: NamedIdentity


class Reject(msgspec.Struct, frozen=True, kw_only=True, tag="reject"):
    """This fact is wrong."""

    fact: FactPlace


class Accept(msgspec.Struct, frozen=True, kw_only=True, tag="accept"):
    """This fact is right, however unsure the program is of it."""

    fact: FactPlace


class Reattribute(msgspec.Struct, frozen=True, kw_only=True, tag="speaker"):
    """This statement is theirs; null: nobody's that is named."""

    fact: FactPlace
    who: NamedIdentity | None


class Edit(msgspec.Struct, frozen=True, kw_only=True, tag="edit"):
    """These fields of the fact, by the names of its type, are to say this; a party by its number and name."""

    fact: FactPlace
    values: dict[str, Any]


Change = Merge | Distinct | Rename | Split | Retype | Discard | Reject | Accept | Reattribute | Edit
decode_change = msgspec.json.Decoder(Change).decode


def encode_change(change: Change) -> str:
    """Return the change as the JSON of `correction.arguments`."""
    return msgspec.json.encode(change).decode("utf-8")


def kind_of(change: Change) -> str:
    """Return the kind of a correction: "merge", "speaker"."""
    return str(change.__struct_config__.tag)


def parties_of(change: Change) -> tuple[NamedIdentity, ...]:
    """Return the identities that a correction speaks of."""
    if isinstance(change, (Merge, Distinct)):
        return change.first, change.second
    if isinstance(change, (Rename, Retype, Discard, Reattribute)):
        return (change.who,) if change.who else ()
    if isinstance(change, Edit):
        return tuple(NamedIdentity(id=v["id"], name=v["name"]) for v in change.values.values() if is_party(v))
    return (change.who, change.other) if isinstance(change, Split) else ()
