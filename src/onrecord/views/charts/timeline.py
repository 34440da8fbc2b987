"""The timeline's layout: dates to places on an axis, events to lanes that do not overlap."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from onrecord.views.charts.measure import width as text_width
from onrecord.views.dates import Days, days, in_words

_SIZE = 12.5  # font size of labels, px
_DOT = 11.0  # room for a point, px: its radius with a border
_NUMBER = 19.0  # the narrowest bar that holds a number of two digits, px
_LANE = 26.0  # px: WCAG 2.2 asks for targets of 24 px
_SIDE = 24.0  # px free at both ends of the axis
_TICK = 11.5  # font size of ticks, px
_LEAST = 3.0  # a gap of one day, where one of 28 years has 13 more: both can be seen


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """An event to draw: its number in the list, its date, and a word for it."""

    number: int
    when: str
    label: str


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """An event in its place, px: a point where `end` equals `start`, else a bar."""

    number: int
    start: float
    end: float
    lane: int
    y: float
    label: str
    label_x: float
    anchor: str
    approximate: bool
    open_start: bool
    open_end: bool


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A date on the axis, px."""

    x: float
    label: str


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """Points, ticks and size, px. `even` is false where long gaps are drawn shorter than they were."""

    width: float
    height: float
    axis: float
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    even: bool


def lay_out(happenings: Sequence[Happening], *, width: float, labels: bool) -> Timeline | None:
    """Place the happenings that have a calendar date; None where none has.

    Args:
        happenings: in any order; drawn in that of time.
        width: px for all.
        labels: whether each has its word beside it, or its number alone inside.
    """
    dated = [(h, d) for h in happenings if (d := days(h.when)) is not None]
    if not dated:
        return None
    scale = _Scale([d for _, d in dated], left=_SIDE, right=width - _SIDE)
    lanes = _Lanes()
    points = tuple(_point(h, d, scale=scale, lanes=lanes, labels=labels, width=width) for h, d in _in_order(dated))
    axis = lanes.count * _LANE + 14
    return Timeline(
        width=width, height=axis + 26, axis=axis, points=points, ticks=_ticks(dated, scale, width), even=scale.even
    )


def _in_order(dated: Iterable[tuple[Happening, Days]]) -> list[tuple[Happening, Days]]:
    return sorted(dated, key=lambda pair: (pair[1].first, -pair[1].last, pair[0].number))


class _Scale:
    """Days to px. Even where all days fit; else gaps take room by their logarithm, so that one
    week of daily news and one year long ago both can be read.
    """

    def __init__(self, covered: Sequence[Days], *, left: float, right: float) -> None:
        self._edges = sorted({edge for d in covered for edge in (d.first, d.last + 1)})
        total = self._edges[-1] - self._edges[0]
        closest = min(b - a for a, b in zip(self._edges, self._edges[1:], strict=False))
        self.even = closest * (right - left) / total >= 6  # px for the narrowest gap
        weights = [
            float(b - a) if self.even else _LEAST + math.log2(b - a)
            for a, b in zip(self._edges, self._edges[1:], strict=False)
        ]
        unit = (right - left) / sum(weights)
        self._places = [left]
        for weight in weights:
            self._places.append(self._places[-1] + weight * unit)

    def at(self, day: int) -> float:
        """The place of an edge: a first day, or the day after a last."""
        return round(self._places[self._edges.index(day)], 1)

    def middle(self, day: int) -> float:
        """The place of a day that is an event's, and so stands between two edges."""
        return round((self.at(day) + self.at(day + 1)) / 2, 1)


class _Lanes:
    """Lanes, each filled from left to right."""

    def __init__(self) -> None:
        self._taken: list[list[tuple[float, float]]] = []

    @property
    def count(self) -> int:
        return len(self._taken)

    def claim(self, start: float, end: float) -> int:
        """The first lane that is free from start to end, px."""
        for number, taken in enumerate(self._taken):
            if all(end <= a or start >= b for a, b in taken):
                taken.append((start, end))
                return number
        self._taken.append([(start, end)])
        return len(self._taken) - 1


def _point(h: Happening, d: Days, *, scale: _Scale, lanes: _Lanes, labels: bool, width: float) -> Point:
    start, end = scale.at(d.first), scale.at(d.last + 1)
    if d.precision == "day":
        start = end = scale.middle(d.first)
    elif not labels:
        end = max(end, start + _NUMBER)
    room = text_width(h.label, _SIZE) + 8 if labels else 0.0
    left, right = start - _DOT, max(end, start) + _DOT
    if right + room <= width:
        right, label_x, anchor = right + room, right + 1, "start"
    elif left - room >= 0:
        left, label_x, anchor = left - room, left - 1, "end"
    else:  # a bar over all of the axis holds its label
        label_x, anchor = start + 6, "start"
    lane = lanes.claim(left, right)
    return Point(
        number=h.number,
        start=start,
        end=end,
        lane=lane,
        y=lane * _LANE + _LANE / 2,
        label=h.label if labels else "",
        label_x=round(label_x, 1),
        anchor=anchor,
        approximate=d.approximate,
        open_start=d.open_start,
        open_end=d.open_end,
    )


def _ticks(dated: Iterable[tuple[Happening, Days]], scale: _Scale, width: float) -> tuple[Tick, ...]:
    """The first days of events, as many as fit from the right: the news is there."""
    wanted: dict[float, tuple[int, str]] = {}
    for h, d in dated:
        rank, label = _tick_words(h.when, d)
        x = scale.middle(d.first) if d.precision == "day" else scale.at(d.first)
        if x not in wanted or rank < wanted[x][0]:
            wanted[x] = rank, label
    ticks: list[Tick] = []
    taken = _Lanes()
    for x, (_, label) in sorted(wanted.items(), key=lambda item: (-item[1][0], -item[0])):
        half = text_width(label, _TICK) / 2 + 5
        middle = min(max(x, half - 4), width - half + 4)
        if taken.claim(middle - half, middle + half) == 0:
            ticks.append(Tick(x=round(middle, 1), label=label))
    return tuple(sorted(ticks, key=lambda tick: tick.x))


def _tick_words(when: str, d: Days) -> tuple[int, str]:
    """What to write at an event's first day, by its precision, and how much it matters (more is more)."""
    day = date.fromordinal(d.first).isoformat()
    precision = (days(when.partition("/")[0]) or d).precision
    if precision in ("year", "decade", "century"):
        return 2, in_words(day[:4])
    return (1, in_words(day[:7])) if precision in ("month", "season") else (0, in_words(day))
