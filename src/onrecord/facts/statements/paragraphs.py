"""Quotations over several paragraphs: each opens with a mark, only the last closes."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from onrecord.model.attribution import Attribution
from onrecord.record import Span
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView

_PARAGRAPHS = 500
"""A quotation goes on over so many paragraphs at most: in PolNeAR's articles over a dozen."""
_MARKS = '“"'


def continued(view: ArticleView, attribution: Attribution, told: SpanIndex[Span]) -> Attribution:
    """Add to a content the paragraphs over which its quotation goes on, and those from which it has come.

    Not to a quotation in marks of its own inside one that goes on.

    Args:
        view: the article's.
        attribution: with content.
        told: the contents of all attributions; what is another's is not added.
    """
    before, after = _before(view, attribution, told), _after(view, attribution, told)
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
