"""Whatever a text says, it is read: no error, every span slices its own words, and every view shows it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache

import lxml.html
from rich.console import Console
from spacy.language import Language

import onrecord
from onrecord import OnRecordError, Record
from onrecord.export.html import render as render_page
from onrecord.export.terminal import render as render_text
from onrecord.facts.pipeline import to_record
from onrecord.intake import article_from_text
from onrecord.record import Span, from_json, to_json
from onrecord.store.write.preparing import prepare
from tests.fuzz.intake import check_article, check_error
from tests.fuzz.tape import Tape
from tests.fuzz.target import Target
from tests.fuzz.texts import text

_DAYS = (None, "2024-05-17", "0001-01-01", "9999-12-31", "2024-02-29")
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a terminal takes for an order."""


@cache
def _language() -> Language:
    return onrecord.load(threads=1)


def _read(given: tuple[str, str | None]) -> Record | None:
    """The record; None where intake refuses the text."""
    try:
        article = article_from_text(given[0], source="a.txt", published=given[1])
    except OnRecordError as error:
        check_error(error)
        return None
    doc = _language().make_doc(article.text)
    doc._.article = article
    return to_record(_language()(doc))


def check_reading(given: tuple[str, str | None]) -> None:
    record = _read(given)
    if record is None:
        return
    assert record.article.text == given[0]
    check_record(record)
    prepare(record)


def check_record(record: Record) -> None:
    """Every span holds words of the text, what is told in words is what stands there, every reference is there."""
    check_article(record.article)
    text, entities = record.article.text, {e.id for e in record.entities}
    for span in _spans(record):
        assert 0 <= span[0] < span[1] <= len(text) and text[slice(*span)].strip(), span
    for s in record.statements:
        assert s.text == " … ".join(" ".join(text[a:b].split()) for a, b in s.content.spans), s
        assert s.source is None or s.source.entity is None or s.source.entity in entities, s
    for z in record.silences:
        assert " ".join(z.party_text.split()) == " ".join(text[slice(*z.party_span)].split()), z
    assert len(entities) == len(record.entities)
    assert from_json(to_json(record)) == record


def _spans(record: Record) -> Iterator[Span]:
    for entity in record.entities:
        yield from (mention.span for mention in entity.mentions)
    for s in record.statements:
        yield from (*s.content.spans, *(s.source.spans if s.source else ()), *(s.cue.spans if s.cue else ()))
        yield from (s.setting,) if s.setting else ()
    for kind in ("offices", "ties", "events", "figures", "silences", "positions", "disputes"):
        yield from (span for fact in getattr(record, kind) for span in fact.evidence)
    yield from (time.span for time in record.times)
    yield from (figure.span for figure in record.figures)
    yield from (span for e in record.events for span in (e.trigger, e.time))
    yield from (z.party_span for z in record.silences)
    yield from (p.target for p in record.positions if p.target)
    yield from (d.about for d in record.disputes if d.about)


def check_views(given: tuple[str, str | None]) -> None:
    """The view in the terminal holds nothing that a terminal obeys; the page shows the text and nothing of it as markup."""
    record = _read(given)
    if record is None:
        return
    shown = io.StringIO()
    render_text(record, Console(file=shown, width=100, highlight=False, force_terminal=False))
    assert (found := CONTROLS.search(shown.getvalue())) is None, found
    tree = lxml.html.document_fromstring(render_page(record))
    assert not tree.xpath("//iframe | //object | //embed | //*[@onclick or @style or @onerror or @onload]")


def _given(tape: Tape) -> tuple[str, str | None]:
    return text(tape), tape.pick(_DAYS)


TARGETS = (
    Target(name="reading", make=_given, check=check_reading, few=25),
    Target(name="views", make=_given, check=check_views, few=8),
)
