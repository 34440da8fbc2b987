"""A record with one fact of every kind, made from the values' types and the rows of their kinds alone."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import inspect

from onrecord.record import Article, Entity, Mention, Record, article_id
from onrecord.record.kinds import KINDS, Kind

TEXT = "Mayor Ann Lee told the Port Hale council on Monday that the ferry would stop. The council heard her out."
SENTENCE = (0, TEXT.index("stop") + 5)
DAY = "2024-05-13"


def _at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


ENTITIES = (
    Entity(id="e1", kind="person", name="Ann Lee", mentions=(Mention(span=_at("Ann Lee"), form="name"),)),
    Entity(id="e2", kind="organization", name="Port Hale council", mentions=(Mention(span=_at("Port Hale council"), form="name"),)),
)  # fmt: skip


def record_of(*kinds: Kind) -> Record:
    """A record of the entities, and of one fact of each of these kinds."""
    article = Article(id=article_id(TEXT), source="hale.txt", title="Ferry", published=DAY, text=TEXT)
    facts: dict[str, Any] = {kind.plural: (fact_of(kind),) for kind in kinds} | {"entities": ENTITIES}
    return Record(article=article, **facts)


def one_of_each() -> Record:
    """A record with a fact of every kind."""
    return record_of(*KINDS)


def fact_of(kind: Kind) -> Any:
    """A fact of this kind: of Ann Lee, or of her and the council, in the first sentence."""
    return ENTITIES[0] if kind.value is Entity else _struct(kind, kind.value, "")


def _struct(kind: Kind, value: type[msgspec.Struct], path: str) -> Any:
    info = inspect.type_info(value)
    assert isinstance(info, inspect.StructType)
    return value(**{field.name: _value(kind, field.type, f"{path}.{field.name}".strip(".")) for field in info.fields})


def _value(kind: Kind, found: Any, path: str) -> Any:
    """A value for the field at this path: by what the kind's row says of it, else by its type."""
    if path in kind.statements:
        return None if kind.name == "statement" else "s1"
    if isinstance(found, inspect.UnionType):
        found = next(one for one in found.types if not isinstance(one, inspect.NoneType))
    if path in (*kind.parties, *kind.others):
        party = "e1" if path in kind.parties[:1] else "e2"
        return (party,) if isinstance(found, inspect.VarTupleType) else party
    return _plain(kind, found, path)


def _plain(kind: Kind, found: Any, path: str) -> Any:
    if isinstance(found, inspect.StructType):
        return _struct(kind, found.cls, path)
    if isinstance(found, inspect.TupleType):
        return _at("on Monday")
    if isinstance(found, inspect.VarTupleType):
        many = 2 if isinstance(found.item_type, inspect.StructType) else 1
        spans = isinstance(found.item_type, inspect.TupleType)
        return (SENTENCE,) if spans else tuple(_value(kind, found.item_type, path) for _ in range(many))
    if isinstance(found, inspect.LiteralType):
        return found.values[0]
    if isinstance(found, inspect.StrType):
        return _words(kind, path)
    return 0.75 if path.endswith("confidence") else 3


def _words(kind: Kind, path: str) -> str:
    if path in kind.dates:
        return DAY
    return {"id": f"{kind.letter}1", "text": "the ferry would stop", "rule": "by_hand"}.get(path, "a word")
