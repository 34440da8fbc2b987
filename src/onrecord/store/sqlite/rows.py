"""A record as the rows of its facts: pure, given the numbers that the store has given out.

A kind's columns follow from its value and its row in `record.kinds`; COLUMNS has those of the tables that hold more
or less than that, and `_COMPUTED` what is worked out for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count, repeat
from operator import attrgetter
from typing import Any

import msgspec

from onrecord.lang.en.lexicons import word_table
from onrecord.lang.en.titles import spelled_out
from onrecord.record import Addressee, Cue, Record, Statement
from onrecord.record.edtf import first_day
from onrecord.record.kinds import BY_NAME, KINDS, Kind, values_at
from onrecord.record.wording import Wording
from onrecord.store.quantities import bounds, quantity_of
from onrecord.text.sentences import sentence_around

Row = tuple[Any, ...]
_encode = msgspec.json.Encoder().encode
_LABEL = 120
"""Characters of a label: a line of a table."""

COLUMNS: dict[str, str] = {
    "entity": "id name article_id local_id kind aliases confidence identity_id",
    "statement": "id name article_id n local_id mode speaker_id identity_id speaker text source cue content setting "
    "said inside_id manner force addressee addressee_id addressee_text channel anonymity anonymity_text cue_text "
    "confidence quotation_id at tags",
    "time": "name article_id n start stop type value edtf",
    "office": "name article_id n holder_id identity_id title organization_id organization place status from_date "
    "to_date evidence confidence rule at",
    "silence": "name article_id n party_id identity_id party_text start stop outcome sentence evidence confidence rule "
    "at",
    "event": "id name article_id n when_date day trigger time statement_id evidence confidence rule at",
    "figure": "name article_id n start stop low high qualifier unit quantity period change of of_text sentence "
    "evidence confidence rule at",
    "dispute": "id name article_id n kind about about_text evidence confidence rule at",
}
"""The columns of the kinds whose tables hold other columns than follow from the value."""
PARTS: dict[str, tuple[str, str]] = {
    "mention": ("entity", "name entity_id start stop form"),
    "event_participant": ("event", "name event_id entity_id identity_id day"),
    "dispute_party": ("dispute", "name dispute_id side entity_id identity_id"),
}
"""Tables whose rows go with a fact of a kind, and their columns."""


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """What the rows refer to: the article's row, and by local id those of its entities and statements.

    `identities` has the identity of each entity's local id; `first` the first free row of each table.
    """

    article: int
    entities: Mapping[str, int]
    identities: Mapping[str, int]
    statements: Mapping[str, int]
    quotations: Mapping[str, int]
    first: Mapping[str, int]


def columns_of(kind: Kind) -> tuple[str, ...]:
    """Return the columns of a kind's table that are written when a fact is added."""
    if kind.name in COLUMNS:
        return tuple(COLUMNS[kind.name].split())
    own = [c for field in msgspec.structs.fields(kind.value) for c in _columns(kind, field)]
    return ("name", "article_id", "n", *own, "at")


def _columns(kind: Kind, field: msgspec.structs.FieldInfo) -> tuple[str, ...]:
    name = field.name
    if name in kind.parties:
        return f"{name}_id", "identity_id" if name == kind.parties[0] else f"{name}_identity_id"
    if name in (*kind.others, *kind.statements):
        return (f"{name}_id",)
    if name in kind.dates:
        return (f"{field.encode_name}_date",)
    return (name, f"{name}_text") if name in kind.spans else (name,)


Column = Callable[["_Rows", Sequence[Any]], Iterable[Any]]
"""Works out a column of the facts of one kind; it may be longer than they are."""
Cell = Callable[["_Rows", Any], Any]
"""Works out one fact's value in a column."""


def kind_rows(record: Record, kinds: Iterable[Kind], *, numbers: Numbers) -> dict[str, list[Row]]:
    """Return the rows of the tables of some kinds, without their parts."""
    build = _Rows(record, numbers)
    return {kind.table: build.facts(kind) for kind in kinds}


def fact_rows(record: Record, *, numbers: Numbers) -> dict[str, list[Row]]:
    """Return the rows of every fact table, in the columns of INSERTS."""
    build = _Rows(record, numbers)
    found = {kind.table: build.facts(kind) for kind in KINDS}
    return found | {
        "mention": build.mentions(),
        "event_participant": build.event_participants(),
        "dispute_party": build.dispute_parties(),
    }


