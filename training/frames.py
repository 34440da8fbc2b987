"""What the annotated articles teach: triggers of frames with their roles and values, and readers' statements."""

from __future__ import annotations

import bisect
import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from onrecord.facts.pipeline import load
from onrecord.model.network.frames import CHANNELS, FORCES, KINDS, VALUES
from onrecord.text.normalize import normalized
from training.annotations import FILE, Annotated, Office, Position, Silence, Span, Statement, Tie, read_annotations
from training.example import OTHER, Example, Frame, Roles, Said
from training.gold import ALIKE, Gold, read_gold, to_annotated, triggers_of
from training.texts import Text, read_texts

log = logging.getLogger(__name__)
PRONOUNS = {
    "he": ("he", "him", "his", "himself"),
    "she": ("she", "her", "hers", "herself"),
    "they": ("they", "them", "their", "themselves"),
    "it": ("it", "its", "itself"),
}

_OWN = frozenset(["i", "me", "my", "we", "us", "our", "you", "your"])
"""Whose these are is told by who speaks, not by who was named before."""


def read_annotated(
    data: Path, polnear: Sequence[Example], *, annotations: Path = FILE, gold: Sequence[Path] = (), threads: int = 2
) -> list[Example]:
    """Return every annotated article of the data folder with its labels, and those of folders of gold articles.

    An article of PolNeAR keeps its attributions, and its example in `polnear` is left as it is. Tags and trees, by
    which a trigger's head word is chosen, are the shipped network's.

    Raises:
        SystemExit: a text is not the one that was annotated.
    """
    known = {example.name: example for example in polnear}
    texts = {text.name: text for text in read_texts(data)}
    nlp = load(threads=threads)
    examples = []
    packed = read_annotations(annotations)
    for annotated in packed:
        text = texts.get(annotated.article)
        if text is None:
            log.warning("%s: annotated, but its text is not in %s: left out", annotated.article, data)
            continue
        if text.sha256 != annotated.sha256:
            raise SystemExit(f"{annotated.article}: not in {data} as it was annotated; take the data it was made of")
        examples.append(_Labeller(text, annotated, read_words(nlp, text)).example(known.get(annotated.article)))
    triggers = triggers_of((a, texts[a.article].text) for a in packed if a.article in texts)
    for folder in gold:
        for text, raw in read_gold(folder):
            doc = read_words(nlp, text)
            found = to_annotated(text, raw, doc._.attributions, triggers)
            examples.append(_Labeller(text, found.annotated, doc, gold=found).example(known.get(text.name)))
    return examples


def read_words(nlp: Any, text: Text) -> Doc:
    """Return the text with tags, trees and sentences, without the facts."""
    doc: Doc = nlp.tokenizer(normalized(text.text))
    reader = nlp.get_pipe("onrecord_reader")
    return reader(doc)  # type: ignore[no-any-return]


