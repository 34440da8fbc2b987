"""Quotations that no attribution covers, beside one that tells who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.lang.en.lexicons import word_set
from onrecord.model.attribution import Attribution
from onrecord.record import Span, Spans
from onrecord.text.grammar import NOMINAL_SUBJECTS
from onrecord.text.quotations import Quotation
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView

# Fewer words in marks are a term, a title or irony more often than speech.
_LEAST_WORDS = 5
_LEAST_BESIDE = 3
_BESIDE_CONFIDENCE = 0.6
"""Of 11 such quotations of the 840 articles of PolNeAR train 9 are said by the subject of the sentence before."""
_STOPS = (".", ":", "?", "!")

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
    for quotation in uncovered(view, attributions, searched):
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


def uncovered(
    view: ArticleView, attributions: Sequence[Attribution], searched: Spans, *, least: int = _LEAST_WORDS
) -> Iterator[Quotation]:
    """Yield the spoken sentences in quotation marks, of so many words, that no attribution touches, but from within."""
    places = SpanIndex.of(searched)
    covered = SpanIndex((span, a) for a in attributions for span in (*a.content, *a.source, *a.cue))
    for quotation in view.quotations.found:
        if not places.at(quotation.start) or not _speech(view, quotation, least):
            continue
        if all(_inside(a, quotation) for _, a in covered.over(quotation.start, quotation.end)):
            yield quotation


def _inside(attribution: Attribution, quotation: Quotation) -> bool:
    """Tell whether it is told in the quotation itself, by whoever is quoted: "“He said it rained.”"."""
    spans = (*attribution.content, *attribution.source, *attribution.cue)
    return bool(attribution.cue) and all(quotation.start < s and e < quotation.end for s, e in spans)


def _speech(view: ArticleView, quotation: Quotation, least: int) -> bool:
    """Tell whether it is long enough, and a whole sentence by its capital and its stop."""
    inside = view.text[quotation.start : quotation.end].strip(_MARKS)
    end = view.text[quotation.start : quotation.end].rstrip("”\"’' ")[-1:]
    return len(inside.split()) >= least and inside[0].isupper() and end in ".!?,…"


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


def without_gestures(view: ArticleView, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Drop what is taken for said by whoever acts behind it: a comma closes words before their "said", no full stop."""
    return [a for a in attributions if not _is_gesture(view, a)]


def _is_gesture(view: ArticleView, attribution: Attribution) -> bool:
    if not (attribution.source and attribution.cue and attribution.content):
        return False
    end, source, cue = attribution.content[-1][1], attribution.source[0], attribution.cue[0]
    if not end <= source[0] < cue[0] or not view.text[:end].rstrip("”\"'’").endswith("."):
        return False
    words = view.lowers[slice(view.at(cue[0]), view.at(attribution.cue[-1][1] - 1) + 1)]
    return view.quotations.at(end - 1) is not None and word_set("saying_verbs").isdisjoint(words)


def find_gestures(view: ArticleView, attributions: Sequence[Attribution], searched: Spans) -> Iterator[Attribution]:
    """Yield sentences in quotation marks without a cue, as of the person whom the sentence before is about."""
    for quotation in uncovered(view, attributions, searched, least=_LEAST_BESIDE):
        subject = _subject_before(view, quotation)
        if subject is not None:
            span = (quotation.start, quotation.end)
            yield Attribution(source=(subject,), cue=(), content=(span,), confidence=_BESIDE_CONFIDENCE, rule="uncued")


def _subject_before(view: ArticleView, quotation: Quotation) -> tuple[int, int] | None:
    """Return the person who is the subject of the sentence that ends right before, in one line with the quotation."""
    first = view.at(quotation.start)
    if first < 1 or "\n" in view.text[view.ends[first - 1] : quotation.start] or view.words[first - 1] not in _STOPS:
        return None
    start, _ = view.sentences[view.sentence_number[first - 1]]
    clauses = (i for i in range(start, first) if view.deps[i] in NOMINAL_SUBJECTS and view.heads[i] < first)
    subject = next(clauses, None)
    if subject is None or view.quoted[subject]:
        return None
    mention = view.mention_at[subject]
    if mention is None or view.entity(mention).kind != "person":
        return None
    return view.span(mention.start, mention.stop)
