"""Writing fields of a fact anew: the correction that says so, and what becomes of the fact's row."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

import msgspec

from onrecord.errors import DamagedRecordError
from onrecord.record import Record
from onrecord.record.kinds import BY_NAME, Kind
from onrecord.store.corrections.anchors import fact_numbers, find_place, standing_place
from onrecord.store.corrections.changes import Change, Edit
from onrecord.store.corrections.editing import edits_of, with_values, written
from onrecord.store.read.browsed import Edited
from onrecord.store.sqlite.queries import articles, corrected
from onrecord.store.sqlite.queries.kept import edits
from onrecord.store.sqlite.queries.kept.stars import fact_at
from onrecord.store.sqlite.rows import NUMBERED, Numbers, columns_of, kind_rows
from onrecord.store.write.preparing import unpack

_LABEL = 60
"""Characters of a value in a correction's label."""


def edit(connection: sqlite3.Connection, fact: str, given: Mapping[str, str]) -> tuple[Change, str]:
    """Prepare the correction that fields of a fact are to say something else.

    Raises:
        NoSuchFactError: no such fact.
        CorrectionError: it is rejected, or what was written cannot be.
    """
    place = standing_place(connection, fact)
    kind, (article, n) = BY_NAME[place.kind], fact_numbers(fact)
    now = edits.edited(connection, article).get(f"{kind.letter}{article}.{n}")
    read = kind.facts(_record(connection, article))[n - 1]
    holds = with_values(read, now.fields) if now else read
    values = edits_of(kind, holds, given)
    names = {field.name: field.encode_name for field in msgspec.structs.fields(kind.value)}
    says = "; ".join(f"{names[k]} {_short(v)}, was {_short(getattr(holds, k))}" for k, v in values.items())
    return Edit(fact=place, values=values), f"{says}: {place.kind} {fact.strip()} ({place.label})"


def _short(value: Any) -> str:
    text = written(value) or "nothing"
    return text if len(text) <= _LABEL else text[: _LABEL - 1] + "…"


def apply_edit(connection: sqlite3.Connection, number: int, change: Edit) -> str | None:
    """Let the fact say what the correction of this number says; return why it finds no place."""
    found = find_place(connection, change.fact)
    kind = BY_NAME[change.fact.kind]
    if found is None:
        return f"the article no longer states this {kind.name}"
    article, n = fact_at(connection, *found)
    try:
        record = _record(connection, article)
    except DamagedRecordError:
        return "the article's record can no longer be read"
    before = edits.lift(connection, kind.table, article, n)
    fields = (before.fields if before else {}) | change.values
    read = kind.facts(record)[n - 1]
    says = {name: getattr(read, name) for name in fields}
    columns = _changed(record, kind, read, with_values(read, fields))
    edited = Edited(correction=number, fields=fields, read=says)
    edits.put_on(connection, kind.table, article, n, edit=edited, columns=columns)
    corrected.accept(connection, *found, number=number)
    return None


def _record(connection: sqlite3.Connection, article: int) -> Record:
    packed = articles.packed_record(connection, article)
    if packed is None:  # a file that another program wrote to
        raise DamagedRecordError(f"article {article}: it has facts and no record")
    return unpack(packed.record, packed.text, where=packed.name)


def _changed(record: Record, kind: Kind, read: Any, edited: Any) -> dict[str, Any]:
    """Return the columns of a fact's row that an edit changes, with their new values."""
    names = columns_of(kind)
    (before,), (after,) = (_rows(record, kind, fact) for fact in (read, edited))
    return {
        name: new for name, old, new in zip(names, before, after, strict=True) if name not in ("id", "n") and old != new
    }


def _rows(record: Record, kind: Kind, fact: Any) -> list[tuple[Any, ...]]:
    one = msgspec.structs.replace(record, **{kind.plural: (fact,)})
    entities = {entity.id: number for number, entity in enumerate(record.entities, 1)}
    numbers = Numbers(
        article=0, entities=entities, identities={}, statements={}, quotations={}, first=dict.fromkeys(NUMBERED, 1)
    )
    return kind_rows(one, (kind,), numbers=numbers)[kind.table]
