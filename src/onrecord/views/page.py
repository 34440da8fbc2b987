"""The page's values: what the templates show, in the order in which they show it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

import msgspec

from onrecord.record import Article, Entity, Passage, Position, Record, Span, Statement
from onrecord.record.kinds import KINDS
from onrecord.views.charts.chart import NARROW, WIDE, Chart
from onrecord.views.charts.measure import lines
from onrecord.views.charts.ties import POWER, tie_chart
from onrecord.views.charts.timeline import TimelineEvent, lay_out
from onrecord.views.dates import in_words
from onrecord.views.highlights import Highlight, Weaver
from onrecord.views.labels import (
    act_label,
    counted,
    doubt,
    figure_words,
    headline,
    labels,
    measured_words,
    office_words,
    one_line,
    paragraphs,
    shortened,
    status_words,
    teller,
    tenure_words,
    words,
)  # fmt: skip
from onrecord.views.layers import colours, marks
from onrecord.views.listing import contradictions, folded, listed
from onrecord.views.parts import ArticlePage, Axis, Card, Fact, FigureRow, ListedStatement, Moment, Paragraph, Voice
from onrecord.views.summary import (
    Profile,
    SpeakerGroup,
    clause,
    in_time,
    profiles,
    speakers,
    statement_notes,
    tie_object,
    told_of,
)
from onrecord.views.told import certain, uncertain

_Keyed = TypeVar("_Keyed", FigureRow, Fact)
_AROUND = 90  # characters of a sentence shown on each side of an event's trigger


def page(
    record: Record, *, without: Collection[str] = frozenset(), drawn: Collection[Highlight] | None = None
) -> ArticlePage:
    """Collect what the page of this record shows.

    Args:
        record: whose facts are numbered as they stand in it.
        without: keys of facts that are not shown, such as those that somebody rejected.
        drawn: the marks in the text; by default those of all facts shown.
    """
    article, voices = record.article, speakers(record)
    unsure = folded(record, without=without)
    hidden = {*without, *(fact.key for facts in unsure.values() for fact in facts)}
    against = contradictions(record)
    cards = [(_marked(_card(record, p, voices, without), against), p.bare) for p in profiles(record)]
    moments = _moments(record, hidden)
    if drawn is None:
        drawn = [mark for mark in marks(record, voices) if mark.key not in without]
    return ArticlePage(
        language=article.language,
        title=shortened(headline(article), 120),
        heading=_heading(article),
        byline=_byline(record),
        source=one_line(article.source),
        id=article.id,
        format=record.format,
        paragraphs=_woven(record, drawn),
        statements=_statement_count(record, without),
        voices=_voices(record, voices, without),
        people=tuple(card for card, bare in cards if not bare),
        named=tuple(card for card, bare in cards if bare and card.key not in hidden),
        chart_title="Who answers to whom" if any(tie.kind in POWER for tie in record.ties) else "Offices and ties",
        charts=tuple((name, chart) for name, chart in _charts(record, hidden) if chart.boxes),
        silences=_kept(_silences(record), hidden),
        axes=_axes(moments),
        moments=moments,
        figures=_kept(_figures(record), hidden),
        positions=_kept((_position(record, p, number) for number, p in enumerate(record.positions, 1)), hidden),
        disputes=_kept(_disputes(record), hidden),
        listed=listed(record, without=without),
        unsure={**unsure, "entities": _kept(unsure["entities"], {card.key for card, bare in cards if not bare})},
        missing=_missing(record),
    )


def _kept(facts: Iterable[_Keyed], without: Collection[str]) -> tuple[_Keyed, ...]:
    return tuple(fact for fact in facts if fact.key not in without)


def _heading(article: Article) -> str | None:
    headed = any(passage.kind == "headline" for passage in article.passages)
    return None if headed else headline(article)


def _statement_count(record: Record, without: Collection[str]) -> str:
    return counted(sum(f"s{n}" not in without for n, _ in enumerate(record.statements, 1)), "statement")


def _byline(record: Record) -> tuple[str, ...]:
    article = record.article
    date = in_words(article.published) if article.published else "no publication date known"
    basis = labels("basis").get(article.published_basis or "", "")
    parts = (article.publisher, ", ".join(article.authors), f"{date} ({basis})" if basis else date)
    return tuple(one_line(part) for part in parts if part)


def _woven(record: Record, drawn: Iterable[Highlight]) -> tuple[Paragraph, ...]:
    """Weave these marks into the article's passages."""
    weaver = Weaver(record.article.text, drawn)
    shown = _all_passages(record)
    first = next((passage for passage in shown if passage.kind == "headline"), None)
    return tuple(
        Paragraph("subhead" if p.kind == "headline" and p is not first else p.kind, weaver.weave(p.span)) for p in shown
    )


