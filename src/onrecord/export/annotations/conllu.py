"""CoNLL-U, one file: words and sentences, with entities and facts in MISC (universaldependencies.org/format.html).

Each word has its place (`StartChar`, `EndChar`, in code points), and for each entity or fact that it is part of a value
such as `Entity=B-person:who12` or `Statement=I-content:s3`; comments at the head of an article say what `s3` is. Tags
and trees are those of whoever reads it on: a record has none.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec

from onrecord.export.cited import Cited, Fact
from onrecord.export.files import Files
from onrecord.record import Record, Spans
from onrecord.text.tokenizer import blank_english


class _Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A span whose words are marked: in which column, as what, and whether it is the first of its fact."""

    start: int
    end: int
    column: str
    label: str
    first: bool


class _Marks:
    """The marks of a text, asked for word by word from its beginning on."""

    def __init__(self, marks: Iterable[_Mark]) -> None:
        self._coming = deque(sorted(marks, key=lambda mark: mark.start))
        self._open: list[_Mark] = []

    def of(self, start: int, end: int) -> str:
        """Return the values of a word, a column for each kind of mark that it stands in."""
        while self._coming and self._coming[0].start < end:
            self._open.append(self._coming.popleft())
        self._open = [mark for mark in self._open if mark.end > start]
        found: dict[str, list[str]] = {}
        for mark in self._open:
            begins = "B" if mark.first and start <= mark.start else "I"
            found.setdefault(mark.column, []).append(f"{begins}-{mark.label}")
        return "".join(f"{column}={','.join(labels)}|" for column, labels in sorted(found.items()))


def write(records: Iterable[Record], files: Files) -> None:
    """Write all articles."""
    with files.open("onrecord.conllu") as file:
        for record in records:
            file.write("".join(_document(Cited(record))).encode("utf-8", "replace"))


@cache
def _splitter() -> Any:
    """Return spaCy's words and a rule for sentences."""
    nlp = blank_english()
    nlp.add_pipe("sentencizer")
    return nlp


def _document(cited: Cited) -> Iterator[str]:
    head = [f"# newdoc id = {cited.article.id}\n", f"# source = {_plain(cited.article.source)}\n"]
    head += [f"# entity {cited.key(key)} = {_plain(entity.name)}\n" for key, entity in cited.entities.items()]
    head += [f"# fact {name} = {fact.id} {fact.place} {_plain(fact.says)}\n" for name, fact in _named(cited)]
    marks = _Marks(_marks(cited))
    number = 0
    for start, line in _lines(cited.article.text):
        for sentence in _splitter()(line).sents:
            words = [token for token in sentence if not token.is_space]
            if words:
                number += 1
                yield from head
                head = []
                yield f"# sent_id = {cited.article.id[:8]}-{number}\n# text = {_plain(sentence.text)}\n"
                yield from (_word(token, n, start, marks) for n, token in enumerate(words, 1))
                yield "\n"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text that have words, each with its place."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, line
        start += len(line)


def _named(cited: Cited) -> Iterator[tuple[str, Fact]]:
    """Yield the facts with short names: the letter of their kind and their number."""
    counted: dict[str, int] = {}
    for fact in cited.facts():
        counted[fact.kind.mark] = counted.get(fact.kind.mark, 0) + 1
        yield f"{fact.kind.mark}{counted[fact.kind.mark]}", fact


def _marks(cited: Cited) -> Iterator[_Mark]:
    for key, entity in cited.entities.items():
        for mention in entity.mentions:
            yield from _marked((mention.span,), "Entity", f"{entity.kind}:{cited.key(key)}")
    for name, fact in _named(cited):
        column = fact.kind.name.capitalize()
        yield from _marked(fact.spans, column, f"{'content' if name[0] == 's' else 'evidence'}:{name}")
        for part in ("source", "cue"):
            if held := getattr(fact.value, part, None):
                yield from _marked(held.spans, column, f"{part}:{name}")


def _marked(spans: Spans, column: str, label: str) -> Iterator[_Mark]:
    first = min(spans)
    for start, end in spans:
        yield _Mark(start=start, end=end, column=column, label=label, first=(start, end) == first)


def _word(token: Any, number: int, offset: int, marks: _Marks) -> str:
    start = offset + token.idx
    end = start + len(token.text)
    space = "" if token.whitespace_ else "|SpaceAfter=No"
    misc = f"{marks.of(start, end)}StartChar={start}|EndChar={end}{space}"
    return "\t".join([str(number), _plain(token.text) or "_", *("_" * 7), misc]) + "\n"
