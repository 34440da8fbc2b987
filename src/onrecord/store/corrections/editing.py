"""The fields of a fact that a person may write anew: how each is written, and what is wrong with what was written."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from typing import Any, Literal, get_args, get_origin

import msgspec

from onrecord.errors import CorrectionError, DateError
from onrecord.lang.en.numerals import number_value, plain
from onrecord.lang.rules import typed
from onrecord.record import Content
from onrecord.record.edtf import first_day
from onrecord.record.kinds import Kind
from onrecord.store.corrections.extents import find_extent, words_at
from onrecord.store.read.asked import checked_period, given_name, repeated
from onrecord.text.quotations import find_quotations, mode_of

Form = Literal["number", "date", "choice", "text", "words", "party"]
"""`words` are words of the article, `party` is the name of somebody in the store."""
_LONGEST = 60
"""Characters of a number or a date."""
_NUMBER_WORD = re.compile(r"[$€£]?(?:[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)%?|[a-z]+(?:-[a-z]+)?")
_BETWEEN = re.compile(r" to | ?– ?|(?<=[0-9]) ?- ?")
_PARTLY = re.compile(r"[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-2[1-4]")
"""A decade, a century, a season."""
_OPEN = ("", "..")


class EditedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """What an edit needs to know of the article: its `text`, and how a `party` that a person names is kept."""

    text: str
    party: Callable[[str], dict[str, Any]]


class EditableField(msgspec.Struct, frozen=True, kw_only=True):
    """A field that a person may write anew.

    Attributes:
        name: in the record's JSON: "from".
        field: in the fact's type: "start".
        form: how it is written.
        choices: the values of a closed list.
        needed: whether a fact cannot be without it.
    """

    name: str
    field: str
    form: Form
    choices: tuple[str, ...] = ()
    needed: bool


@cache
def editable_fields(kind: Kind) -> tuple[EditableField, ...]:
    """Return the fields of a kind of fact that a person may write anew."""
    fields = {field.name: field for field in msgspec.structs.fields(kind.value)}
    return tuple(_editable(kind, fields[name]) for name in kind.editable)


def _editable(kind: Kind, field: msgspec.structs.FieldInfo) -> EditableField:
    types = (field.type,) if get_origin(field.type) is Literal else get_args(field.type)
    choices = tuple(chain.from_iterable(get_args(t) for t in types if get_origin(t) is Literal))
    form: Form = "choice" if choices else "text"
    if field.name in kind.dates:
        form = "date"
    elif float in types:
        form = "number"
    elif field.name in kind.others:
        form = "party"
    elif field.name == kind.evidence.partition(".")[0]:
        form = "words"
    needed = field.type is not type(None) and type(None) not in types
    return EditableField(name=field.encode_name, field=field.name, form=form, choices=choices, needed=needed)


def written(value: Any) -> str:
    """Return a field's value as a person would write it: "4200", "10 to 20", "2024-05-17", a name; "" for null."""
    if isinstance(value, tuple | list):
        return " to ".join(".." if end is None else written(end) for end in value)
    if is_party(value):
        return str(value["name"])
    return "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)


def is_party(value: Any) -> bool:
    """Tell whether a value of an edit names somebody in the store: {"id": 12, "name": "Harbor Board"}."""
    return isinstance(value, dict) and "id" in value


def field_words(fact: Any, field: EditableField) -> str:
    """Return what a fact has in a field as a person would write it, of a statement's content its words."""
    return str(fact.text) if field.form == "words" else written(getattr(fact, field.field))


def with_values(fact: Any, values: Mapping[str, Any]) -> Any:
    """Return the fact with these values of its fields, as an edit keeps them."""
    return msgspec.structs.replace(fact, **{name: _held(value) for name, value in values.items()})


def _held(value: Any) -> Any:
    if isinstance(value, dict) and "spans" in value:
        return typed(value, Content)
    return tuple(value) if isinstance(value, list) else value


def kept(value: Any) -> Any:
    """Return a field's value as an edit keeps it, in JSON's types."""
    return msgspec.to_builtins(value) if isinstance(value, msgspec.Struct) else value


def edits_of(kind: Kind, fact: Any, given: Mapping[str, str], *, article: EditedArticle) -> dict[str, Any]:
    """Return the fields of a fact that a person writes otherwise than they are, with their new values.

    Args:
        fact: with the parties that may be edited as edits keep them.
        given: what was written, by the names in the record's JSON; fields that are as they were may stand in it.
    Raises:
        CorrectionError: no such field, a value that it cannot have, or nothing that differs.
        NoSuchNameError, AmbiguousNameError: a party that nobody is, or several are.
    """
    fields = {field.name: field for field in editable_fields(kind)}
    if unknown := next((name for name in given if name not in fields), None):
        raise CorrectionError(f"{repeated(unknown)}: no field to edit; those of {kind.plural} are {', '.join(fields)}")
    # A value that stays is not read again: what onrecord wrote may be more than what a person can write.
    told = {fields[name]: text for name, text in given.items() if text.strip() != field_words(fact, fields[name])}
    values = {field.field: _value(field, text, fact, article) for field, text in told.items()}
    values = {name: value for name, value in values.items() if value != getattr(fact, name)}
    if not values:
        raise CorrectionError(f"{next(iter(given), kind.name)}: says so already; write another value")
    changed = with_values(fact, values | _qualifier(kind, fact, values) | _extent(article.text, values))
    _check_order(fields, changed)
    new = {name: getattr(changed, name) for name in changed.__struct_fields__}
    return {name: kept(value) for name, value in new.items() if value != getattr(fact, name)}


