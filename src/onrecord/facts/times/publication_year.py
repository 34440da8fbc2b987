"""The year of a day that a text writes without it, from what else the text says of its time.

A day and its weekday come together once in five or six years; who is president, a presidential race, and the years
that the text looks back on leave one of those, or none, and then there is no year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.facts.times.holidays import election_day
from onrecord.lang.en.lexicons import rows
from onrecord.lang.en.times import month_number, weekday_number
from onrecord.record import TimeExpression

MONTHS = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DAY = rf"{MONTHS}[ \xa0](?P<day>\d{{1,2}})(?!\d|-|–)"
_PAIR = re.compile(rf"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?[ \xa0]{DAY}(?!,? \d{{4}})")
_ELECTION = re.compile(r"\bNov(?:ember|\.) (?P<day>[2-8])(?:,? (?:general|presidential|midterm))? election\b")
_RACE = re.compile(
    r"\bpresidential (?:candidate|hopeful|contender|front-?runner|campaign|primar|debate|race)"
    r"|\brunning for president\b",
    re.I,
)
_NOMINATED = re.compile(r"\bpresidential nominee|\brunning mate\b", re.I)
_LATER = 3  # years after the last one that a text looks back on, where nobody is called president


@dataclass(frozen=True, slots=True)
class YearClues:
    """What a text says of its time.

    `latest` is the last year that it looks back on, `terms` those of the president in office, `race` and
    `nominated` how far one for that office is, `pairs` weekdays with
    their month and day, `election` the day in November on which one is held, `weekdays` those of the days behind.
    """

    latest: int
    terms: tuple[tuple[date, date], ...]
    race: bool
    nominated: bool
    pairs: tuple[tuple[int, int, int], ...]
    election: int
    weekdays: frozenset[int]

    def year(self, month: int, day: int) -> int | None:
        """Return the only year that the clues leave to the day of publication, else None."""
        days = [d for y in self._years() if (d := _day(y, month, day)) and self._holds(d)]
        if not (self._is_of_race or self._is_dated):
            return None
        best = max(map(self._fit, days), default=0)
        fitting = [d for d in days if self._fit(d) == best]
        return fitting[0].year if len(fitting) == 1 and (best or self._is_dated) else None

    @property
    def _is_of_race(self) -> bool:
        return self.race or self.nominated

    @property
    def _is_dated(self) -> bool:
        """Tell whether the text has days with their weekday, or an election with its day."""
        return bool(self.pairs or self.election)

    def _years(self) -> range:
        if not self.terms:
            return range(self.latest, min(self.latest + _LATER + 1, 9990) if self.latest else 0)
        return range(max(self.terms[0][0].year, self.latest), self.terms[-1][1].year + 1)

    def _holds(self, on: date) -> bool:
        if self.terms and not any(first <= on <= last for first, last in self.terms):
            return False
        if self._is_of_race and not self._is_in_race(on):
            return False
        return self._is_voted_in(on) and all(_agrees(on, *pair) for pair in self.pairs)

    def _is_in_race(self, on: date) -> bool:
        """Tell whether a race for president is on: up to its November, for candidates from the year before."""
        if on.year % 4 == 0:
            return on.month < 12
        return on.year % 4 == 3 and not self.nominated

    def _is_voted_in(self, on: date) -> bool:
        """Tell whether the year's election is on the day that the text names, if it names one."""
        if not self.election:
            return True
        return on.year % 2 == 0 and election_day(on.year).day == self.election

    def _fit(self, on: date) -> int:
        """Return 2 if the text tells of the day by its weekday, 1 if of the day before, else 0."""
        if on.isoweekday() in self.weekdays:
            return 2
        return int((on.isoweekday() - 2) % 7 + 1 in self.weekdays)


def year_clues(
    text: str, times: Sequence[TimeExpression], *, weekdays: frozenset[int], direction: Callable[[int], int]
) -> YearClues:
    """Collect them from an article's text and its time expressions, read without a publication date."""
    past = [int(t.value[:4]) for t in times if t.value and t.value[:4].isdigit() and direction(t.span[0]) < 0]
    pairs = [
        (weekday_number(m["weekday"].lower()), month_number(m["month"].lower()), int(m["day"]))
        for m in _PAIR.finditer(text)
    ]
    election = _ELECTION.search(text)
    return YearClues(
        latest=max(past, default=0),
        terms=_terms(text),
        race=_RACE.search(text) is not None,
        nominated=_NOMINATED.search(text) is not None,
        pairs=tuple(pairs),
        election=int(election["day"]) if election else 0,
        weekdays=weekdays,
    )


def _terms(text: str) -> tuple[tuple[date, date], ...]:
    """Return the terms of the latest president whom the text calls so: those before may keep the title."""
    held = [(name, date.fromisoformat(first), date.fromisoformat(last)) for name, first, last, *_ in rows("presidents")]
    for name, _, _ in reversed(held):
        called = rf"\bPresident (?:[A-Z]\w+ (?:[A-Z]\. )?)?{name}|\b{name} administration"
        if re.search(rf"(?<!former )(?<!ex-)(?<!\ba )(?:{called})\b", text):
            return tuple((first, last) for other, first, last in held if other == name)
    return ()


def _agrees(on: date, weekday: int, month: int, day: int) -> bool:
    """Tell whether the nearest such day to another has this weekday."""
    near = [d for y in (on.year - 1, on.year, on.year + 1) if (d := _day(y, month, day))]
    return bool(near) and min(near, key=lambda d: abs((d - on).days)).isoweekday() == weekday


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
