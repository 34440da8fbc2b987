"""A frame as the network reads it: a word that tells a fact, and the words of its roles; nothing resolved."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Span, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One fact around its trigger, as code-point spans in reading order; a role that nobody fills is empty.

    `kind` and `value` are of the network's KINDS and VALUES (an office's status, a tie's kind, an act); `anchor` is
    the head word of the trigger. `subject`, `object` and `other` mean what ROLES says of the kind. `confidence`
    is the probability that the word tells such a fact, `value_odds` that of the value.
    """

    kind: str
    value: str | None
    anchor: Span
    trigger: Spans
    subject: Spans
    object: Spans
    other: Spans
    confidence: float
    value_odds: float
