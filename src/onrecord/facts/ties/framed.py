"""Ties that the network reads: a word that names a relation, and its two parties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from spacy.tokens import Doc

from onrecord.facts.confidence import NETWORK, confidence_of
from onrecord.facts.parties import ACTORS, ANY, Parties, evidence_of, frames_of, said_of
from onrecord.facts.ties.frames import HELD
from onrecord.facts.ties.grammar import TIME_WITHIN
from onrecord.lang.en.titles import title_words
from onrecord.model.frame import Frame
from onrecord.record import Entity, Span, Tie, TieKind, TimeExpression
from onrecord.text.span_index import SpanIndex

_WITHOUT_OBJECT = frozenset({"member_of"})
"""Kinds whose trigger names the object itself: "Republican"."""
_NO_MEMBERS = frozenset({"place", "person"})
_DATED = frozenset({
    "nominated_by", "appointed_by", "confirmed_by", "hired_by", "fired_by", "founded", "endorsed",
})  # fmt: skip


def read_ties(doc: Doc, entities: Sequence[Entity], *, times: Sequence[TimeExpression]) -> Iterator[Tie]:
    """Yield the ties of the network's frames, of each subject with each object."""
    parties, dated = Parties.of(doc, entities), SpanIndex((t.span, t) for t in times if t.edtf)
    for frame in frames_of(doc, "tie"):
        kind = cast(TieKind, frame.value)
        if said_of(parties.view, frame) not in HELD.get(kind, ("stated",)):
            continue
        evidence = evidence_of(parties.view, frame)
        for subject in parties.named(frame.subject, ACTORS):
            for entity, text in _objects(parties, frame, kind):
                party = _political(text) if kind == "member_of" and entity is None else None
                if _may_be_object(kind, entity, party, of=subject):
                    yield Tie(
                        kind=kind, subject=subject.id, object=entity.id if entity else None, object_text=party or text,
                        when=_when(dated, evidence) if kind in _DATED else None, evidence=(evidence,),
                        confidence=confidence_of("tie", NETWORK, odds=frame.confidence * frame.value_odds),
                        rule="network-party" if party else NETWORK,
                    )  # fmt: skip


def _may_be_object(kind: TieKind, entity: Entity | None, party: str | None, *, of: Entity) -> bool:
    """Tell whether a tie may lead there: nobody is a member of a place or a person, or of words that name no party.

    "Vermont" of "Vermont's senior senator", "Fla." of "(R-Fla.)": 20 of 21 such objects of PolNeAR train were wrong.
    """
    if kind == "member_of":
        return party is not None if entity is None else entity.kind not in _NO_MEMBERS and entity.id != of.id
    return entity is None or entity.id != of.id


def _objects(parties: Parties, frame: Frame, kind: TieKind) -> Iterator[tuple[Entity | None, str]]:
    """Yield the objects: entities with their words, else the words of the first."""
    spans = frame.object or (frame.trigger if kind in _WITHOUT_OBJECT else ())
    named = list(parties.named(spans, ANY))
    for entity in named:
        mention = next((m for s in spans if (m := parties.mention(s, entity))), None)
        yield entity, parties.view.phrase(mention.start, mention.stop) if mention else entity.name
    if spans and not named:
        yield None, parties.words(spans[0])


def _political(text: str) -> str | None:
    """Return the party that a word or a tag names ("Republican", "D-Wash."), None for no political party."""
    words = title_words()
    first = re.split(r"[^\w.]", text, maxsplit=1)[0]
    letter = words.party_letters.get(first.rstrip(".").lower())
    return letter or (first if first.lower() in words.parties | words.party_names else None)


def _when(dated: SpanIndex[TimeExpression], evidence: Span) -> str | None:
    """Return the first date that stands in a tie's words or close by."""
    start, end = evidence[0] - TIME_WITHIN, evidence[1] + TIME_WITHIN
    return next((t.edtf for (first, last), t in dated.over(start, end) if start <= first and last <= end), None)
