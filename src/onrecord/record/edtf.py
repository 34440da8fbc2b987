"""EDTF dates as days to sort and filter by."""

from __future__ import annotations

import re

_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}
_DATE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def first_day(edtf: str | None) -> str | None:
    """The first day that an EDTF date may mean, `YYYY-MM-DD`; null where it holds no year.

    A season begins with the month that opens it in the north; of an interval with an open
    start the end counts.
    """
    match = _DATE.search(edtf or "")
    if match is None:
        return None
    year, month, day = match[1].replace("X", "0"), match[2] or "01", match[3] or "01"
    return f"{year}-{_SEASONS.get(month, month)}-{day}"
