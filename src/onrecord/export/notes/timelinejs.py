"""TimelineJS: a JSON of dated events, with the words that tell them (timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import Any

from onrecord.export.cited import Cited, Fact, as_json
from onrecord.export.files import Files
from onrecord.record import Record
from onrecord.views.dates import YEARS, Days, days, in_words


def write(records: Iterable[Record], files: Files) -> None:
    """Write the timeline."""
    with files.open("timeline.json") as file:
        file.write(b'{"scale": "human", "events": [')
        between = b"\n"
        for record in records:
            for slide in _slides(Cited(record)):
                file.write(between + as_json(slide))
                between = b",\n"
        file.write(b"\n]}\n")


def _slides(cited: Cited) -> Iterator[dict[str, Any]]:
    """Yield the slides of an article: its events that have a calendar date."""
    for fact in cited.facts("event"):
        covered = days(fact.value.when)
        if covered is not None:
            yield _slide(cited, fact, covered)


def _slide(cited: Cited, fact: Fact, covered: Days) -> dict[str, Any]:
    who = ", ".join(entity.name for key in fact.about if (entity := cited.entities.get(key)))
    headline = f"{who}: {fact.says}" if who else fact.says
    slide = {
        "unique_id": fact.id, "start_date": _day(covered.first, covered), "display_date": in_words(fact.value.when),
        "text": {"headline": escape(headline), "text": _told(cited, fact)},
    }  # fmt: skip
    if covered.last > covered.first:
        slide["end_date"] = _day(covered.last, covered)
    if cited.article.publisher:
        slide["group"] = cited.article.publisher
    return slide


def _day(day: int, covered: Days) -> dict[str, int]:
    """Return a day as year, month and day, no closer than the article tells it."""
    found = date.fromordinal(day)
    told = {"year": found.year}
    if covered.precision not in YEARS:
        told["month"] = found.month
    if covered.precision in ("day", "interval"):
        told["day"] = found.day
    return told


def _told(cited: Cited, fact: Fact) -> str:
    """Return the words of an event, and where they stand, as HTML."""
    article = cited.article
    where = ", ".join(filter(None, (article.title or article.source, article.publisher, article.published)))
    named = escape(where)
    if article.url and article.url.startswith(("http://", "https://")):
        named = f'<a href="{escape(article.url)}">{named}</a>'
    return f'<blockquote data-place="{escape(fact.place)}">{escape(fact.words)}</blockquote><p>{named}</p>'
