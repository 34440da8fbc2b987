"""Annotated articles as offsets, without their texts: read for training, and packed from what annotators wrote.

    python -m training.annotations --data ../shared/data YAML …

An annotator writes a YAML file an article, in words that stand in the text (the data folder's gold/GUIDELINES.md);
packing finds where they stand and adds the article to annotations/articles.jsonl, a line an article. Every span is a
half-open pair of code points, and `sha256` says of which text. annotations/README.md is the datasheet.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from training.texts import Text, read_texts

FILE = Path(__file__).parent / "annotations" / "articles.jsonl"
HELD = FILE.with_name("held.jsonl")
"""Articles that no training has seen: on them thresholds are chosen and confidence is measured."""
Span = tuple[int, int]
Spans = tuple[Span, ...]


class _Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value whose fields are all written, and no others."""


class Entity(_Value, frozen=True, kw_only=True):
    """A named person or organization, with every form of the name that the text uses."""

    kind: str
    name: str
    aliases: tuple[str, ...]


class Statement(_Value, frozen=True, kw_only=True):
    """Who said what, as a reader counts it."""

    speaker: str | None
    source: Span | None
    cue: Span | None
    content: Spans
    manner: str
    mode: str
    force: str
    addressee: str | None
    channel: str | None
    anonymity: Span | None


class Office(_Value, frozen=True, kw_only=True):
    """A named person's post; `words` is where its title stands."""

    person: str
    title: str
    organization: str | None
    status: str
    start: str | None
    end: str | None
    words: Span | None
    evidence: Span


class Tie(_Value, frozen=True, kw_only=True):
    """A stated relation between two parties; `trigger` is the word that names it."""

    kind: str
    subject: str
    object: str
    when: str | None
    trigger: Span | None
    evidence: Span


class Event(_Value, frozen=True, kw_only=True):
    """A dated happening."""

    trigger: Span
    when: str
    time: Span | None
    who: tuple[str, ...]
    evidence: Span


class Figure(_Value, frozen=True, kw_only=True):
    """An amount; `words` is where it stands, `of` what it measures."""

    value: float | tuple[float | None, float | None]
    unit: str | None
    qualifier: str
    change: str | None
    of: Span | None
    words: Span | None
    evidence: Span


class Silence(_Value, frozen=True, kw_only=True):
    """A party that was asked and did not answer."""

    party: str
    outcome: str
    trigger: Span | None
    evidence: Span


class Position(_Value, frozen=True, kw_only=True):
    """An act by words of one party."""

    actor: str
    act: str
    toward: str | None
    target: Span | None
    trigger: Span | None
    evidence: Span


class Dispute(_Value, frozen=True, kw_only=True):
    """Two parties whose accounts, positions or figures conflict."""

    parties: tuple[str, ...]
    kind: str
    about: Span | None
    evidence: Spans


