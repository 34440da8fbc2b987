"""Who stands where, and who differs."""

from __future__ import annotations

from typing import ClassVar, Final, Literal

import msgspec

from onrecord.record.span import Span, Spans, check_confidence, check_spans

Act = Literal["support", "oppose", "request", "reject", "accuse", "deny", "threaten", "promise"]
DisputeKind = Literal["account", "position", "figure"]
LIKELY: Final = 0.575
"""The confidence under which lists fold a position away: of 52 below it in PolNeAR train 29 were right as worded, of 39
above it 35."""


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """An act by words: who supports, opposes, asks for, rejects … what."""

    actor: str | None
    actor_text: str
    act: Act
    toward: str | None = None
    target: Span | None
    statement: str | None = None
    evidence: Spans
    confidence: float
    rule: str = ""
    certain_from: ClassVar[float] = LIKELY

    def __post_init__(self) -> None:
        check_spans(f"position of {self.actor_text!r}", self.evidence)
        check_confidence(f"position of {self.actor_text!r}", self.confidence)


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a dispute: its entity where it is named, and its words."""

    entity: str | None
    text: str


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties whose accounts, positions or figures conflict."""

    parties: tuple[Party, ...]
    kind: DisputeKind
    about: Span | None
    evidence: Spans
    confidence: float
    rule: str = ""

    def __post_init__(self) -> None:
        check_spans("dispute", self.evidence)
        check_confidence("dispute", self.confidence)
