"""A record as people look at it: by speaker, by person, in the order of time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import msgspec

from onrecord.record import Entity, Event, Office, Record, Silence, Span, Spans, Statement, Tie
from onrecord.views.dates import days, in_words
from onrecord.views.labels import doubt, one_line, shortened, words
from onrecord.views.told import Told, remarks, told

# A sentence's end, for showing and not for finding: three small letters or digits before the stop, so that
# "U.S. Senate", "Sen. Wyden" and "Nov. 1" end none.
_END = re.compile(r"(?<=[a-z0-9%)]{3}[.!?])([”\"’)]*)\s+(?=[“\"‘(]?[A-Z])")

_FAR = 500  # characters: no sentence worth showing is longer


class SpeakerGroup(msgspec.Struct, frozen=True, kw_only=True):
    """One source and all that it said, in reading order.

    `name` is the entity's, else the source's words as written, else None. `initials` are one
    or two letters, "?" where no source is named.
    """

    name: str | None
    entity: Entity | None
    initials: str
    statements: tuple[Statement, ...]


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One person or organization and what the article says of it."""

    entity: Entity
    offices: tuple[Office, ...]
    ties: tuple[Tie, ...]
    silences: tuple[Silence, ...]
    statements: int

    @property
    def quoted_or_silent(self) -> bool:
        """Return whether the article has its statements, or says that it gave none."""
        return bool(self.statements or self.silences)

    @property
    def bare(self) -> bool:
        """Return whether the article only names it."""
        return not (self.offices or self.ties or self.quoted_or_silent)


def speakers(record: Record) -> tuple[SpeakerGroup, ...]:
    """Group statements by speaker: the most quoted first, then in reading order; statements without a source last."""
    groups: dict[str, list[Statement]] = {}
    for statement in record.statements:
        groups.setdefault(_speaker_key(record, statement), []).append(statement)
    order = sorted(groups, key=lambda key: (key == "", -len(groups[key]), min(map(_start, groups[key]))))
    return tuple(_speaker(record, tuple(groups[key])) for key in order)


def _start(statement: Statement) -> int:
    return statement.content.spans[0][0]


def _speaker_key(record: Record, statement: Statement) -> str:
    source = statement.source
    if source is None:
        return ""
    if record.entity(source.entity):
        return f"entity {source.entity}"
    return f"words {one_line(statement.speaker or words(record, source.spans)).casefold()}"


def _speaker(record: Record, statements: tuple[Statement, ...]) -> SpeakerGroup:
    source = statements[0].source
    entity = record.entity(source.entity) if source else None
    name: str | None = one_line(entity.name) if entity else None
    if source and not entity:
        name = one_line(statements[0].speaker or words(record, source.spans))
    return SpeakerGroup(name=name, entity=entity, initials=initials(name), statements=statements)


def initials(name: str | None) -> str:
    """Return the first letters of the first and the last capitalized word ("National Border Patrol Council": NC)."""
    parts = [part for part in _letters(name or "").split() if part]
    heads = [part for part in parts if part[0].isupper()] or parts
    return (heads[0][0] + (heads[-1][0] if len(heads) > 1 else "")).upper() if heads else "?"


def _letters(name: str) -> str:
    return "".join(c if unicodedata.category(c)[0] in "LN" else " " for c in name.replace("’", "").replace(".", ""))


def profiles(record: Record) -> tuple[Profile, ...]:
    """List persons, then organizations, as the article names them; those that it only names come last."""
    said: dict[str, int] = {}
    for statement in record.statements:
        if statement.source and statement.source.entity:
            said[statement.source.entity] = said.get(statement.source.entity, 0) + 1
    found = (_profile(record, e, said=said.get(e.id, 0)) for e in record.entities if e.kind in _KINDS)
    return tuple(sorted(found, key=lambda p: (_KINDS.index(p.entity.kind), p.bare)))


