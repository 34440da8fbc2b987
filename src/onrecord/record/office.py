"""Who holds which office."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.record.span import Spans, check_confidence, check_spans

OfficeStatus = Literal["current", "former", "acting", "nominee", "candidate", "elect"]


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """A named person's job, office or post. `start` and `end` (JSON: from, to) are EDTF.

    `holder` and `organization` are entity ids; `status` holds at publication; `rule`
    names what found it.
    """

    holder: str
    title: str
    organization: str | None = None
    place: str | None = None
    status: OfficeStatus
    start: str | None = msgspec.field(default=None, name="from")
    end: str | None = msgspec.field(default=None, name="to")
    evidence: Spans
    confidence: float
    rule: str = ""

    def __post_init__(self) -> None:
        check_spans(f"office {self.title!r}", self.evidence)
        check_confidence(f"office {self.title!r}", self.confidence)
