"""Stretches of the calendar: what a time expression refers to, its arithmetic, TIMEX3 and EDTF.

Source: TimeML 1.2.1, section 2.4 (TIMEX3 values); EDTF: ISO 8601-2:2019, levels 0 to 2.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, get_args

Grain = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century"]
GRAINS: frozenset[str] = frozenset(get_args(Grain))
"""Grains of days and more; hours and less are not part of the calendar."""

_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
PARTS_OF_YEAR = frozenset(grain for grain, months in _MONTHS.items() if months < 12)
_DAYS: dict[str, int] = {"day": 1, "weekend": 7, "week": 7}
_SEASONS = ("SP", "SU", "FA", "WI")  # beginning in March, June, September, December
FISCAL_START = 10
"""The month in which the US federal fiscal year begins (31 U.S.C. 1102); it is called by the year in which it ends."""


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week, month, … of the calendar, by its first day.

    `fiscal` is the month in which the fiscal year begins that it is or is a part of, 0 for the calendar's. `clock` is
    the part of TIMEX3's value that follows a day ("T10:35", "TNI"). `approximate` if the text hedges.
    """

    grain: Grain
    start: date
    fiscal: int = 0
    clock: str = ""
    approximate: bool = False

    @property
    def end(self) -> date:
        """Return the last day; the calendar's last one where that lies beyond."""
        if self.grain == "weekend":
            return self.start + timedelta(days=1)
        if self.grain in _DAYS:
            days = _DAYS[self.grain] - 1
            return date.max if (date.max - self.start).days < days else self.start + timedelta(days=days)
        after = add_months(self.start, _MONTHS[self.grain])
        return after - timedelta(days=1) if after else date.max

    @property
    def value(self) -> str:
        """Write it as TIMEX3 does."""
        year = f"{self.start.year:04d}"
        match self.grain:
            case "day":
                return self.start.isoformat() + self.clock
            case "week" | "weekend":
                iso = self.start.isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.grain == "weekend" else "")
            case "month":
                return f"{year}-{self.start.month:02d}"
            case "quarter":
                shifted = add_months(self.start, (13 - self.fiscal) % 12) if self.fiscal else self.start
                shifted = shifted or self.start
                return f"{shifted.year:04d}-Q{(shifted.month - 1) // 3 + 1}"
            case "half":
                return f"{year}-H{1 if self.start.month < 7 else 2}"
            case "season":
                return f"{year}-{_SEASONS[self.start.month // 3 - 1]}"
            case "year":
                return f"{self.end.year:04d}"
            case "decade":
                return year[:3] + "X"
            case "century":
                return year[:2]

    @property
    def edtf(self) -> str:
        """Write it as a calendar date; an interval where EDTF has no name for it."""
        year = f"{self.start.year:04d}"
        hedge = "~" if self.approximate else ""
        if self.fiscal or self.grain in ("week", "weekend"):
            return f"{self.start.isoformat()}/{self.end.isoformat()}"
        match self.grain:
            case "quarter" | "half":
                return f"{year}-{self.start.month:02d}/{self.end.year:04d}-{self.end.month:02d}"
            case "season":
                return f"{year}-{20 + self.start.month // 3}{hedge}"
            case "century":
                return f"{year[:2]}XX{hedge}"
            case "decade":
                return f"{year[:3]}X{hedge}"
            case "day":
                return self.start.isoformat() + hedge
            case _:
                return self.value + hedge

    def shifted(self, count: int) -> Period | None:
        """Move it by so many of its own lengths, back if negative; None out of the calendar."""
        start = shift_day(self.start, count, grain=self.grain)
        return replace(self, start=start, clock="") if start else None


def add_months(day: date, months: int) -> date | None:
    """Return the same day so many months later, the month's last day where it is shorter; None out of range."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def shift_day(day: date, count: int, *, grain: str) -> date | None:
    """Return the day so many days, weeks, months, … later; None out of the calendar."""
    if abs(count) > 4_000_000:
        return None
    if grain in _DAYS:
        try:
            return day + timedelta(days=count * _DAYS[grain])
        except OverflowError:
            return None
    return add_months(day, count * _MONTHS[grain])


def period_of(grain: Grain, day: date, *, fiscal: int = 0) -> Period:
    """Return the period of this grain that holds a day. A season counts to the year in which it begins."""
    match grain:
        case "day":
            return Period("day", day)
        case "week":
            return Period("week", _monday(day))
        case "weekend":
            return Period("weekend", _monday(day) + timedelta(days=5) if _monday(day) < date(9999, 12, 20) else day)
        case "season":
            month = day.month // 3 * 3
            return Period("season", date(day.year, month, 1) if month else date(max(day.year - 1, 1), 12, 1))
        case "decade" | "century":
            span = 10 if grain == "decade" else 100
            return Period(grain, date(max(day.year // span * span, 1), 1, 1))
        case _:
            return _months_of(grain, day, fiscal)


def _monday(day: date) -> date:
    return max(date.min, day - timedelta(days=day.weekday())) if day.toordinal() > 7 else date.min


def _months_of(grain: Grain, day: date, fiscal: int) -> Period:
    months, first = _MONTHS[grain], fiscal or 1
    since = (day.month - first) % 12  # whole months since the year began
    start = add_months(day.replace(day=1), -(since % months))
    return Period(grain, start or date(1, 1, 1), fiscal=fiscal)


def year_period(year: int, *, fiscal: int = 0) -> Period | None:
    """Return the calendar year, or the fiscal year that ends in it; None out of the calendar.

    Args:
        fiscal: the month in which fiscal years begin; 0 for the calendar year.
    """
    if not 2 <= year <= 9998:
        return None
    return Period("year", date(year - (fiscal > 1), fiscal or 1, 1), fiscal=fiscal)


def day_period(year: int, month: int, day: int) -> Period | None:
    """Return the day; None if there is no such day."""
    try:
        return Period("day", date(year, month, day))
    except ValueError:
        return None


def interval(first: Period, last: Period) -> str:
    """Write the EDTF interval from one to the other, both at their own precision where they have one."""
    begin, end = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    return f"{begin}/{end}"
