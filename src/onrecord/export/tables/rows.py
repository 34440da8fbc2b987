"""A record's facts as rows: every field a column, with the words that it points at and the article that says it."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from onrecord.record import Record
from onrecord.record.kinds import KINDS, Kind

Cell = str | int | float | bool | None
Type = Literal["string", "integer", "number", "boolean"]
_ARTICLE: Final = (
    "id",
    "source",
    "title",
    "publisher",
    "section",
    "authors",
    "published",
    "published_basis",
    "language",
    "url",
)
ARTICLES: Final = "articles"


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column: its name, the type of its cells, and what they say."""

    name: str
    type: Type
    says: str


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """A table: its name, and its columns in order."""

    name: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """Return the names of the columns."""
        return [column.name for column in self.columns]


@cache
def tables() -> tuple[Table, ...]:
    """Return the tables of records: the articles, then one for each kind of fact."""
    text = Column(name="text", type="string", says="the article's text, which offsets count in code points")
    named = (Column(name=name, type="string", says=f"the article's `{name}`") for name in _ARTICLE)
    return (Table(name=ARTICLES, columns=(*named, text)), *(_table(kind) for kind in KINDS))


def _table(kind: Kind) -> Table:
    own = [column for field in msgspec.structs.fields(kind.value) for column in _columns(kind, field)]
    front = (
        Column(name="article", type="string", says="the article's id"),
        Column(name="number", type="integer", says="its place among the article's facts of this kind, from 1"),
        Column(name="sentence", type="string", says="what it says, in one line"),
    )
    return Table(name=kind.plural, columns=(*front, *own))


def _columns(kind: Kind, field: Any) -> Iterator[Column]:
    """Yield the columns of a field: spans as offsets and as words, an entity as its id and its name."""
    name, where = field.encode_name, f"`{field.encode_name}` of the {kind.name}"
    shape = _shape(kind, field.name)
    if shape == "spans":
        yield Column(name=f"{name}_start", type="integer", says=f"where {where} begins, in code points")
        yield Column(name=f"{name}_end", type="integer", says=f"where {where} ends")
        yield Column(name=f"{name}_words", type="string", says=f"the words of {where}; parts are joined by …")
    elif shape == "entity":
        yield Column(name=name, type="string", says=f"{where}: an entity's id")
        yield Column(name=f"{name}_name", type="string", says=f"{where}: its name")
    elif shape == "range":
        yield Column(name=f"{name}_low", type="number", says=f"{where}, or the least of a range")
        yield Column(name=f"{name}_high", type="number", says=f"{where}, or the most of a range")
    else:
        yield Column(name=name, type=shape, says=where)


@cache
def _shape(kind: Kind, name: str) -> Any:
    """Return how a field of a fact is told: as spans, an entity, a range, or as a cell of a type."""
    paths = {path.split(".")[0]: path for path in (kind.evidence, *kind.spans)}
    if name in paths:
        return "spans"
    if name in {path.split(".")[0] for path in (*kind.parties, *kind.others)} or (kind.name, name) == ("entity", ""):
        return "entity"
    hint = get_type_hints(kind.value)[name]
    options = [o for o in _options(hint) if o is not type(None)]
    if any(get_origin(o) is tuple and float in _numbers(o) for o in options):
        return "range"
    if options == [bool]:
        return "boolean"
    if options == [int]:
        return "integer"
    return "number" if set(options) <= {int, float} and options else "string"


def _options(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def _numbers(hint: Any) -> set[Any]:
    return {inner for part in get_args(hint) for inner in _options(part)}


def rows(record: Record) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Yield each row of a record with the name of its table: its article, then its facts by kind."""
    yield ARTICLES, {name: _cell(getattr(record.article, name)) for name in (*_ARTICLE, "text")}
    names = {entity.id: entity.name for entity in record.entities}
    told = _RowCells(record, names)
    for kind in KINDS:
        for number, fact in enumerate(kind.facts(record), 1):
            yield kind.plural, told.row(kind, fact, number)


def rows_of(records: Iterable[Record]) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Yield the rows of many records."""
    for record in records:
        yield from rows(record)


class _RowCells:
    """One record's facts as cells."""

    def __init__(self, record: Record, names: dict[str, str]) -> None:
        from onrecord.record.wording import Wording

        self.record, self.names, self.wording = record, names, Wording(record)

    def row(self, kind: Kind, fact: Any, number: int) -> dict[str, Cell]:
        row: dict[str, Cell] = {
            "article": self.record.article.id, "number": number, "sentence": self.wording.says(kind, fact),
        }  # fmt: skip
        for field in msgspec.structs.fields(kind.value):
            row |= self._cells(kind, field, getattr(fact, field.name))
        return row

    def _cells(self, kind: Kind, field: Any, value: Any) -> dict[str, Cell]:
        name, shape = field.encode_name, _shape(kind, field.name)
        if shape == "spans":
            spans = sorted(_spans(value))
            words = " … ".join(self.record.words(span) for span in spans)
            start, end = (spans[0][0], spans[-1][1]) if spans else (None, None)
            return {f"{name}_start": start, f"{name}_end": end, f"{name}_words": words or None}
        if shape == "entity":
            ids = list(_ids(value))
            called = "; ".join(self.names.get(i, i) for i in ids) or getattr(value, "text", None)
            return {name: "; ".join(ids) or None, f"{name}_name": called}
        if shape == "range":
            low, high = value if isinstance(value, tuple) else (value, value)
            return {f"{name}_low": low, f"{name}_high": high}
        return {name: _cell(value)}


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    """Yield the spans in a value: one, many, or those of the structs in it."""
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(v, int) for v in value):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _spans(inner)
    elif isinstance(value, msgspec.Struct):
        yield from _spans(getattr(value, "spans", None) or getattr(value, "span", None))


def _ids(value: Any) -> Iterator[str]:
    """Yield the ids of the entities in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _ids(inner)
    elif isinstance(value, msgspec.Struct):
        yield from _ids(getattr(value, "entity", None))


def _cell(value: Any) -> Cell:
    """Return one cell: lists of words are joined, other lists are JSON."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple) and all(isinstance(v, str) for v in value):
        return "; ".join(value)
    return msgspec.json.encode(value).decode("utf-8")
