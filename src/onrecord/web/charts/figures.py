"""Figures through time as a plot: each value with its qualifier, and which of them disagree."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from onrecord.store import Quantity, Value
from onrecord.views.dates import days
from onrecord.views.labels import CURRENCY_SIGNS, labels, number_words
from onrecord.web.charts.axis import AxisTick, line

_HEIGHT, _EDGE, _ARROW = 260.0, 18.0, 22.0
"""px: the plot, its upper and lower edge, the arrow of an open end."""
_ABOUT = 0.1
"""Share that "about" leaves, as `store.quantities` judges it."""
_LOGARITHM = 50
"""The largest value is that many times the smallest: on an even scale the small ones would lie on each other."""
_DRAWN = 40
"""Values in one plot."""


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """A figure in its place: x in percent, y in px. `top` and `bottom` are the ends of its bar, if it has one;
    `up` and `down` tell that an end is open.
    """

    number: int
    value: Value
    words: str
    x: float
    y: float
    top: float
    bottom: float
    up: bool
    down: bool
    solid: bool
    disputed: bool


class Level(msgspec.Struct, frozen=True):
    """A value on the upright axis, px."""

    y: float
    label: str


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """The figures of one quantity; `clashes` are lines between those that differ."""

    dots: tuple[Dot, ...]
    clashes: tuple[tuple[Dot, Dot], ...]
    ticks: tuple[AxisTick, ...]
    levels: tuple[Level, ...]
    height: float
    logarithmic: bool


def value_words(value: Value) -> str:
    """Write a value with its qualifier: "more than $60,000"."""
    sign, percent = CURRENCY_SIGNS.get(value.unit or "", ""), " %" if value.unit == "%" else ""
    low, high = (None if v is None else f"{sign}{number_words(v)}" for v in (value.low, value.high))
    qualifier = labels("qualifier").get(value.qualifier, "")
    if value.low == value.high and low:
        return f"{qualifier} {low}{percent}".strip()
    if low and high:
        return f"{qualifier} {low} to {high}{percent}".strip()
    return f"{qualifier or ('at least' if low else 'at most')} {low or high or 'unknown'}{percent}"


def plot(quantity: Quantity) -> Plot | None:
    """Plot a quantity; None where fewer than two of its values have a date."""
    dated = [(v, d) for v in quantity.values if v.at and (d := days(v.at)) and _middle(v) is not None][:_DRAWN]
    if len(dated) < 2:
        return None
    axis = line([d.first for _, d in dated])
    scale = _ValueScale([end for v, _ in dated for end in _ends(v)])
    clashing = {fact for pair in quantity.disagree for fact in pair}
    dots = {}
    for value, when in dated:
        number = quantity.values.index(value) + 1
        dots[value.fact] = _dot(number, value, axis.at(when.first + 0.5), scale, disputed=value.fact in clashing)
    return Plot(
        dots=tuple(dots.values()), clashes=_clashes(quantity, dots), ticks=axis.ticks(),
        levels=scale.levels(quantity.unit), height=_HEIGHT, logarithmic=scale.logarithmic,
    )  # fmt: skip


def _clashes(quantity: Quantity, dots: Mapping[str, Dot]) -> tuple[tuple[Dot, Dot], ...]:
    pairs = ((dots.get(one), dots.get(other)) for one, other in quantity.disagree)
    # Values of one day and size lie on each other, and so do their lines.
    return tuple({(a.x, a.y, b.x, b.y): (a, b) for a, b in pairs if a and b}.values())


def _middle(value: Value) -> float | None:
    if value.low is not None and value.high is not None:
        return (value.low + value.high) / 2
    return value.low if value.low is not None else value.high


def _ends(value: Value) -> tuple[float, float]:
    """Return the least and the most that the words allow, as far as they say."""
    middle = _middle(value) or 0.0
    low = middle if value.low is None else value.low
    high = middle if value.high is None else value.high
    if value.qualifier == "about" and low == high:
        return low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
    return low, high


class _ValueScale:
    """Values to px, from 0 where all are above it; by their logarithms where they differ by a factor of 50."""

    def __init__(self, values: Sequence[float]) -> None:
        low, high = min(values), max(values)
        self.logarithmic = low > 0 and high / low >= _LOGARITHM
        self._low = math.log10(low) if self.logarithmic else min(low, 0.0)
        self._high = math.log10(high) if self.logarithmic else max(high, 0.0)
        if self._high <= self._low:
            self._high = self._low + 1

    def at(self, value: float) -> float:
        """Return the place of a value, px from above."""
        shown = math.log10(value) if self.logarithmic else value
        share = (shown - self._low) / (self._high - self._low)
        # Room at both ends for the arrows of "more than" and "less than".
        return round(_HEIGHT - _EDGE - _ARROW - share * (_HEIGHT - 2 * (_EDGE + _ARROW)), 1)

    def levels(self, unit: str) -> tuple[Level, ...]:
        """Return round values to write at the axis."""
        if self.logarithmic:
            powers = [10.0**p for p in range(math.ceil(self._low), math.floor(self._high) + 1)]
            every = -(-len(powers) // 6) or 1
            return tuple(self._level(v, unit) for v in powers[::every])
        step = _round_step((self._high - self._low) / 4)
        first, last = math.ceil(self._low / step), math.floor(self._high / step)
        return tuple(self._level(n * step, unit) for n in range(first, last + 1))

    def _level(self, value: float, unit: str) -> Level:
        percent = " %" if unit == "%" else ""
        return Level(self.at(value), f"{CURRENCY_SIGNS.get(unit, '')}{_short(value)}{percent}")


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return float(next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999))


_SHORT = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


def _short(value: float) -> str:
    for size, name in _SHORT:
        if abs(value) >= size:
            return f"{number_words(round(value / size, 2))}{name}"
    return number_words(round(value, 6))


def _dot(number: int, value: Value, x: float, scale: _ValueScale, *, disputed: bool) -> Dot:
    low, high = _ends(value)
    up = value.qualifier in ("more_than", "at_least") or value.high is None
    down = value.qualifier in ("less_than", "at_most") or value.low is None
    y = scale.at(high if down and not up else low if up else (low + high) / 2)
    return Dot(
        number=number, value=value, words=value_words(value), x=x, y=y,
        top=y - _ARROW if up else scale.at(high), bottom=y + _ARROW if down else scale.at(low), up=up, down=down,
        solid=value.qualifier not in ("about", "more_than", "less_than"), disputed=disputed,
    )  # fmt: skip
