"""PolNeAR: attributions by hand on the words that onrecord reads, tags and names from CoreNLP (silver)."""

from __future__ import annotations

import bisect
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from onrecord.facts.pipeline import english
from onrecord.text.normalize import normalized
from training.example import Example, Roles

SILVER_NAMES = {"PERSON": "PERSON", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
_PARAGRAPH = re.compile(r"\n")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One attribution as annotated: spans in code points, any but one of the roles possibly empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def read_polnear(folder: Path) -> list[Example]:
    """Return the articles of a split that CoreNLP could read, with their attributions."""
    tokenize = english().tokenizer
    return [
        _example(folder, json.loads(line), tokenize)
        for line in gzip.open(folder / "corenlp.jsonl.gz", "rt", encoding="utf-8")
    ]


def attributions(folder: Path, name: str) -> list[Marked]:
    """Return the first annotator's attributions of an article."""
    paths = sorted(p for p in (folder / "attributions").glob("*.ann") if p.name.startswith(name + "_"))
    return list(_marked(paths[0].read_text(encoding="utf-8"))) if paths else []


def _marked(standoff: str) -> Iterator[Marked]:
    """Brat standoff: T lines are spans ("T1<tab>Source 3 7;9 12<tab>words"), E lines join them."""
    spans: dict[str, tuple[Span, ...]] = {}
    for row in standoff.split("\n"):
        fields = row.rstrip("\r").split("\t")
        if row.startswith("T") and len(fields) >= 3:
            spans[fields[0]] = tuple(_span(part) for part in fields[1].split(" ", 1)[1].split(";"))
    for row in standoff.split("\n"):
        if row.startswith("E"):
            found: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
            for part in row.rstrip("\r").split("\t")[1].split():
                role, key = part.split(":")
                found.get(role.rstrip("0123456789").lower(), []).extend(spans.get(key, ()))
            yield Marked(**{role: tuple(sorted(parts)) for role, parts in found.items()})


def _span(text: str) -> Span:
    start, end = text.split()
    return int(start), int(end)


def _example(folder: Path, row: dict[str, object], tokenize: object) -> Example:
    name = str(row["article"])
    with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        text = file.read()
    doc: Doc = tokenize(normalized(text))  # type: ignore[operator]
    tokens = [t for t in doc if not t.is_space]
    starts = [t.idx for t in tokens]
    paragraphs = [i == 0 or "\n" in text[tokens[i - 1].idx + len(tokens[i - 1]) : t.idx] for i, t in enumerate(tokens)]
    silver = _Silver(row["sentences"], starts)  # type: ignore[arg-type]
    example = Example(
        name=name, words=[t.text for t in tokens], paragraphs=paragraphs,
        sentences=[a or b for a, b in zip(silver.sentences, paragraphs, strict=True)],
        xpos=silver.tags, silver_names=silver.names,
    )  # fmt: skip
    ends = [t.idx + len(t) for t in tokens]
    example.roles = list(_roles(attributions(folder, name), starts, ends, silver))
    return example


class _Silver:
    """CoreNLP's tokens laid over ours: labels by our words, None where it has no token."""

    def __init__(self, sentences: Sequence[Sequence[tuple[int, int, str, str, int, str]]], starts: list[int]) -> None:
        size = len(starts)
        self.tags: list[str] = [""] * size
        self.names = ["O"] * size
        self.sentences = [False] * size
        self.heads = list(range(size))
        last = ""
        for sentence in sentences:
            places = [max(bisect.bisect_right(starts, t[0]) - 1, 0) for t in sentence]
            last = ""
            for k, (place, token) in enumerate(zip(places, sentence, strict=True)):
                if k == 0:
                    self.sentences[place] = True
                if self.tags[place]:
                    continue
                self.tags[place] = token[2]
                if token[4]:
                    self.heads[place] = places[token[4] - 1]
                kind = SILVER_NAMES.get(token[3], "")
                self.names[place] = f"{'I' if kind == last else 'B'}-{kind}" if kind else "O"
                last = kind


def _roles(marked: list[Marked], starts: list[int], ends: list[int], silver: _Silver) -> Iterator[Roles]:
    seen: set[int] = set()

    def words(spans: tuple[Span, ...]) -> frozenset[int]:
        return frozenset(
            i for s, e in spans for i in range(bisect.bisect_right(ends, s), bisect.bisect_left(starts, e))
        )

    for mark in marked:
        cue = words(mark.cue)
        if not cue:
            continue
        anchor = cue_head(sorted(cue), silver.heads, silver.tags)
        if anchor not in seen:
            seen.add(anchor)
            content = words(mark.content) - cue
            yield Roles(anchor=anchor, cue=cue, content=content, source=words(mark.source) - cue - content)


def cue_head(cue: list[int], heads: list[int], tags: list[str]) -> int:
    """Return the word that stands for a cue: the first verb whose head lies outside it, else the first."""
    inside = set(cue)
    tops = [i for i in cue if heads[i] not in inside or heads[i] == i] or cue
    return next((i for i in tops if tags[i].startswith("VB")), tops[0])
