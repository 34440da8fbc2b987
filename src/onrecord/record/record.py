"""The record: all that is known from one article."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from onrecord.record.article import Article
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


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One article and every fact that it states, each with the words that say it."""

    format: Literal["onrecord/1"] = FORMAT
    article: Article
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
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
