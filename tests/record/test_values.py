"""The record's values: what cannot be made, and what a record gives back."""

from __future__ import annotations

import json

import pytest

from onrecord.errors import FactError, RecordFormatError
from onrecord.record.article import Article, article_id
from onrecord.record.edtf import first_day
from onrecord.record.entity import Entity
from onrecord.record.json import from_json, json_schema, to_json
from onrecord.record.kinds import Record
from onrecord.record.span import check_confidence, check_spans, hull
from onrecord.record.tie import Tie
from onrecord.record.time import Event, TimeExpression
from onrecord.text.sentences import sentence_around

TEXT = "The mayor spoke."


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2024-05-17", "2024-05-17"), ("2024-05", "2024-05-01"), ("2024-22", "2024-06-01"), ("199X", "1990-01-01"),
        ("../2024-05", "2024-05-01"), ("", None), (None, None), ("PAST_REF", None),
    ],
)  # fmt: skip
def test_first_day(edtf: str | None, day: str | None) -> None:
    assert first_day(edtf) == day


def test_spans_are_evidence() -> None:
    assert hull([(5, 9), (1, 3)]) == (1, 9)
    check_spans("tie", ((0, 3),))
    for spans in ((), ((3, 3),), ((4, 2),), ((-1, 2),)):
        with pytest.raises(FactError):
            check_spans("tie", spans)
    with pytest.raises(FactError):
        check_confidence("tie", 1.5)


def test_no_fact_without_evidence() -> None:
    with pytest.raises(FactError):
        Tie(kind="member_of", subject="e1", object="e2", evidence=(), confidence=0.5)
    with pytest.raises(FactError):
        Event(trigger=(0, 0), when="2024", time=(1, 2), evidence=((0, 3),), confidence=0.5)
    with pytest.raises(FactError):
        TimeExpression(span=(2, 1), type="DATE", value="2024")


def small_record() -> Record:
    return Record(article=Article(id=article_id(TEXT), text=TEXT, source="a.txt"))


def test_a_record_is_read_as_it_was_written() -> None:
    record = small_record()
    assert from_json(to_json(record)) == record
    assert to_json(record) == to_json(from_json(to_json(record, indent=2)))
    assert record.words((4, 9)) == "mayor"
    assert record.entity("e1") is None
    with pytest.raises(RecordFormatError):
        from_json(b'{"format": 1')


def test_the_schema_names_every_kind_of_fact() -> None:
    assert {"statements", "offices", "ties"} <= set(json.dumps(json_schema()).replace('"', " ").split())


def test_entities_have_a_place() -> None:
    with pytest.raises((FactError, TypeError)):
        Entity(id="e1", kind="person", name="Ada Marsh", mentions=())  # type: ignore[call-arg]


def test_sentence_around() -> None:
    assert sentence_around("One port. Two  boats. Three.", 15, 20) == "Two boats."
