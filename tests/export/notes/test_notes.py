"""Timelines, vaults and feeds: every fact of their kinds, with its words and place, as other tools read them."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape

import feedparser
import frontmatter
import jsonschema
import lxml.html
import pytest

from onrecord.export.cited import Cited
from onrecord.export.formats import BY_NAME, exported
from onrecord.record import Record
from onrecord.views.dates import days
from tests.export.stories import STORIES
from tests.export.test_formats import files_of, records

ALL = (*records(), *(made() for made in STORIES.values()))
every_record = pytest.mark.parametrize("record", ALL, ids=lambda record: record.article.source)

_DATE = {
    "type": "object", "required": ["year"], "additionalProperties": False,
    "properties": {"year": {"type": "integer"}, "month": {"type": "integer", "minimum": 1, "maximum": 12}, "day": {"type": "integer", "minimum": 1, "maximum": 31}},
}  # fmt: skip
_SLIDE = {
    "type": "object", "required": ["start_date", "text"], "additionalProperties": False,
    "properties": {
        "start_date": _DATE, "end_date": _DATE, "unique_id": {"type": "string"}, "display_date": {"type": "string"},
        "group": {"type": "string"},
        "text": {"type": "object", "additionalProperties": False, "properties": {"headline": {"type": "string"}, "text": {"type": "string"}}},
    },
}  # fmt: skip
TIMELINE = {
    "type": "object", "required": ["events"],
    "properties": {"scale": {"enum": ["human", "cosmological"]}, "events": {"type": "array", "items": _SLIDE}},
}  # fmt: skip
"""The format of timeline.knightlab.com/docs/json-format.html, as far as it is written."""


@every_record
def test_a_timeline_has_each_dated_event_with_its_words(record: Record) -> None:
    found = json.loads(exported([record], "timelinejs"))
    jsonschema.validate(found, TIMELINE)
    facts = [fact for fact in Cited(record).facts("event") if days(fact.value.when)]
    for slide, fact in zip(found["events"], facts, strict=True):
        (quoted,) = lxml.html.fragment_fromstring(slide["text"]["text"], create_parent="div").iter("blockquote")
        assert (quoted.text or "", quoted.get("data-place")) == (fact.words, fact.place)
        covered = days(fact.value.when)
        assert covered
        assert slide["start_date"]["year"] == date.fromordinal(covered.first).year
        assert unescape(slide["text"]["headline"]).endswith(fact.says)


def test_a_date_is_no_closer_than_the_article_tells_it() -> None:
    events = {
        s["text"]["headline"].rpartition(": ")[2]: s
        for s in json.loads(exported([STORIES["harbour"]()], "timelinejs"))["events"]
    }
    assert events["said"]["start_date"] == {"year": 2022, "month": 6, "day": 6}
    assert events["appointed"]["start_date"] == {"year": 2021, "month": 4}
    assert (events["founded"]["start_date"], events["founded"]["display_date"]) == ({"year": 2001}, "about 2001")
    assert events["paid"]["end_date"] == {"year": 2021, "month": 9, "day": 30}


@every_record
def test_a_feed_has_an_entry_for_each_fact_of_its_kinds(record: Record) -> None:
    feed = feedparser.parse(exported([record], "atom"), sanitize_html=False)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.updated.endswith("T00:00:00Z")
    facts = list(Cited(record).facts("statement", "silence", "position", "dispute"))
    for entry, fact in zip(feed.entries, facts, strict=True):
        assert entry.id == f"urn:onrecord:{fact.id}"
        assert entry.content[0].value == fact.words.strip()
        assert fact.place in entry.summary
        assert [tag.term for tag in entry.tags] == [fact.kind.name]


@every_record
def test_a_vault_has_a_note_for_each_article_person_and_dispute(record: Record) -> None:
    files = {
        name: data.decode() for name, data in files_of(BY_NAME["markdown"], exported([record], "markdown")).items()
    }
    cited = Cited(record)
    (article,) = [frontmatter.loads(text) for name, text in files.items() if name.startswith("articles/")]
    assert article["sha256"] == record.article.id
    plain = article.content.replace("\\", "")
    for fact in cited.facts():
        (line,) = [line for line in plain.splitlines() if line.endswith(f"^{fact.id}")]
        assert fact.words.replace("\\", "") in line
        assert f"({fact.place})" in line
    people = [frontmatter.loads(text) for name, text in files.items() if name.startswith("people/")]
    assert [(note["title"], note["kind"]) for note in people] == [
        (e.name, e.kind) for e in record.entities if cited.entity(e.id)
    ]
    assert sum(name.startswith("disputes/") for name in files) == len(record.disputes)


def test_every_link_of_a_vault_leads_to_a_note() -> None:
    files = files_of(BY_NAME["markdown"], exported(ALL, "markdown"))
    notes = [name.rpartition("/")[2].removesuffix(".md") for name in files]
    links = {link for data in files.values() for link in re.findall(r"(?<!\\)\[\[([^\]]+)\]\]", data.decode())}
    assert links <= set(notes)
    assert len(notes) == len({note.lower() for note in notes})
    assert len(links) > 30