class _Rows:
    """The rows of one record."""

    def __init__(self, record: Record, numbers: Numbers) -> None:
        self.record, self.numbers = record, numbers
        self.at = first_day(record.article.published)
        self.wording = Wording(record, worded=_spelled)

    def facts(self, kind: Kind) -> list[Row]:
        """Return a row a fact; none for a fact without the party that it has to have."""
        facts, needed = kind.facts(self.record), _NEEDED[kind.name]
        rows = zip(*(column(self, facts) for column in _COLUMNS[kind.name]), strict=False) if facts else ()
        if needed is None:
            return list(rows)
        known = self.numbers.entities
        return [row for fact, row in zip(facts, rows, strict=False) if getattr(fact, needed) in known]

    def who(self, local: str | None) -> tuple[int | None, int | None]:
        """Return the entity's row and its identity."""
        return self.numbers.entities.get(local or ""), self.numbers.identities.get(local or "")

    def speaker(self, statement: Statement) -> tuple[int | None, int | None]:
        """Return the speaker's row and identity."""
        return self.who(statement.source.entity if statement.source else None)

    def evidence(self, kind: Kind, fact: Any) -> str:
        """Return the words of the fact's evidence."""
        return self.wording.field(kind, fact, "evidence") or ""

    def words(self, part: Cue | Addressee | None) -> str | None:
        """Return the words of a part of a statement, on one line."""
        if part is None:
            return None
        return " … ".join(" ".join(self.record.words(span).split()) for span in part.spans)

    def mentions(self) -> list[Row]:
        unique = {
            (self.numbers.entities[e.id], m.span): (self.record.words(m.span), m.form)
            for e in self.record.entities
            for m in e.mentions
        }
        return [(words, row, *span, form) for (row, span), (words, form) in unique.items()]

    def event_participants(self) -> list[Row]:
        first, names = self.numbers.first["event"], self.wording.names
        return [
            (names[p], first + n, *self.who(p), first_day(e.when) or e.when)
            for n, e in enumerate(self.record.events)
            for p in dict.fromkeys(e.participants)
            if p in names
        ]

    def dispute_parties(self) -> list[Row]:
        first, names = self.numbers.first["dispute"], self.wording.names
        return [
            (names.get(p.entity or "") or p.text or "unnamed", first + n, side, *self.who(p.entity))
            for n, d in enumerate(self.record.disputes)
            for side, p in enumerate(d.parties, 1)
        ]


def _spelled(kind: Kind, field: str, value: Any) -> str:
    if (kind.name, field) == ("tie", "kind"):
        return word_table("tie_words").get(value, value)
    return spelled_out(value) if (kind.name, field) == ("office", "title") else str(value)


def _tag(identity: int | None) -> str:
    """Write the word that a speaker's statements are searched by.

    It ends in a space, so that a corrected identity is replaced without its longer neighbours.
    """
    return f"i{identity} " if identity else ""


_COMPUTED: dict[tuple[str, str], Cell] = {
    ("entity", "local_id"): lambda r, f: f.id,
    ("entity", "name"): lambda r, f: f.name,
    ("entity", "identity_id"): lambda r, f: r.who(f.id)[1],
    ("statement", "local_id"): lambda r, f: f.id,
    ("statement", "speaker_id"): lambda r, f: r.speaker(f)[0],
    ("statement", "identity_id"): lambda r, f: r.speaker(f)[1],
    ("statement", "addressee_id"): lambda r, f: r.who(f.addressee.entity if f.addressee else None)[0],
    ("statement", "addressee_text"): lambda r, f: r.words(f.addressee),
    ("statement", "anonymity_text"): lambda r, f: f.anonymity and " ".join(r.record.words(f.anonymity).split()),
    ("statement", "cue_text"): lambda r, f: r.words(f.cue),
    ("statement", "quotation_id"): lambda r, f: r.numbers.quotations.get(f.id),
    ("statement", "tags"): lambda r, f: _tag(r.speaker(f)[1]),
    ("statement", "at"): lambda r, f: first_day(f.said) or r.at,
    ("office", "title"): lambda r, f: spelled_out(f.title),
    ("office", "organization"): lambda r, f: r.wording.names.get(f.organization or ""),
    ("silence", "sentence"): lambda r, f: r.evidence(BY_NAME["silence"], f),
    ("event", "day"): lambda r, f: first_day(f.when) or f.when,
    ("figure", "low"): lambda r, f: bounds(f)[0],
    ("figure", "high"): lambda r, f: bounds(f)[1],
    ("figure", "quantity"): lambda r, f: quantity_of(f.unit),
    ("figure", "sentence"): lambda r, f: sentence_around(r.record.article.text, *f.span),
}
"""What is worked out for a column, by kind and column."""