def _all_passages(record: Record) -> list[Passage]:
    """Return the article's passages, and body passages for text that none of them holds."""
    text, passages = record.article.text, sorted(record.article.passages, key=lambda p: p.span)
    found: list[Passage] = []
    position = 0
    for passage in (*passages, None):
        until = passage.span[0] if passage else len(text)
        found += _loose(text, (position, until))
        if passage and passage.span[1] > position:
            found.append(Passage(span=(max(passage.span[0], position), passage.span[1]), kind=passage.kind))
            position = passage.span[1]
    return found


def _loose(text: str, span: Span) -> list[Passage]:
    """Make a body passage of each line between two passages that holds more than space."""
    found: list[Passage] = []
    position = span[0]
    for line in text[span[0] : span[1]].splitlines(keepends=True):
        start = position + len(line) - len(line.lstrip())
        end = position + len(line.rstrip())
        position += len(line)
        if start < end:
            found.append(Passage(span=(start, end), kind="body"))
    return found


def _voices(record: Record, found: tuple[SpeakerGroup, ...], without: Collection[str]) -> tuple[Voice, ...]:
    every = (_voice(record, speaker, colours(found), without) for speaker in found)
    return tuple(voice for voice in every if voice.said or voice.unsure)


def _voice(record: Record, speaker: SpeakerGroup, colour: dict[str, str], without: Collection[str]) -> Voice:
    numbers = {statement.id: number for number, statement in enumerate(record.statements, 1)}
    shown = [statement for statement in speaker.statements if f"s{numbers[statement.id]}" not in without]
    return Voice(
        name=speaker.name or "No source named",
        named=speaker.entity is not None,
        sourced=bool(speaker.name),
        initials=speaker.initials,
        colour=colour[speaker.statements[0].id],
        office=_main_office(record, speaker),
        person=_entity_key(record, speaker.entity.id) if speaker.entity else None,
        count=counted(len(shown), "statement"),
        said=tuple(_said(record, statement, numbers) for statement in certain(shown)),
        unsure=tuple(_said(record, statement, numbers) for statement in uncertain(shown)),
    )


def _entity_key(record: Record, entity_id: str) -> str | None:
    numbers = {e.id: number for number, e in enumerate(record.entities, 1) if e.kind in ("person", "organization")}
    return f"e{numbers[entity_id]}" if entity_id in numbers else None


def _main_office(record: Record, speaker: SpeakerGroup) -> str:
    held = [o for o in record.offices if speaker.entity and o.holder == speaker.entity.id]
    held.sort(key=lambda office: office.status == "former")  # stable: else as told
    if not held:
        return ""
    return f"{status_words(held[0])} {office_words(record, held[0])}".strip()


def _said(record: Record, statement: Statement, numbers: dict[str, int]) -> ListedStatement:
    return ListedStatement(
        number=numbers[statement.id],
        told=told_of(record, statement),
        text=paragraphs(record, statement.content.spans),
        mode=statement.mode,
        force=statement.force,
        notes=statement_notes(record, statement),
        inside=numbers.get(statement.inside or ""),
    )


def _card(record: Record, profile: Profile, voices: tuple[SpeakerGroup, ...], without: Collection[str]) -> Card:
    entity = profile.entity
    key = _entity_key(record, entity.id) or ""
    number, own = next(((n, v) for n, v in enumerate(voices, 1) if _is_of(v, entity)), (0, None))
    name = one_line(entity.name)
    facts = _kept((*_offices(record, profile), *_ties(record, profile), *_quiet(record, profile)), without)
    unsure = {key for kind in KINDS for key in kind.folded(record)}
    return Card(
        key=key, name=name, kind=entity.kind,
        initials=own.initials if own else "",
        colour=colours(voices)[own.statements[0].id] if own else "kn",
        aliases=", ".join(alias for alias in map(one_line, entity.aliases) if alias != name),
        said=counted(profile.statements, "statement") if profile.statements else "",
        voice=f"voice{number}" if own else None,
        facts=_kept(facts, unsure),
        unsure=tuple(fact for fact in facts if fact.key in unsure),
    )  # fmt: skip


def _marked(card: Card, against: Mapping[str, str]) -> Card:
    """Say beside the facts of a card that another excludes what that one says."""

    def noted(fact: Fact) -> Fact:
        if fact.key not in against:
            return fact
        return msgspec.structs.replace(fact, note=_joined(fact.note, f"contradicted: {against[fact.key]}"))

    return msgspec.structs.replace(card, facts=tuple(map(noted, card.facts)), unsure=tuple(map(noted, card.unsure)))


def _is_of(group: SpeakerGroup, entity: Entity) -> bool:
    return group.entity is not None and group.entity.id == entity.id


