"""Which words of the article are marked, and for what."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record import Entity, Figure, Record, Silence, Statement, TimeExpression
from onrecord.record.kinds import KINDS, values_at
from onrecord.views.dates import in_words
from onrecord.views.highlights import Highlight
from onrecord.views.labels import figure_words, labels, measured_words, one_line
from onrecord.views.summary import SpeakerGroup

COLOURS = 10  # speakers with a colour of their own in page.css; the next ones share them
_SEEN = frozenset((Entity, Statement, TimeExpression, Figure, Silence))
"""The values of kinds that have marks of their own."""
_EVIDENCE, _STATEMENT, _PART, _VALUE, _NAME = range(5)  # which mark goes around which, over the same words


def colours(speakers: tuple[SpeakerGroup, ...]) -> dict[str, str]:
    """Return the colour class of each statement, by its id: its speaker's, or grey where no source is named."""
    return {
        statement.id: f"k{number % COLOURS}" if speaker.name else "kn"
        for number, speaker in enumerate(speakers)
        for statement in speaker.statements
    }


def marks(record: Record, speakers: tuple[SpeakerGroup, ...]) -> tuple[Highlight, ...]:
    """Mark every fact of the article. Keys: one letter a kind of fact and its number in the record, from 1."""
    return (*_statements(record, speakers), *_evidence(record), *_silences(record), *_values(record), *_names(record))


def _statements(record: Record, speakers: tuple[SpeakerGroup, ...]) -> Iterator[Highlight]:
    colour = colours(speakers)
    by_id = {statement.id: speaker for speaker in speakers for statement in speaker.statements}
    for number, statement in enumerate(record.statements, 1):
        yield from _statement(statement, number, by_id[statement.id], colour[statement.id])


def _statement(statement: Statement, number: int, speaker: SpeakerGroup, colour: str) -> Iterator[Highlight]:
    key = f"s{number}"
    label = f"{speaker.initials} {number}"
    spoken = f"{label}: {statement.mode}, {speaker.name or 'no source named'}; to the list of statements"
    for span in statement.content.spans:
        yield Highlight(
            span=span, key=key, rank=_STATEMENT, classes=f"q {colour} {statement.mode}",
            href=f"#{key}", label=label, spoken=spoken,
        )  # fmt: skip
    for part, kind in ((statement.source, "src"), (statement.cue, "cue")):
        for span in part.spans if part else ():
            yield Highlight(span=span, key=key, rank=_PART, classes=f"{kind} {colour}", anchor=False)


def _evidence(record: Record) -> Iterator[Highlight]:
    """Mark evidence, unseen until a link leads there."""
    for kind in KINDS:
        for number, fact in enumerate(kind.facts(record) if kind.value not in _SEEN else (), 1):
            for span in values_at((fact,), kind.evidence):
                yield Highlight(span=span, key=f"{kind.mark}{number}", rank=_EVIDENCE, classes="ev")


def _silences(record: Record) -> Iterator[Highlight]:
    for number, silence in enumerate(record.silences, 1):
        party, outcome = one_line(silence.party_text), labels("outcome")[silence.outcome]
        spoken = f"silence: {party} {outcome}; to the list of silences"
        for span in silence.evidence:
            yield Highlight(
                span=span, key=f"x{number}", rank=_EVIDENCE, classes="sil",
                href=f"#x{number}", label="silence", spoken=spoken,
            )  # fmt: skip


def _values(record: Record) -> Iterator[Highlight]:
    dated = {event.time: number for number, event in reversed(list(enumerate(record.events, 1)))}
    for number, time in enumerate(record.times, 1):
        title = in_words(time.edtf) if time.edtf else one_line(time.reason or time.value or "no calendar date")
        href = f"#v{dated[time.span]}" if time.span in dated else None
        yield Highlight(span=time.span, key=f"c{number}", rank=_VALUE, classes="time", href=href, title=title)
    for number, figure in enumerate(record.figures, 1):
        title = f"{figure_words(figure)} {measured_words(record, figure)}".strip()
        yield Highlight(span=figure.span, key=f"f{number}", rank=_VALUE, classes="fig", href=f"#f{number}", title=title)


def _names(record: Record) -> Iterator[Highlight]:
    for number, entity in enumerate(record.entities, 1):
        if entity.kind not in _LISTED:
            continue
        name = one_line(entity.name)
        for mention in entity.mentions:
            if mention.form == "name":
                yield Highlight(span=mention.span, key=f"e{number}", rank=_NAME, classes="name", href=f"#e{number}")
            else:
                yield Highlight(
                    span=mention.span, key=f"e{number}", rank=_NAME, classes="ref", title=name, anchor=False
                )  # fmt: skip


_LISTED = ("person", "organization")
