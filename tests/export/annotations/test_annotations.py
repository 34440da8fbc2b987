"""Annotated text: every fact at its place with its words, as other tools read it."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import cassis
import pytest
from pyld import jsonld

import conllu
from onrecord.export.annotations.cas import ENTITY, FACT
from onrecord.export.cited import Cited
from onrecord.export.formats import BY_NAME, exported
from onrecord.export.xml import allowed
from onrecord.record import Record
from tests.export.stories import STORIES
from tests.export.test_formats import files_of, records

ALL = (*records(), STORIES["harbour"](), STORIES["hostile"](), STORIES["plain"]())
every_record = pytest.mark.parametrize("record", ALL, ids=lambda record: record.article.source)
OA = "http://www.w3.org/ns/oa#"
CONTEXT = {"@vocab": OA, "id": "@id", "type": "@type", "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"}
"""What of the model's context expansion needs; the model's own is at its address, and tests ask nobody."""


def expanded(data: bytes, *, address: str, context: dict[str, str]) -> list[dict[str, Any]]:
    """The nodes of JSON-LD as pyld expands them, its context taken from here."""
    asked: list[str] = []

    def loader(url: str, _: object) -> dict[str, Any]:
        asked.append(url)
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}

    found: list[dict[str, Any]] = jsonld.expand(json.loads(data), {"documentLoader": loader})
    assert asked == [address]
    return found


@every_record
def test_web_annotations_select_the_words_of_each_fact(record: Record) -> None:
    (page,) = expanded(exported([record], "annotations"), address="http://www.w3.org/ns/anno.jsonld", context=CONTEXT)
    found = {node["@id"]: node for node in page[f"{OA}items"]}
    for fact in Cited(record).facts():
        node = found[f"urn:onrecord:{fact.id}"]
        assert node["@type"] == [f"{OA}Annotation"]
        selectors = [target[f"{OA}selector"] for target in node[f"{OA}target"]]
        places = [(position[f"{OA}start"][0]["@value"], position[f"{OA}end"][0]["@value"]) for position, _ in selectors]
        assert tuple(places) == fact.spans
        for (position, quote), span in zip(selectors, fact.spans, strict=True):
            assert (position["@type"], quote["@type"]) == ([f"{OA}TextPositionSelector"], [f"{OA}TextQuoteSelector"])
            around = [quote[f"{OA}{name}"][0]["@value"] for name in ("prefix", "exact", "suffix")]
            assert around[1] == record.words(span)
            assert "".join(around) in record.article.text
    assert len(found) == len(list(Cited(record).facts())) + len(record.entities)


@every_record
def test_schema_org_has_quotations_and_claims(record: Record) -> None:
    context = {"@vocab": "https://schema.org/"}
    article, *nodes = expanded(exported([record], "schema"), address="https://schema.org", context=context) or [{}]
    assert not nodes or article["@type"] == ["https://schema.org/NewsArticle"]
    assert len(nodes) == len(record.statements)
    for node, fact in zip(nodes, Cited(record).facts("statement"), strict=True):
        said = fact.value
        quoted = said.mode == "direct"
        assert node["@type"] == [f"https://schema.org/{'Quotation' if quoted else 'Claim'}"]
        assert node["https://schema.org/text"][0]["@value"] == said.text if said.text else True
        assert node["https://schema.org/url"][0]["@value"].endswith(f"#{fact.place}")
        speaker = node.get(f"https://schema.org/{'spokenByCharacter' if quoted else 'author'}")
        assert (speaker[0]["https://schema.org/name"][0]["@value"] if speaker else None) == said.speaker


@every_record
def test_citron_has_each_statement_with_its_spans(record: Record) -> None:
    files = files_of(BY_NAME["citron"], exported([record], "citron"))
    ((name, *told),) = (line.split("\t") for line in files["articles.tsv"].decode().splitlines())
    document = json.loads(files[name])
    assert told[0] == record.article.id
    assert document["text"] == record.article.text
    for quote, said in zip(document["quotes"], record.statements, strict=True):
        parts = [quote["cue"], *quote["sources"], *quote["contents"], *quote["coreferences"]]
        assert all(part["text"] == record.article.text[part["start"] : part["end"]] != "" for part in parts)
        assert [(c["start"], c["end"]) for c in quote["contents"]] == list(said.content.spans)
        assert [(c["start"], c["end"]) for c in quote["sources"]] == list(said.source.spans if said.source else ())
    groups = [[(m["start"], m["end"]) for m in group] for group in document["coreference_groups"]]
    assert groups == [[m.span for m in entity.mentions] for entity in record.entities]


BOUND = re.compile(r"(T\d+)\t([A-Z][a-z]+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")


@every_record
def test_brat_has_the_text_and_each_fact_bound_to_it(record: Record) -> None:
    files = files_of(BY_NAME["brat"], exported([record], "brat"))
    text = next(data for name, data in files.items() if name.endswith(".txt")).decode()
    lines = next(data for name, data in files.items() if name.endswith(".ann")).decode().removesuffix("\n")
    types = set(files["annotation.conf"].decode().split("[relations]")[0].split()[1:])
    assert text == record.article.text
    bound, notes = {}, {}
    for line in lines.split("\n") if lines else ():
        assert line[0] in "T#A*R"
        if match := BOUND.fullmatch(line):
            places = [tuple(map(int, place.split())) for place in match[3].split(";")]
            assert match[2] in types
            assert " ".join(text[start:end] for start, end in places) == match[4]
            bound[match[1]] = places
        elif line[0] == "#":
            about, words = line.split("\tAnnotatorNotes ")[1].split("\t")
            notes[words.partition(": ")[0]] = about
        else:
            assert set(re.findall(r"T\d+", line)) <= set(bound)
    for fact in Cited(record).facts():
        places = bound[notes[fact.id]]
        assert (places[0][0], places[-1][1]) == (fact.spans[0][0], fact.spans[-1][1])
    mentions = sum(len(entity.mentions) for entity in record.entities)
    parts = sum((said.source is not None) + (said.cue is not None) for said in record.statements)
    assert len(bound) == mentions + parts + len(list(Cited(record).facts()))


@every_record
def test_conllu_marks_the_words_of_each_fact_and_mention(record: Record) -> None:
    sentences = conllu.parse(exported([record], "conllu").decode())
    marked: dict[str, list[tuple[int, int]]] = {}
    for sentence in sentences:
        for token in sentence:
            misc = token["misc"]
            start, end = int(misc.pop("StartChar")), int(misc.pop("EndChar"))
            assert record.article.text[start:end].split() == token["form"].split()
            misc.pop("SpaceAfter", None)
            for value in misc.values():
                for mark in value.split(","):
                    marked.setdefault(mark[2:], []).append((start, end))
    head = sentences[0].metadata if sentences else {}
    named = {key.split()[1]: told.split()[0] for key, told in head.items() if key.startswith("fact ")}
    facts = {fact.id: fact for fact in Cited(record).facts()}
    assert set(named.values()) == set(facts)
    for name, known in named.items():
        spans = facts[known].spans
        words = marked[f"content:{name}" if name[0] == "s" else f"evidence:{name}"]
        assert words[0][0] <= spans[0][0] < words[0][1]
        assert words[-1][0] < spans[-1][1] <= words[-1][1] or record.words(spans[-1]).rstrip() != record.words(
            spans[-1]
        )
        assert all(any(a < end and start < b for a, b in spans) for start, end in words)
    for key, entity in Cited(record).entities.items():
        assert f"{entity.kind}:{Cited(record).key(key)}" in marked


@every_record
def test_a_cas_has_the_text_each_mention_and_each_fact(record: Record) -> None:
    files = files_of(BY_NAME["cas"], exported([record], "cas"))
    types = cassis.load_typesystem(io.BytesIO(files.pop("TypeSystem.xml")))
    (data,) = files.values()
    cas = cassis.load_cas_from_xmi(io.BytesIO(data), typesystem=types)
    assert len(cas.sofa_string) == len(record.article.text)
    mentions = sorted((m.begin, m.end, m.value) for m in cas.select(ENTITY))
    assert mentions == sorted((*m.span, entity.kind) for entity in record.entities for m in entity.mentions)
    parts: dict[str, list[tuple[int, int]]] = {}
    for one in cas.select(FACT):
        parts.setdefault(one.fact, []).append((one.begin, one.end))
        assert one.get_covered_text() == allowed(record.words((one.begin, one.end)))
    assert {known: tuple(sorted(spans)) for known, spans in parts.items()} == {
        fact.id: fact.spans for fact in Cited(record).facts()
    }
