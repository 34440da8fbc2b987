"""Publication dates as they are given."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

from onrecord.errors import DateError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")
_BY = r"(?:[-/._ ]|, ?)"
_SPACE = r"(?:[-/,\s]|&nbsp;|&#160;){0,9}"
_WORD = r"(?<![^\W\d_])[^\W\d_]{3,12}+\.?"  # a month's name, in any language that htmldate knows
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.])(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTH = rf"(?:{'|'.join([*calendar.month_name[1:], *calendar.month_abbr[1:], 'Sept'])})\b\.?"
_WRITTEN = re.compile(
    rf"(?<!\d)(?:(?P<iso>\d{{4}}-\d\d-\d\d)(?!\d)"
    rf"|(?P<before>{_MONTH}) (?P<number>\d\d?)(?:st|nd|rd|th)?,? (?P<after>\d{{4}})(?!\d)"
    rf"|(?P<day>\d\d?)(?:st|nd|rd|th)? (?P<month>{_MONTH}),? (?P<year>\d{{4}})(?!\d))",
    re.I,
)


def day_in_name(name: str) -> str | None:
    """Return the day in a file's name, as archives have it ("2024-05-17-port.txt"); None where there are several."""
    days: set[str] = set()
    for year, _, month, day in _IN_NAME.findall(name):
        try:
            days.add(date(int(year), int(month), int(day)).isoformat())
        except ValueError:  # the 30th of February
            continue
    return days.pop() if len(days) == 1 else None


def day_in_words(text: str) -> str | None:
    """Return the first day in a text that is written out ("March 3, 2021", "03 Mar 2021") or ISO; None without one."""
    for match in _WRITTEN.finditer(text):
        year, month, number = match["iso"].split("-") if match["iso"] else _written(match)
        try:
            return date(int(year), int(month), int(number)).isoformat()
        except ValueError:  # the 30th of February
            continue
    return None


def _written(match: re.Match[str]) -> tuple[str, int, str]:
    month = _MONTHS[(match["month"] or match["before"])[:3].lower()]
    return match["year"] or match["after"], month, match["day"] or match["number"]


def checked_date(published: str, name: str) -> str:
    """Return the day `YYYY-MM-DD` of a given date, or of a given date with its time of day.

    Raises:
        DateError: no such day, or written in another way.
    """
    try:
        if _DAY.match(published):
            return date.fromisoformat(published).isoformat()
        if _MOMENT.match(published):
            return datetime.fromisoformat(published).date().isoformat()
    except ValueError as error:
        raise DateError(f"{name}: {published!r} is not a date ({error}); give a day as YYYY-MM-DD") from error
    raise DateError(f"{name}: {published!r} is not a date; give a day as YYYY-MM-DD")


def is_written(day: str, page: str) -> bool:
    """Tell whether a page itself says the day `YYYY-MM-DD` found in it: in figures, or with a month's name.

    htmldate makes a day of a month without one: today's of "2024-02", the first of "2024-02-31".
    """
    found = date.fromisoformat(day)
    year, month, number = f"{found.year:04}", f"0?{found.month}", f"0?{found.day}"
    forms = (
        rf"{year}[-/._]?{month}[-/._]?{number}",
        rf"(?:{number}{_BY}{month}|{month}{_BY}{number}){_BY}(?:{year[:2]})?{year[2:]}",
        rf"{year[2:]}[-/._]{month}[-/._]{number}",
        rf"{_WORD}{_SPACE}{number}(?:st|nd|rd|th)?,?{_SPACE}{year}",
        rf"{number}(?:st|nd|rd|th|\.)?{_SPACE}(?:of{_SPACE})?{_WORD},?{_SPACE}{year}",
        rf"{year},?{_SPACE}{_WORD}{_SPACE}{number}",
    )
    return re.search(rf"(?<!\d)(?:{'|'.join(forms)})(?!\d)", page, re.I) is not None


_MODIFIED = re.compile(
    r"""(?:"dateModified"\s{0,9}:\s{0,9}"|"(?:article:modified_time|og:updated_time)"\s{1,9}content\s?=\s?"|"""
    r"""["']?dateModified["']?[^<>]{0,99}?(?:content|datetime)\s?=\s?["'])(\d{4}-\d{2}-\d{2})"""
)
_HIDDEN = re.compile(r"<(script|style)\b|</(?:script|style)\s{0,9}>", re.I)
_MARKUP = re.compile(r"<[^<>]*+>")
_LABEL = re.compile(r"\b(?i:updated|modified)\b((?:(?!\b[a-z]{3}).){0,60})")
"""The word and what may be its day: it ends before a word in small letters ("an updated plan is due on …")."""


def updated_day(page: str, published: str | None) -> str | None:
    """Return the day `YYYY-MM-DD` on which a page says that its text was updated, if it is later than `published`.

    Its metadata alone do not say so: of 122 news pages 18 were modified on a later day, most of them months later and
    for the sake of their markup. The page has to show the day beside "Updated" as well.
    """
    days = {day for day in _MODIFIED.findall(page) if published is None or day > published}
    if not days:
        return None
    shown = " ".join(_MARKUP.sub(" ", _shown(page)).split())
    labels = [label[1] for label in _LABEL.finditer(shown)]
    return max((day for day in days if _is_day(day) and any(is_written(day, label) for label in labels)), default=None)


def _shown(page: str) -> str:
    """Return a page without its scripts and styles."""
    kept: list[str] = []
    at, hidden = 0, False
    for mark in _HIDDEN.finditer(page):
        opens = mark[1] is not None
        if opens and not hidden:
            kept.append(page[at : mark.start()])
        hidden, at = opens, mark.end()
    return " ".join(kept if hidden else [*kept, page[at:]])


def _is_day(day: str) -> bool:
    try:
        return bool(date.fromisoformat(day))
    except ValueError:
        return False
