"""Places in an article's text."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.errors import FactError

Span = tuple[int, int]
"""Half-open `(start, end)` in Unicode code points of `article.text`."""

Spans = tuple[Span, ...]


def hull(spans: Iterable[Span]) -> Span:
    """Return the first start and the last end of spans in any order."""
    starts, ends = zip(*spans, strict=True)
    return min(starts), max(ends)


def check_spans(what: str, spans: Spans) -> None:
    """Raise FactError unless there is a span, and each holds at least one character."""
    if not spans:
        raise FactError(f"{what} has no evidence; give the span of the words that say it")
    for start, end in spans:
        if not 0 <= start < end:
            raise FactError(f"{what} has the empty or backward span [{start}, {end}]; give start < end")


def check_confidence(what: str, confidence: float) -> None:
    """Raise FactError unless the confidence is a probability."""
    if not 0.0 <= confidence <= 1.0:
        raise FactError(f"{what} has confidence {confidence}; give a probability, 0 to 1")
