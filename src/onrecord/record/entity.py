"""Who and what is named."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.record.span import Span, check_confidence, check_spans

EntityKind = Literal["person", "organization", "place", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One place where an entity is spoken of."""

    span: Span
    form: MentionForm


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A named person, organization or place, with every place where the text speaks of it.

    `name` is the fullest name form of the text, without titles; `aliases` are its other
    name forms.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...]
    confidence: float = 1.0

    def __post_init__(self) -> None:
        check_spans(f"entity {self.name!r}", tuple(m.span for m in self.mentions))
        check_confidence(f"entity {self.name!r}", self.confidence)
