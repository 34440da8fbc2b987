"""Gold articles of the data folder as annotated ones: the words that tell a fact, which gold leaves out, are guessed.

Gold (gold/GUIDELINES.md) gives each fact with its evidence but names no cue of a statement and no trigger of a tie or
a position. Cues are those of the attribution that PolNeAR, or the shipped network, has of the same content; a trigger
is the word of the evidence that triggers this kind and value oftenest in the annotated articles. What cannot be told
teaches nothing: its words are `Unknown`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.model.attribution import Attribution
from onrecord.model.network.frames import KINDS
from training.annotations import (
    Annotated,
    Entity,
    Event,
    Office,
    Position,
    Silence,
    Span,
    Spans,
    Statement,
    Tie,
    read_yaml,
)
from training.texts import Text

ALIKE = 0.5
"""The Jaccard index of two contents that are one statement's, as the scorer counts."""
OFTEN = 2  # annotated facts of a value that a word has to trigger before it is taken for the trigger of another
Triggers = Mapping[tuple[str, str], Counter[str]]
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """An article of gold with its text; `unknown` are the places by kind of fact where one stands untold."""

    text: Text
    annotated: Annotated
    unknown: dict[str, list[Span]] = field(default_factory=dict)


def read_gold(folder: Path) -> Iterator[tuple[Text, dict[str, Any]]]:
    """Yield the articles of a gold folder with what their readers wrote."""
    for path in sorted(folder.glob("*.yaml")):
        raw = read_yaml(path)
        if isinstance(raw, dict) and "article" in raw:
            with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
                yield Text(name=raw["article"], text=file.read(), published=raw.get("published")), raw


