"""Records built by hand over invented articles: what the tests of the views show."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.record import (
    Article,
    Content,
    Cue,
    Dispute,
    Entity,
    EntityKind,
    Event,
    Figure,
    Mention,
    Office,
    Party,
    Passage,
    PassageKind,
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

HARBOUR: tuple[tuple[PassageKind, str], ...] = (
    ("masthead", "The Port Lantern"),
    ("headline", "Harbour chief says she will not quit over silted channel"),
    ("byline", "By Ines Albrecht"),
    ("caption", "Harbour master Edda Lindqvist on the west pier. (Jo Tann/Lantern)"),
    ("body", "Harbour master Edda Lindqvist said on Monday that Mayor Tobias Renn told her “the pier must reopen by June.”"),
    ("body", "“I answer to the port council, not to the mayor. I have kept this harbour open through four winters."),
    ("body", "“I will not go,” she said at a press conference."),
    ("body", "The council appointed Lindqvist in April 2021. It has between 40 and 45 members, and more than 1,200 boats "
             "paid fees in the last fiscal year. The dredging cost $2.5 million."),
    ("body", "Officials have warned that the channel could close. “Nobody checked the depth,” it was claimed."),
    ("body", "Renn’s office did not respond to requests for comment. His wife, Nour Haddad, founded the Silt Watch group "
             "about 2001."),
    ("related_link", "Ferry timetable to change"),
    ("boilerplate", "© The Port Lantern"),
)  # fmt: skip


class Desk:
    """Finds the words of facts in an article under construction."""

    def __init__(self, passages: Iterable[tuple[PassageKind, str]]) -> None:
        self.text = ""
        self.passages: list[Passage] = []
        for kind, words in passages:
            start = len(self.text)
            self.text += words + "\n\n"
            self.passages.append(Passage(span=(start, start + len(words)), kind=kind))
        self.text = self.text.removesuffix("\n\n")

    def at(self, words: str, *, nth: int = 0) -> Span:
        """The span of these words, the nth time that they occur."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return start, start + len(words)

    def entity(self, number: int, kind: EntityKind, *names: str) -> Entity:
        """An entity of these names, mentioned wherever they stand, longest first."""
        taken: list[Span] = []
        for name in sorted(names, key=len, reverse=True):
            start = self.text.find(name)
            while start >= 0:
                span = (start, start + len(name))
                if all(span[1] <= a or span[0] >= b for a, b in taken):
                    taken.append(span)
                start = self.text.find(name, start + 1)
        mentions = tuple(Mention(span=span, form="name") for span in sorted(taken))
        return Entity(id=f"e{number}", kind=kind, name=names[0], aliases=names[1:], mentions=mentions)

    def article(self, **known: str) -> Article:
        return Article(
            id=article_id(self.text), source="harbour.txt", text=self.text, passages=tuple(self.passages),
            publisher=known.get("publisher"), published=known.get("published"),
            published_basis="given" if "published" in known else None, title=known.get("title"),
        )  # fmt: skip