_KINDS = ("person", "organization")


def _profile(record: Record, entity: Entity, *, said: int) -> Profile:
    return Profile(
        entity=entity,
        offices=tuple(office for office in record.offices if office.holder == entity.id),
        ties=tuple(tie for tie in record.ties if tie.subject == entity.id),
        silences=tuple(silence for silence in record.silences if silence.party == entity.id),
        statements=said,
    )


def tie_object(record: Record, tie: Tie) -> str:
    """Return the name of the one that the tie leads to, or the words that stand for it."""
    entity = record.entity(tie.object)
    return one_line(entity.name if entity else tie.object_text or "") or "someone unnamed"


def in_time(events: Iterable[Event]) -> tuple[Event, ...]:
    """Sort events by their first day, the wider first; then as told. Those with no calendar date come last."""

    def place(event: Event) -> tuple[bool, int, int, int]:
        covered = days(event.when)
        first, last = (covered.first, covered.last) if covered else (0, 0)
        return covered is None, first, -last, event.trigger[0]

    return tuple(sorted(events, key=place))


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """The words that tell a fact: those before its kernel, the kernel, those after."""

    before: str
    kernel: str
    after: str


def clause(record: Record, kernel: Span, *, evidence: Spans, reach: int) -> Clause:
    """Return the sentence around a fact's kernel and its evidence, at most `reach` characters on each side."""
    first, last = kernel
    start, end = _sentence(record, next((s for s in evidence if s[0] <= first and last <= s[1]), kernel))
    before, after = one_line(record.words((start, first)) + "|")[:-1], one_line("|" + record.words((last, end)))[1:]
    return Clause(
        before=shortened(before[::-1], reach)[::-1],
        kernel=one_line(record.words(kernel)),
        after=shortened(after, reach),
    )


def _sentence(record: Record, span: Span) -> Span:
    """Extend the span to the sentence or the passage that it stands in, whichever is shorter."""
    text = record.article.text
    passage = next((p.span for p in record.article.passages if p.span[0] <= span[0] and span[1] <= p.span[1]), span)
    low, high = max(passage[0], span[0] - _FAR), min(passage[1], span[1] + _FAR)
    ends = list(_END.finditer(text, low, high))
    start = max((end.end() for end in ends if end.end() <= span[0]), default=low)
    return start, min((end.end(1) for end in ends if end.start() >= span[1]), default=high)


def said_on(record: Record, statement: Statement) -> str | None:
    """Return when it was said (EDTF), where that is another day than the publication's."""
    return None if statement.said == record.article.published else statement.said


def own_setting(statement: Statement) -> Span | None:
    """Return the words that tell where or how it was said, unless the cue holds them already."""
    setting, cue = statement.setting, statement.cue
    if setting and cue and any(start <= setting[0] and setting[1] <= end for start, end in cue.spans):
        return None
    return setting


def told_of(record: Record, statement: Statement) -> Told:
    """Return what stands around the speaker in a statement's line."""
    cue, to = statement.cue, statement.addressee
    return told(
        words(record, cue.spans) if cue else None, addressee=words(record, to.spans) if to else None,
        text=words(record, statement.content.spans),
    )  # fmt: skip


def statement_notes(record: Record, statement: Statement) -> tuple[str, ...]:
    """Return what is to be said beside a statement: its force, whom it was told, where, when, why unnamed, how sure."""
    setting, day = own_setting(statement), said_on(record, statement)
    addressee = None if told_of(record, statement).to else statement.addressee
    told_to = words(record, addressee.spans) if addressee else None
    return (
        *remarks(manner=statement.manner, force=statement.force, addressee=told_to),
        *((words(record, (setting,)),) if setting else ()),
        *((in_words(day),) if day else ()),
        *((words(record, (statement.anonymity,)),) if statement.anonymity else ()),
        *((unsure,) if (unsure := doubt(statement.confidence)) else ()),
    )
