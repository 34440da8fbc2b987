"""An office on the way."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOffice:
    """An office on the way: everything but the merging with others of its holder.

    `holder` and `organization` are numbers of entities.
    """

    holder: int
    name: str
    organization: int | None
    place: str | None
    status: str
    start: str | None
    end: str | None
    evidence: tuple[Span, ...]
    order: int
    rule: str
    confidence: float
