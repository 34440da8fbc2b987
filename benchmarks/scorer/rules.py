"""When a found fact is a wanted one, one rule a kind, and what else of it can be right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.scorer.annotation import (
    Annotated,
    WantedDispute,
    WantedEvent,
    WantedFigure,
    WantedOffice,
    WantedPosition,
    WantedSilence,
    WantedStatement,
    WantedTie,
)
from benchmarks.scorer.counting import covered, overlap, place, shared, telling
from benchmarks.scorer.parties import Parties
from onrecord.record import (
    Dispute,
    Event,
    Figure,
    Office,
    Position,
    Record,
    Silence,
    Span,
    Spans,
    Statement,
    Tie,
)

CONTENT_LEAST = 0.5
"""What is said twice shares at least this much of its characters (Jaccard)."""

_EITHER_WAY = ("spouse_of", "sibling_of", "opponent_of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An annotated article beside the record of it."""

    article: Annotated
    record: Record
    parties: Parties

    @property
    def text(self) -> str:
        """Return the article's text."""
        return self.article.text

    def words(self, span: Span | None) -> str:
        """Return the words at a span, none where there is no span."""
        return "" if span is None else self.text[slice(*span)]

    def shared(self, evidence: str, spans: Spans) -> int:
        """Return how many characters of the wanted evidence lie in the found spans."""
        return shared(place(self.text, evidence), spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How a kind is scored: a wanted fact is found where a found one has a likeness to it over 0.

    `parts` are figures of their own: of the pairs, those in which that part agrees too.
    """

    kind: str
    likeness: Callable[[Any, Any, Reading], float]
    parts: Mapping[str, Callable[[Any, Any, Reading], bool]] = field(default_factory=dict)

    def wanted(self, reading: Reading) -> Sequence[Any]:
        """Return the annotator's facts of this kind."""
        listed: Sequence[Any] = getattr(reading.article.annotation, self.kind)
        return listed

    def found(self, reading: Reading) -> Sequence[Any]:
        """Return the record's facts of this kind."""
        listed: Sequence[Any] = getattr(reading.record, self.kind)
        return listed


def office_likeness(wanted: WantedOffice, found: Office, reading: Reading) -> float:
    """Return 0 unless person and a word of the title agree; more for each further word, place and organization."""
    common = telling(wanted.title) & telling(found.title)
    if not common or not reading.parties.same(wanted.person, found.holder):
        return 0
    at_hand = reading.shared(wanted.evidence, found.evidence) > 0
    return 1 + len(common) + at_hand + same_organization(wanted, found, reading)


def same_organization(wanted: WantedOffice, found: Office, reading: Reading) -> bool:
    """Return whether the office's organization is the same, none in both included."""
    return reading.parties.same(wanted.organization, found.organization)


def tie_likeness(wanted: WantedTie, found: Tie, reading: Reading) -> float:
    """Return 1 where kind and parties are the same, of some kinds either way round."""
    if wanted.kind != found.kind:
        return 0
    subject, other = (found.subject, None), (found.object, found.object_text)
    return _joins(wanted, subject, other, reading) or (
        wanted.kind in _EITHER_WAY and _joins(wanted, other, subject, reading)
    )


_End = tuple[str | None, str | None]
"""A party of a record: its entity's id, and its words."""


def _joins(wanted: WantedTie, subject: _End, other: _End, reading: Reading) -> bool:
    parties = reading.parties
    return parties.alike(wanted.subject, *subject) and parties.alike_object(wanted.object, *other)


def event_likeness(wanted: WantedEvent, found: Event, reading: Reading) -> float:
    """Return 1 where the same word names a happening of the same date, in evidence that overlaps."""
    same_word = wanted.trigger.lower() == reading.words(found.trigger).lower()
    same_day = wanted.when == found.when
    return same_word and same_day and reading.shared(wanted.evidence, found.evidence) > 0


def figure_likeness(wanted: WantedFigure, found: Figure, reading: Reading) -> float:
    """Return the shared evidence where the value is the same."""
    return reading.shared(wanted.evidence, found.evidence) if same_value(wanted.value, found.value) else 0


def same_value(one: Any, other: Any) -> bool:
    """Return whether two values are the same to a thousandth, both ends of a range."""
    ends, others = (v if isinstance(v, tuple) else (v,) for v in (one, other))
    return len(ends) == len(others) and all(_close(a, b) for a, b in zip(ends, others, strict=True))


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-3 * max(1.0, abs(one))


def silence_likeness(wanted: WantedSilence, found: Silence, reading: Reading) -> float:
    """Return the shared evidence where the outcome is the same."""
    return reading.shared(wanted.evidence, found.evidence) if wanted.outcome == found.outcome else 0


def same_silent(wanted: WantedSilence, found: Silence, reading: Reading) -> bool:
    """Return whether the same party is silent, or a word of it in common."""
    if reading.parties.same(wanted.party, found.party, found.party_text):
        return True
    return bool(telling(wanted.party) & telling(found.party_text))


def position_likeness(wanted: WantedPosition, found: Position, reading: Reading) -> float:
    """Return the shared evidence where actor and act are the same."""
    if wanted.act != found.act or not reading.parties.alike(wanted.actor, found.actor, found.actor_text):
        return 0
    return reading.shared(wanted.evidence, found.evidence)


def same_target(wanted: WantedPosition, found: Position, reading: Reading) -> bool:
    """Return whether the targets have a word in common."""
    return bool(telling(wanted.target) & telling(reading.words(found.target)))


def dispute_likeness(wanted: WantedDispute, found: Dispute, reading: Reading) -> float:
    """Return the shared evidence where the two parties are the same, either way round."""
    ends = [(party.entity, party.text) for party in found.parties[:2]]
    both = any(_are(wanted.parties, order, reading) for order in (ends, ends[::-1]))
    return sum(reading.shared(words, found.evidence) for words in wanted.evidence) if both else 0


def _are(names: tuple[str, str], ends: Sequence[_End], reading: Reading) -> bool:
    return all(reading.parties.alike(name, *end) for name, end in zip(names, ends, strict=True))


def statement_likeness(wanted: WantedStatement, found: Statement, reading: Reading) -> float:
    """Return the share of common characters of what is said, 0 below the least."""
    places = (place(reading.text, part) for part in wanted.parts)
    share = overlap(covered(p for p in places if p), covered(found.content.spans))
    return share if share >= CONTENT_LEAST else 0


def same_speaker(wanted: WantedStatement, found: Statement, reading: Reading) -> bool:
    """Return whether the speaker is the same entity, or the same words of the text, or none in both."""
    parties, entity = reading.parties, found.source.entity if found.source else None
    if not wanted.speaker:
        return entity is None
    if parties.is_entity(wanted.speaker):
        return parties.same(wanted.speaker, entity)
    heard = " ".join(reading.words(span) for span in found.source.spans) if found.source else ""
    return not parties.is_wanted(entity) and bool(telling(wanted.speaker) & telling(heard))


RULES = (
    Rule(
        kind="offices",
        likeness=office_likeness,
        parts={"triple": same_organization, "status": lambda wanted, found, _: wanted.status == found.status},
    ),
    Rule(kind="ties", likeness=tie_likeness),
    Rule(kind="events", likeness=event_likeness),
    Rule(
        kind="figures",
        likeness=figure_likeness,
        parts={"qualifier": lambda wanted, found, _: wanted.qualifier == found.qualifier},
    ),
    Rule(kind="silences", likeness=silence_likeness, parts={"party": same_silent}),
    Rule(kind="positions", likeness=position_likeness, parts={"target": same_target}),
    Rule(
        kind="disputes",
        likeness=dispute_likeness,
        parts={"kind": lambda wanted, found, _: wanted.kind == found.kind},
    ),
    Rule(
        kind="statements",
        likeness=statement_likeness,
        parts={
            "speaker": same_speaker,
            "mode": lambda wanted, found, _: wanted.mode == found.mode,
            "manner": lambda wanted, found, _: wanted.manner == found.manner,
        },
    ),
)  # fmt: skip
