"""Spans by their place: what a search through all of them would find, in the same order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.span_index import SpanIndex

SPAN = st.tuples(st.integers(0, 2000), st.integers(1, 1500)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(SPAN, max_size=12), SPAN)
def test_finds_what_a_search_through_all_finds(spans: list[tuple[int, int]], place: tuple[int, int]) -> None:
    index = SpanIndex((span, n) for n, span in enumerate(spans))
    start, end = place
    assert index.over(start, end) == [(s, n) for n, s in enumerate(spans) if s[0] < end and start < s[1]]
    assert index.at(start) == [(s, n) for n, s in enumerate(spans) if s[0] <= start < s[1]]
    assert index.holds(start, end) == any(s <= start and end <= e for s, e in spans)


def test_looks_at_near_spans_only() -> None:
    looked: list[int] = []

    class Watched(tuple):  # type: ignore[type-arg]
        def __getitem__(self, k):  # type: ignore[no-untyped-def]
            looked.append(k)
            return super().__getitem__(k)

    index = SpanIndex((Watched((s, s + 40)), s) for s in range(0, 1_000_000, 50))
    looked.clear()
    assert [s for _, s in index.at(500_010)] == [500_000]
    assert len(looked) < 100
