"""Stretches of time to zoom into: all, a year, a month, a day; what lies beside and around each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from onrecord.store.read.browsed import Density
from onrecord.views.dates import in_words

_GAP = 3
"""Empty years in a row that are drawn; more of them are one gap, so that 1957 and 2024 fit one screen."""


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """A period in the chart: percent of the width, percent of the height; a gap stands for empty years.

    `named` ones have their label at the axis, `minor` ones only where there is room for all.
    """

    period: str
    label: str
    events: int
    x: float
    width: float
    height: float
    gap: bool
    named: bool
    minor: bool


def parent(period: str) -> str:
    """The period around: a month's year, all for a year."""
    return period.rpartition("-")[0]


def beside(period: str, *, by: int) -> str | None:
    """The period before (-1) or after (1); none beside all, or out of the calendar."""
    if not period:
        return None
    try:
        if len(period) == 4:
            return f"{_year(int(period) + by):04}"
        if len(period) == 7:
            months = int(period[:4]) * 12 + int(period[5:]) - 1 + by
            return f"{_year(months // 12):04}-{months % 12 + 1:02}"
        return (date.fromisoformat(period) + timedelta(days=by)).isoformat()
    except (ValueError, OverflowError):
        return None


def _year(number: int) -> int:
    if not 1 <= number <= 9999:
        raise ValueError(number)
    return number


def bins(counted: Sequence[Density], *, period: str) -> tuple[Bin, ...]:
    """The years of all, or the months of a year, with the events of each; long empty stretches as gaps."""
    events = {d.period: d.events for d in counted if d.period.startswith(period)}
    if not events:
        return ()
    slots = _months(period) if period else _years(sorted(events))
    most, width = max(events.values()), 100 / len(slots)
    step = max(-(-len(slots) // 12), 1)
    return tuple(
        Bin(
            period=slot or "", label=_label(slot), events=events.get(slot or "", 0), x=round(n * width, 3),
            width=round(width, 3), height=_height(events.get(slot or "", 0), most), gap=slot is None,
            named=(len(slots) - 1 - n) % step == 0,
            minor=(len(slots) - 1 - n) % (2 * step) != 0,
        )
        for n, slot in enumerate(slots)
    )  # fmt: skip


def _height(events: int, most: int) -> float:
    return round(max(100 * events / most, 4), 2) if events else 0.0  # 4 %: one event beside a thousand is seen


def _label(slot: str | None) -> str:
    if slot is None:
        return "…"
    return in_words(slot) if len(slot) == 4 else in_words(slot)[:3]


def _months(year: str) -> list[str | None]:
    return [f"{year}-{month:02}" for month in range(1, 13)]


def _years(held: Sequence[str]) -> list[str | None]:
    slots: list[str | None] = [held[0]]
    for before, after in pairwise(held):
        empty = int(after) - int(before) - 1
        slots += [None] if empty > _GAP else [f"{y:04}" for y in range(int(before) + 1, int(after))]
        slots.append(after)
    return slots
