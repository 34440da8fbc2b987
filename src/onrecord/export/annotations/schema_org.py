"""schema.org, JSON-LD: what is quoted a Quotation, what is told in other words a Claim (schema.org/Claim)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.export.cited import Cited, Fact, as_json, iso_dates
from onrecord.export.files import Files
from onrecord.record import Record, Statement

_TYPES = {"person": "Person", "organization": "Organization"}


def write(records: Iterable[Record], files: Files) -> None:
    """Write one graph: articles, who speaks in them, and what they say."""
    with files.open("statements.jsonld") as file:
        file.write(b'{"@context": "https://schema.org", "@graph": [')
        between = b"\n"
        for record in records:
            for node in _nodes(Cited(record)):
                file.write(between + as_json(node))
                between = b",\n"
        file.write(b"\n]}\n")


def _nodes(cited: Cited) -> Iterator[dict[str, Any]]:
    article = cited.article
    yield _known({
        "@type": "NewsArticle", "@id": _address(cited), "headline": article.title, "datePublished": article.published,
        "inLanguage": article.language, "author": [{"@type": "Person", "name": name} for name in article.authors],
        "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
        "identifier": f"sha256:{article.id}",
    })  # fmt: skip
    for fact in cited.facts("statement"):
        yield _statement(cited, fact)


def _address(cited: Cited) -> str:
    return cited.article.url or f"urn:sha256:{cited.article.id}"


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {name: value for name, value in values.items() if value not in (None, [])}


def _statement(cited: Cited, fact: Fact) -> dict[str, Any]:
    """Return a statement; its address is the article's with the place of the words."""
    said: Statement = fact.value
    told = {
        "@id": f"urn:onrecord:{fact.id}", "text": said.text, "url": f"{_address(cited)}#{fact.place}",
        "dateCreated": iso_dates(said.said)[0], "abstract": fact.says,
    }  # fmt: skip
    if said.mode == "direct":
        parts = {"@type": "Quotation", "spokenByCharacter": _speaker(cited, said), "isPartOf": {"@id": _address(cited)}}
    else:
        parts = {"@type": "Claim", "author": _speaker(cited, said), "appearance": {"@id": _address(cited)}}
    return _known({**parts, **told})


def _speaker(cited: Cited, said: Statement) -> dict[str, Any] | None:
    """Return who says it, by name; the words for a source that has none."""
    entity = cited.entity(said.source.entity) if said.source else None
    if entity is None:
        return {"@type": "Thing", "name": said.speaker} if said.speaker else None
    known = {
        "@type": _TYPES[entity.kind], "@id": f"urn:onrecord:{cited.key(entity.id)}", "name": entity.name,
        "alternateName": list(entity.aliases),
        "jobTitle": [office.title for office in cited.record.offices if office.holder == entity.id],
    }  # fmt: skip
    return _known(known)
