"""Records of articles that never were: invented people, the same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from onrecord.record import (
    Article,
    Content,
    Cue,
    Dispute,
    Entity,
    Event,
    Figure,
    Mention,
    Office,
    Party,
    Passage,
    Position,
    Record,
    Silence,
    Source,
    Span,
    Statement,
    Tie,
    TimeExpression,
    article_id,
)  # fmt: skip

FIRST = [
    "Ada",
    "Boris",
    "Carla",
    "Derek",
    "Edda",
    "Felix",
    "Greta",
    "Hanno",
    "Ilse",
    "Jonas",
    "Karin",
    "Linus",
    "Mira",
    "Nils",
    "Olga",
    "Pavel",
    "Rhea",
    "Sven",
    "Tilda",
    "Uwe",
]
LAST = [
    "Abelard",
    "Brackwood",
    "Castellane",
    "Dunmere",
    "Eppsworth",
    "Farrowgate",
    "Gildersleeve",
    "Harkavy",
    "Ilverton",
    "Jessop",
    "Kravens",
    "Lindqvist",
    "Marchetti",
    "Norcross",
    "Oderberg",
    "Pellingham",
    "Quarrier",
    "Rostova",
    "Sandoval",
    "Thackeray",
    "Umber",
    "Vandermeer",
    "Whitlock",
    "Yarborough",
]
ORGANIZATIONS = [
    "Harbor Authority",
    "Ministry of Tides",
    "Northwater Council",
    "Lantern Institute",
    "Bureau of Weirs",
    "Silvergate Bank",
    "Association of Ferrymen",
    "Coastal Survey Agency",
    "Copperline Motors",
    "Delta Health Service",
]
TITLES = ["commissioner", "director", "chair", "spokesman", "governor", "auditor", "treasurer", "inspector"]
VERBS = ["said", "told", "added", "argued", "insisted", "warned"]
NOUNS = [
    "ferries",
    "harbors",
    "permits",
    "budgets",
    "inspections",
    "resignations",
    "tolls",
    "dredgers",
    "pilots",
    "warehouses",
    "shipments",
]
WORDS = [
    "the",
    "old",
    "harbor",
    "budget",
    "would",
    "not",
    "survive",
    "another",
    "winter",
    "without",
    "new",
    "money",
    "from",
    "the",
    "council",
    "and",
    "its",
    "many",
    "partners",
    "who",
    "had",
    "promised",
    "repairs",
    "on",
    "every",
    "pier",
    "before",
    "the",
    "season",
    "of",
    "storms",
    "began",
    "in",
    "the",
    "northern",
    "bays",
    "resign",
    "audit",
    "vote",
]


class Builder:
    """Text that grows by pieces, each of which knows its span."""

    def __init__(self) -> None:
        self.text = ""

    def put(self, piece: str) -> Span:
        start = len(self.text)
        self.text += piece
        return start, len(self.text)


def invented_records(count: int, *, seed: int = 1, people: int = 200, facts: int = 8) -> Iterator[Record]:
    """That many records, each with `facts` paragraphs of a statement, an office, a figure and so on."""
    rng = random.Random(seed)
    names = [f"{rng.choice(FIRST)} {middle}{rng.choice(LAST)}{suffix}" for middle, suffix in _endings(people)]
    for number in range(count):
        yield invented_record(rng, number, names=names, facts=facts)


def _endings(people: int) -> list[tuple[str, str]]:
    """Enough different surnames for a large number of people."""
    parts = ["", "by", "son", "ley", "ton", "wick", "ford", "holm"]
    more = ["", "van ", "de ", "St. "]
    return [
        (more[n // 160 % 4], parts[n % 8] + ("" if n < 640 else f"a{chr(97 + n // 640 % 26)}")) for n in range(people)
    ]


def invented_record(rng: random.Random, number: int, *, names: Sequence[str], facts: int) -> Record:
    """One record: its text and its facts agree to the letter."""
    day = date(2015, 1, 1) + timedelta(days=rng.randrange(3000))
    draft = _Draft(rng, day)
    cast = rng.sample(range(len(names)), min(4, len(names)))
    # A few are in the news all the time.
    cast[0] = min(rng.randrange(len(names)), rng.randrange(len(names)), rng.randrange(len(names)))
    who = [draft.person(names[n]) for n in dict.fromkeys(cast)]
    organizations = [draft.organization(o) for o in rng.sample(ORGANIZATIONS, 2)]
    for _ in range(facts):
        draft.paragraph(rng.choice(who), rng.choice(organizations), rng.choice(who))
    return draft.record(f"invented/{number}.txt", publisher=f"The {rng.choice(LAST)} Courier")


class _Draft:
    def __init__(self, rng: random.Random, day: date) -> None:
        self._rng, self._day, self._built = rng, day, Builder()
        self._names: dict[str, tuple[str, str]] = {}
        self._mentions: dict[str, list[Mention]] = {}
        self._facts: dict[str, list[object]] = {
            k: []
            for k in (
                "statements",
                "offices",
                "ties",
                "times",
                "events",
                "figures",
                "silences",
                "positions",
                "disputes",
            )
        }
        self._passages: list[Passage] = []

    def person(self, name: str) -> str:
        return self._entity(name, "person")

    def organization(self, name: str) -> str:
        return self._entity(name, "organization")

    def _entity(self, name: str, kind: str) -> str:
        local = f"e{len(self._names) + 1}"
        self._names[local] = (name, kind)
        self._mentions[local] = []
        return local

    def _name(self, local: str) -> Span:
        """The full name at first, then the surname."""
        name, kind = self._names[local]
        known = self._mentions[local]
        span = self._built.put(name.split()[-1] if known and kind == "person" else name)
        known.append(Mention(span=span, form="name"))
        return span

    def _gibberish(self, low: int, high: int) -> str:
        return " ".join(self._rng.choices(WORDS, k=self._rng.randint(low, high)))

    def paragraph(self, speaker: str, organization: str, other: str) -> None:
        rng, put, start = self._rng, self._built.put, len(self._built.text)
        title = rng.choice(TITLES)
        quote = put(f"“{self._gibberish(8, 20)},”")
        put(" ")
        source = self._name(speaker)
        put(" ")
        cue = put(rng.choice(VERBS))
        put(", the ")
        span = put(title)
        put(" of the ")
        where = self._name(organization)
        put(". ")
        statement = f"s{len(self._facts['statements']) + 1}"
        self._facts["statements"].append(Statement(
            id=statement, mode="direct", speaker=self._names[speaker][0], text=self._built.text[slice(*quote)],
            source=Source(spans=(source,), entity=speaker), cue=Cue(spans=(cue,)), content=Content(spans=(quote,)),
            confidence=0.9,
        ))  # fmt: skip
        self._facts["offices"].append(Office(
            holder=speaker, title=title, organization=organization, status="current", evidence=((source[0], where[1]),),
            confidence=0.9, rule="apposition",
        ))  # fmt: skip
        self._sentences(speaker, organization, other, span)
        self._passages.append(Passage(span=(start, len(self._built.text)), kind="body"))
        put("\n\n")

    def _sentences(self, speaker: str, organization: str, other: str, title: Span) -> None:
        rng, put = self._rng, self._built.put
        number, noun = rng.randrange(10, 90000), rng.choice(NOUNS)
        first = put("It counted ")
        figure = put(f"{number:,} {noun}")
        last = put(f" {self._gibberish(3, 8)}. ")
        self._facts["figures"].append(Figure(
            span=figure, value=number, qualifier="exactly", unit=noun, evidence=((first[0], last[1] - 1),), rule="count",
        ))  # fmt: skip
        before = self._name(other)
        put(" was ")
        trigger = put("appointed")
        put(" by ")
        by = self._name(organization)
        put(" in ")
        when = put(f"{self._day:%B %Y}")
        put(". ")
        month = f"{self._day:%Y-%m}"
        self._facts["times"].append(TimeExpression(span=when, type="DATE", value=month, edtf=month))
        self._facts["events"].append(Event(
            trigger=trigger, when=month, time=when, participants=(other, organization), evidence=((before[0], when[1]),),
            confidence=0.8,
        ))  # fmt: skip
        self._facts["ties"].append(Tie(
            kind="appointed_by", subject=other, object=organization, when=month, evidence=((before[0], by[1]),), confidence=0.8,
        ))  # fmt: skip
        if rng.random() < 0.3:
            party = self._name(organization)
            end = put(" did not respond to requests for comment.")
            self._facts["silences"].append(Silence(
                party=organization, party_text=self._names[organization][0], party_span=party, outcome="no_response",
                evidence=((party[0], end[1]),),
            ))  # fmt: skip
        if rng.random() < 0.3:
            actor = self._name(speaker)
            end = put(" opposed the tolls.")
            self._facts["positions"].append(Position(
                actor=speaker, actor_text=self._names[speaker][0], act="oppose", target=(end[1] - 6, end[1] - 1),
                evidence=((actor[0], end[1]),), confidence=0.7,
            ))  # fmt: skip
            self._facts["disputes"].append(Dispute(
                parties=(Party(entity=speaker, text=self._names[speaker][0]), Party(entity=other, text=self._names[other][0])),
                kind="position", about=(end[1] - 6, end[1] - 1), evidence=((actor[0], end[1]),), confidence=0.7,
            ))  # fmt: skip

    def record(self, source: str, *, publisher: str) -> Record:
        text = self._built.text
        entities = []
        for local, (name, kind) in self._names.items():
            if self._mentions[local]:
                forms = {text[m.span[0] : m.span[1]] for m in self._mentions[local]} - {name}
                entities.append(Entity(
                    id=local, kind=kind, name=name, aliases=tuple(sorted(forms)), mentions=tuple(self._mentions[local]),
                ))  # fmt: skip
        article = Article(
            id=article_id(text), source=source, title=text[1:40], publisher=publisher, published=self._day.isoformat(),
            published_basis="given", text=text, passages=tuple(self._passages),
        )  # fmt: skip
        return Record(article=article, entities=tuple(entities), **{k: tuple(v) for k, v in self._facts.items()})