class Annotated(_Value, frozen=True, kw_only=True):
    """All that one article says, by one annotator."""

    article: str
    sha256: str
    published: str | None
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    offices: tuple[Office, ...]
    ties: tuple[Tie, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    silences: tuple[Silence, ...]
    positions: tuple[Position, ...]
    disputes: tuple[Dispute, ...]


def read_annotations(path: Path = FILE) -> tuple[Annotated, ...]:
    """Return the annotated articles of a file, in its order."""
    decode = msgspec.json.Decoder(Annotated).decode
    return tuple(decode(line) for line in path.read_bytes().splitlines() if line)


def pack(raw: Mapping[str, Any], text: Text) -> Annotated:
    """Return an annotator's file as offsets.

    Raises:
        ValueError: words that do not stand in the text, named with their kind of fact.
    """
    find = _Finder(text.text)
    return Annotated(
        article=text.name,
        sha256=text.sha256,
        published=text.published,
        entities=tuple(
            Entity(kind=e["kind"], name=e["name"], aliases=tuple(e["aliases"] or ())) for e in raw["entities"]
        ),
        statements=tuple(_statement(s, find) for s in raw["statements"]),
        offices=tuple(_office(o, find) for o in raw["offices"]),
        ties=tuple(_tie(t, find) for t in raw["ties"]),
        events=tuple(_event(e, find) for e in raw["events"]),
        figures=tuple(_figure(f, find) for f in raw["figures"]),
        silences=tuple(_silence(s, find) for s in raw["silences"]),
        positions=tuple(_position(p, find) for p in raw["positions"]),
        disputes=tuple(_dispute(d, find) for d in raw["disputes"]),
    )


class _Finder:
    """Where words stand in one text. What stands more than once is taken where it is nearest to what it belongs to."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._contents: set[Span] = set()

    def first(self, words: str) -> Span:
        """Return the first place of these words."""
        return self._all(words)[0]

    def inside(self, words: str | None, span: Span) -> Span | None:
        """Return the first place within `span`, else the one nearest to it; None for no words."""
        if not words:
            return None
        places = self._all(words)
        within = [p for p in places if span[0] <= p[0] and p[1] <= span[1]]
        return within[0] if within else self._nearest(places, span)

    def near(self, words: str | None, span: Span) -> Span | None:
        """Return the place nearest to `span` and not over it; None for no words."""
        if not words:
            return None
        places = self._all(words)
        beside = [p for p in places if p[1] <= span[0] or span[1] <= p[0]] or places
        return self._nearest(beside, span)

    def content(self, words: str | list[str]) -> Spans:
        """Return the places of a statement's content, of the same words told twice the one not taken before."""
        found: list[Span] = []
        for part in [words] if isinstance(words, str) else words:
            places = self._all(part)
            later = [p for p in places if p not in self._contents and (not found or p[0] >= found[-1][1])]
            found.append((later or places)[0])
        self._contents.update(found)
        return tuple(found)

    def _all(self, words: str) -> list[Span]:
        """Return every place of these words, whole words before others."""
        places = [(m.start(), m.end()) for m in re.finditer(re.escape(words), self._text)]
        if not places:
            raise ValueError(f"not in the text: {words!r}")
        return [p for p in places if self._whole(p)] or places

    def _whole(self, span: Span) -> bool:
        before, after = self._text[span[0] - 1 : span[0]], self._text[span[1] : span[1] + 1]
        return not (before.isalnum() and self._text[span[0]].isalnum()) and not (
            after.isalnum() and self._text[span[1] - 1].isalnum()
        )

    @staticmethod
    def _nearest(places: list[Span], span: Span) -> Span:
        return min(places, key=lambda p: max(p[0] - span[1], span[0] - p[1], 0))


def _statement(raw: Mapping[str, Any], find: _Finder) -> Statement:
    content = find.content(raw["content"])
    around = content[0][0], content[0][1]
    cue = find.near(raw["cue"], around)
    return Statement(
        speaker=raw["speaker"], source=find.near(raw["source"], cue or around), cue=cue, content=content,
        manner=raw["manner"], mode=raw["mode"], force=raw["force"], addressee=raw["addressee"],
        channel=raw["channel"], anonymity=find.near(raw["anonymity"], around),
    )  # fmt: skip


def _office(raw: Mapping[str, Any], find: _Finder) -> Office:
    evidence = find.first(raw["evidence"])
    return Office(
        person=raw["person"], title=raw["title"], organization=raw["organization"], status=raw["status"],
        start=raw["from"], end=raw["to"], words=find.inside(raw["words"], evidence), evidence=evidence,
    )  # fmt: skip


def _tie(raw: Mapping[str, Any], find: _Finder) -> Tie:
    evidence = find.first(raw["evidence"])
    return Tie(
        kind=raw["kind"], subject=raw["subject"], object=raw["object"], when=raw["when"],
        trigger=find.inside(raw["trigger"], evidence), evidence=evidence,
    )  # fmt: skip


def _event(raw: Mapping[str, Any], find: _Finder) -> Event:
    evidence = find.first(raw["evidence"])
    trigger = find.inside(raw["trigger"], evidence)
    if trigger is None:
        raise ValueError(f"events: no trigger in {raw['evidence']!r}")
    return Event(
        trigger=trigger, when=str(raw["when"]), time=find.inside(raw["time"], evidence), who=tuple(raw["who"] or ()),
        evidence=evidence,
    )  # fmt: skip


def _figure(raw: Mapping[str, Any], find: _Finder) -> Figure:
    evidence, value = find.first(raw["evidence"]), raw["value"]
    return Figure(
        value=(value[0], value[1]) if isinstance(value, list) else value, unit=raw["unit"], qualifier=raw["qualifier"],
        change=raw["change"], of=find.inside(raw["of"], evidence), words=find.inside(raw["words"], evidence),
        evidence=evidence,
    )  # fmt: skip


def _silence(raw: Mapping[str, Any], find: _Finder) -> Silence:
    evidence = find.first(raw["evidence"])
    trigger = find.inside(raw["trigger"], evidence)
    return Silence(party=raw["party"], outcome=raw["outcome"], trigger=trigger, evidence=evidence)


def _position(raw: Mapping[str, Any], find: _Finder) -> Position:
    evidence = find.first(raw["evidence"])
    return Position(
        actor=raw["actor"], act=raw["act"], toward=raw["toward"], target=find.inside(raw["target"], evidence),
        trigger=find.inside(raw["trigger"], evidence), evidence=evidence,
    )  # fmt: skip


def _dispute(raw: Mapping[str, Any], find: _Finder) -> Dispute:
    evidence = tuple(find.first(words) for words in raw["evidence"])
    return Dispute(
        parties=tuple(raw["parties"]), kind=raw["kind"], about=find.inside(raw["about"], evidence[0]), evidence=evidence
    )


def packed(paths: Iterable[Path], data: Path) -> Iterator[Annotated]:
    """Yield the annotators' files as offsets into the texts of the data folder.

    Raises:
        SystemExit: a file that names no text of the folder, or words that do not stand in it.
    """
    texts = {text.name: text for text in read_texts(data)}
    for path in paths:
        raw = read_yaml(path)
        if raw["article"] not in texts:
            raise SystemExit(f"{path}: {raw['article']}: no text of that name in {data}")
        try:
            yield pack(raw, texts[raw["article"]])
        except (KeyError, TypeError, ValueError) as error:
            raise SystemExit(f"{path}: {error}; mend the file and pack again") from error


def read_yaml(path: Path) -> dict[str, Any]:
    """Return what an annotator wrote, null and numbers as such and all else as text."""
    import yaml

    found: dict[str, Any] = _plain(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
    return found


def _plain(raw: Any) -> Any:
    """Null and numbers as such: BaseLoader leaves all text, so that no date becomes anything else."""
    if isinstance(raw, dict):
        return {k: _number(v) if k == "value" else _plain(v) for k, v in raw.items()}
    if isinstance(raw, list):
        return [_plain(v) for v in raw]
    return None if raw in ("null", "~", "") else raw


def _number(raw: Any) -> Any:
    if isinstance(raw, list):
        return [_number(v) for v in raw]
    return None if raw in ("null", "~", "") else json.loads(raw.replace("_", ""))


def main() -> None:
    """Pack the files named on the command line; an article packed before is replaced."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    before = options.out.read_bytes().splitlines(keepends=True) if options.out.is_file() else []
    found = {msgspec.json.decode(line, type=Annotated).article: line for line in before}
    found |= {a.article: msgspec.json.encode(a) + b"\n" for a in packed(options.files, options.data)}
    options.out.write_bytes(b"".join(found[name] for name in sorted(found)))
    print(f"{len(found)} articles in {options.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
