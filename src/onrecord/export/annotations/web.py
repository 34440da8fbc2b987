"""W3C Web Annotation, JSON-LD: each fact an annotation of the article's text (w3.org/TR/annotation-model).

Each part of a fact's words is a target with two selectors, by its place and by its words; places are code points, as
the model counts them. The body says what the fact says, its kind, and whom it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.export.cited import Cited, Fact, as_json
from onrecord.export.files import Files
from onrecord.record import Record, Span

_AROUND = 32
"""Characters before and after the words, by which they are found again where the text has changed."""
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(records: Iterable[Record], files: Files) -> None:
    """Write one collection with all annotations."""
    with files.open("annotations.jsonld") as file:
        head = {"@context": _CONTEXT, "id": "urn:onrecord:annotations", "type": "AnnotationPage"}
        file.write(as_json(head)[:-1] + b', "items": [')
        between = b"\n"
        for record in records:
            for annotation in _annotations(Cited(record)):
                file.write(between + as_json(annotation))
                between = b",\n"
        file.write(b"\n]}\n")


def _annotations(cited: Cited) -> Iterator[dict[str, Any]]:
    for fact in cited.facts():
        yield _annotation(cited, fact)
    for key, entity in cited.entities.items():
        spans = tuple(mention.span for mention in entity.mentions)
        yield {
            "id": f"urn:onrecord:{cited.article.id}:{cited.key(key)}", "type": "Annotation",
            "motivation": "identifying",
            "body": [_text(entity.name), _tag(entity.kind), {"type": "SpecificResource", "source": _urn(cited, key)}],
            "target": _targets(cited, spans),
        }  # fmt: skip


def _annotation(cited: Cited, fact: Fact) -> dict[str, Any]:
    parties = [_urn(cited, key) for key in fact.about if key in cited.entities]
    body = [_text(fact.says), _tag(fact.kind.name), *({"type": "SpecificResource", "source": p} for p in parties)]
    return {
        "id": f"urn:onrecord:{fact.id}", "type": "Annotation", "motivation": "describing", "body": body,
        "target": _targets(cited, fact.spans),
    }  # fmt: skip


def _urn(cited: Cited, key: str) -> str:
    return f"urn:onrecord:{cited.key(key)}"


def _text(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain"}


def _tag(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "purpose": "tagging"}


def _targets(cited: Cited, spans: Iterable[Span]) -> list[dict[str, Any]]:
    source = cited.article.url or f"urn:sha256:{cited.article.id}"
    return [{"type": "SpecificResource", "source": source, "selector": _selectors(cited, span)} for span in spans]


def _selectors(cited: Cited, span: Span) -> list[dict[str, Any]]:
    """Return the selectors of a span: by its place, and by its words between those around them."""
    text, (start, end) = cited.article.text, span
    quote = {
        "type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(start - _AROUND, 0) : start],
        "suffix": text[end : end + _AROUND],
    }  # fmt: skip
    return [{"type": "TextPositionSelector", "start": start, "end": end}, quote]
