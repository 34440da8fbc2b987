"""Silences that the network reads: the words that tell that a party did not answer, and the party."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from spacy.tokens import Doc

from onrecord.facts.confidence import NETWORK, confidence_of
from onrecord.facts.parties import Parties, frames_of
from onrecord.record import Entity, Outcome, Silence


def read_silences(doc: Doc, entities: Sequence[Entity]) -> Iterator[Silence]:
    """Yield the silences of the network's frames, of each party."""
    parties = Parties.of(doc, entities)
    for frame in frames_of(doc, "silence"):
        sentence = parties.view.read_sentence(parties.view.at(frame.anchor[0]))
        for span in frame.subject:
            entity = parties.entity(span)
            yield Silence(
                party=entity.id if entity is not None else None, party_text=parties.words(span), party_span=span,
                outcome=cast(Outcome, frame.value), evidence=(parties.view.span(*sentence),),
                confidence=confidence_of("silence", NETWORK, odds=frame.confidence * frame.value_odds), rule=NETWORK,
            )  # fmt: skip
