"""Quotations in several pieces: over paragraphs, of which only the last closes its marks, and around a break."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from onrecord.model.attribution import Attribution
from onrecord.record import Span
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView

_PARAGRAPHS = 500
"""A quotation goes on over so many paragraphs at most: in PolNeAR's articles over a dozen."""
_MARKS = '“"'
_STOPS = frozenset(".,!?…")
_BREAK = re.compile(r"\s*(?:—|–|--|-)\s*[^\s“”\"—–-][^\n“”\"—–]{1,50}?\s*(?:—|–|--|-)\s*(?=[“\"])")


def continued(view: ArticleView, attribution: Attribution, told: SpanIndex[Span]) -> Attribution:
    """Add to a content the paragraphs over which its quotation goes on, and those from which it has come.

    Not to a quotation in marks of its own inside one that goes on.

    Args:
        view: the article's.
        attribution: with content.
        told: the contents of all attributions; what is another's is not added.
    """
    before, after = (
        _before(view, attribution, told),
        _after(view, attribution, told) or _broken(view, attribution, told),
    )
    return replace(attribution, content=(*before, *attribution.content, *after)) if before or after else attribution


def _after(view: ArticleView, attribution: Attribution, told: SpanIndex[Span]) -> list[Span]:
    start, end = attribution.content[-1]
    last = view.quotations.at(end - 1)
    nested = last is not None and last.start < start and view.text[start] in _MARKS
    if last is None or last.closed or nested:
        return []
    added: list[Span] = []
    for quotation in islice(view.quotations.after(last), _PARAGRAPHS):
        if not quotation.continues or told.over(quotation.start, quotation.end):
            break
        added.append((quotation.start, quotation.end))
        if quotation.closed:
            break
    return added


def _broken(view: ArticleView, attribution: Attribution, told: SpanIndex[Span]) -> list[Span]:
    """Return the quotation behind a break in dashes: "“is dead, and” — she paused — “we will start again”"."""
    last = view.quotations.at(attribution.content[-1][1] - 1)
    pause = _BREAK.match(view.text, last.end) if last is not None and last.closed else None
    if pause is None or view.text[pause.start() - 2] in _STOPS:
        return []
    goes_on = next((q for q in view.quotations.over(pause.end(), pause.end() + 1) if q.start == pause.end()), None)
    if goes_on is None or told.over(goes_on.start, goes_on.end):
        return []
    return [(goes_on.start, goes_on.end)] if view.text[goes_on.start + 1 : goes_on.end].lstrip()[:1].islower() else []


def _before(view: ArticleView, attribution: Attribution, told: SpanIndex[Span]) -> list[Span]:
    start = attribution.content[0][0]
    first = view.quotations.at(start)
    if first is None or first.start != start or not first.continues:
        return []
    added: list[Span] = []
    for quotation in islice(view.quotations.before(first), _PARAGRAPHS):
        if quotation.closed or told.over(quotation.start, quotation.end):
            break
        added.append((quotation.start, quotation.end))
        if not quotation.continues:
            break
    return added[::-1]