def _offices(record: Record, profile: Profile) -> list[Fact]:
    return [
        Fact(
            key=f"o{record.offices.index(office) + 1}",
            lead="",
            text=office_words(record, office),
            status=status_words(office),
            note=_joined(tenure_words(office), doubt(office.confidence)),
        )
        for office in profile.offices
    ]


def _ties(record: Record, profile: Profile) -> list[Fact]:
    return [
        Fact(
            key=f"t{record.ties.index(tie) + 1}",
            lead=labels("tie")[tie.kind],
            text=tie_object(record, tie),
            note=_joined(in_words(tie.when) if tie.when else "", doubt(tie.confidence)),
            href=_entity_key(record, tie.object) if tie.object else None,
        )
        for tie in profile.ties
    ]


def _quiet(record: Record, profile: Profile) -> list[Fact]:
    outcome = labels("outcome")
    return [
        Fact(key=f"x{record.silences.index(silence) + 1}", lead="", text=outcome[silence.outcome], status="silence")
        for silence in profile.silences
    ]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _charts(record: Record, without: Collection[str]) -> tuple[tuple[str, Chart], ...]:
    shapes = (("wide", WIDE), ("narrow", NARROW))
    return tuple((name, tie_chart(record, shape=shape, without=without)) for name, shape in shapes)


def _silences(record: Record) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            key=f"x{number}",
            lead=_name(record, silence.party, silence.party_text),
            text=labels("outcome")[silence.outcome],
            note=doubt(silence.confidence),
            evidence=words(record, silence.evidence),
        )
        for number, silence in enumerate(record.silences, 1)
    )


def _name(record: Record, entity_id: str | None, text: str) -> str:
    entity = record.entity(entity_id)
    return one_line(entity.name if entity else text)


def _moments(record: Record, without: Collection[str]) -> tuple[Moment, ...]:
    keys = {id(event): f"v{number}" for number, event in enumerate(record.events, 1)}
    return tuple(
        Moment(
            number=number,
            key=keys[id(event)],
            when=in_words(event.when),
            edtf=event.when,
            clause=clause(record, event.trigger, evidence=event.evidence, reach=_AROUND),
            who=", ".join(_name(record, entity_id, "") for entity_id in event.participants if record.entity(entity_id)),
        )
        for number, event in enumerate((e for e in in_time(record.events) if keys[id(e)] not in without), 1)
    )


def _axes(moments: tuple[Moment, ...]) -> tuple[Axis, ...]:
    axes = []
    for name, width, labelled in (("wide", 1180, True), ("narrow", 330, False)):
        happenings = [
            TimelineEvent(number=m.number, when=m.edtf, label=shortened(m.clause.kernel, 24)) for m in moments
        ]
        timeline = lay_out(happenings, width=width, labels=labelled)
        if timeline:
            said = {m.number: lines(_sentence(m), 13, room=width - 8, most=2 if labelled else 4) for m in moments}
            axes.append(Axis(name=name, timeline=timeline, said=said))
    return tuple(axes)


def _sentence(moment: Moment) -> str:
    return f"{moment.number}. {moment.when}: {moment.clause.before}{moment.clause.kernel}{moment.clause.after}"


def _figures(record: Record) -> tuple[FigureRow, ...]:
    return tuple(
        FigureRow(
            key=f"f{number}",
            value=figure_words(figure),
            unit=measured_words(record, figure),
            period=in_words(figure.period) if figure.period else "",
            clause=clause(record, figure.span, evidence=figure.evidence, reach=_AROUND),
        )
        for number, figure in enumerate(record.figures, 1)
    )


def _position(record: Record, position: Position, number: int) -> Fact:
    toward = _name(record, position.toward, position.toward or "")
    about, told = words(record, (position.target,)) if position.target else "", teller(record, position)
    return Fact(
        key=f"p{number}",
        lead=_name(record, position.actor, position.actor_text),
        status=act_label(position.act, about),
        text=about,
        note=_joined(
            f"toward {toward}" if toward else "", f"according to {told}" if told else "", doubt(position.confidence)
        ),
        evidence=words(record, position.evidence),
    )


def _disputes(record: Record) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            key=f"d{number}",
            lead=" and ".join(_name(record, party.entity, party.text) for party in dispute.parties),
            status=labels("dispute")[dispute.kind],
            text=words(record, (dispute.about,)) if dispute.about else "",
            note=doubt(dispute.confidence),
            evidence=words(record, dispute.evidence),
        )
        for number, dispute in enumerate(record.disputes, 1)
    )


def _missing(record: Record) -> str:
    """List the kinds of fact that the article does not hold, in words."""
    kinds = (
        ("offices", record.offices), ("ties", record.ties), ("silences", record.silences),
        ("dated events", record.events), ("figures", record.figures),
    )  # fmt: skip
    absent = [name for name, facts in kinds if not facts]
    return " or ".join(filter(None, (", ".join(absent[:-1]), absent[-1]))) if absent else ""
