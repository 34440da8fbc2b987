"""The timeline: bars of years or months at a distance, single events near."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.store import Event, Reader
from onrecord.views.charts.measure import lines
from onrecord.views.charts.timeline import TimelineEvent, lay_out
from onrecord.views.dates import in_words
from onrecord.views.labels import one_line, shortened
from onrecord.views.parts import Axis
from onrecord.views.told import certain, happened, uncertain
from onrecord.web.asked import MOST
from onrecord.web.charts.periods import beside, bins, parent
from onrecord.web.site import Site, address, day

_LISTED, _LATEST = 100, 30
"""Events in the list below, and of those of all years: what is more is nearer."""
_LATER, _DAY = 12, len("2016-05-17")
"""Events that are listed as announced; characters of a whole date."""
_SINGLE = 40
"""Events that are drawn one by one: more of their words do not fit a screen."""


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()

    @routes.get("/timeline")
    def timeline(
        request: Request, at: str = Query("", max_length=10), about: int | None = Query(None, ge=1, le=MOST)
    ) -> HTMLResponse:
        period = day(at) or ""
        with site.stores.reading() as store:
            values = _values(store, period, f"e{about}" if about else None)
        table = [("about", f"e{about}" if about else ""), ("since", period), ("until", period)]
        return site.page(
            request, "timeline", period=period, about=about, table=address("/api/timeline", table), out=parent(period),
            before=beside(period, by=-1), after=beside(period, by=1), **values,
        )  # fmt: skip

    return routes


def _values(store: Reader, period: str, about: str | None) -> dict[str, Any]:
    limit = _LISTED if period else _LATEST
    newest = None if period else _newest(store)
    found = store.timeline(about=about, since=period or None, until=period or newest, limit=limit)
    later = happened(certain(store.timeline(about=about, since=_next(newest), limit=_LISTED))) if newest else ()
    sure = happened(certain(found))
    density = store.browse.density(about=about, by="month" if period else "year")
    held = sum(d.events for d in density if d.period.startswith(period[:7]))
    # What is told by one of several articles is listed once; only a list that was cut tells how many there are.
    near = len(period) >= 7 or len(found) < min(_SINGLE, limit)
    return {
        "who": store.browse.one(about) if about else None,
        "happenings": sure,
        "newest": newest,
        "later": later[:_LATER],
        "around": store.browse.sentences(h.fact for h in (*found, *later[:_LATER])),
        "unsure": happened(uncertain(found)),
        "held": held,
        "cut": len(found) == limit,
        "bins": bins(density, period=period) if len(period) < 7 else (),
        "axes": axes(sure[-_SINGLE:]) if near and sure else (),
        "single": _SINGLE,
    }


def _newest(store: Reader) -> str | None:
    """Return the day of the newest article, after which articles announce; nothing where none has a whole date."""
    rows = store.browse.articles(limit=1).rows
    published = rows[0].published if rows else None
    return published if published and len(published) == _DAY else None


def _next(published: str) -> str:
    return (date.fromisoformat(published) + timedelta(days=1)).isoformat()


def axes(happenings: Sequence[Event]) -> tuple[Axis, ...]:
    """Draw the events for wide and for narrow screens."""
    drawn = [
        TimelineEvent(number=n, when=h.when, label=shortened(one_line(h.trigger), 24))
        for n, h in enumerate(happenings, 1)
    ]
    found = []
    for name, width, labelled in (("wide", 1180, True), ("narrow", 330, False)):
        timeline = lay_out(drawn, width=width, labels=labelled)
        if timeline:
            said = {
                n: lines(f"{in_words(h.when)}: {h.sentence}", 13, room=width - 8, most=2 if labelled else 4)
                for n, h in enumerate(happenings, 1)
            }
            found.append(Axis(name=name, timeline=timeline, said=said))
    return tuple(found)
