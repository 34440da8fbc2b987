"""Events: the word that names a dated happening, its date, and who took part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
from spacy.tokens import Doc, Token

from onrecord.facts.confidence import confidence_of
from onrecord.facts.events.dates import dated
from onrecord.facts.events.denied import is_past_plan
from onrecord.facts.events.framed import read_events
from onrecord.facts.events.participants import participants
from onrecord.facts.events.triggers import triggers_of
from onrecord.facts.events.words import in_one_sentence
from onrecord.record import Entity, Event, Span, Statement, TimeExpression
from onrecord.text.quotations import Quotation, Quotations, find_quotations
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import text_of, view_of

_MARKS = " “”\"'‘’"
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CLOSING = (",", ".", "?", "!")
_UNLIKELY, _DOUBTED = 0.05, 0.5
"""The network's odds that a word names a dated happening: of those that rules date 12 in 59 are right below the first,
29 in 70 up to the second, 317 in 384 above it (dev, dev2, benchmarks/gold, annotations/held.jsonl)."""
_FEW = 5
"""Spaces in a quotation that may be a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The article's statements by the places of their cues and contents."""

    by_cue: SpanIndex[Statement]
    by_content: SpanIndex[Statement]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> _Told:
        return cls(
            by_cue=SpanIndex((span, s) for s in statements if s.cue is not None for span in s.cue.spans),
            by_content=SpanIndex((span, s) for s in statements for span in s.content.spans),
        )


def find_events(
    doc: Doc, entities: Sequence[Entity], *, times: Sequence[TimeExpression], statements: Sequence[Statement]
) -> tuple[Event, ...]:
    """Find the happenings that the text dates.

    Args:
        doc: with trees and tags; without trees nothing is found.
        entities: the article's, for the participants.
        times: the article's; only those with a calendar date date a happening.
        statements: the article's: an event inside the content of one points to it.
    Returns:
        In reading order of their triggers; spans half-open in code points.
    Source: gold/GUIDELINES.md, "events"; F1 on dev: benchmarks/floors.toml.
    """
    if not doc.has_annotation("DEP"):
        return ()
    named, told, of_names = _mentions(entities), _Told.of(statements), _names(entities)
    quotations = find_quotations(text_of(doc))
    view, today, kept = view_of(doc, entities), _published(doc), _Kept()
    days = tuple(dated(doc, times, published=today))
    for time in days:
        for trigger in triggers_of(time, view):
            place = trigger.token.idx
            odds = _odds(doc, place)
            if of_names.at(place) or odds < _UNLIKELY:
                continue  # "told The Alder Post in May": the paper is not a happening
            if _is_across_quotation(doc, quotations, time.span[0], place):
                continue
            if _is_told(doc, told, time.span, place):
                continue  # "says such votes are preludes to the referendum on June 23"
            when = time.base if trigger.own else time.when
            if today is not None and when < today and is_past_plan(trigger.token, view):
                continue  # "was due to be released last week": perhaps he was not
            rule = trigger.rule if odds >= _DOUBTED else "doubted"
            kept.add(trigger.token, _event(trigger.token, rule, when=when, span=time.span, named=named, told=told))
    for event in read_events(doc, entities, times=days, today=today):
        kept.add_read(msgspec.structs.replace(event, statement=_statement(told, event.trigger)))
    return kept.events()


def _odds(doc: Doc, place: int) -> float:
    """Return the network's odds that the word there names a dated happening; 1.0 behind another network."""
    known: Mapping[int, float] | None = doc._.happenings if doc.has_extension("happenings") else None
    return 1.0 if known is None else known.get(place, 0.0)


