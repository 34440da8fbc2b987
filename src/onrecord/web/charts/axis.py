"""Days on a line, in percent of its width: drawings that fit any width without a script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

_FEW = 8
"""Years that are written at an axis; more of them would touch each other on a phone."""


class AxisTick(msgspec.Struct, frozen=True):
    """A day on the axis, percent of the width."""

    x: float
    label: str


class Line(msgspec.Struct, frozen=True):
    """The days of an axis, ordinals: `last` is the day after it."""

    first: int
    last: int

    def at(self, day: float) -> float:
        """Return the place of a day's beginning, percent."""
        return round(100 * (day - self.first) / (self.last - self.first), 2)

    def ticks(self) -> tuple[AxisTick, ...]:
        """Return years where there are two or more, else months."""
        first, last = date.fromordinal(self.first), date.fromordinal(self.last - 1)
        if last.year > first.year:
            step = -(-(last.year - first.year + 1) // _FEW)
            years = [y for y in range(first.year, last.year + 1) if y % step == 0]
            return self._shown([(date(y, 1, 1), str(y)) for y in years])
        step = -(-(last.month - first.month + 1) // _FEW)
        months = [date(first.year, m, 1) for m in range(first.month, last.month + 1, step)]
        return self._shown([(m, f"{m:%b %Y}") for m in months])

    def _shown(self, days: Sequence[tuple[date, str]]) -> tuple[AxisTick, ...]:
        return tuple(AxisTick(self.at(d.toordinal()), label) for d, label in days if self.first <= d.toordinal())


def line(days: Sequence[int], *, least: int = 60) -> Line:
    """Make an axis that holds these days and some room at both ends, `least` days at least."""
    first, last = min(days), max(days) + 1
    room = max((last - first) // 25, (least - (last - first) + 1) // 2, 1)
    return Line(max(first - room, 1), min(last + room, date.max.toordinal()))
