"""What the text has set before: the dates that "that day" and "a year earlier" count from."""

from __future__ import annotations

from onrecord.facts.times.periods import Grain, Period, period_of
from onrecord.lang.en.lexicons import word_lists

_WORDS = word_lists("time_words")
_WEEK = 7


class Anchors:
    """The dates that a reader has come past, latest first to look up."""

    def __init__(self) -> None:
        self._seen: list[Period] = []
        self._told: Period | None = None

    def add(self, period: Period) -> None:
        """Remember a date that has just been read."""
        self._seen.append(period)

    @property
    def last(self) -> Period | None:
        """Return the latest date of any grain."""
        return self._seen[-1] if self._seen else None

    def latest(self, grain: Grain) -> Period | None:
        """Return the period of this grain that holds the latest date of the same or a finer grain."""
        for period in reversed(self._seen):
            if period.grain == grain:
                return period
            if period.grain in _WORDS.get(f"within_{grain}", ()):
                return period_of(grain, period.start)
        return None

    def day_of_week(self) -> Period | None:
        """Return the day whose weekday the text has told, while it speaks of that week: weekdays count from it."""
        last, told = self.last, self._told
        if last is None or told is None or last.grain != "day":
            return None
        return told if abs((last.start - told.start).days) < _WEEK else None

    def tell_weekday(self, period: Period) -> None:
        """Remember a day that the text names by its date and its weekday."""
        self._told = period

    def recent_quarter(self) -> Period | None:
        """Return the latest quarter among the last eight dates: an article on a company's results."""
        return max((p for p in self._seen[-8:] if p.grain == "quarter"), key=lambda p: p.start, default=None)
