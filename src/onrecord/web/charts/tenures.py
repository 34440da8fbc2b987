"""Offices of the whole store: who held each, from the first to the last article that says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.store.read.answers import Office
from onrecord.store.read.reported import HeldOffice, StatedOffice
from onrecord.web.charts.axis import AxisTick
from onrecord.web.charts.offices import Bar, bars

_NAMED = 5
"""Facts of a tenure that are named."""


_Tenure = tuple[str, int, Office]
"""A holder's name and number, with the office."""


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who holds or held an office, with the bar of the time."""

    name: str
    number: int
    bar: Bar


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """An office and who held it, in the order of the days on which articles first say so."""

    title: str
    organization: str | None
    holders: tuple[Holder, ...]
    ticks: tuple[AxisTick, ...]


def tenures(stated: Iterable[StatedOffice]) -> tuple[Held, ...]:
    """Sum offices up by title and organization: those that most people held first."""
    offices: dict[tuple[str, str], list[StatedOffice]] = {}
    for one in stated:
        offices.setdefault((one.title.casefold(), (_body(one) or "").casefold()), []).append(one)
    found = [_held(group) for group in offices.values()]
    return tuple(sorted(found, key=lambda held: (-len(held.holders), -_articles(held))))


def tenures_of_day(held: Iterable[HeldOffice]) -> tuple[Held, ...]:
    """Sum up by title and organization who held them on a day: those of most articles first."""
    offices: dict[tuple[str, str], list[_Tenure]] = {}
    for one in held:
        office = _of_day(one)
        offices.setdefault((office.title.casefold(), (office.organization or "").casefold()), []).append(
            (one.holder, one.holder_id, office)
        )
    return tuple(sorted(map(_drawn, offices.values()), key=lambda held: -_articles(held)))


def _body(one: StatedOffice | HeldOffice) -> str | None:
    return one.organization or one.place


def _articles(held: Held) -> int:
    return sum(holder.bar.tenure.articles for holder in held.holders)


def _held(group: Sequence[StatedOffice]) -> Held:
    by_holder: dict[int, list[StatedOffice]] = {}
    for one in group:
        by_holder.setdefault(one.holder_id, []).append(one)
    return _drawn([_tenure(rows) for rows in by_holder.values()])


def _drawn(found: Iterable[_Tenure]) -> Held:
    """Draw the tenures of one office over one axis, in the order of their first articles."""
    summed = sorted(found, key=lambda one: one[2].first or "9999")
    drawn = bars([tenure for _, _, tenure in summed])
    pairs = zip(summed, drawn.rows, strict=True)
    holders = tuple(Holder(name=name, number=number, bar=bar) for (name, number, _), bar in pairs)
    office = summed[0][2]
    return Held(title=office.title, organization=office.organization, holders=holders, ticks=drawn.ticks)


def _tenure(rows: Sequence[StatedOffice]) -> _Tenure:
    """Sum up what articles say of one person in one office: the newest article's status, the first and last day."""
    dated = sorted(row.at for row in rows if row.at)
    newest = rows[0]
    return newest.holder, newest.holder_id, Office(
        title=newest.title, organization=_body(newest), status=newest.status,
        start=next((row.start for row in rows if row.start), None),
        end=next((row.end for row in rows if row.end), None),
        first=dated[0] if dated else None, last=dated[-1] if dated else None,
        articles=len({row.article.id for row in rows}), facts=tuple(row.fact for row in rows[:_NAMED]),
        confidence=max(row.confidence for row in rows),
    )  # fmt: skip


def _of_day(one: HeldOffice) -> Office:
    return Office(
        title=one.title, organization=_body(one), status=one.status, start=one.start, end=one.end, first=one.first,
        last=one.last, articles=one.articles, facts=(one.fact,), confidence=one.confidence,
    )  # fmt: skip
