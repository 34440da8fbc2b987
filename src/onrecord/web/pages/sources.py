"""Who is quoted, by outlet, author and section: named and not, women and men."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.store.read.asked import LONGEST
from onrecord.store.read.browsed import Page
from onrecord.store.read.browsing import SPOKEN
from onrecord.store.read.paging import paged
from onrecord.store.read.reported import Grouping, Quoted, SourceShare
from onrecord.store.read.shares import shares
from onrecord.web.site import DEEPEST, PAGE, Site, address, day

_GROUPS = 60
"""Outlets, authors or sections that are listed, those with most statements."""


class ShareBar(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a group's statements as a piece of its bar, in percent from the left."""

    kind: str
    x: float
    width: float


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()

    @routes.get("/sources")
    def sources(
        request: Request,
        by: Grouping = "publisher",
        group: str = Query("", max_length=LONGEST),
        publisher: str = Query("", max_length=LONGEST),
        since: str = "",
        until: str = "",
        page: int = Query(1, ge=1, le=DEEPEST),
    ) -> HTMLResponse:
        narrowed = {"publisher": publisher or None, "since": day(since), "until": day(until)}
        counted = {"by": by, "group": group or None, **narrowed}
        listed = counted if group else {"by": "all", **narrowed}
        with site.stores.reading() as store:
            groups = shares(store.browse.sources(**counted))  # type: ignore[arg-type]
            found = store.browse.sources(**listed)  # type: ignore[arg-type]
            publishers = store.browse.publishers()
            whole = store.browse.sources(by="all", **narrowed)
        return site.page(
            request, "sources", by=by, group=group, publisher=publisher, since=since, until=until,
            publishers=publishers, groups=[(one, bars(one)) for one in groups[:_GROUPS]], more=len(groups) - _GROUPS,
            rows=_page(found, page), number=page, total=len(found),
            newest=SPOKEN if sum(one.statements for one in whole) >= SPOKEN else 0,
            table=address("/api/sources", listed.items()), summed=address("/api/source-shares", counted.items()),
        )  # fmt: skip

    return routes


def bars(share: SourceShare) -> tuple[ShareBar, ...]:
    """Cut a group's statements into those of women, of men, of other named sources and of nobody named."""
    parts = (
        ("women", share.women), ("men", share.men), ("other", share.named - share.women - share.men),
        ("unnamed", share.unnamed),
    )  # fmt: skip
    found, start = [], 0.0
    for kind, count in parts:
        width = 100 * count / (share.statements or 1)
        if count:
            found.append(ShareBar(kind=kind, x=round(start, 2), width=round(width, 2)))
        start += width
    return tuple(found)


def _page(found: Sequence[Quoted], page: int) -> Page[Quoted]:
    offset = PAGE * (page - 1)
    return paged(found[offset : offset + PAGE + 1], limit=PAGE, offset=offset)
