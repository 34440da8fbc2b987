"""Positions that the network reads: a word that names an act, who acts, on what, and toward whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from spacy.tokens import Doc

from onrecord.facts.confidence import NETWORK, confidence_of
from onrecord.facts.parties import ANY, Parties, evidence_of, frames_of, said_of
from onrecord.facts.positions.actors import FIRST_PERSON, innermost
from onrecord.model.frame import Frame
from onrecord.record import Act, Entity, Position, Span, Statement
from onrecord.text.grammar import BESIDE_NAMES
from onrecord.text.span_index import SpanIndex


def read_positions(doc: Doc, entities: Sequence[Entity], *, told: SpanIndex[Statement]) -> Iterator[Position]:
    """Yield the positions of the network's frames, of each actor; `told` are the statements by their contents."""
    parties = Parties.of(doc, entities)
    for frame in frames_of(doc, "position"):
        if said_of(parties.view, frame) not in ("stated", "planned"):
            continue
        statement = innermost(frame.anchor[0], told)
        toward = parties.entity(frame.other[0], ANY) if frame.other else None
        target = _target(parties, frame)
        for actor, text in _actors(parties, frame, statement):
            if text and (actor is None or toward is None or actor != toward.id):
                yield Position(
                    actor=actor, actor_text=text, act=cast(Act, frame.value), toward=toward.id if toward else None,
                    target=target, statement=statement.id if statement is not None else None,
                    evidence=(evidence_of(parties.view, frame),),
                    confidence=confidence_of("position", NETWORK, odds=frame.confidence * frame.value_odds),
                    rule=NETWORK,
                )  # fmt: skip


def _target(parties: Parties, frame: Frame) -> Span | None:
    """Return the words from the first to the last of the target, as far as they stand in the trigger's sentence."""
    low, high = parties.view.read_sentence(parties.view.at(frame.anchor[0]))
    first, last = parties.view.starts[low], parties.view.ends[high - 1]
    inside = [(max(s, first), min(e, last)) for s, e in frame.object if s < last and first < e]
    return (inside[0][0], inside[-1][1]) if inside else None


def _actors(parties: Parties, frame: Frame, statement: Statement | None) -> Iterator[tuple[str | None, str]]:
    """Yield the actors with their words; who is quoted acts by what he says where nobody else does."""
    speaker = statement.source.entity if statement is not None and statement.source is not None else None
    if not frame.subject and statement is not None and statement.source is not None:
        yield speaker, statement.speaker or ""
        return
    named = False
    for span in frame.subject:
        if parties.words(span).lower() in FIRST_PERSON:
            named = True
            yield speaker, parties.words(span) if speaker is not None else ""
            continue
        for entity in parties.named((span,), ANY):
            if not _is_meant(parties, span, entity):
                continue
            named = True
            yield entity.id, _words(parties, span, entity)
    if not named and frame.subject:
        yield None, parties.words(frame.subject[0])


def _is_meant(parties: Parties, span: Span, entity: Entity) -> bool:
    """Tell whether a party is who the words stand for or one of them, and not a word beside: "CBP officials"."""
    view, mention = parties.view, parties.mention(span, entity)
    if mention is None:
        return True
    inside = view.words_in(span)
    top, at = view.top(inside), view.top(range(mention.start, mention.stop))
    while at != top and at in inside and view.deps[at].split(":")[0] in BESIDE_NAMES:
        at = view.heads[at]
    return at == top


def _words(parties: Parties, span: Span, entity: Entity) -> str:
    mention = parties.mention(span, entity)
    return parties.view.phrase(mention.start, mention.stop) if mention is not None else entity.name