def harbour() -> Record:
    """Four people, a statement inside another, one of two paragraphs, one without a source, and all kinds of fact."""
    d = Desk(HARBOUR)
    at = d.at
    entities = (
        d.entity(1, "person", "Edda Lindqvist", "Lindqvist"), d.entity(2, "person", "Tobias Renn", "Renn"),
        d.entity(3, "person", "Nour Haddad"), d.entity(4, "organization", "port council"),
        d.entity(5, "organization", "Silt Watch"), d.entity(6, "place", "west pier"),
        d.entity(7, "person", "Jo Tann"),
    )  # fmt: skip
    pronoun = Mention(span=at("she said"[:3], nth=1), form="pronoun")
    lead = Entity(
        id="e1", kind="person", name="Edda Lindqvist", aliases=("Lindqvist",), mentions=(*entities[0].mentions, pronoun)
    )
    first, second = (
        at("“I answer to the port council, not to the mayor. I have kept this harbour open through four winters."),
        at("“I will not go,”"),
    )
    statements = (
        _statement("a", "mixed", "Edda Lindqvist", source=(at("Harbour master Edda Lindqvist", nth=1), "e1"), cue=at("said"),
                   content=(at("that Mayor Tobias Renn told her “the pier must reopen by June.”"),), said="2022-06-06"),
        _statement("b", "direct", "Tobias Renn", source=(at("Mayor Tobias Renn"), "e2"), cue=at("told"),
                   content=(at("“the pier must reopen by June.”"),), inside="a"),
        _statement("c", "direct", "Edda Lindqvist", source=(pronoun.span, "e1"), cue=at("said", nth=1),
                   content=(first, second), setting=at("at a press conference")),
        _statement("d", "indirect", "Officials", source=(at("Officials"), None), cue=at("have warned"),
                   content=(at("that the channel could close"),), confidence=0.45),
        _statement("e", "direct", None, source=None, cue=at("claimed"), content=(at("“Nobody checked the depth,”"),)),
    )  # fmt: skip
    return Record(
        article=d.article(publisher="The Port Lantern", published="2022-06-07"),
        entities=(lead, *entities[1:]),
        statements=statements,
        offices=(
            Office(holder="e1", title="harbour master", organization="e4", status="current", start="2021-04",
                   evidence=(at("Harbour master Edda Lindqvist", nth=1),), confidence=0.97),
            Office(holder="e2", title="mayor", status="current", evidence=(at("Mayor Tobias Renn"),), confidence=0.9),
        ),
        ties=(
            Tie(kind="appointed_by", subject="e1", object="e4", when="2021-04", confidence=0.9,
                evidence=(at("The council appointed Lindqvist in April 2021."),)),
            Tie(kind="cannot_remove", subject="e1", object="e2", confidence=0.4, evidence=(at("not to the mayor"),)),
            Tie(kind="spouse_of", subject="e2", object="e3", confidence=0.9, evidence=(at("His wife, Nour Haddad"),)),
            Tie(kind="founded", subject="e3", object="e5", when="2001~", confidence=0.9,
                evidence=(at("His wife, Nour Haddad, founded the Silt Watch group about 2001."),)),
            Tie(kind="reports_to", subject="e2", object=None, object_text="the voters", confidence=0.9, evidence=(at("the mayor"),)),
        ),
        times=(
            TimeExpression(span=at("Monday"), type="DATE", value="2022-06-06", edtf="2022-06-06"),
            TimeExpression(span=at("April 2021"), type="DATE", value="2021-04", edtf="2021-04"),
            TimeExpression(span=at("the last fiscal year"), type="DATE", value=None, reason="whose fiscal year is not said"),
            TimeExpression(span=at("about 2001"), type="DATE", value="2001", edtf="2001~"),
        ),
        events=(
            _event(d, "said", "Monday", when="2022-06-06", who=("e1",), statement="a"),
            _event(d, "appointed", "April 2021", when="2021-04", who=("e4", "e1")),
            _event(d, "paid", "the last fiscal year", when="2020-10-01/2021-09-30"),
            _event(d, "founded", "about 2001", when="2001~", who=("e3",)),
            _event(d, "change", "about 2001", when="soon"),
        ),
        figures=(
            Figure(span=at("between 40 and 45 members"), value=(40, 45), qualifier="range", unit="members",
                   evidence=(at("between 40 and 45 members"),)),
            Figure(span=at("more than 1,200 boats"), value=1200, qualifier="more_than", unit="boats",
                   period="2020-10-01/2021-09-30", evidence=(at("more than 1,200 boats paid fees in the last fiscal year"),)),
            Figure(span=at("$2.5 million"), value=2500000, qualifier="exactly", unit="USD", evidence=(at("The dredging cost $2.5 million."),)),
            Figure(span=at("four winters"), value=(4, None), qualifier="at_least", unit=None, evidence=(at("four winters"),)),
        ),
        silences=(
            Silence(party=None, party_text="Renn’s office", party_span=at("Renn’s office"), outcome="no_response",
                    evidence=(at("Renn’s office did not respond to requests for comment."),)),
        ),
        positions=(
            Position(actor="e1", actor_text="she", act="reject", toward="e2", target=at("I will not go"), statement="c",
                     evidence=(at("“I will not go,” she said"),), confidence=0.8),
        ),
        disputes=(
            Dispute(parties=(Party(entity="e1", text="she"), Party(entity="e2", text="Renn")), kind="position",
                    about=at("the pier"), evidence=(first, at("the pier must reopen")), confidence=0.6),
        ),
    )  # fmt: skip


