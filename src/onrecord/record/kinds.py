"""The record, and a row for each kind of fact in it: what the store, the views, the web app and the docs go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from operator import attrgetter
from typing import Any, Final, Literal

import msgspec

from onrecord.record.article import Article, Versions
from onrecord.record.entity import Entity
from onrecord.record.figure import Figure
from onrecord.record.office import Office
from onrecord.record.position import Dispute, Position
from onrecord.record.silence import Silence
from onrecord.record.span import Span
from onrecord.record.statement import Statement
from onrecord.record.tie import Tie
from onrecord.record.time import Event, TimeExpression

FORMAT: Final = "onrecord/1"
CERTAIN: Final = 0.5
"""The confidence under which a fact is more likely wrong than right: lists and pages fold it away."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One article and every fact that it states, each with the words that say it.

    `attributions` are those in PolNeAR's sense that no reader counts as statements: acts ("opposed the bonus") and
    silences. No view shows them; they are kept for those who study attribution. `read_by` says which versions of the
    program, the network and the rules read it.
    """

    format: Literal["onrecord/1"] = FORMAT
    article: Article
    read_by: Versions | None = None
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    attributions: tuple[Statement, ...] = ()
    offices: tuple[Office, ...] = ()
    ties: tuple[Tie, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    silences: tuple[Silence, ...] = ()
    positions: tuple[Position, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    def entity(self, entity_id: str | None) -> Entity | None:
        """Return the entity with this id, or None."""
        return next((e for e in self.entities if e.id == entity_id), None)

    def words(self, span: Span) -> str:
        """Return the words of the article at a span."""
        return self.article.text[span[0] : span[1]]

    def to_dict(self) -> dict[str, Any]:
        """Return the record as dicts, lists, strings and numbers, under the names that its JSON has."""
        found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return found

    def to(self, form: str) -> bytes:
        """Return the record in another tool's format, as `onrecord.export_records` writes it.

        Args:
            form: a format's name: "csv", "xlsx", …; of a format of many files the bytes of a zip archive.
        Raises:
            OnRecordError: no such format, or a package that it needs is missing.
        """
        found: bytes = import_module("onrecord.export.formats").exported([self], form)  # a record knows no format
        return found

    def _repr_html_(self) -> str:
        """Return what a notebook shows."""
        from onrecord.record.display import notebook_html  # it goes by the kinds, which are below

        return notebook_html(self)


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of fact as data. A path names a field, or one within it: "evidence", "source.entity".

    Attributes:
        name: the singular, also of its table in the store unless `table` says otherwise.
        plural: the record's field, the folder in `facts`, the pipeline's component.
        letter: in ids (`z12.3`); empty where facts have no id and cannot be corrected.
        mark: the letter of its keys on pages.
        label: the field whose value its words are marked with in spaCy's `doc.spans`.
        value: the type of its facts.
        says: what a fact says, by its fields in braces; a part after the first is left out where a field of it is null.
        evidence: the path of the spans that a fact stands on.
        place: the path of the spans by which a correction finds it again; by default its evidence.
        spans: the paths of all other spans.
        parties: the paths of the entities that it is about, whose identities are kept with it.
        others: the paths of other entities.
        statements: the fields that hold ids of statements.
        apart: the fields that tell two facts in one place apart.
        dates: the fields that hold EDTF dates; the first is the fact's own.
        searched: the columns of its table that are searched for words.
        editable: the fields that a person may write anew.
        listed: whether views list it under a heading of its own, a line a fact, and have no other place for it.
    """

    name: str
    plural: str
    letter: str = ""
    mark: str
    label: str
    value: type[msgspec.Struct]
    says: tuple[str, ...]
    table: str = ""
    evidence: str = "evidence"
    place: str = ""
    spans: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    editable: tuple[str, ...] = ()
    listed: bool = False

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "table", self.table or self.name)
        msgspec.structs.force_setattr(self, "place", self.place or self.evidence)

    def facts(self, record: Record) -> tuple[Any, ...]:
        """Return the facts of this kind in a record."""
        found: tuple[Any, ...] = getattr(record, self.plural)
        return found

    def folded(self, record: Record) -> dict[str, Any]:
        """Return the facts of this kind that lists and pages fold away, by their keys on pages."""
        return {f"{self.mark}{n}": fact for n, fact in enumerate(self.facts(record), 1) if not is_certain(fact)}


