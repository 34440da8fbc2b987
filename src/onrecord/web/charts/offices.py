"""Offices as bars over time: when articles speak of them, and from when to when they say it was held."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.store import Tenure
from onrecord.views.dates import Days, days, in_words
from onrecord.web.charts.axis import Line, Tick, line


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """An office with its bars, percent of the width: `seen` as articles speak of it, `held` as they date it.

    `open_start` and `open_end` tell that articles date the other end only.
    """

    tenure: Tenure
    seen: tuple[float, float] | None
    held: tuple[float, float] | None
    open_start: bool
    open_end: bool
    words: str


class Bars(msgspec.Struct, frozen=True, kw_only=True):
    """All offices over one axis."""

    rows: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def bars(tenures: Sequence[Tenure]) -> Bars:
    """The offices in the order given."""
    dated = [d for t in tenures for d in (_days(t.start), _days(t.end), _days(t.first), _days(t.last)) if d]
    if not dated:
        return Bars(rows=tuple(_bar(t, None) for t in tenures), ticks=())
    axis = line([edge for d in dated for edge in (d.first, d.last)])
    return Bars(rows=tuple(_bar(t, axis) for t in tenures), ticks=axis.ticks())


def _days(edtf: str | None) -> Days | None:
    return days(edtf) if edtf else None


def _bar(tenure: Tenure, axis: Line | None) -> Bar:
    seen = held = None
    if axis:
        seen = _between(axis, _days(tenure.first), _days(tenure.last))
        held = _held(axis, tenure)
    return Bar(
        tenure=tenure, seen=seen, held=held, open_start=bool(tenure.end and not tenure.start),
        open_end=bool(tenure.start and not tenure.end), words=_words(tenure),
    )  # fmt: skip


def _between(axis: Line, one: Days | None, other: Days | None) -> tuple[float, float] | None:
    if one is None or other is None:
        return None
    start, end = axis.at(min(one.first, other.first)), axis.at(max(one.last, other.last) + 1)
    return start, max(round(end - start, 2), 0.8)  # 0.8 %: 3 px on a phone, where one day would be none


def _held(axis: Line, tenure: Tenure) -> tuple[float, float] | None:
    """From its beginning to its end; an end that nobody tells is where articles last speak of it."""
    start, end = _days(tenure.start), _days(tenure.end)
    if start is None and end is None:
        return None
    first = start or _days(tenure.first) or end
    last = end or _days(tenure.last) or start
    return _between(axis, first, last)


def _words(tenure: Tenure) -> str:
    """When it was held, and when articles speak of it."""
    told = []
    if tenure.start or tenure.end:
        told.append(f"held {in_words(f'{tenure.start or str()}/{tenure.end or str()}')}")
    if not tenure.first:
        told.append(f"in {'an article' if tenure.articles == 1 else 'articles'} without a date")
    else:
        told.append(
            f"in articles of {in_words(tenure.first)}"
            + (f" to {in_words(tenure.last)}" if tenure.last and tenure.last != tenure.first else "")
        )
    return "; ".join(told)
