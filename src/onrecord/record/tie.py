"""Stated relations between two parties."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.record.span import Spans, check_confidence, check_spans

TieKind = Literal[
    "nominated_by", "appointed_by", "confirmed_by", "hired_by", "fired_by", "reports_to",
    "serves_at_discretion_of", "can_remove", "cannot_remove", "member_of", "spokesperson_for",
    "lawyer_for", "represents", "founded", "owns", "spouse_of", "parent_of", "sibling_of",
    "endorsed", "opponent_of",
]  # fmt: skip


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A stated relation: `subject` is an entity id; the object an entity or its own words."""

    kind: TieKind
    subject: str
    object: str | None
    object_text: str | None = None
    when: str | None = None
    evidence: Spans
    confidence: float
    rule: str = ""

    def __post_init__(self) -> None:
        check_spans(f"tie {self.kind}", self.evidence)
        check_confidence(f"tie {self.kind}", self.confidence)
