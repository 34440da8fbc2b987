"""What the templates show: plain values, each named after its place on the page."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from onrecord.views.charts.chart import Chart
from onrecord.views.charts.timeline import Timeline
from onrecord.views.summary import Clause
from onrecord.views.told import Told


class Paragraph(msgspec.Struct, frozen=True):
    """A passage of the article: its kind, and its marked text."""

    kind: str
    html: Markup


class ListedStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in the list, its cue around the speaker; `notes` are its force, setting, date and reporter."""

    number: int
    told: Told
    text: str
    mode: str
    force: str
    notes: tuple[str, ...]
    inside: int | None


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker in the list. `named` is false where the name is only the words of the text, `sourced` without any.

    `said` are the statements that are shown, `unsure` those that are folded away.
    """

    name: str
    named: bool
    sourced: bool
    initials: str
    colour: str
    office: str
    person: str | None
    count: str
    said: tuple[ListedStatement, ...]
    unsure: tuple[ListedStatement, ...]


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One line that leads to its words: `key` of its mark, a lead word, what it says, side notes, evidence."""

    key: str
    lead: str
    text: str
    note: str = ""
    status: str = ""
    evidence: str = ""
    href: str | None = None


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of a kind under a heading of their own."""

    key: str
    heading: str
    facts: tuple[Fact, ...]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A card: a person or an organization with offices, ties and silences; `unsure` are those that are folded away."""

    key: str
    name: str
    kind: str
    initials: str
    colour: str
    aliases: str
    said: str
    voice: str | None
    facts: tuple[Fact, ...]
    unsure: tuple[Fact, ...]


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """An event in the list, with the words that tell it."""

    number: int
    key: str
    when: str
    edtf: str
    clause: Clause
    who: str


class FigureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the table of figures."""

    key: str
    value: str
    unit: str
    period: str
    clause: Clause


class Axis(msgspec.Struct, frozen=True, kw_only=True):
    """A timeline drawn for one width; `said` are the words of each point, in lines that fit."""

    name: str
    timeline: Timeline
    said: dict[int, tuple[str, ...]]


class ArticlePage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on the page; `unsure` are the facts that are folded away, by the plural of their kind."""

    language: str
    title: str
    heading: str | None
    byline: tuple[str, ...]
    source: str
    id: str
    format: str
    paragraphs: tuple[Paragraph, ...]
    statements: str
    voices: tuple[Voice, ...]
    people: tuple[Card, ...]
    named: tuple[Card, ...]
    chart_title: str
    charts: tuple[tuple[str, Chart], ...]
    silences: tuple[Fact, ...]
    axes: tuple[Axis, ...]
    moments: tuple[Moment, ...]
    figures: tuple[FigureRow, ...]
    positions: tuple[Fact, ...]
    disputes: tuple[Fact, ...]
    listed: tuple[Listed, ...]
    unsure: dict[str, tuple[Fact, ...]]
    missing: str
