"""Silences and figures of the whole store, and the list of all tables."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import StoreError
from onrecord.store import Quantity
from onrecord.store.read.asked import LONGEST
from onrecord.web.asked import MOST
from onrecord.web.charts.figures import plot, value_words
from onrecord.web.site import DEEPEST, PAGE, Site, address, day

_QUANTITIES, _PLOTTED = 60, 8
"""Quantities to choose from, and quantities of one answer that are shown."""
_VALUES = 15
"""Values of one quantity in its table: a page of long sentences stays under 300 kB. The table as CSV has all."""


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
    def figures(request: Request, q: str = Query("", max_length=LONGEST)) -> HTMLResponse:
        problem = ""
        found: tuple[Quantity, ...] = ()
        with site.stores.reading() as store:
            quantities = store.browse.quantities(limit=_QUANTITIES).rows
            try:
                found = store.browse.figures(q, limit=_PLOTTED) if q.strip() else ()
            except StoreError as error:
                problem = str(error)
        return site.page(
            request, "figures", q=q, problem=problem, quantities=quantities, most=_VALUES, words=value_words,
            found=[(one, plot(one), {f for pair in one.disagree for f in pair}) for one in found],
        )  # fmt: skip

    @routes.get("/data")
    def data(request: Request) -> HTMLResponse:
        return site.page(request, "data")

    return routes
