"""Quotations that no attribution covers, beside one that tells who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.attribution import Attribution
from onrecord.record import Span, Spans
from onrecord.text.quotations import Quotation
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView

# Fewer words in marks are a term, a title or irony more often than speech.
_LEAST_WORDS = 5
_MARKS = " \t\n\u00a0“”\"‘’'.,;:—–-"
_ALONE = re.compile(f"[{re.escape(_MARKS)}]*")


@dataclass(frozen=True, slots=True)
class Floating:
    """A quotation and the number of the attribution whose source says it."""

    span: Span
    neighbour: int


def find_floating(view: ArticleView, attributions: Sequence[Attribution], searched: Spans) -> list[Floating]:
    """Find sentences in quotation marks that stand alone after a quotation whose speaker is told.

    The speaker is that of the quotation before it in the same paragraph, or, where a paragraph is
    nothing but a quotation, in the paragraph before.
    """
    found: list[Floating] = []
    ends = _ends(attributions)
    for quotation in _uncovered(view, attributions, searched):
        last = bisect_left(ends, (quotation.start + 1,))
        before = [*ends[max(last - 1, 0) : last], *((f.span[1], f.neighbour) for f in found[-1:])]
        neighbour = _neighbour(view, quotation, attributions, max(before)) if before else None
        if neighbour is not None:
            found.append(Floating((quotation.start, quotation.end), neighbour))
    return found


def _ends(attributions: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Return where each part of the attributions with a source ends, with the attribution's number, in order."""
    told = [(n, a) for n, a in enumerate(attributions) if a.source]
    return sorted((e, n) for n, a in told for _, e in (*a.content, *a.cue, *a.source))


def _uncovered(view: ArticleView, attributions: Sequence[Attribution], searched: Spans) -> Iterator[Quotation]:
    """Yield the spoken sentences in quotation marks that no attribution touches, but from within."""
    places = SpanIndex.of(searched)
    covered = SpanIndex((span, a) for a in attributions for span in (*a.content, *a.source, *a.cue))
    for quotation in view.quotations.found:
        if not places.at(quotation.start) or not _speech(view, quotation):
            continue
        if all(_inside(a, quotation) for _, a in covered.over(quotation.start, quotation.end)):
            yield quotation


def _inside(attribution: Attribution, quotation: Quotation) -> bool:
    """Tell whether it is told in the quotation itself, by whoever is quoted: "“He said it rained.”"."""
    spans = (*attribution.content, *attribution.source, *attribution.cue)
    return bool(attribution.cue) and all(quotation.start < s and e < quotation.end for s, e in spans)


def _speech(view: ArticleView, quotation: Quotation) -> bool:
    """Tell whether it is long enough, and a whole sentence by its capital and its stop."""
    inside = view.text[quotation.start : quotation.end].strip(_MARKS)
    end = view.text[quotation.start : quotation.end].rstrip("”\"’' ")[-1:]
    return len(inside.split()) >= _LEAST_WORDS and inside[0].isupper() and end in ".!?,…"


def _neighbour(
    view: ArticleView, quotation: Quotation, attributions: Sequence[Attribution], before: tuple[int, int]
) -> int | None:
    """Return the attribution that ends before a quotation (where, its number), if it covers one right before."""
    end, neighbour = before
    if _ALONE.fullmatch(view.text, end, quotation.start) is None:
        return None
    between = view.text[end : quotation.start]
    if between.count("\n\n") > 1:
        return None
    if "\n" in between and not _fills_paragraph(view.text, quotation):
        return None
    quoted = any(view.quotations.over(*span) for span in attributions[neighbour].content)
    return neighbour if quoted else None


def _fills_paragraph(text: str, quotation: Quotation) -> bool:
    start = text.rfind("\n", 0, quotation.start) + 1
    end = text.find("\n", quotation.end)
    rest = text[start : quotation.start] + text[quotation.end : end if end >= 0 else len(text)]
    return not rest.strip(_MARKS)
