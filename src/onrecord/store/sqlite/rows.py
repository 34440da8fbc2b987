"""A record as the rows of its facts: pure, given the numbers that the store has given out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from onrecord.lang.en.titles import spelled_out
from onrecord.record import Entity, Record, Span, Spans, Statement
from onrecord.record.edtf import first_day
from onrecord.store.quantities import bounds, quantity_of
from onrecord.text.sentences import sentence_around

Row = tuple[Any, ...]
_encode = msgspec.json.Encoder().encode
_LABEL = 120
"""Characters of a label: a line of a table."""


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


INSERTS: dict[str, str] = {
    table: f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * (columns.count(',') + 1))})"
    for table, columns in {
        "entity": "id, name, article_id, local_id, kind, aliases, identity_id",
        "mention": "name, entity_id, start, stop, form",
        "statement": "id, name, article_id, n, local_id, mode, speaker_id, identity_id, speaker, text, source, cue, "
        "content, setting, said, inside_id, confidence, quotation_id, at, tags",
        "office": "name, article_id, n, holder_id, identity_id, title, organization_id, organization, place, status, "
        "from_date, to_date, evidence, confidence, rule, at",
        "tie": "name, article_id, n, kind, subject_id, identity_id, object_id, object_identity_id, object_text, "
        "when_date, evidence, confidence, rule, at",
        "time_expression": "name, article_id, n, start, stop, type, value, edtf",
        "event": 'id, name, article_id, n, when_date, day, "trigger", time, statement_id, evidence, confidence, '
        "rule, at",
        "event_participant": "name, event_id, entity_id, identity_id, day",
        "figure": "name, article_id, n, start, stop, low, high, qualifier, unit, quantity, period, sentence, evidence, "
        "rule, at",
        "silence": "name, article_id, n, party_id, identity_id, party_text, start, stop, outcome, sentence, evidence, "
        "confidence, rule, at",
        "position": "name, article_id, n, actor_id, identity_id, actor_text, act, toward_id, target, target_text, "
        "statement_id, evidence, confidence, rule, at",
        "dispute": "id, name, article_id, n, kind, about, about_text, evidence, confidence, rule, at",
        "dispute_party": "name, dispute_id, side, entity_id, identity_id",
    }.items()
}
"""How each table's rows go in, in an order in which every reference finds its row."""


def fact_rows(record: Record, *, numbers: Numbers) -> dict[str, list[Row]]:
    """The rows of every fact table, in the columns of INSERTS."""
    build = _Rows(record, numbers)
    return {
        "entity": [build.entity(e) for e in record.entities],
        "mention": build.mentions(),
        "statement": [build.statement(n, s) for n, s in enumerate(record.statements, 1)],
        "office": build.offices(),
        "tie": build.ties(),
        "time_expression": build.times(),
        "event": build.events(),
        "event_participant": build.event_participants(),
        "figure": build.figures(),
        "silence": build.silences(),
        "position": build.positions(),
        "dispute": build.disputes(),
        "dispute_party": build.dispute_parties(),
    }


