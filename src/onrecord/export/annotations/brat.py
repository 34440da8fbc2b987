"""brat's standoff format: for each article its text (.txt) and its annotations (.ann) (brat.nlplab.org/standoff.html).

A mention is a text-bound annotation of its entity's kind, and those of one entity are an Equiv; a fact is one of its
kind, over its evidence, with what it says as a note; a statement's source and cue are bound to it by relations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from onrecord.export.cited import Cited, Fact, file_name
from onrecord.export.files import Files
from onrecord.record import Record, Span, Spans
from onrecord.record.kinds import FACTS

_PARTS = ("Source", "Cue")
_ATTRIBUTES = ("Mode", "Force")


def write(records: Iterable[Record], files: Files) -> None:
    """Write the files of each article, and annotation.conf, which names the types."""
    with files.open("annotation.conf") as file:
        file.write(_configuration().encode())
    for record in records:
        name = file_name(record.article)
        with files.open(f"{name}.txt") as file:
            file.write(record.article.text.encode("utf-8", "replace"))
        with files.open(f"{name}.ann") as file:
            lines = _Annotations(Cited(record)).lines()
            file.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def _configuration() -> str:
    kinds = "\n".join(kind.name.capitalize() for kind in FACTS)
    parts = "\n".join(f"{part}_of Arg1:{part}, Arg2:Statement" for part in _PARTS)
    attributes = "\n".join(f"{name} Arg:Statement" for name in _ATTRIBUTES)
    entities = "Person\nOrganization\nPlace\nOther"
    return (
        f"[entities]\n{entities}\n{kinds}\n" + "\n".join(_PARTS) + f"\n[relations]\n{parts}\n[events]\n"
        f"[attributes]\n{attributes}\n"
    )


class _Annotations:
    """The annotations of one article, numbered from 1 by their kinds of line."""

    def __init__(self, cited: Cited) -> None:
        self._cited = cited
        self._bound, self._others = count(1), count(1)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the file."""
        for key, entity in self._cited.entities.items():
            ids = []
            for mention in entity.mentions:
                known, line = self._text(entity.kind.capitalize(), (mention.span,))
                ids.append(known)
                yield line
            if len(ids) > 1:
                yield f"*\tEquiv {' '.join(ids)}"
            if ids:
                yield self._note(ids[0], f"{self._cited.key(key)}: {entity.name}")
        for fact in self._cited.facts():
            yield from self._fact(fact)

    def _fact(self, fact: Fact) -> Iterator[str]:
        known, line = self._text(fact.kind.name.capitalize(), fact.spans)
        yield line
        yield self._note(known, f"{fact.id}: {fact.says}")
        if fact.kind.name != "statement":
            return
        for name in _ATTRIBUTES:
            yield f"A{next(self._others)}\t{name} {known} {getattr(fact.value, name.lower())}"
        for part in _PARTS:
            if held := getattr(fact.value, part.lower()):
                other, line = self._text(part, held.spans)
                yield line
                yield f"R{next(self._others)}\t{part}_of Arg1:{other} Arg2:{known}"

    def _text(self, kind: str, spans: Spans) -> tuple[str, str]:
        """Return a text-bound annotation's id and line; no part of it goes over the end of a line."""
        known = f"T{next(self._bound)}"
        parts = [part for span in sorted(spans) for part in _within_lines(self._cited.article.text, span)]
        places = ";".join(f"{start} {end}" for start, end in parts)
        words = " ".join(self._cited.article.text[start:end] for start, end in parts)
        return known, f"{known}\t{kind} {places}\t{words}"

    def _note(self, known: str, words: str) -> str:
        return f"#{next(self._others)}\tAnnotatorNotes {known}\t{' '.join(words.split())}"


def _within_lines(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a span between the ends of lines."""
    start = span[0]
    for line in text[span[0] : span[1]].splitlines(keepends=True):
        stop = start + len(line.rstrip())
        if stop > start:
            yield start, stop
        start += len(line)