def _column(kind: Kind, column: str) -> Column:
    """Return what works out a column: by a rule of its own, by its name, or as the field of that name."""
    if (kind.name, column) in _COMPUTED:
        return _each(_COMPUTED[kind.name, column])
    place, table = kind.place, kind.table
    shared: dict[str, Column] = {
        "id": lambda r, facts: count(r.numbers.first[table]),
        "name": _each(lambda r, f: label(r.wording.says(kind, f))),
        "article_id": lambda r, facts: repeat(r.numbers.article),
        "n": lambda r, facts: count(1),
        "at": lambda r, facts: repeat(r.at),
        "identity_id": _each(lambda r, f: r.who(getattr(f, kind.parties[0]))[1]),
        "start": lambda r, facts: [start for start, _ in values_at(facts, place)],
        "stop": lambda r, facts: [stop for _, stop in values_at(facts, place)],
    }
    return shared[column] if column in shared else _field_column(kind, column)


def _field_column(kind: Kind, column: str) -> Column:
    """Return what works out a column that stands for a field: a party's row or identity, a day, words, a value."""
    fields = {field.encode_name: field.name for field in msgspec.structs.fields(kind.value)}
    if column in fields:
        return _values(kind, fields[column])
    field, _, part = column.rpartition("_")
    if part == "date":
        return _values(kind, fields[field])
    if part == "text":
        return _each(lambda r, f: r.wording.field(kind, f, field))
    if field in kind.statements:
        return _each(lambda r, f: r.numbers.statements.get(getattr(f, field) or ""))
    if field.endswith("_identity"):
        party = field.removesuffix("_identity")
        return _each(lambda r, f: r.who(getattr(f, party))[1])
    return _each(lambda r, f: r.who(getattr(f, field))[0])


def _each(cell: Cell) -> Column:
    return lambda rows, facts: [cell(rows, fact) for fact in facts]


def _values(kind: Kind, field: str) -> Column:
    held = attrgetter(field)
    if f"{field}.spans" in (kind.evidence, *kind.spans):
        return _each(lambda r, f: (part := held(f)) and _json(part.spans))
    return lambda rows, facts: map(_stored, map(held, facts))


def _stored(value: Any) -> Any:
    """Return a field's value as the store holds it: spans and lists as JSON."""
    return _json(value) if isinstance(value, tuple) else value


def _needed(kind: Kind) -> str | None:
    """Return the party that a fact of this kind cannot be without."""
    fields = {field.name: field.type for field in msgspec.structs.fields(kind.value)}
    return next((party for party in kind.parties[:1] if fields.get(party) is str), None)


def _insert(table: str, columns: Iterable[str]) -> str:
    names = [f'"{column}"' for column in columns]
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _inserts() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in KINDS:
        found[kind.table] = _insert(kind.table, columns_of(kind))
        found |= {t: _insert(t, columns.split()) for t, (whole, columns) in PARTS.items() if whole == kind.name}
    return found


INSERTS = _inserts()
"""How each table's rows go in, in an order in which every reference finds its row."""
NUMBERED = tuple(kind.table for kind in KINDS if columns_of(kind)[0] == "id")
"""Tables whose rows are numbered before they go in: others refer to them."""
_COLUMNS = {kind.name: tuple(_column(kind, column) for column in columns_of(kind)) for kind in KINDS}
_NEEDED = {kind.name: _needed(kind) for kind in KINDS}


def _json(value: Iterable[Any] | None) -> str | None:
    return None if value is None else _encode(value).decode("utf-8")


def label(text: str) -> str:
    """Write a text as a row's label: one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LABEL else line[: _LABEL - 1] + "…"
