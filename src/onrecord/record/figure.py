"""Amounts."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.record.span import Span, Spans, check_confidence, check_spans

Qualifier = Literal["exactly", "about", "more_than", "less_than", "at_least", "at_most", "range"]
Change = Literal["rises", "falls"]
Number = int | float


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A count, sum, share, rate or measure. A range has `value` (low, high), null where open.

    `change` is whether what it measures rises or falls by the amount, or to it; `of` are the words for what it measures
    ("the unemployment rate"), where they are not the unit.
    """

    span: Span
    value: Number | tuple[Number | None, Number | None]
    qualifier: Qualifier
    unit: str | None
    period: str | None = None
    change: Change | None = None
    of: Span | None = None
    evidence: Spans
    confidence: float = 1.0
    rule: str = ""

    def __post_init__(self) -> None:
        check_spans("figure", (self.span,) if self.of is None else (self.span, self.of))
        check_spans("figure", self.evidence)
        check_confidence("figure", self.confidence)
