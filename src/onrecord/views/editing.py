"""The fields of a fact that a person may write anew, filled with what holds, and what was read of those that were."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.record.kinds import Kind
from onrecord.store.corrections.editing import EditableField, editable_fields, written
from onrecord.store.read.browsed import Edited
from onrecord.views.dates import in_words
from onrecord.views.labels import labels, number_words, value_words

_NONE = "nothing"


class FilledField(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a form: its name, its label, its value as a person writes it, and what may be chosen, with words."""

    name: str
    label: str
    value: str
    form: str
    choices: tuple[tuple[str, str], ...]


def filled_fields(kind: Kind, fact: Any) -> tuple[FilledField, ...]:
    """Return the fields of a fact that a person may write anew, as the fact has them."""
    return tuple(
        FilledField(
            name=field.name, label=_label(field), value=written(getattr(fact, field.field)), form=field.form,
            choices=tuple((value, value_words(kind, field.name, value)) for value in field.choices),
        )
        for field in editable_fields(kind)
    )  # fmt: skip


def read_as(kind: Kind, edited: Edited) -> str:
    """Say what was read of the fields that a person wrote anew: "read as 3,400", "read as title chair, to 2019"."""
    fields = {field.field: field for field in editable_fields(kind)}
    told = [(fields[name], _words(kind, fields[name], value)) for name, value in edited.read.items() if name in fields]
    if len(told) == 1:
        return f"read as {told[0][1]}"
    return "read as " + ", ".join(f"{_label(field).lower()} {words}" for field, words in told)


def _label(field: EditableField) -> str:
    return labels("filled")[f"edit.{field.name}"]


def _words(kind: Kind, field: EditableField, value: Any) -> str:
    if value is None:
        return _NONE
    if field.form == "date":
        return in_words(value)
    if isinstance(value, list):
        low, high = (None if end is None else number_words(end) for end in value)
        return f"{low} to {high}" if low and high else f"{low} or more" if low else f"{high} or less"
    return value_words(kind, field.name, value)
