"""Popolo: classes with the fields of its specification, and ids that lead somewhere."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from onrecord.export.cited import Cited
from onrecord.export.formats import exported
from onrecord.record import Record
from tests.export.stories import STORIES
from tests.export.test_formats import records

TEXT = {"type": "string", "minLength": 1}
DATE = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
SOURCE = {"type": "object", "required": ["url", "note"], "properties": {"url": TEXT, "note": {"type": "string"}}}
SOURCES = {"type": "array", "minItems": 1, "items": SOURCE}
NAMES = {"type": "array", "items": {"type": "object", "required": ["name"], "properties": {"name": TEXT}}}
CLASSES = {
    "persons": {"id": TEXT, "name": TEXT, "other_names": NAMES},
    "organizations": {"id": TEXT, "name": TEXT, "other_names": NAMES},
    "posts": {"id": TEXT, "label": TEXT, "role": TEXT, "organization_id": TEXT},
    "memberships": {
        "id": TEXT, "label": TEXT, "role": TEXT, "person_id": TEXT, "member_id": TEXT, "organization_id": TEXT,
        "post_id": TEXT, "start_date": DATE, "end_date": DATE, "sources": SOURCES,
    },
    "events": {"id": TEXT, "name": TEXT, "start_date": DATE, "end_date": DATE, "sources": SOURCES},
    "speeches": {
        "id": TEXT, "creator_id": TEXT, "attribution_text": TEXT, "text": {"type": "string"}, "date": DATE,
        "type": TEXT, "title": {"type": "string"}, "sources": SOURCES,
    },
}  # fmt: skip
"""The fields that are written, of popoloproject.com/specs."""
SCHEMA = {
    "type": "object", "required": list(CLASSES), "additionalProperties": False,
    "properties": {
        name: {"type": "array", "items": {"type": "object", "required": ["id"], "properties": fields, "additionalProperties": False}}
        for name, fields in CLASSES.items()
    },
}  # fmt: skip


@pytest.mark.parametrize("record", (*records(), *(made() for made in STORIES.values())), ids=lambda r: r.article.source)
def test_classes_hold_each_fact_of_their_kinds(record: Record) -> None:
    found: dict[str, list[dict[str, Any]]] = json.loads(exported([record], "popolo"))
    jsonschema.validate(found, SCHEMA)
    known = {name: {row["id"]: row for row in rows} for name, rows in found.items()}
    cited = Cited(record)
    for kind, name in (("office", "memberships"), ("event", "events"), ("statement", "speeches")):
        for fact in cited.facts(kind):
            (source,) = known[name][fact.id]["sources"]
            assert source["note"] == fact.words
            assert source["url"].endswith(f"#{fact.place}")
    for row in found["memberships"]:
        assert row.get("organization_id") in {None, *known["organizations"]}
        assert row.get("post_id") in {None, *known["posts"]}
        assert row.get("person_id", row.get("member_id")) in {**known["persons"], **known["organizations"]}


def test_a_post_is_held_by_its_member_from_the_day_that_is_stated() -> None:
    found = json.loads(exported([STORIES["harbour"]()], "popolo"))
    (post,) = found["posts"]
    (held,) = [row for row in found["memberships"] if row.get("post_id") == post["id"]]
    assert (post["label"], held["role"], held["start_date"]) == (
        "harbour master, port council",
        "harbour master",
        "2021-04",
    )
