"""Which facts of a record are right by an annotation of the same article, as `make accuracy` counts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

import msgspec

from benchmarks.scorer import annotation as scored
from benchmarks.scorer.counting import matched
from benchmarks.scorer.parties import Parties
from benchmarks.scorer.rules import RULES, Reading, Rule, same_speaker
from onrecord.facts.confidence import entity_rule, speaker_rule
from onrecord.record import Record
from onrecord.record.kinds import KINDS
from training.annotations import Annotated

WHOLE = "statement, speaker"
_NAMES = {kind.plural: kind.name for kind in KINDS}
_SIDES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A fact that was found: its kind's name, its rule, the confidence that it came with, and whether it is right.

    A statement is three: what was said ("statement"), if that is right who said it ("speaker"), and both (WHOLE, with
    the speaker's rule in `speaker`).
    """

    kind: str
    rule: str
    confidence: float
    right: bool
    speaker: str = ""


def judged(record: Record, wanted: scored.Annotation) -> Iterator[Case]:
    """Yield each fact of a record as a case."""
    article = scored.Annotated(text=record.article.text, annotation=wanted)
    reading = Reading(article=article, record=record, parties=Parties(wanted, record))
    for entity in reading.parties.found:
        right = reading.parties.is_wanted(entity.id)
        yield Case(kind="entity", rule=entity_rule(entity), confidence=entity.confidence, right=right)
    for rule in RULES:
        hits = _hits(reading, rule)
        yield from _statements(reading, rule, hits) if rule.kind == "statements" else _facts(reading, rule, hits)


def _hits(reading: Reading, rule: Rule) -> dict[int, int]:
    """Return the number of the wanted fact by that of the found one which is it."""
    pairs = matched(rule.wanted(reading), rule.found(reading), lambda w, f: rule.likeness(w, f, reading))
    return {j: i for i, j in pairs}


def _facts(reading: Reading, rule: Rule, hits: Mapping[int, int]) -> Iterator[Case]:
    for j, fact in enumerate(rule.found(reading)):
        yield Case(kind=_NAMES[rule.kind], rule=fact.rule, confidence=fact.confidence, right=j in hits)


def _statements(reading: Reading, rule: Rule, hits: Mapping[int, int]) -> Iterator[Case]:
    for j, statement in enumerate(reading.record.statements):
        source, sure = statement.source, statement.confidence
        entity = reading.record.entity(source.entity) if source is not None else None
        speaker = speaker_rule(source, entity, mode=statement.mode)
        his = j in hits and same_speaker(rule.wanted(reading)[hits[j]], statement, reading)
        yield Case(kind="statement", rule=statement.rule, confidence=sure, right=j in hits)
        yield Case(kind=WHOLE, rule=statement.rule, confidence=sure, right=his, speaker=speaker)
        if j in hits:
            yield Case(kind="speaker", rule=speaker, confidence=1.0, right=his)


def in_words(wanted: Annotated, text: str) -> dict[str, Any]:
    """Return what is annotated as offsets as an annotator writes it: in the words of the text."""

    def worded(value: Any) -> Any:
        if not isinstance(value, list | tuple):
            return value
        is_span = bool(value) and isinstance(value[0], int)
        return text[value[0] : value[1]] if is_span else [worded(one) for one in value]

    def fact(raw: Mapping[str, Any]) -> dict[str, Any]:
        named = {{"start": "from", "end": "to"}.get(field, field): value for field, value in raw.items()}
        return {field: value if field == "value" else worded(value) for field, value in named.items()}

    raw = msgspec.to_builtins(wanted)
    return {k: [fact(one) for one in v] if isinstance(v, list | tuple) else v for k, v in raw.items()}


def annotation_of(raw: Mapping[str, Any]) -> scored.Annotation:
    """Return what an annotator wrote as what the scorer compares with; what it does not compare is left out."""
    known = {field.name: field for field in msgspec.structs.fields(scored.Annotation)}
    kinds = {kind.plural: scored_type(known[kind.plural]) for kind in KINDS if kind.plural in known}
    facts = {plural: [_fact(fact, value) for fact in raw.get(plural) or ()] for plural, value in kinds.items()}
    return msgspec.convert({"article": raw["article"], "published": raw.get("published"), **facts}, scored.Annotation)


def scored_type(field: msgspec.structs.FieldInfo) -> type[msgspec.Struct]:
    """Return the type of the facts in a field of the scorer's annotation."""
    item: type[msgspec.Struct] = get_args(field.type)[0]
    return item


def _fact(raw: Mapping[str, Any], value: type[msgspec.Struct]) -> dict[str, Any]:
    """Return a fact with exactly the fields that the scorer knows; where one is not given, with no words."""
    found: dict[str, Any] = {}
    for field in msgspec.structs.fields(value):
        given = raw.get(field.encode_name)
        found[field.encode_name] = _EMPTY.get(field.type) if given is None else given
    if "parties" in found:
        found["parties"] = found["parties"][:_SIDES]
    return found


_EMPTY: dict[Any, Any] = {str: "", tuple[str, ...]: ()}
