"""Amounts."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.record.span import Span, Spans, check_confidence, check_spans

Qualifier = Literal["exactly", "about", "more_than", "less_than", "at_least", "at_most", "range"]
Number = int | float


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A count, sum, share, rate or measure. A range has `value` (low, high), null where open."""

    span: Span
    value: Number | tuple[Number | None, Number | None]
    qualifier: Qualifier
    unit: str | None
    period: str | None = None
    evidence: Spans
    confidence: float = 1.0
    rule: str = ""

    def __post_init__(self) -> None:
        check_spans("figure", (self.span,))
        check_spans("figure", self.evidence)
        check_confidence("figure", self.confidence)
