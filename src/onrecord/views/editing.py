"""The fields of a fact that a person may write anew, filled with what holds, and what was read of those that were."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.record import Record
from onrecord.record.kinds import Kind
from onrecord.record.signs import unseen
from onrecord.record.span import hull
from onrecord.store.corrections.editing import EditableField, editable_fields, field_words, is_party, written
from onrecord.store.read.browsed import Edited
from onrecord.text.sentences import sentence_bounds
from onrecord.views.dates import in_words
from onrecord.views.labels import labels, number_words, one_line, value_words

_NONE = "nothing"


class FilledField(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a form: its name, its label, its value as a person writes it, and what may be chosen, with words.

    `around` is where words of the article can be taken from: the sentences in which they stand, and those beside them.
    """

    name: str
    label: str
    value: str
    form: str
    choices: tuple[tuple[str, str], ...]
    around: str = ""


def filled_fields(kind: Kind, fact: Any, record: Record) -> tuple[FilledField, ...]:
    """Return the fields of a fact that a person may write anew, as the fact has them in this record."""
    filled = (_filled(kind, field, fact, record) for field in editable_fields(kind))
    # A form sends no signs that cannot be seen: words with such are not offered, so that the other fields can be sent.
    return tuple(one for one in filled if not unseen(one.value))


def _filled(kind: Kind, field: EditableField, fact: Any, record: Record) -> FilledField:
    return FilledField(
        name=field.name, label=_label(field), value=_value(field, fact, record), form=field.form,
        choices=tuple((value, value_words(kind, field.name, value)) for value in field.choices),
        around=_around(record.article.text, fact) if field.form == "words" else "",
    )  # fmt: skip


def _value(field: EditableField, fact: Any, record: Record) -> str:
    if field.form == "party":
        entity = record.entity(getattr(fact, field.field))
        return entity.name if entity else ""
    return field_words(fact, field)


def _around(text: str, fact: Any) -> str:
    """Return the sentences in which a statement's words stand, with one before and one after."""
    start, stop = sentence_bounds(text, *hull(fact.content.spans))
    first = sentence_bounds(text, start - 1, start - 1)[0] if start else 0
    last = sentence_bounds(text, stop + 1, stop + 1)[1] if stop < len(text) else stop
    return one_line(text[first:last])


def read_as(kind: Kind, edited: Edited) -> str:
    """Say what was read of the fields that a person wrote anew: "read as 3,400", "read as title chair, to 2019"."""
    fields = {field.field: field for field in editable_fields(kind)}
    told = [(fields[name], _words(kind, fields[name], edited)) for name in edited.read if name in fields]
    if len(told) == 1:
        return f"read as {told[0][1]}"
    return "read as " + ", ".join(f"{_label(field).lower()} {words}" for field, words in told)


def _label(field: EditableField) -> str:
    return labels("filled")[f"edit.{field.name}"]


def _words(kind: Kind, field: EditableField, edited: Edited) -> str:
    value = edited.read[field.field]
    if field.form == "words":
        return f"“{edited.read['text']}”"
    if value is None:
        return _NONE
    if field.form == "date":
        return in_words(value)
    if is_party(value):
        return written(value)
    if isinstance(value, list):
        low, high = (None if end is None else number_words(end) for end in value)
        return f"{low} to {high}" if low and high else f"{low} or more" if low else f"{high} or less"
    return value_words(kind, field.name, value)
