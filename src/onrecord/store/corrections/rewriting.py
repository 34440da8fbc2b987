"""Writing fields of a fact anew: the correction that says so, and what becomes of the fact's row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.errors import CorrectionError, DamagedRecordError
from onrecord.lang.en.name_keys import folded
from onrecord.record import Entity, Mention, Record
from onrecord.record.kinds import BY_NAME, STATEMENT, Kind
from onrecord.store.corrections.anchors import fact_numbers, find_place, standing_place
from onrecord.store.corrections.changes import Change, Edit
from onrecord.store.corrections.editing import (
    EditedArticle,
    editable_fields,
    edits_of,
    field_words,
    is_party,
    kept,
    with_values,
)  # fmt: skip
from onrecord.store.read.browsed import Edited, Identity
from onrecord.store.sqlite.lookup import find_exactly
from onrecord.store.sqlite.queries import articles, corrected
from onrecord.store.sqlite.queries.kept import edits
from onrecord.store.sqlite.queries.kept.stars import fact_at
from onrecord.store.sqlite.rows import NUMBERED, Numbers, columns_of, kind_rows
from onrecord.store.write.preparing import unpack

_LABEL = 60
"""Characters of a value in a correction's label."""
_PLACES = ("id", "n")
"""Columns that place a fact and say nothing of it."""


def edit(connection: sqlite3.Connection, fact: str, given: Mapping[str, str]) -> tuple[Change, str]:
    """Prepare the correction that fields of a fact are to say something else.

    Raises:
        NoSuchFactError: no such fact.
        CorrectionError: it is rejected, or what was written cannot be.
        NoSuchNameError, AmbiguousNameError: a party that nobody is, or several are.
    """
    place = standing_place(connection, fact)
    kind, (article, n) = BY_NAME[place.kind], fact_numbers(fact)
    now = edits.edited(connection, article).get(f"{kind.letter}{article}.{n}")
    record, people = _record(connection, article), articles.named_identities(connection, article)
    read = _with_parties(kind, kind.facts(record)[n - 1], people)
    holds = with_values(read, now.fields) if now else read
    about = EditedArticle(text=record.article.text, party=lambda name: _party(connection, name, people))
    values = edits_of(kind, holds, given, article=about)
    says = "; ".join(_says(kind, holds, with_values(holds, values)))
    return Edit(fact=place, values=values), f"{says}: {place.kind} {fact.strip()} ({place.label})"


def _says(kind: Kind, before: Any, after: Any) -> Iterator[str]:
    for field in editable_fields(kind):
        was, now = field_words(before, field), field_words(after, field)
        if was != now:
            yield f"{field.name} {_short(now)}, was {_short(was)}"


def _short(text: str) -> str:
    words = text or "nothing"
    return words if len(words) <= _LABEL else words[: _LABEL - 1] + "…"


def _with_parties(kind: Kind, fact: Any, people: Mapping[str, Identity]) -> Any:
    """Return the fact with the parties that may be edited as edits keep them: by their numbers in the store."""
    fields = [field.field for field in editable_fields(kind) if field.form == "party"]
    known = {name: people[local] for name in fields if (local := getattr(fact, name)) in people}
    return with_values(fact, {name: {"id": one.number, "name": one.name} for name, one in known.items()})


def _party(connection: sqlite3.Connection, name: str, people: Mapping[str, Identity]) -> dict[str, Any]:
    """Find the organization that a person means: one of the article that is called so, else of the whole store."""
    here = {one.number: one for one in people.values() if folded(one.name) == folded(name)}
    if len(here) == 1:
        ((number, found),) = here.items()
        kind, called = found.kind, found.name
    else:
        one = find_exactly(connection, name)
        number, kind, called = one.id, one.kind, one.name
    if kind == "person":
        raise CorrectionError(f"organization: {called} is a person; give an organization or a place")
    return {"id": number, "name": called}


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
    told = _with_parties(kind, read, articles.named_identities(connection, article))
    says = {name: kept(getattr(told, name)) for name in fields}
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
    left = {*_PLACES, "name"} if kind is STATEMENT else _PLACES  # a statement's label follows from its row
    (before,), (after,) = (_rows(record, kind, fact) for fact in (read, edited))
    new = zip(columns_of(kind), before, after, strict=True)
    return {name: now for name, was, now in new if name not in left and was != now}


def _rows(record: Record, kind: Kind, fact: Any) -> list[tuple[Any, ...]]:
    """Return the row of a fact; a party that an edit names has a name in it, and no row of its own in the article."""
    parties = [(name, value) for name in kind.editable if is_party(value := getattr(fact, name))]
    named = tuple(_stand_in(value["name"]) for _, value in parties)
    fact = with_values(fact, {name: one.id for (name, _), one in zip(parties, named, strict=True)})
    one = msgspec.structs.replace(record, entities=(*record.entities, *named), **{kind.plural: (fact,)})
    entities = {entity.id: number for number, entity in enumerate(record.entities, 1)}
    numbers = Numbers(
        article=0, entities=entities, identities={}, statements={}, quotations={}, first=dict.fromkeys(NUMBERED, 1)
    )
    return kind_rows(one, (kind,), numbers=numbers)[kind.table]


def _stand_in(name: str) -> Entity:
    return Entity(id=f"named {name}", kind="organization", name=name, mentions=(Mention(span=(0, 1), form="nominal"),))
