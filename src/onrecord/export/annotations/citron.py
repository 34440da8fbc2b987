"""Citron's annotation format, a JSON file an article: quotes with cue, sources, contents (github.com/bbc/citron).

Citron asks for one cue. Of several words it is the text from the first to the last; where a statement has none, it is
the source's first words, else the content's. `articles.tsv` says which file is which article.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.export.cited import Cited, Fact, as_json, file_name
from onrecord.export.files import Files
from onrecord.record import Record, Span, Spans, Statement
from onrecord.record.span import hull


def write(records: Iterable[Record], files: Files) -> None:
    """Write a file for each article."""
    with files.open("articles.tsv") as listed:
        for record in records:
            article, name = record.article, f"{file_name(record.article)}.json"
            with files.open(name) as file:
                file.write(as_json(_document(Cited(record)), indent=1) + b"\n")
            cells = (name, article.id, article.published, article.publisher, article.title, article.url)
            row = "\t".join(" ".join((cell or "").split()) for cell in cells)
            listed.write(f"{row}\n".encode("utf-8", "replace"))


def _document(cited: Cited) -> dict[str, Any]:
    groups = [_spans(cited, tuple(m.span for m in entity.mentions)) for entity in cited.entities.values()]
    return {
        "text": cited.article.text,
        "quotes": [_quote(cited, fact) for fact in cited.facts("statement")],
        "coreference_groups": groups,
        "names": {cited.key(key): entity.name for key, entity in cited.entities.items()},
    }


def _quote(cited: Cited, fact: Fact) -> dict[str, Any]:
    """Return a statement as a quote."""
    said: Statement = fact.value
    entity = cited.entity(said.source.entity, kinds=()) if said.source else None
    return {
        "id": fact.id,
        "cue": _span(cited, hull(said.cue.spans) if said.cue else (said.source or said.content).spans[0]),
        "sources": _spans(cited, said.source.spans if said.source else ()),
        "contents": _spans(cited, said.content.spans),
        "coreferences": _spans(cited, tuple(m.span for m in entity.mentions if m.form == "name")) if entity else [],
        "confidence": fact.confidence,
    }


def _spans(cited: Cited, spans: Spans) -> list[dict[str, Any]]:
    return [_span(cited, span) for span in spans]


def _span(cited: Cited, span: Span) -> dict[str, Any]:
    return {"start": span[0], "end": span[1], "text": cited.record.words(span)}