class _Rows:
    """The rows of one record."""

    def __init__(self, record: Record, numbers: Numbers) -> None:
        self._record, self._numbers = record, numbers
        self._text, self._article = record.article.text, numbers.article
        self._at = first_day(record.article.published)
        self._names = {e.id: e.name for e in record.entities}

    def _words(self, span: Span) -> str:
        return self._text[span[0] : span[1]]

    def _evidence(self, spans: Spans) -> str:
        return " … ".join(self._words(s) for s in spans)

    def _who(self, local: str | None) -> tuple[int | None, int | None]:
        """The entity's row and its identity."""
        return self._numbers.entities.get(local or ""), self._numbers.identities.get(local or "")

    def _name(self, local: str | None, otherwise: str | None) -> str:
        return self._names.get(local or "") or otherwise or "unnamed"

    def entity(self, entity: Entity) -> Row:
        row, identity = self._who(entity.id)
        return row, entity.name, self._article, entity.id, entity.kind, _json(entity.aliases), identity

    def mentions(self) -> list[Row]:
        unique = {
            (self._numbers.entities[e.id], m.span): (self._words(m.span), m.form)
            for e in self._record.entities
            for m in e.mentions
        }
        return [(words, row, *span, form) for (row, span), (words, form) in unique.items()]

    def statement(self, n: int, statement: Statement) -> Row:
        source = statement.source
        row, identity = self._who(source.entity if source else None)
        day = first_day(statement.said) or self._at
        # The tag ends in a space, so that a corrected identity is replaced without its longer neighbours.
        tags = f"i{identity} " if identity else ""
        line = f"{self._name(source.entity if source else None, statement.speaker)}: {statement.text}"
        return (
            self._numbers.statements[statement.id], label(line), self._article, n, statement.id, statement.mode, row,
            identity, statement.speaker, statement.text, _json(source.spans if source else None),
            _json(statement.cue.spans if statement.cue else None), _json(statement.content.spans),
            _json(statement.setting), statement.said, self._numbers.statements.get(statement.inside or ""),
            statement.confidence, self._numbers.quotations.get(statement.id), day, tags,
        )  # fmt: skip

    def offices(self) -> list[Row]:
        found = []
        for n, o in enumerate(self._record.offices, 1):
            row, identity = self._who(o.holder)
            organization = self._names.get(o.organization or "")
            title = spelled_out(o.title)
            line = f"{self._name(o.holder, None)}, {title}" + (f", {organization}" if organization else "")
            found.append((
                label(line), self._article, n, row, identity, title, self._who(o.organization)[0], organization,
                o.place, o.status, o.start, o.end, _json(o.evidence), o.confidence, o.rule, self._at,
            ))  # fmt: skip
        return [row for row in found if row[3] is not None]

    def ties(self) -> list[Row]:
        found = []
        for n, t in enumerate(self._record.ties, 1):
            line = f"{self._name(t.subject, None)} {t.kind} {self._name(t.object, t.object_text)}"
            found.append((
                label(line), self._article, n, t.kind, *self._who(t.subject), *self._who(t.object), t.object_text,
                t.when, _json(t.evidence), t.confidence, t.rule, self._at,
            ))  # fmt: skip
        return [row for row in found if row[4] is not None]

    def times(self) -> list[Row]:
        return [
            (label(self._words(t.span)), self._article, n, *t.span, t.type, t.value, t.edtf)
            for n, t in enumerate(self._record.times, 1)
        ]

    def events(self) -> list[Row]:
        first = self._numbers.first["event"]
        return [
            (
                first + n, label(self._words(e.trigger)), self._article, n + 1, e.when, first_day(e.when) or e.when,
                _json(e.trigger), _json(e.time), self._numbers.statements.get(e.statement or ""), _json(e.evidence),
                e.confidence, e.rule, self._at,
            )
            for n, e in enumerate(self._record.events)
        ]  # fmt: skip

    def event_participants(self) -> list[Row]:
        first = self._numbers.first["event"]
        return [
            (self._names[p], first + n, *self._who(p), first_day(e.when) or e.when)
            for n, e in enumerate(self._record.events)
            for p in dict.fromkeys(e.participants)
            if p in self._names
        ]

    def figures(self) -> list[Row]:
        return [
            (
                label(self._words(f.span)), self._article, n, *f.span, *bounds(f), f.qualifier, f.unit,
                quantity_of(f.unit), f.period, sentence_around(self._text, *f.span),
                _json(f.evidence), f.rule, self._at,
            )
            for n, f in enumerate(self._record.figures, 1)
        ]  # fmt: skip

    def silences(self) -> list[Row]:
        return [
            (
                label(self._evidence(z.evidence)), self._article, n, *self._who(z.party), z.party_text, *z.party_span,
                z.outcome, self._evidence(z.evidence), _json(z.evidence), z.confidence, z.rule, self._at,
            )
            for n, z in enumerate(self._record.silences, 1)
        ]  # fmt: skip

    def positions(self) -> list[Row]:
        found = []
        for n, p in enumerate(self._record.positions, 1):
            target = self._words(p.target) if p.target else None
            found.append((
                label(f"{self._name(p.actor, p.actor_text)} {p.act} {target or ''}".strip()), self._article, n,
                *self._who(p.actor), p.actor_text, p.act, self._who(p.toward)[0], _json(p.target), target,
                self._numbers.statements.get(p.statement or ""), _json(p.evidence), p.confidence, p.rule, self._at,
            ))  # fmt: skip
        return found

    def disputes(self) -> list[Row]:
        first, found = self._numbers.first["dispute"], []
        for n, d in enumerate(self._record.disputes):
            about = self._words(d.about) if d.about else None
            parties = " and ".join(self._name(p.entity, p.text) for p in d.parties)
            found.append((
                first + n, label(f"{parties} on {about}" if about else parties), self._article, n + 1, d.kind,
                _json(d.about), about, _json(d.evidence), d.confidence, d.rule, self._at,
            ))  # fmt: skip
        return found

    def dispute_parties(self) -> list[Row]:
        first = self._numbers.first["dispute"]
        return [
            (self._name(p.entity, p.text), first + n, side, *self._who(p.entity))
            for n, d in enumerate(self._record.disputes)
            for side, p in enumerate(d.parties, 1)
        ]


def _json(value: Iterable[Any] | None) -> str | None:
    return None if value is None else _encode(value).decode("utf-8")


def label(text: str) -> str:
    """A text as a row's label: one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LABEL else line[: _LABEL - 1] + "…"
