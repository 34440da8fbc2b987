"""CoNLL-U, one file: words and sentences, with entities and facts in MISC (universaldependencies.org/format.html).

Each word has its place (`StartChar`, `EndChar`, in code points), and for each entity or fact that it is part of a value
such as `Entity=B-person:who12` or `Statement=I-content:s3`; comments at the head of an article say what `s3` is. Tags
and trees are those of whoever reads it on: a record has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec

from onrecord.export.cited import Cited, Fact
from onrecord.export.files import Files
from onrecord.record import Record, Spans
from onrecord.text.tokenizer import blank_english


class _Layer(msgspec.Struct, frozen=True, kw_only=True):
    """Spans that are marked: the name of their column, what each of their words is called."""

    column: str
    label: str
    spans: Spans


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
    layers = tuple(_layers(cited))
    number = 0
    for start, line in _lines(cited.article.text):
        for sentence in _splitter()(line).sents:
            words = [token for token in sentence if not token.is_space]
            if words:
                number += 1
                yield from head
                head = []
                yield f"# sent_id = {cited.article.id[:8]}-{number}\n# text = {_plain(sentence.text)}\n"
                yield from (_word(token, n, start, layers) for n, token in enumerate(words, 1))
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


def _layers(cited: Cited) -> Iterator[_Layer]:
    for key, entity in cited.entities.items():
        for mention in entity.mentions:
            yield _Layer(column="Entity", label=f"{entity.kind}:{cited.key(key)}", spans=(mention.span,))
    for name, fact in _named(cited):
        column = fact.kind.name.capitalize()
        yield _Layer(column=column, label=f"{'content' if name[0] == 's' else 'evidence'}:{name}", spans=fact.spans)
        for part in ("source", "cue"):
            if held := getattr(fact.value, part, None):
                yield _Layer(column=column, label=f"{part}:{name}", spans=held.spans)


def _word(token: Any, number: int, offset: int, layers: Iterable[_Layer]) -> str:
    start = offset + token.idx
    end = start + len(token.text)
    marks: dict[str, list[str]] = {}
    for layer in layers:
        if within := [a for a, b in layer.spans if a < end and start < b]:
            begins = "B" if start <= min(within) and min(within) == layer.spans[0][0] else "I"
            marks.setdefault(layer.column, []).append(f"{begins}-{layer.label}")
    values = [f"{column}={','.join(found)}" for column, found in sorted(marks.items())]
    values += [f"StartChar={start}", f"EndChar={end}", *(() if token.whitespace_ else ("SpaceAfter=No",))]
    form = _plain(token.text) or "_"
    return "\t".join([str(number), form, *("_" * 7), "|".join(values)]) + "\n"
