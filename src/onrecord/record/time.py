"""Time expressions and dated happenings."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.record.span import Span, Spans, check_confidence, check_spans

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """A TIMEX3: `value` as TIMEX3 writes it, `edtf` the same as a calendar date, or null.

    `reason` says why `edtf` or `value` could not be computed; `rule` names what found it.
    """

    span: Span
    type: TimeType
    value: str | None
    edtf: str | None = None
    rule: str = ""
    reason: str | None = None

    def __post_init__(self) -> None:
        check_spans("time expression", (self.span,))


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A dated happening: the word that names it, its EDTF date, its named participants.

    `time` is the span of the time expression; `statement` the id of the statement that
    asserts it, null where the article itself does.
    """

    trigger: Span
    when: str
    time: Span
    participants: tuple[str, ...] = ()
    statement: str | None = None
    evidence: Spans
    confidence: float
    rule: str = ""

    def __post_init__(self) -> None:
        check_spans("event", (self.trigger, self.time))
        check_spans("event", self.evidence)
        check_confidence("event", self.confidence)