def _statement(
    number: str, mode: str, speaker: str | None, *, source: tuple[Span, str | None] | None, cue: Span,
    content: tuple[Span, ...], setting: Span | None = None, said: str | None = "2022-06-07", inside: str | None = None,
    confidence: float = 0.9,
) -> Statement:  # fmt: skip
    return Statement(
        id=number, mode=mode, speaker=speaker, text="", cue=Cue(spans=(cue,)), content=Content(spans=content),  # type: ignore[arg-type]
        source=Source(spans=(source[0],), entity=source[1]) if source else None,
        setting=setting, said=said, inside=inside, confidence=confidence,
    )  # fmt: skip


def _event(
    d: Desk, trigger: str, time: str, *, when: str, who: tuple[str, ...] = (), statement: str | None = None
) -> Event:
    start, end = d.at(trigger), d.at(time)
    evidence = (min(start[0], end[0]), max(start[1], end[1]))
    return Event(
        trigger=start, time=end, when=when, participants=who, statement=statement, evidence=(evidence,), confidence=0.9
    )


def crowd(people: int = 40) -> Record:
    """A council of many members under one chair, each with an office and some with ties to each other."""
    names = [
        f"{_FIRST[i % len(_FIRST)]} {_LAST[i // len(_FIRST) % len(_LAST)]}{'-Obermayer' if i % 7 == 3 else ''}"
        for i in range(people)
    ]
    body = [f"{name}, a member of the Lake Board, said “item {i} stands”." for i, name in enumerate(names)]
    d = Desk((("headline", "Lake Board meets"), *(("body", line) for line in body)))
    board = d.entity(0, "organization", "Lake Board")
    entities = [d.entity(i, "person", name) for i, name in enumerate(names, 1)]
    statements, offices, ties, events = [], [], [], []
    for i, (name, line) in enumerate(zip(names, body, strict=True), 1):
        whole = d.at(line)
        statements.append(_statement(
            f"s{i}", "direct", name, source=(d.at(name), f"e{i}"), cue=d.at("said", nth=i - 1), content=(d.at(f"“item {i - 1} stands”"),),
        ))  # fmt: skip
        offices.append(
            Office(
                holder=f"e{i}", title="member", organization="e0", status="current", evidence=(whole,), confidence=0.9
            )
        )
        if i > 1:
            boss = 1 if i % 4 == 0 else i - 1 if i % 5 == 0 else 2
            ties.append(Tie(kind="reports_to", subject=f"e{i}", object=f"e{boss}", evidence=(whole,), confidence=0.9))
        events.append(
            Event(
                trigger=d.at("said", nth=i - 1),
                when=f"20{i % 30:02d}-{i % 12 + 1:02d}",
                time=whole,
                evidence=(whole,),
                confidence=0.9,
            )
        )
    return Record(
        article=d.article(published="2024-02-01"), entities=(board, *entities), statements=tuple(statements),
        offices=tuple(offices), ties=tuple(ties), events=tuple(events),
    )  # fmt: skip


_FIRST = ("Ada", "Bohumil", "Chiara", "Dieudonné", "Eleftheria", "Finn", "Gudrun", "Hamza", "Ilse", "Joaquim")
_LAST = ("Okonkwo-Vandenberghe", "Lysenko", "Marchetti", "Þórðardóttir", "Petrov")


def bare(text: str = "") -> Record:
    """An article in which nothing was found, its passages not told apart."""
    return Record(article=Article(id=article_id(text), source="bare.txt", text=text))


