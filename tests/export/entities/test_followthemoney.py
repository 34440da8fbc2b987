"""FollowTheMoney: entities hold to the model, and each fact is one, with its words and its place.

The model beside this file are the schemata of followthemoney 4.11 (MIT) that are used, with what they have from their
parents; the package itself needs the ICU library.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from onrecord.export.cited import Cited
from onrecord.export.formats import exported
from onrecord.record import Record
from onrecord.views.labels import one_line
from tests.export.stories import STORIES
from tests.export.test_formats import records

MODEL = json.loads(Path(__file__).with_name("followthemoney.json").read_text())
DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
ALL = (*records(), *(made() for made in STORIES.values()))


def lines(*given: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported(given, "ftm").decode().splitlines()]


@cache
def schema_of(name: str) -> jsonschema.Draft202012Validator:
    values = {"array": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}}
    dates = {"array": {**values["array"], "items": {"type": "string", "pattern": DATE}}}
    own = MODEL[name]
    properties = {p: (dates if kind == "date" else values)["array"] for p, kind in own["properties"].items()}
    held = {"type": "object", "properties": properties, "required": own["required"], "additionalProperties": False}
    return jsonschema.Draft202012Validator(
        {"type": "object", "required": ["id", "schema", "properties"], "properties": {"properties": held}}
    )


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.article.source)
def test_every_entity_holds_to_its_schema_and_names_entities_of_the_right_kind(record: Record) -> None:
    found = {entity["id"]: entity for entity in lines(record)}
    for entity in found.values():
        schema_of(entity["schema"]).validate(entity)
        for name, kind in MODEL[entity["schema"]]["properties"].items():
            if kind[0].isupper():
                for other in entity["properties"].get(name, ()):
                    assert kind in MODEL[found[other]["schema"]]["is"], (entity, name)


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.article.source)
def test_each_fact_is_an_entity_with_its_words_and_places(record: Record) -> None:
    found = {entity["id"]: entity for entity in lines(record)}
    cited = Cited(record)
    for fact in cited.facts():
        properties = found[fact.id]["properties"]
        assert properties["description"] == [fact.words]
        assert properties["proof"] == [cited.id]
        ((place,),) = [properties[name] for name in ("recordId", "notes") if name in properties]
        spans = [(int(a), int(b)) for a, b in re.findall(r"char=(\d+),(\d+)", place)]
        assert " … ".join(one_line(record.words(span)) for span in spans) == fact.words
    assert len({fact.id for fact in cited.facts()}) == len(list(cited.facts()))


def test_kinds_of_facts_are_the_schemata_of_the_model() -> None:
    known = {(e["schema"], *e["properties"].get("keywords", ())) for e in lines(*records(), STORIES["harbour"]())}
    assert known >= {
        ("Person",), ("Organization",), ("Position",), ("Occupancy",), ("Family",), ("UnknownLink",), ("Event",),
        ("Article",), ("Mention",), ("Note", "statement"), ("Note", "silence"), ("Note", "figure"), ("Note", "dispute"),
    }  # fmt: skip


def test_ids_are_the_same_in_every_export_and_each_comes_once() -> None:
    once = [entity["id"] for entity in lines(*records())]
    assert len(once) == len(set(once))
    assert {entity["id"] for entity in lines(records()[0])} <= set(once)


def test_a_term_has_the_dates_of_its_office() -> None:
    record = STORIES["harbour"]()
    term = next(
        e["properties"]
        for e in lines(record)
        if e["properties"].get("startDate") == ["2021-04"] and e["schema"] == "Occupancy"
    )
    assert (term["status"], term["holder"], "endDate" in term) == (["current"], [Cited(record).key("e1")], False)
