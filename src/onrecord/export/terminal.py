"""One article's record as a person reads it in a terminal, at any width, with colour or without.

Every line is written whole and ends at its last letter, so that the same words go through a pipe
as stand on a terminal. Control characters of the article are shown as U+FFFD, never sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from onrecord.record import Article, Event, Office, Record, Statement, Tie
from onrecord.record.kinds import FACTS, is_certain
from onrecord.record.signs import visible
from onrecord.views.dates import in_words
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
    status_words,
    teller,
    tenure_words,
    unit_words,
    words,
)  # fmt: skip
from onrecord.views.listing import contradictions, folded, listed
from onrecord.views.summary import (
    Clause,
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
from onrecord.views.told import Told, certain, uncertain

_WIDEST = 100  # columns: longer lines are hard to read
_NARROWEST = 24  # columns: below, words are broken rather than the layout
_COLOURS = ("cyan", "magenta", "green", "yellow", "red", "bright_blue")  # blue cannot be read on black
_BROAD = 60  # columns: from here dates and values stand in a column of their own


def render(record: Record, console: Console) -> None:
    """Write the record to the console: statements by speaker, people, then the other kinds of fact.

    Nothing is wider than the console, nor than 100 columns.
    """
    width = max(_NARROWEST, min(console.width, _WIDEST))
    for line in _TerminalWriter(record, width, console).lines():
        line.plain = visible(line.plain)  # here, so that no fact's words get past it
        line.rstrip()
        console.print(line, soft_wrap=True, highlight=False, markup=False, emoji=False)


def _contradicted(record: Record) -> dict[Office | Tie, str]:
    """Return the facts that others exclude, each with what the other one says."""
    against = contradictions(record)
    facts = {f"{kind.mark}{n}": fact for kind in FACTS for n, fact in enumerate(kind.facts(record), 1)}
    return {facts[key]: words for key, words in against.items()}


class _TerminalWriter:
    """The lines of one record at one width."""

    def __init__(self, record: Record, width: int, console: Console) -> None:
        self._record, self._width, self._console = record, width, console
        self._digits = len(str(len(record.statements)))  # columns for the number of a statement
        self._against = _contradicted(record)

    def lines(self) -> Iterator[Text]:
        yield from self._head(self._record.article)
        yield from self._who_said_what(speakers(self._record))
        yield from self._people(profiles(self._record))
        yield from self._silences()
        yield from self._timeline(in_time(self._record.events))
        yield from self._figures()
        yield from self._disputes()
        yield from self._positions()
        yield from self._listed()

    def _wrapped(self, text: Text, *, first: Text | str = "", indent: int = 0) -> Iterator[Text]:
        """Wrap the text; the first line begins with `first`, the others hang at `indent`."""
        lead = Text.assemble(first) if isinstance(first, str) else first
        lead.pad_right(max(indent - cell_len(lead.plain), 0))
        room = max(self._width - indent, 8)
        for number, line in enumerate(text.wrap(self._console, room)):
            line.rstrip()
            yield Text.assemble(lead if number == 0 else Text(" " * indent), line)

    def _hanging(self, text: Text) -> Iterator[Text]:
        """Wrap the text, all lines but the first indented: entries can be told apart without colour."""
        room = self._width - 2
        first, rest = text, Text("")
        if lines := text.wrap(self._console, self._width):
            first, rest = lines[0], text[len(lines[0]) :]
            first.rstrip()
        yield first
        words = rest.plain.lstrip()
        if words:
            for line in rest[len(rest.plain) - len(words) :].wrap(self._console, room):
                line.rstrip()
                yield Text.assemble("  ", line)

    def _heading(self, title: str, note: str = "") -> Iterator[Text]:
        free = self._width - cell_len(title) - 1
        note = note if cell_len(note) + 3 <= free else ""
        rule = "─" * (free - cell_len(note) - (1 if note else 0))
        yield Text("")
        yield Text.assemble((title, "bold"), " ", (rule, "dim"), (f" {note}" if note else "", "dim"))

    def _head(self, article: Article) -> Iterator[Text]:
        yield from self._wrapped(Text(headline(article), style="bold"))
        basis = labels("basis").get(article.published_basis or "", "")
        date = in_words(article.published) if article.published else "no publication date known"
        parts = (article.publisher, ", ".join(article.authors), f"{date} ({basis})" if basis else date, article.source)
        yield from self._wrapped(Text(" · ".join(one_line(part) for part in parts if part), style="dim"))

    def _who_said_what(self, found: tuple[SpeakerGroup, ...]) -> Iterator[Text]:
        statements = len(self._record.statements)
        yield from self._heading("Who said what", counted(statements, "statement") if statements else "")
        if not found:
            yield from self._wrapped(Text("Nobody is quoted or reported in this article.", style="dim"))
        for number, speaker in enumerate(found):
            colour = _COLOURS[number % len(_COLOURS)] if speaker.name else "default"
            yield Text("")
            yield from self._speaker(speaker, colour)
            for statement in certain(speaker.statements):
                yield from self._statement(statement, speaker, colour)
            yield from self._folded(uncertain(speaker.statements), indent=self._digits + 4)

    def _folded(self, facts: Sized, *, indent: int = 0) -> Iterator[Text]:
        """Say how many facts are folded away."""
        if len(facts):
            yield from self._wrapped(Text(f"{len(facts)} uncertain", style="dim"), first=" " * indent, indent=indent)

    def _speaker(self, speaker: SpeakerGroup, colour: str) -> Iterator[Text]:
        name = Text(speaker.name or "No source named", style=f"bold {colour}")
        if speaker.name and not speaker.entity:
            name.stylize("italic")
        held = [o for o in self._record.offices if speaker.entity and o.holder == speaker.entity.id]
        held.sort(key=lambda office: office.status == "former")
        if held:
            title = f"{status_words(held[0])} {office_words(self._record, held[0])}".strip()
            name.append(f", {title}", style="not bold not italic default")
        name.append(f"  {len(speaker.statements)}", style="dim not bold not italic")
        yield from self._wrapped(name, first=Text("▌ ", style=colour), indent=2)

    def _statement(self, statement: Statement, speaker: SpeakerGroup, colour: str) -> Iterator[Text]:
        number = f"{self._record.statements.index(statement) + 1:>{self._digits}}"
        text, cue = words(self._record, statement.content.spans), told_of(self._record, statement)
        said = self._line(cue, speaker.name, text)
        yield from self._wrapped(said, first=Text(f"  {number}", style=f"dim {colour}"), indent=self._digits + 4)
        yield from self._wrapped(self._notes(statement, colour), first=" ", indent=self._digits + 4)

    @staticmethod
    def _line(cue: Told, speaker: str | None, text: str) -> Text:
        if cue.alone and not speaker:
            return Text.assemble((cue.alone, "bold"), f": {text}")
        name = speaker or labels("cue")["unnamed"]
        if cue.before:
            return Text.assemble((cue.before, "bold"), f" {name}: {text}")
        return Text.assemble(f"{name} ", (cue.after, "bold"), f" {cue.to} {text}" if cue.to else f" {text}")

    def _notes(self, statement: Statement, colour: str) -> Text:
        notes = (*statement_notes(self._record, statement), self._reporter(statement))
        return Text.assemble((statement.mode, colour), (" · ".join(["", *filter(None, notes)]), "dim"))

    def _reporter(self, statement: Statement) -> str:
        outer = next((other for other in self._record.statements if other.id == statement.inside), None)
        return "" if outer is None else f"as told by {one_line(outer.speaker or 'a source not named')}"

    def _people(self, found: tuple[Profile, ...]) -> Iterator[Text]:
        known = [profile for profile in found if profile.offices or profile.ties]
        named = [profile.entity for profile in found if not (profile.offices or profile.ties)]
        others = [one_line(entity.name) for entity in certain(named)]
        if found:
            yield from self._heading("People and organizations")
        for profile in known:
            yield from self._hanging(Text(one_line(profile.entity.name), style="bold"))
            yield from self._facts(profile)
        if others:
            also = "Also named: " if known else "Named: "
            yield from self._hanging(Text(also + ", ".join(others), style="dim"))
        yield from self._folded(uncertain(named))

    def _facts(self, profile: Profile) -> Iterator[Text]:
        held: tuple[Office | Tie, ...] = (*profile.offices, *profile.ties)
        for fact in (f for f in held if self._is_shown(f)):
            text, note = self._told_fact(fact)
            against = self._against.get(fact)
            yield from self._fact(text, (note, doubt(fact.confidence), f"contradicted: {against}" if against else ""))
        yield from self._folded([f for f in held if not self._is_shown(f)], indent=4)

    def _is_shown(self, fact: Office | Tie) -> bool:
        """Tell whether a fact has a line: one that another excludes has, with what that one says."""
        return is_certain(fact) or fact in self._against

    def _told_fact(self, fact: Office | Tie) -> tuple[str, str]:
        """Return what an office or a tie says of somebody, and when."""
        if isinstance(fact, Office):
            return f"{status_words(fact)} {office_words(self._record, fact)}".strip(), tenure_words(fact)
        return f"{labels('tie')[fact.kind]} {tie_object(self._record, fact)}", in_words(fact.when) if fact.when else ""

    def _fact(self, text: str, notes: Iterable[str]) -> Iterator[Text]:
        line = Text.assemble(text, ("".join(f" · {note}" for note in notes if note), "dim"))
        yield from self._wrapped(line, first="  – ", indent=4)

    def _silences(self) -> Iterator[Text]:
        if self._record.silences:
            yield from self._heading("Silences")
        for silence in certain(self._record.silences):
            name = self._name(silence.party, silence.party_text)
            outcome = labels("outcome")[silence.outcome]
            yield from self._hanging(Text.assemble((name, "bold"), f" {outcome}"))
        yield from self._folded(uncertain(self._record.silences))

    def _name(self, entity_id: str | None, text: str) -> str:
        entity = self._record.entity(entity_id)
        return one_line(entity.name if entity else text)

    def _timeline(self, events: tuple[Event, ...]) -> Iterator[Text]:
        if not events:
            return
        yield from self._heading("Timeline", counted(len(events), "event"))
        column = self._column(in_words(event.when) for event in events)
        for event in certain(events):
            yield from self._entry(in_words(event.when), self._event(event), column)
        yield from self._folded(uncertain(events))

    def _event(self, event: Event) -> Text:
        return self._told(clause(self._record, event.trigger, evidence=event.evidence, reach=60))

    def _told(self, told: Clause) -> Text:
        return Text.assemble(told.before, (told.kernel, "bold"), told.after)

    def _column(self, values: Iterable[str]) -> int:
        """Return the width of the column of values in front, 0 where the console is too narrow for two columns."""
        widest = max((cell_len(value) for value in values), default=0)
        return min(widest, 27) + 2 if self._width >= _BROAD else 0

    def _entry(self, value: str, text: Text, column: int) -> Iterator[Text]:
        """Write a value and its text: side by side where there is room, else one below the other."""
        if column and cell_len(value) + 2 <= column:
            yield from self._wrapped(text, first=Text(value, style="bold"), indent=column)
            return
        yield from self._wrapped(Text(value, style="bold"))
        yield from self._wrapped(text, indent=column or 2)

    def _figures(self) -> Iterator[Text]:
        figures = self._record.figures
        if not figures:
            return
        yield from self._heading("Figures", counted(len(figures), "figure"))
        column = self._column(figure_words(figure) for figure in figures)
        for figure in certain(figures):
            told = clause(self._record, figure.span, evidence=figure.evidence, reach=60)
            measured = measured_words(self._record, figure)
            text = Text(measured) if unit_words(figure) or figure.of else self._told(told)
            if figure.period:
                text.append(f" · {in_words(figure.period)}", style="dim")
            yield from self._entry(figure_words(figure), text, column)
        yield from self._folded(uncertain(figures))

    def _disputes(self) -> Iterator[Text]:
        if self._record.disputes:
            yield from self._heading("Disputes")
        for dispute in certain(self._record.disputes):
            names = " and ".join(self._name(party.entity, party.text) for party in dispute.parties)
            about = f": {words(self._record, (dispute.about,))}" if dispute.about else ""
            line = Text.assemble((names, "bold"), f" {labels('dispute')[dispute.kind]}{about}")
            yield from self._hanging(line)
        yield from self._folded(uncertain(self._record.disputes))

    def _positions(self) -> Iterator[Text]:
        if self._record.positions:
            yield from self._heading("Positions")
        for position in certain(self._record.positions):
            target = words(self._record, (position.target,)) if position.target else ""
            toward = f" · toward {self._name(position.toward, position.toward)}" if position.toward else ""
            told = teller(self._record, position)
            line = Text.assemble(
                (self._name(position.actor, position.actor_text), "bold"),
                f" {act_label(position.act, target)} {target}",
                (toward + (f" · according to {told}" if told else ""), "dim"),
            )
            yield from self._hanging(line)
        yield from self._folded(uncertain(self._record.positions))

    def _listed(self) -> Iterator[Text]:
        hidden = folded(self._record)
        for kind in listed(self._record):
            yield from self._heading(kind.heading)
            for fact in kind.facts:
                yield from self._hanging(Text.assemble(fact.text, (f" · {fact.note}" if fact.note else "", "dim")))
            yield from self._folded(hidden[kind.key])
