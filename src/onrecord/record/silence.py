"""Who was asked and did not answer."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.record.span import Span, Spans, check_confidence, check_spans

Outcome = Literal["no_response", "declined", "unavailable"]


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """A party that the press asked for comment and that gave none."""

    party: str | None
    party_text: str
    party_span: Span
    outcome: Outcome
    evidence: Spans
    confidence: float = 1.0
    rule: str = ""

    def __post_init__(self) -> None:
        check_spans(f"silence of {self.party_text!r}", (self.party_span,))
        check_spans(f"silence of {self.party_text!r}", self.evidence)
        check_confidence(f"silence of {self.party_text!r}", self.confidence)
