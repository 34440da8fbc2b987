"""Silences and figures of the whole store, and the list of all tables."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import StoreError
from onrecord.store import Quantity, Value
from onrecord.store.read.asked import LONGEST
from onrecord.store.read.measured import by_measure, of_measure
from onrecord.web.asked import MOST
from onrecord.web.charts.figures import plot, value_words
from onrecord.web.site import DEEPEST, PAGE, Site, address, day

_QUANTITIES, _PLOTTED = 60, 8
"""Quantities to choose from, and quantities of one answer that are shown."""
_MEASURES, _REVISED = 24, 6
"""What is measured, to choose from, and versions with changed figures, on the first page of figures."""
_VALUES = 15
"""Values of one quantity in its table: a page of long sentences stays under 300 kB. The table as CSV has all."""


class ValueGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Values of one quantity that measure the same, or nothing that is named; `more` are not shown."""

    measured: str | None
    values: tuple[Value, ...]
    total: int
    more: int


def grouped(quantity: Quantity) -> list[ValueGroup]:
    """Cut a quantity's values by what they measure, as many as its table shows."""
    found: list[ValueGroup] = []
    left = _VALUES
    for measured, values in by_measure(quantity.values):
        some = values[:left]
        found.append(ValueGroup(measured=measured, values=some, total=len(values), more=len(values) - len(some)))
        left -= len(some)
    return [group for group in found if group.values]


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()

    @routes.get("/silences")
    def silences(
        request: Request,
        party: int | None = Query(None, ge=1, le=MOST),
        publisher: str = Query("", max_length=LONGEST),
        since: str = "",
        until: str = "",
        page: int = Query(1, ge=1, le=DEEPEST),
    ) -> HTMLResponse:
        name = f"e{party}" if party else None
        with site.stores.reading() as store:
            rows = store.browse.silences(
                party=name, publisher=publisher or None, since=day(since), until=day(until), limit=PAGE,
                offset=PAGE * (page - 1),
            )  # fmt: skip
            publishers = store.browse.publishers()[:200]
            who = store.browse.one(name) if name else None
        held: dict[str, Any] = {"publisher": publisher, "since": since, "until": until}
        table = address("/api/silences", [("party", name), *held.items()])
        return site.page(
            request, "silences", rows=rows, publishers=publishers, who=who, number=page, table=table, **held
        )

    @routes.get("/figures")
    def figures(
        request: Request, q: str = Query("", max_length=LONGEST), of: str = Query("", max_length=LONGEST)
    ) -> HTMLResponse:
        problem = ""
        found: tuple[Quantity, ...] = ()
        with site.stores.reading() as store:
            quantities = store.browse.quantities(limit=_QUANTITIES).rows
            measures = () if q.strip() else store.browse.measures(limit=_MEASURES)
            revised = () if q.strip() else store.browse.revised_figures(limit=_REVISED)
            try:
                found = store.browse.figures(q, limit=_PLOTTED) if q.strip() else ()
            except StoreError as error:
                problem = str(error)
        shown = [one for one in (of_measure(one, of) for one in found) if one.values] if of.strip() else found
        return site.page(
            request, "figures", q=q, of=of.strip(), problem=problem, quantities=quantities, words=value_words,
            measures=measures, revised=revised,
            found=[(one, plot(one), {f for pair in one.disagree for f in pair}, grouped(one)) for one in shown],
        )  # fmt: skip

    @routes.get("/data")
    def data(request: Request) -> HTMLResponse:
        return site.page(request, "data")

    return routes