class _Labeller:
    """One article's labels by word. Words are the Doc's tokens without its spaces."""

    def __init__(self, text: Text, annotated: Annotated, doc: Doc, *, gold: Gold | None = None) -> None:
        self.text, self.annotated, self.gold = text.text, annotated, gold
        self.tokens = [t for t in doc if not t.is_space]
        self.starts = [t.idx for t in self.tokens]
        self.ends = [t.idx + len(t) for t in self.tokens]
        at = {t.i: k for k, t in enumerate(self.tokens)}
        self.heads = [at.get(t.head.i, k) for k, t in enumerate(self.tokens)]
        self.forms = {e.name: sorted({e.name, *e.aliases}, key=len, reverse=True) for e in annotated.entities}

    def example(self, polnear: Example | None) -> Example:
        """Return the article as an example."""
        words = [t.text for t in self.tokens]
        if polnear is not None and polnear.words != words:
            raise SystemExit(f"{self.annotated.article}: its words are not PolNeAR's; take the data it was made of")
        paragraphs = [i == 0 or "\n" in self.text[self.ends[i - 1] : start] for i, start in enumerate(self.starts)]
        sentences = [bool(t.is_sent_start) or new for t, new in zip(self.tokens, paragraphs, strict=True)]
        example = Example(
            name=self.annotated.article,
            words=words,
            paragraphs=paragraphs,
            sentences=polnear.sentences if polnear else sentences,
            xpos=polnear.xpos if polnear else None,
            names=self._names(),
            silver_names=polnear.silver_names if polnear else None,
        )
        example.frames = merged(self._frames())
        example.framed = tuple(KINDS)
        example.mentions, example.named = self._mentions()
        example.roles, example.said = self._statements(polnear.roles or [] if polnear else None)
        if self.gold is not None:
            example.unknown = {kind: self.within(spans) for kind, spans in self.gold.unknown.items()}
            example.unsure |= example.unknown["said"] if polnear is None else set()
        if polnear is None:
            example.unsure |= {f.anchor for f in example.frames if f.kind in ("position", "tie")}
        return example

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the words that spans touch."""
        return frozenset(
            i for s, e in spans for i in range(bisect.bisect_right(self.ends, s), bisect.bisect_left(self.starts, e))
        )

    def _head(self, words: Iterable[int]) -> int:
        """Return the first verb whose head lies outside, else the first such word."""
        inside = sorted(words)
        own = set(inside)
        tops = [i for i in inside if self.heads[i] not in own or self.heads[i] == i] or inside
        return next((i for i in tops if self.tokens[i].tag_.startswith("VB")), tops[0])

    def _names(self) -> list[str]:
        """Return names of persons and organizations; other words with capitals are OTHER, since some are places."""
        tags = ["O" if t.text[:1].islower() or not t.text[:1].isalpha() else OTHER for t in self.tokens]
        kinds = {form: e.kind for e in self.annotated.entities for form in self.forms[e.name]}
        for form in sorted(kinds, key=len, reverse=True):  # of "Rowe Foundation" no word is Rowe
            kind = "PERSON" if kinds[form] == "person" else "ORG"
            for start, end in _places(self.text, form):
                inside = sorted(self.within([(start, end)]))
                if inside and all(tags[i] in (OTHER, "O") for i in inside):
                    tags[inside[0]] = f"B-{kind}"
                    for i in inside[1:]:
                        tags[i] = f"I-{kind}"
        return tags

    # Who is meant.

    def _mentions(self) -> tuple[list[tuple[int, int]], frozenset[int]]:
        """Return names and the sources of statements by their head words, with their chains; and which are names.

        A source with a name in it is left out. Who is not named in the text has a chain by the words for him.
        """
        chains = {name: k for k, name in enumerate(self.forms)}
        spans = [(span, n) for n, forms in self.forms.items() for form in forms for span in _places(self.text, form)]
        longest = [(p, n) for p, n in spans if not any(o != p and o[0] <= p[0] and p[1] <= o[1] for o, _ in spans)]
        named = {self._top(words): chains[name] for span, name in longest if (words := self.within([span]))}
        sources = dict[int, int]()
        for statement in self.annotated.statements:
            words = self.within([statement.source]) if statement.source and statement.speaker else frozenset()
            top = self._top(words) if words else -1
            if words and words.isdisjoint(named) and self.tokens[top].lower_ not in _OWN:
                sources.setdefault(top, chains.setdefault(statement.speaker or "", len(chains)))
        return sorted((named | sources).items()), frozenset(named)

    def _top(self, words: frozenset[int]) -> int:
        """Return the first word whose head lies outside."""
        return next((i for i in sorted(words) if self.heads[i] not in words or self.heads[i] == i), min(words))

    # Frames.

    def _frames(self) -> Iterator[Frame]:
        a = self.annotated
        for office in a.offices:
            yield from self._frame("office", office.words, office, value=office.status)
        for tie in a.ties:
            yield from self._frame("tie", tie.trigger, tie, value=tie.kind)
        for silence in a.silences:
            yield from self._frame("silence", silence.trigger, silence, value=silence.outcome)
        for position in a.positions:
            yield from self._frame("position", position.trigger, position, value=position.act)
        for event in a.events:
            trigger = self.within([event.trigger])
            if trigger and event.time is not None:
                who = [self._party(name, event.evidence, event.trigger) for name in event.who]
                subject = frozenset(i for words in who if words for i in words) - trigger
                yield Frame(
                    kind="event", anchor=self._head(trigger), value=None,
                    roles=(subject, trigger, self.within([event.time]) - trigger - subject, frozenset()),
                    sure=all(words is not None for words in who),
                )  # fmt: skip

    def _frame(
        self, kind: str, span: Span | None, fact: Office | Tie | Silence | Position, *, value: str
    ) -> Iterator[Frame]:
        trigger = self.within([span]) if span else frozenset()
        if not trigger or span is None:
            return
        parties = [self._party(name, fact.evidence, span) for name in _parties(fact)]
        target = fact.target if isinstance(fact, Position) else None
        first, second = parties[0], parties[1] if len(parties) > 1 else frozenset[int]()
        other = frozenset[int]()
        if isinstance(fact, Position):
            second, other = self.within([target]) if target else frozenset(), second or frozenset()
        sure = all(words is not None for words in parties)
        subject = (first or frozenset()) - trigger
        things = (second or frozenset()) - trigger - subject
        yield Frame(
            kind=kind, anchor=self._head(trigger), value=VALUES.index((kind, value)), sure=sure,
            roles=(subject, trigger, things, other - trigger - subject - things),
        )  # fmt: skip

    def _party(self, name: str | None, evidence: Span, trigger: Span) -> frozenset[int] | None:
        """Return the words for a party nearest the trigger, by name or pronoun; None where it cannot be told."""
        if name is None:
            return frozenset()
        named = [
            (s + evidence[0], e + evidence[0])
            for form in self.forms.get(name, [name])
            for s, e in _places(self.text[evidence[0] : evidence[1]], form)
        ]
        if named:
            longest = [p for p in named if not any(o != p and o[0] <= p[0] and p[1] <= o[1] for o in named)]
            return self.within([min(longest, key=lambda p: _apart(p, trigger))])
        pronouns = {
            kind: [(self.starts[i], self.ends[i]) for i in self.within([evidence]) if self.tokens[i].lower_ in forms]
            for kind, forms in PRONOUNS.items()
        }
        kinds = [places for places in pronouns.values() if places]
        return self.within([min(kinds[0], key=lambda p: _apart(p, trigger))]) if len(kinds) == 1 else None

    # Statements.

    def _statements(self, attributions: list[Roles] | None) -> tuple[list[Roles], dict[int, Said]]:
        """Return attributions by role, and what is said of those that are readers' statements, by their cue's head."""
        roles, said = list(attributions or ()), dict[int, Said]()
        for statement in self.annotated.statements:
            content = self.within(statement.content)
            alike = [(len(content & r.content) / max(1, len(content | r.content)), r.anchor) for r in roles]
            best, anchor = max(alike, default=(0.0, -1))
            cue = self.within([statement.cue]) if statement.cue else frozenset()
            if best < ALIKE:
                if not cue or not content:
                    continue
                anchor = self._head(cue)
                if all(r.anchor != anchor for r in roles):
                    source = self.within([statement.source]) if statement.source else frozenset()
                    roles.append(Roles(anchor=anchor, cue=cue, content=content - cue, source=source - cue - content))
            said.setdefault(anchor, _said(statement))
        return sorted(roles, key=lambda r: r.anchor), said


def merged(frames: Iterable[Frame]) -> list[Frame]:
    """Return one frame for each head word and kind: "Ann Lee and Bo Ott pledged" is told twice and read once."""
    first = dict[tuple[str, int], Frame]()
    for frame in frames:
        key = frame.kind, frame.anchor
        before = first.get(key, frame)
        subject, trigger, things, other = (a | b for a, b in zip(before.roles, frame.roles, strict=True))
        first[key] = Frame(
            kind=frame.kind, anchor=frame.anchor, value=before.value, sure=before.sure and frame.sure,
            roles=(subject, trigger - subject, things - trigger - subject, other - things - trigger - subject),
        )  # fmt: skip
    return list(first.values())


def _said(statement: Statement) -> Said:
    channel = statement.channel
    return Said(
        thought=statement.manner == "thought",
        force=FORCES.index(statement.force),
        channel=CHANNELS.index(channel) + 1 if channel in CHANNELS else 0,
    )


def _parties(fact: Office | Tie | Silence | Position) -> tuple[str | None, ...]:
    if isinstance(fact, Office):
        return fact.person, fact.organization
    if isinstance(fact, Tie):
        return fact.subject, fact.object
    if isinstance(fact, Silence):
        return (fact.party,)
    return fact.actor, fact.toward


def _places(text: str, form: str) -> Iterator[Span]:
    """Yield where a name stands as whole words."""
    at = text.find(form)
    while at >= 0:
        end = at + len(form)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            yield at, end
        at = text.find(form, at + 1)


def _apart(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