def hostile() -> Record:
    """Words that would be markup, scripts, terminal escapes or template code, in every place where words go."""
    evil = "<script>alert(1)</script>"
    d = Desk((
        ("headline", f"{evil} & \"quoted\" 'too'"),
        ("body", f"Mia {evil} said “{{{{ 7*7 }}}} <img src=x onerror=alert(2)> &amp; \x1b[31mred\x07 \u202eevil\u202c </style>”"),
        ("body", "שלום said “مرحبا بالعالم 👩‍👩‍👧 and 日本語のとても長い名前”"),
    ))  # fmt: skip
    mia = d.entity(1, "person", f"Mia {evil}", "</title>")
    rtl = d.entity(2, "person", "שלום")
    content = d.at("“{{ 7*7 }} <img src=x onerror=alert(2)> &amp; \x1b[31mred\x07 \u202eevil\u202c </style>”")
    greeting = d.at("“مرحبا بالعالم 👩‍👩‍👧 and 日本語のとても長い名前”")
    return Record(
        article=d.article(publisher=evil, published="2020-02-30", title=evil),
        entities=(mia, rtl),
        statements=(
            _statement("'><b>", "direct", mia.name, source=(mia.mentions[0].span, "e1"), cue=d.at("said"), content=(content,)),
            _statement("s2", "direct", rtl.name, source=(rtl.mentions[0].span, "e2"), cue=d.at("said", nth=1), content=(greeting,)),
        ),
        offices=(Office(holder="e1", title=evil, place=evil, status="acting", start="?", evidence=(content,), confidence=1.0),),
        ties=(Tie(kind="owns", subject="e2", object=None, object_text=f"{evil}\x1b[2J", when="199X", evidence=(greeting,), confidence=1.0),),
        times=(TimeExpression(span=d.at("7*7"), type="DATE", value='"><i>', reason='"><script>'),),
        events=(Event(trigger=d.at("red"), when='"><script>', time=d.at("evil"), evidence=(content,), confidence=1.0),),
        figures=(Figure(span=d.at("7*7"), value=7.5, qualifier="about", unit=evil, evidence=(content,)),),
        silences=(Silence(party=None, party_text=evil, party_span=content, outcome="declined", evidence=(content,)),),
        positions=(Position(actor=None, actor_text=evil, act="deny", toward=None, target=content, evidence=(content,), confidence=1.0),),
        disputes=(Dispute(parties=(Party(entity=None, text=evil),), kind="figure", about=None, evidence=(content,), confidence=1.0),),
    )  # fmt: skip


def endless() -> Record:
    """Words, names, titles and units that never break, in every place where words go."""
    word = "Donaudampfschifffahrtselektrizitäten" * 5
    d = Desk(
        (
            ("headline", f"{word} stays"),
            ("caption", word.upper()),
            ("body", f"{word} said https://example.org/{word} {word}a in 1999 is 7{word}b."),
        )
    )
    holder = d.entity(1, "person", word)
    content, unit = d.at(f"https://example.org/{word}"), d.at(f"7{word}b")
    return Record(
        article=d.article(publisher=word, published="1999-12-31"),
        entities=(holder, d.entity(2, "organization", f"{word}a")),
        statements=(_statement("s", "indirect", word, source=(d.at(word, nth=1), "e1"), cue=d.at("said"), content=(content,), setting=d.at(f"{word}a")),),
        offices=(Office(holder="e1", title=word, organization="e2", place=word, status="elect", start="1999", end="1999-12", evidence=(content,), confidence=0.1),),
        ties=(Tie(kind="serves_at_discretion_of", subject="e1", object="e2", when="1999", evidence=(content,), confidence=0.1),),
        times=(TimeExpression(span=d.at("1999"), type="DATE", value="1999", edtf="1999"),),
        events=(Event(trigger=d.at(f"{word}a"), when="1999", time=d.at("1999"), participants=("e1", "e2"), evidence=(content,), confidence=0.1),),
        figures=(Figure(span=unit, value=7.123456789e300, qualifier="exactly", unit=word, period="1999", evidence=(unit,)),),
        silences=(Silence(party="e1", party_text=word, party_span=content, outcome="unavailable", evidence=(content,)),),
        positions=(Position(actor="e1", actor_text=word, act="threaten", toward="e2", target=content, evidence=(content,), confidence=0.1),),
        disputes=(Dispute(parties=(Party(entity="e1", text=word), Party(entity="e2", text=word)), kind="account", about=unit, evidence=(content,), confidence=0.1),),
    )  # fmt: skip


STORIES = {
    "harbour": harbour,
    "crowd": crowd,
    "empty": bare,
    "plain": lambda: bare("One line.\n\nAnother line.\n"),
    "hostile": hostile,
    "endless": endless,
}