def _value(field: EditableField, text: str, fact: Any, article: EditedArticle) -> Any:
    """Return the value that a text writes."""
    bare = text.strip()
    if not bare:
        if field.needed:
            raise CorrectionError(f"{field.name}: is empty; write one")
        return None
    if field.form == "words":
        return Content(spans=find_extent(article.text, fact, bare))
    if field.form == "party":
        return article.party(bare)
    return _written(field, bare)


def _written(field: EditableField, text: str) -> Any:
    """Return the value that a text writes of a field whose value is a word, a number or a date."""
    if field.form == "choice":
        return _chosen(field, text)
    if field.form == "text":
        return given_name(text, of=f"the {field.name}")
    read = _amount if field.form == "number" else _date
    found = read(text) if len(text) <= _LONGEST else None
    if found is None:
        like = "2024-05-17, 2024-05 or 2024" if field.form == "date" else "4200, 1.5 million or 10 to 20"
        raise CorrectionError(f"{field.name}: {repeated(text)} is not a {field.form}; write {like}")
    return found


def _extent(text: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what goes with a statement's new content: its words, and how much of it is quoted."""
    content = values.get("content")
    if not isinstance(content, Content):
        return {}
    mode = mode_of(find_quotations(text), text, content.spans)
    return {"text": words_at(text, content.spans), "mode": mode}


def _chosen(field: EditableField, text: str) -> str:
    if text not in field.choices:
        raise CorrectionError(f"{field.name}: {repeated(text)} is not one of {', '.join(field.choices)}")
    return text


def _amount(text: str) -> Any:
    """Read a number, or the two ends of a range; None where it is neither."""
    ends = _BETWEEN.split(" ".join(text.split()))
    if len(ends) == 1:
        return _number(text)
    if len(ends) != 2 or all(end in _OPEN for end in ends):
        return None
    low, high = (None if end in _OPEN else _number(end) for end in ends)
    if any(found is None and end not in _OPEN for found, end in zip((low, high), ends, strict=True)):
        return None
    return None if low is not None and high is not None and low > high else (low, high)


def _number(text: str) -> int | float | None:
    sign, bare = (-1, text[1:]) if text[:1] in ("-", "−") else (1, text)
    words = bare.casefold().split()
    if not all(_NUMBER_WORD.fullmatch(word) for word in words):
        return None
    found = number_value(tuple(part for word in words for part in word.strip("$€£%").split("-")))
    return None if found is None else plain(sign * found)


def _date(text: str) -> str | None:
    """Read an EDTF date or an interval of two; None where it is neither."""
    ends = text.split("/")
    if not all(_is_date(end) or (end in _OPEN and len(ends) == 2) for end in ends):
        return None
    return text if len(ends) <= 2 and any(end not in _OPEN for end in ends) else None


def _is_date(text: str) -> bool:
    bare = text[:-1] if text[-1:] in ("~", "?", "%") else text
    if _PARTLY.fullmatch(bare):
        return True
    with contextlib.suppress(DateError):
        return bool(checked_period(bare))
    return False


def _qualifier(kind: Kind, fact: Any, values: Mapping[str, Any]) -> dict[str, str]:
    """Return the qualifier that goes with a new value of a figure: two ends are a range, one number is none."""
    if kind.name != "figure":
        return {}
    value, qualifier = (values.get(name, getattr(fact, name)) for name in ("value", "qualifier"))
    if isinstance(value, tuple) and None not in value:
        return {"qualifier": "range"}
    return {"qualifier": "exactly"} if qualifier == "range" and not isinstance(value, tuple) else {}


def _check_order(fields: Mapping[str, EditableField], fact: Any) -> None:
    """Refuse an end before the beginning: of an interval, and of what has two dates."""
    spans = [(field.name, str(date).split("/")) for field in fields.values()
             if field.form == "date" and (date := getattr(fact, field.field))]  # fmt: skip
    if "from" in fields and "to" in fields and len(spans) == 2:
        spans.append(("to", [spans[0][1][0], spans[1][1][-1]]))
    for name, (start, *rest) in spans:
        first, last = first_day(start), first_day(rest[-1] if rest else start)
        if first and last and _starts_after(start, rest[-1] if rest else start):
            raise CorrectionError(f"{name}: {last[:4]} comes before {first[:4]}; write the later day")


def _starts_after(start: str, end: str) -> bool:
    """Return whether a date lies after another by as much of both as is written."""
    length = min(len(start.rstrip("~?%")), len(end.rstrip("~?%")))
    return start[:length] > end[:length]
