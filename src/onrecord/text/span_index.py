"""Spans by their place in the text, so that nobody goes through all of them to find those at one place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from onrecord.record import Span

T = TypeVar("T")
_CELL = 512
"""Code points: three sentences. Most spans lie in one or two cells, and few others in the same."""


class SpanIndex(Generic[T]):
    """Spans, each with a value, looked up by the cells of the text that they reach into.

    A look-up takes the time of the spans near the place, where a search through all makes reading quadratic.
    """

    def __init__(self, spans: Iterable[tuple[Span, T]]) -> None:
        self._spans = list(spans)
        self._cells: dict[int, list[int]] = {}
        for n, ((start, end), _) in enumerate(self._spans):
            for cell in range(start // _CELL, max(end - 1, start) // _CELL + 1):
                self._cells.setdefault(cell, []).append(n)

    @classmethod
    def of(cls, spans: Iterable[Span]) -> SpanIndex[Span]:
        """Spans that are their own values."""
        return SpanIndex((span, span) for span in spans)

    def over(self, start: int, end: int) -> list[tuple[Span, T]]:
        """Those that share a code point with [start, end), with their values, in the order that they were given in."""
        first, last = start // _CELL, max(end - 1, start) // _CELL
        numbers: Iterable[int] = self._cells.get(first, ())
        if last > first:
            numbers = sorted({n for cell in range(first, last + 1) for n in self._cells.get(cell, ())})
        near = (self._spans[n] for n in numbers)
        return [one for one in near if one[0][0] < end and start < one[0][1]]

    def at(self, offset: int) -> list[tuple[Span, T]]:
        """Those that hold this code point."""
        return self.over(offset, offset + 1)

    def holds(self, start: int, end: int) -> bool:
        """Whether one of them holds all of [start, end), which may be empty."""
        return any(
            self._spans[n][0][0] <= start and end <= self._spans[n][0][1] for n in self._cells.get(start // _CELL, ())
        )
