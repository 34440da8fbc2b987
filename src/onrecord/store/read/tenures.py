"""Who held an office on a day: real dates where articles give them, else the days on which articles say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.record.edtf import first_day
from onrecord.store.read.reported import HeldOffice

SERVING = ("current", "acting")
"""What articles call whoever holds an office on their day."""
HELD = (*SERVING, "former")
"""What they call whoever held one at some time."""


class CitedOffice(msgspec.Struct, frozen=True):
    """An office as one article states it, without its words: `start` and `end` are EDTF."""

    fact: str
    holder: str
    holder_id: int
    title: str
    organization: str | None
    place: str | None
    status: str
    start: str | None
    end: str | None
    at: str | None
    confidence: float
    article: int


def held_on(stated: Iterable[CitedOffice], day: str) -> tuple[HeldOffice, ...]:
    """Return who held which office on a day, or at some time in a month or year.

    Args:
        stated: offices as articles state them, the newest first; those of candidates and nominees don't count.
        day: an ISO day, month or year.
    Returns:
        Each person and office once, in the order of the newest article. A tenure runs from its stated start, or the
        first article that calls it current, to its stated end, or the last such article: what comes after is not known.
    """
    tenures: dict[tuple[int, str, str], list[CitedOffice]] = {}
    for one in stated:
        if one.status in HELD:
            key = (one.holder_id, one.title.casefold(), (one.organization or one.place or "").casefold())
            tenures.setdefault(key, []).append(one)
    found = (_tenure(rows) for rows in tenures.values())
    return tuple(held for held in found if _is_within(held, day))


def _tenure(rows: Sequence[CitedOffice]) -> HeldOffice:
    """Sum up what articles say of one person in one office."""
    cited = sorted(row.at for row in rows if row.at and row.status in SERVING)
    newest = rows[0]
    return HeldOffice(
        fact=newest.fact, holder=newest.holder, holder_id=newest.holder_id, title=newest.title,
        organization=newest.organization, place=newest.place, status=newest.status,
        start=_commonest([row.start for row in rows if row.start]),
        end=_commonest([row.end for row in rows if row.end]),
        first=cited[0] if cited else None, last=cited[-1] if cited else None,
        articles=len({row.article for row in rows}), confidence=max(row.confidence for row in rows),
    )  # fmt: skip


def _commonest(dates: Sequence[str]) -> str | None:
    return max(sorted(set(dates)), key=dates.count) if dates else None


def _is_within(held: HeldOffice, day: str) -> bool:
    """Tell whether a tenure and a period have a day in common; one without a beginning or an end has none.

    A year or month that a tenure starts or ends in counts whole. "~" comes after all that goes on from a date.
    """
    lows = [low for low in (first_day(held.start), held.first) if low]
    highs = [high for high in (_last(held.end), held.last) if high]
    return bool(lows and highs) and min(lows) <= day + "~" and max(highs) + "~" >= day


def _last(edtf: str | None) -> str | None:
    """Return the last day, month or year that an EDTF date may mean: "2019" of "2015/2019~", "1989" of "198X"."""
    start, _, end = (edtf or "").partition("/")
    return (end or start).rstrip("~?%.").replace("X", "9") or None
