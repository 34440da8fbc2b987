"""Small records written by hand: one sentence a fact, spans found by the words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record import (
    Article,
    Content,
    Cue,
    Entity,
    Event,
    Figure,
    Force,
    Mention,
    Office,
    Position,
    Record,
    Silence,
    Source,
    Span,
    Statement,
    Tie,
    TieKind,
    article_id,
)


class Small:
    """An article of some text, and facts at the places of their words."""

    def __init__(
        self, text: str, *, source: str = "a.txt", published: str | None = "2021-05-01", publisher: str | None = None
    ) -> None:
        self.text = text
        self.article = Article(
            id=article_id(text),
            source=source,
            published=published,
            published_basis="given" if published else None,
            publisher=publisher,
            text=text,
        )
        self.entities: list[Entity] = []
        self.statements: list[Statement] = []
        self.offices: list[Office] = []
        self.figures: list[Figure] = []
        self.silences: list[Silence] = []
        self.events: list[Event] = []
        self.positions: list[Position] = []
        self.ties: list[Tie] = []

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return start, start + len(words)

    def all(self, words: str) -> list[Span]:
        found, start = [], self.text.find(words)
        while start >= 0:
            found.append((start, start + len(words)))
            start = self.text.find(words, start + 1)
        return found

    def entity(self, name: str, *aliases: str, kind: str = "person") -> str:
        spans = sorted({s for n in (name, *aliases) for s in self.all(n)})
        mentions = tuple(Mention(span=s, form="name") for s in spans)
        local = f"e{len(self.entities) + 1}"
        self.entities.append(Entity(id=local, kind=kind, name=name, aliases=aliases, mentions=mentions))  # type: ignore[arg-type]
        return local

    def statement(
        self, words: str, by: str | None, *, mode: str = "direct", cue: str = "said", force: Force = "asserts",
        confidence: float = 0.9,
    ) -> str:  # fmt: skip
        entity = next((e for e in self.entities if e.id == by), None)
        source = Source(spans=(entity.mentions[0].span,), entity=entity.id) if entity else None
        local = f"s{len(self.statements) + 1}"
        self.statements.append(
            Statement(
                id=local,
                mode=mode,  # type: ignore[arg-type]
                speaker=entity.name if entity else None,
                text=words,
                source=source,
                cue=Cue(spans=(self.at(cue),)) if cue in self.text else None,
                content=Content(spans=(self.at(words),)),
                force=force,
                confidence=confidence,
            )
        )
        return local

    def office(
        self,
        holder: str,
        title: str,
        organization: str | None = None,
        *,
        words: str | None = None,
        place: str | None = None,
    ) -> None:
        self.offices.append(
            Office(
                holder=holder,
                title=title,
                organization=organization,
                place=place,
                status="current",
                evidence=(self.at(words or title),),
                confidence=0.9,
            )
        )

    def figure(
        self,
        words: str,
        value: float | tuple[float | None, float | None],
        unit: str,
        *,
        qualifier: str = "exactly",
        period: str | None = None,
        confidence: float = 1.0,
    ) -> None:
        self.figures.append(
            Figure(
                span=self.at(words),
                value=value,
                qualifier=qualifier,
                unit=unit,
                period=period,
                evidence=((0, len(self.text)),),
                confidence=confidence,
            )  # type: ignore[arg-type]
        )

    def silence(self, party: str, words: str) -> None:
        entity = next(e for e in self.entities if e.id == party)
        self.silences.append(
            Silence(
                party=party,
                party_text=entity.name,
                party_span=entity.mentions[0].span,
                outcome="declined",
                evidence=(self.at(words),),
            )
        )

    def event(self, trigger: str, time: str, when: str, who: Sequence[str], *, confidence: float = 0.9) -> None:
        self.events.append(
            Event(
                trigger=self.at(trigger),
                time=self.at(time),
                when=when,
                participants=tuple(who),
                evidence=((0, len(self.text)),),
                confidence=confidence,
            )
        )

    def tie(self, kind: TieKind, subject: str, other: str, *, words: str) -> None:
        self.ties.append(Tie(kind=kind, subject=subject, object=other, evidence=(self.at(words),), confidence=0.9))

    def record(self) -> Record:
        return Record(
            article=self.article,
            entities=tuple(self.entities),
            statements=tuple(self.statements),
            offices=tuple(self.offices),
            figures=tuple(self.figures),
            silences=tuple(self.silences),
            events=tuple(self.events),
            positions=tuple(self.positions),
            ties=tuple(self.ties),
        )
