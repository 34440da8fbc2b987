"""EDTF dates as days on a line, and as words."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Literal

import msgspec

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"(\d{3})X")
_CENTURY = re.compile(r"(\d\d)XX")
_QUALIFIED = re.compile(r"[~?%]")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# EDTF level 1 seasons (21-24) and level 2 quarters (33-36) and halves (40-41): name, first month, months.
_SEASONS = {
    21: ("spring", 3, 3), 22: ("summer", 6, 3), 23: ("autumn", 9, 3), 24: ("winter", 12, 3),
    33: ("first quarter of", 1, 3), 34: ("second quarter of", 4, 3),
    35: ("third quarter of", 7, 3), 36: ("fourth quarter of", 10, 3),
    40: ("first half of", 1, 6), 41: ("second half of", 7, 6),
}  # fmt: skip


class Days(msgspec.Struct, frozen=True, kw_only=True):
    """The days that a date covers: ordinals (`date.toordinal`), both included."""

    first: int
    last: int
    precision: Precision
    approximate: bool = False
    open_start: bool = False
    open_end: bool = False


def days(edtf: str) -> Days | None:
    """The days that an EDTF date covers; None where it is no date of the years 1 to 9999.

    An open end of an interval ("2001/..") is drawn as one day, and said in `open_end`.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _simple(edtf)
    first, last = _simple(start), _simple(end)
    known = first or last
    if known is None or (first is None and start not in ("", "..")) or (last is None and end not in ("", "..")):
        return None
    return Days(
        first=(first or known).first,
        last=max((last or known).last, (first or known).first),
        precision="interval",
        approximate=bool(_QUALIFIED.search(edtf)),
        open_start=first is None,
        open_end=last is None,
    )


def _simple(edtf: str) -> Days | None:
    plain = _QUALIFIED.sub("", edtf)
    try:
        found = _covered(plain)
    except ValueError:  # 30 February, year 0
        return None
    if found is None:
        return None
    first, last, precision = found
    return Days(
        first=first.toordinal(), last=last.toordinal(), precision=precision, approximate=bool(_QUALIFIED.search(edtf))
    )


def _covered(plain: str) -> tuple[date, date, Precision] | None:
    if m := _DAY.fullmatch(plain):
        day = date(int(m[1]), int(m[2]), int(m[3]))
        return day, day, "day"
    if m := _MONTH.fullmatch(plain):
        return _month_or_season(int(m[1]), int(m[2]))
    for pattern, years, precision in _LONG:
        if m := pattern.fullmatch(plain):
            first = int(plain.replace("X", "0"))
            return date(max(first, 1), 1, 1), date(first + years - 1, 12, 31), precision
    return None


_LONG: tuple[tuple[re.Pattern[str], int, Precision], ...] = (
    (_YEAR, 1, "year"),
    (_DECADE, 10, "decade"),
    (_CENTURY, 100, "century"),
)


def _month_or_season(year: int, month: int) -> tuple[date, date, Precision] | None:
    if 1 <= month <= 12:
        return date(year, month, 1), _month_end(year, month), "month"
    if month not in _SEASONS:
        return None
    _, first, length = _SEASONS[month]
    last = first + length - 1
    return date(year, first, 1), _month_end(year + (last > 12), (last - 1) % 12 + 1), "season"


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def in_words(edtf: str) -> str:
    """An EDTF date as a person writes it: "11 Nov 2022", "Apr 2021", "about 2001", "1980s".

    What is no such date comes back as it is.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _simple_words(edtf)
    if start in ("", ".."):
        return f"until {_simple_words(end)}"
    if end in ("", ".."):
        return f"since {_simple_words(start)}"
    return f"{_simple_words(start)} – {_simple_words(end)}"


def _simple_words(edtf: str) -> str:
    plain = _QUALIFIED.sub("", edtf)
    about = "about " if "~" in edtf or "%" in edtf else ""
    doubt = " (uncertain)" if "?" in edtf or "%" in edtf else ""
    return f"{about}{_plain_words(plain)}{doubt}" if plain else edtf


def _plain_words(plain: str) -> str:
    if m := _DAY.fullmatch(plain):
        return f"{int(m[3])} {_month_name(int(m[2]))} {m[1]}"
    if m := _MONTH.fullmatch(plain):
        return f"{_month_name(int(m[2]))} {m[1]}"
    if _DECADE.fullmatch(plain):
        return f"{plain[:3]}0s"
    if _CENTURY.fullmatch(plain):
        return f"{plain[:2]}00s"
    return plain


def _month_name(month: int) -> str:
    if 1 <= month <= 12:
        return _MONTHS[month - 1]
    return _SEASONS[month][0] if month in _SEASONS else str(month)