KINDS: Final = (
    Kind(
        name="entity", plural="entities", mark="e", label="kind", value=Entity, says=("{name}",),
        evidence="mentions.span",
    ),
    Kind(
        name="statement", plural="statements", letter="s", mark="s", label="force", value=Statement,
        says=("{speaker}", " {cue}", ": {text}"),
        evidence="content.spans", spans=("source.spans", "cue.spans", "setting", "addressee.spans", "anonymity"),
        parties=("source.entity",), others=("addressee.entity",), statements=("inside",), dates=("said",),
        searched=("text", "tags"), editable=("content", "force", "said"),
    ),
    Kind(
        name="time", plural="times", mark="c", label="type", value=TimeExpression, says=("{span}",),
        table="time_expression", evidence="span", dates=("edtf",),
    ),
    Kind(
        name="office", plural="offices", letter="o", mark="o", label="title", value=Office,
        says=("{holder}, {title}", ", {organization}"),
        parties=("holder",), others=("organization",), apart=("title", "holder"), dates=("start", "end"),
        editable=("title", "organization", "place", "status", "start", "end"),
    ),
    Kind(
        name="tie", plural="ties", letter="t", mark="t", label="kind", value=Tie, says=("{subject} {kind} {object}",),
        parties=("subject", "object"), apart=("kind", "subject", "object"), dates=("when",), editable=("kind", "when"),
    ),
    Kind(
        name="silence", plural="silences", letter="z", mark="x", label="outcome", value=Silence, says=("{evidence}",),
        place="party_span", spans=("party_span",), parties=("party",), editable=("outcome",),
    ),
    Kind(
        name="event", plural="events", letter="e", mark="v", label="when", value=Event, says=("{trigger}",),
        place="trigger", spans=("trigger", "time"), parties=("participants",), statements=("statement",),
        dates=("when",), editable=("when",),
    ),
    Kind(
        name="figure", plural="figures", letter="f", mark="f", label="qualifier", value=Figure, says=("{span}",),
        place="span", spans=("span", "of"), dates=("period",), searched=("unit", "sentence"),
        editable=("value", "unit", "qualifier", "period"),
    ),
    Kind(
        name="position", plural="positions", letter="p", mark="p", label="act", value=Position,
        says=("{actor} {act}", " {target}"), spans=("target",), parties=("actor",), others=("toward",),
        statements=("statement",), apart=("act", "actor", "target"), editable=("act",),
    ),
    Kind(
        name="dispute", plural="disputes", letter="d", mark="d", label="kind", value=Dispute,
        says=("{parties}", " on {about}"), spans=("about",), parties=("parties.entity",), apart=("kind", "about"),
        editable=("kind",),
    ),
)  # fmt: skip
"""A row a kind, in the order in which they are found: each after those that it is found from."""
STATEMENT: Final = next(k for k in KINDS if k.name == "statement")
FACTS: Final = tuple(k for name in Record.__struct_fields__ for k in KINDS if k.plural == name and k.letter)
"""The kinds whose facts have ids, in the record's order."""
BY_LETTER: Final = {kind.letter: kind for kind in FACTS}
BY_NAME: Final = {kind.name: kind for kind in KINDS}


def is_certain(fact: Any) -> bool:
    """Tell whether lists show a fact as such; one without a confidence is."""
    return float(getattr(fact, "confidence", 1.0)) >= certain_from(fact)


def certain_from(fact: Any) -> float:
    """Return the confidence from which lists show a fact, or the facts of a type, as such."""
    return float(getattr(fact, "certain_from", CERTAIN))


def values_at(facts: Iterable[Any], path: str) -> list[Any]:
    """Return what a path leads to from these facts: spans, entities' ids; each by itself, nothing for null."""
    found = facts
    for step in path.split("."):
        values, found = map(attrgetter(step), found), []
        for value in values:
            if isinstance(value, tuple) and not (value and isinstance(value[0], int)):  # a span is a pair of numbers
                found += value
            elif value is not None:
                found.append(value)
    return list(found)


def spans_of(kind: Kind, facts: Sequence[Any]) -> Iterator[Span]:
    """Walk through every span that these facts of a kind stand on or name."""
    for path in (kind.evidence, *kind.spans):
        yield from values_at(facts, path)


def references_of(kind: Kind, facts: Sequence[Any]) -> Iterator[str]:
    """Walk through the ids of the entities and statements that these facts of a kind speak of."""
    for path in (*kind.parties, *kind.others, *kind.statements):
        yield from values_at(facts, path)
