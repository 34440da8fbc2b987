"""Who said what, in PolNeAR's terms."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.record.span import Span, Spans, check_confidence, check_spans

Mode = Literal["direct", "mixed", "indirect"]
Manner = Literal["said", "thought"]
Force = Literal["asserts", "denies", "asks", "withholds", "doubts"]
Channel = Literal[
    "interview", "statement", "speech", "testimony", "court", "document", "social", "press", "poll", "meeting",
]  # fmt: skip


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to have said it: their words, and the entity where the text settles it.

    `confidence` is the probability that it is theirs, if it was said.
    """

    spans: Spans
    entity: str | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        check_confidence("a source", self.confidence)


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """The words that say that something was said."""

    spans: Spans


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """What was said."""

    spans: Spans


class Addressee(msgspec.Struct, frozen=True, kw_only=True):
    """Who was told: their words, and the entity where the text settles it."""

    spans: Spans
    entity: str | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody is reported to have said, written, thought or shown.

    Attributes:
        mode: direct where all of the content stands in quotation marks, mixed where some of it does, else indirect.
        speaker: the name of the source's entity, else the source's own words, else null.
        text: the content's words.
        setting: the words that tell where or how it was said.
        said: the day on which it was said (EDTF), where a time stands with the cue.
        inside: the id of the statement that reports this one.
        manner: thought where the source is only said to believe, fear or want it.
        force: what the source does with the content: a denial denies it, a request or a question asks, "would not say
            whether" withholds it, "is not sure that" doubts it.
        addressee: who was told.
        channel: where it was said, null where the text does not tell.
        anonymity: the words that say why the source is not named.
        rule: what found it: the network, a signature, a transcript's lines …
    """

    id: str
    mode: Mode
    speaker: str | None
    text: str
    source: Source | None
    cue: Cue | None
    content: Content
    setting: Span | None = None
    said: str | None = None
    inside: str | None = None
    manner: Manner = "said"
    force: Force = "asserts"
    addressee: Addressee | None = None
    channel: Channel | None = None
    anonymity: Span | None = None
    confidence: float
    rule: str = ""

    def __post_init__(self) -> None:
        check_spans(f"statement {self.id}", self.content.spans)
        check_confidence(f"statement {self.id}", self.confidence)
