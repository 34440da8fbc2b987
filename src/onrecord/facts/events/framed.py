"""Events that the network reads: a word that names a happening, the time that dates it, and who takes part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from onrecord.facts.confidence import NETWORK, confidence_of
from onrecord.facts.events.dates import DatedTime
from onrecord.facts.events.denied import is_denied, is_past_plan
from onrecord.facts.parties import ACTORS, Parties, evidence_of, frames_of
from onrecord.record import Entity, Event
from onrecord.text.span_index import SpanIndex


def read_events(
    doc: Doc, entities: Sequence[Entity], *, times: Sequence[DatedTime], today: str | None
) -> Iterator[Event]:
    """Yield the events of the network's frames whose time has a date; `statement` is not set."""
    parties, dated = Parties.of(doc, entities), SpanIndex((t.span, t) for t in times)
    for frame in frames_of(doc, "event"):
        token = doc.char_span(*frame.anchor, alignment_mode="expand")
        if token is None or is_denied(token.root, parties.view):
            continue
        time = next((t for span in frame.object for _, t in dated.over(*span)), None)
        past = time is not None and today is not None and time.when < today
        if time is not None and not (past and is_past_plan(token.root, parties.view)):
            yield Event(
                trigger=frame.anchor, when=time.when, time=time.span,
                participants=tuple(e.id for e in parties.named(frame.subject, ACTORS)),
                evidence=(evidence_of(parties.view, frame, time.span),), rule=NETWORK,
                confidence=confidence_of("event", NETWORK, odds=frame.confidence),
            )  # fmt: skip