def triggers_of(annotated: Iterable[tuple[Annotated, str]]) -> Triggers:
    """Count the words of the triggers of annotated articles, with their texts, by kind and value of their facts."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for article, text in annotated:
        facts = [("tie", t.kind, t.trigger) for t in article.ties]
        facts += [("position", p.act, p.trigger) for p in article.positions]
        facts += [("silence", s.outcome, s.trigger) for s in article.silences]
        for kind, value, span in facts:
            words = _WORD.findall(text[slice(*span)].lower()) if span else []
            counts.setdefault((kind, value), Counter()).update(set(words))
    return counts


def to_annotated(text: Text, raw: Mapping[str, Any], attributions: Sequence[Attribution], triggers: Triggers) -> Gold:
    """Return a gold article as an annotated one; `attributions` are those that its text is known to have."""
    return _Converter(text, raw, attributions, triggers).gold()


class _Converter:
    """One article: finds where its facts' words stand, and notes where they cannot be told."""

    def __init__(
        self, text: Text, raw: Mapping[str, Any], attributions: Sequence[Attribution], triggers: Triggers
    ) -> None:
        self._text, self._raw, self._triggers = text, raw, triggers
        self._attributions = [(_points(a.content), a) for a in attributions if a.content]
        self._unknown: dict[str, list[Span]] = {"said": [], **{kind: [] for kind in KINDS}}

    def gold(self) -> Gold:
        raw = self._raw
        annotated = Annotated(
            article=self._text.name, sha256=self._text.sha256, published=self._text.published,
            entities=tuple(
                Entity(kind=e["kind"], name=e["name"], aliases=tuple(e.get("aliases") or ())) for e in raw["entities"]
            ),
            statements=tuple(self._statements()), offices=tuple(self._offices()), ties=tuple(self._ties()),
            events=tuple(self._events()), figures=(), silences=tuple(self._silences()),
            positions=tuple(self._positions()), disputes=(),
        )  # fmt: skip
        return Gold(text=self._text, annotated=annotated, unknown=self._unknown)

    def _rows(self, kind: str) -> Sequence[Mapping[str, Any]]:
        return self._raw.get(kind) or []

    def _place(self, words: str, within: Span | None = None) -> Span | None:
        """Return the first place of these words, in their letters or in others' capitals."""
        low, high = within or (0, len(self._text.text))
        part = self._text.text[low:high]
        at = part.find(words)
        at = at if at >= 0 else part.lower().find(words.lower())
        return (low + at, low + at + len(words)) if at >= 0 and words else None

    def _statements(self) -> Iterator[Statement]:
        for row in self._rows("statements"):
            parts = [row["content"]] if isinstance(row["content"], str) else row["content"]
            content = tuple(p for p in (self._place(words) for words in parts) if p is not None)
            if not content:
                continue
            same = self._attribution(content)
            if same is None:
                self._unknown["said"].append(self._around(content))
            yield Statement(
                speaker=row["speaker"], source=same.source[0] if same and same.source else None,
                cue=same.cue[0] if same else None, content=content, manner=row["manner"], mode=row["mode"],
                force=same.force if same else "asserts", addressee=None, channel=same.channel if same else None,
                anonymity=None,
            )  # fmt: skip

    def _attribution(self, content: Spans) -> Attribution | None:
        points = _points(content)
        alike = [(len(points & own) / len(points | own), n) for n, (own, _) in enumerate(self._attributions)]
        best, number = max(alike, default=(0.0, -1))
        return self._attributions[number][1] if best >= ALIKE else None

    def _around(self, spans: Spans) -> Span:
        """Return the lines that hold these spans."""
        text, first, last = self._text.text, spans[0][0], spans[-1][1]
        end = text.find("\n", last)
        return text.rfind("\n", 0, first) + 1, end if end >= 0 else len(text)

    def _evidence(self, kind: str, row: Mapping[str, Any]) -> Span | None:
        return self._place(row["evidence"]) if row.get("evidence") else None

    def _offices(self) -> Iterator[Office]:
        for row in self._rows("offices"):
            evidence = self._evidence("office", row)
            if evidence is None:
                continue
            words = self._place(row["title"], evidence) or self._trigger_of(row["title"], evidence)
            if words is None:
                self._unknown["office"].append(evidence)
                continue
            yield Office(
                person=row["person"], title=row["title"], organization=row.get("organization"), status=row["status"],
                start=None, end=None, words=words, evidence=evidence,
            )  # fmt: skip

    def _trigger_of(self, title: str, evidence: Span) -> Span | None:
        """Return a title's head where it stands by itself: "secretary" of "secretary of state"."""
        head = re.split(r" (?:of|for|to|in|at) ", title)[0].split()
        return self._place(head[-1], evidence) if head else None

    def _ties(self) -> Iterator[Tie]:
        for row in self._rows("ties"):
            evidence = self._evidence("tie", row)
            trigger = self._trigger("tie", row["kind"], evidence)
            if evidence is not None and trigger is not None:
                yield Tie(
                    kind=row["kind"], subject=row["subject"], object=row["object"], when=None, trigger=trigger,
                    evidence=evidence,
                )  # fmt: skip

    def _positions(self) -> Iterator[Position]:
        for row in self._rows("positions"):
            evidence = self._evidence("position", row)
            if evidence is not None:
                target = self._place(row["target"], evidence) if row.get("target") else None
                yield Position(
                    actor=row["actor"], act=row["act"], toward=row.get("toward"), target=target,
                    trigger=self._trigger("position", row["act"], evidence), evidence=evidence,
                )  # fmt: skip

    def _silences(self) -> Iterator[Silence]:
        for row in self._rows("silences"):
            evidence = self._evidence("silence", row)
            trigger = self._trigger("silence", row["outcome"], evidence)
            if evidence is not None and trigger is not None:
                yield Silence(party=row["party"], outcome=row["outcome"], trigger=trigger, evidence=evidence)

    def _events(self) -> Iterator[Event]:
        for row in self._rows("events"):
            evidence = self._evidence("event", row)
            trigger = self._place(row["trigger"], evidence) if evidence else None
            if evidence is None or trigger is None:
                continue
            yield Event(
                trigger=trigger, when=str(row["when"]), time=self._place(row["time"] or "", evidence),
                who=tuple(row["who"] or ()), evidence=evidence,
            )  # fmt: skip

    def _trigger(self, kind: str, value: str, evidence: Span | None) -> Span | None:
        """Return the word of the evidence that triggers such facts oftenest; without one the evidence is unknown."""
        if evidence is None:
            return None
        counts = self._triggers.get((kind, value), Counter())
        others = sum((c for (k, v), c in self._triggers.items() if k == kind and v != value), Counter[str]())
        words = [(m.start() + evidence[0], m.end() + evidence[0]) for m in
                 _WORD.finditer(self._text.text[slice(*evidence)])]  # fmt: skip
        rated = [(counts[w], -others[w], s) for s in words if (w := self._text.text[slice(*s)].lower()) and
                 len(w) > 3]  # fmt: skip
        best = max(rated, default=(0, 0, evidence))
        if best[0] < OFTEN:
            self._unknown[kind].append(evidence)
            return None
        return best[2]


def _points(spans: Spans) -> frozenset[int]:
    return frozenset(i for s, e in spans for i in range(s, e))
