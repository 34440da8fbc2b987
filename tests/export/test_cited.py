"""What other tools take of a fact: ids that stay, dates as they can read them, texts that XML can hold."""

from __future__ import annotations

import json

import msgspec
import pytest

from onrecord.export.cited import Cited, as_json, file_name, full_dates, iso_dates
from onrecord.export.xml import attributes, text
from onrecord.record import Article
from tests.export.stories import harbour


@pytest.mark.parametrize(
    ("edtf", "iso", "full"),
    [
        ("2022-06-07", ("2022-06-07", "2022-06-07"), ("2022-06-07", "2022-06-07")),
        ("2021-04", ("2021-04", "2021-04"), ("2021-04-01", "2021-04-30")),
        ("2001~", ("2001", "2001"), ("2001-01-01", "2001-12-31")),
        ("2020-10-01/2021-09-30", ("2020-10-01", "2021-09-30"), ("2020-10-01", "2021-09-30")),
        ("2021/..", ("2021", None), ("2021-01-01", None)),
        ("2021-22", (None, None), ("2021-06-01", "2021-08-31")),
        ("199X", (None, None), ("1990-01-01", "1999-12-31")),
        ("soon", (None, None), (None, None)),
        (None, (None, None), (None, None)),
    ],
)
def test_dates_are_no_closer_than_they_are(
    edtf: str | None, iso: tuple[str | None, str | None], full: tuple[str | None, str | None]
) -> None:
    assert (iso_dates(edtf), full_dates(edtf)) == (iso, full)


def test_a_fact_keeps_its_id_when_others_come_before_it() -> None:
    record = harbour()
    fewer = msgspec.structs.replace(record, ties=record.ties[2:])
    assert [f.id for f in Cited(record).facts("tie")][2:] == [f.id for f in Cited(fewer).facts("tie")]


def test_two_facts_of_one_place_and_label_have_two_ids() -> None:
    record = harbour()
    twice = msgspec.structs.replace(record, ties=(record.ties[0], record.ties[0]))
    first, second = (fact.id for fact in Cited(twice).facts("tie"))
    assert second == f"{first}-2"


def test_who_is_mentioned_within_words() -> None:
    cited = Cited(harbour())
    first, *_ = cited.facts("statement")
    assert list(cited.mentioned(first.spans)) == ["e2"]
    assert list(cited.mentioned(())) == []


def test_a_file_is_named_in_plain_letters() -> None:
    article = Article(id="0123456789", source="https://example.org/2024/Größe & Co?.html", text="")
    assert file_name(article) == "Gr-e-Co-html-01234567"
    assert file_name(msgspec.structs.replace(article, source="…")) == "article-01234567"


def test_what_no_file_can_hold_keeps_its_place() -> None:
    assert text("a\x1b<b\ud800&") == "a\ufffd&lt;b\ufffd&amp;"
    assert attributes(one='"&\x00', two=None) == " one='\"&amp;\ufffd'"
    assert json.loads(as_json({"text": "a\ud800b"})) == {"text": "a?b"}