class _Kept:
    """The events found, each the surest of its word and date; a noun with one date once."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, str], Event] = {}
        self._seen: set[tuple[str, str]] = set()
        self._triggers: set[Span] = set()

    def add(self, token: Token, event: Event) -> None:
        """Take an event, unless it is known."""
        key = (token.lower_, event.when)
        if token.pos_ == "NOUN" and key in self._seen:
            return
        self._seen.add(key)
        self._triggers.add(event.trigger)
        held = self._found.get((token.i, event.when))
        if held is None or held.confidence < event.confidence:
            self._found[token.i, event.when] = event

    def add_read(self, event: Event) -> None:
        """Take an event that the network reads, unless a rule gives its word a date."""
        if event.trigger not in self._triggers:
            self._triggers.add(event.trigger)
            self._found[-1 - event.trigger[0], event.when] = event

    def events(self) -> tuple[Event, ...]:
        """Return them in reading order."""
        return tuple(sorted(self._found.values(), key=lambda e: (e.trigger, e.time)))


def _names(entities: Sequence[Entity]) -> SpanIndex[Span]:
    """Index the names of persons, organizations and places."""
    return SpanIndex.of(m.span for e in entities if e.kind != "other" for m in e.mentions if m.form == "name")


def _is_across_quotation(doc: Doc, quotations: Quotations, date: int, place: int) -> bool:
    """Tell whether a quotation parts the date from the word: what somebody quoted dates is not when it was said.

    And what is told of the speaker does not date what the speaker tells in a sentence of a quotation.
    """
    quoted = quotations.at(date)
    if quoted is not None:
        return not quoted.start <= place < quoted.end
    return _is_sentence(doc, quotations.at(place))


def _event(token: Token, rule: str, *, when: str, span: Span, named: SpanIndex[str], told: _Told) -> Event:
    """Make the event of a trigger: its evidence runs from the first to the last of its words in the sentence."""
    takers = [t for t in participants(token) if in_one_sentence(t, token)]
    whom = [(t, _whom(named, t.idx, t.idx + len(t))) for t in takers]
    takers = [t for t, entities in whom if entities]
    ids = tuple(dict.fromkeys(e for _, entities in whom for e in entities))
    words = [token, *takers]
    start = min([span[0], *(t.idx for t in words)])
    end = max([span[1], *(t.idx + len(t) for t in words)])
    place = (token.idx, token.idx + len(token))
    return Event(
        trigger=place,
        when=when,
        time=span,
        participants=ids,
        statement=_statement(told, place),
        evidence=((start, end),),
        confidence=confidence_of("event", rule),
        rule=rule,
    )


def _is_told(doc: Doc, told: _Told, time: Span, cue: int) -> bool:
    """Tell whether a date stands behind a verb in the content of a statement whose cue is this word.

    "Criticized him on Monday" has no verb before its date: the cue is what the date is of.
    """
    for _, statement in told.by_cue.at(cue):
        for start, end in statement.content.spans:
            if start <= time[0] and time[1] <= end:
                before = doc.char_span(start, time[0], alignment_mode="contract")
                return before is not None and any(t.tag_ in _FINITE for t in before)
    return False


def _is_sentence(doc: Doc, quotation: Quotation | None) -> bool:
    """Tell whether a quotation is a sentence of its own: it closes with a mark ("I lost it,"), and has many words."""
    if quotation is None:
        return False
    inside = text_of(doc)[quotation.start : quotation.end].strip(_MARKS)
    return inside.endswith(_CLOSING) and inside.count(" ") >= _FEW


def _published(doc: Doc) -> str | None:
    article = doc._.article if doc.has_extension("article") else None
    if article is not None and article.published is not None:
        return str(article.published)
    return (doc._.published or None) if doc.has_extension("published") else None


def _mentions(entities: Sequence[Entity]) -> SpanIndex[str]:
    """Return the mentions with their entities; names before the nominals around them."""
    order = {"name": 0, "pronoun": 1, "nominal": 2}
    mentions = sorted((order[m.form], m.span, e.id) for e in entities for m in e.mentions)
    return SpanIndex((span, entity) for _, span, entity in mentions)


def _whom(named: SpanIndex[str], start: int, end: int) -> list[str]:
    """Return the entities of a word's code points, of each the first whose mention holds it."""
    near = named.over(start, end)
    held = (next((entity for (s, e), entity in near if s <= place < e), None) for place in range(start, end))
    return [entity for entity in held if entity is not None]


def _statement(told: _Told, place: Span) -> str | None:
    """Return the innermost statement that holds the trigger in its content."""
    holding = [(end - start, s.id) for (start, end), s in told.by_content.at(place[0]) if place[1] <= end]
    return min(holding)[1] if holding else None
