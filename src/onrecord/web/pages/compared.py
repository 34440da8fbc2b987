"""Two people or organizations side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.store import Statement, Store
from onrecord.store.read.answers import Named
from onrecord.store.read.asked import LONGEST
from onrecord.views.told import certain
from onrecord.web.pages.chosen import chosen
from onrecord.web.site import Site
from onrecord.web.topics import as_written, shared_topics

_SAID, _NEWEST = 12, 6
"""Statements of two about each other, and the newest of each."""
_STANDS = 200
_DISPUTES, _TOPICS, _EACH = 5, 8, 4
"""Disputes, topics that both take positions on, and positions of each on one: what is more is on pages of their own."""
_COUNTED = 8
"""Lines of a comparison that count; the others are told in words below."""


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()

    @routes.get("/compare")
    def compare(
        request: Request,
        a: str = Query("", max_length=LONGEST),
        b: str = Query("", max_length=LONGEST),
    ) -> HTMLResponse:
        with site.stores.reading() as store:
            one, two = chosen(store, a), chosen(store, b)
            same = bool(one.who and two.who and one.who.id == two.who.id)
            whole = _whole(store, one.who, two.who) if one.who and two.who and not same else {}
        return site.page(request, "compare", one=one, two=two, same=same, whole=whole, around=whole.get("around", {}))

    return routes


def _whole(store: Store, one: Named, two: Named) -> dict[str, Any]:
    """Return everything that stands between two."""
    first, second = f"e{one.id}", f"e{two.id}"
    about = store.about(first, second, limit=0).rows
    disputes = [d for d in store.disputes(of=first, limit=0).rows if two.id in (d.first_id, d.second_id)]
    stands = [certain(store.positions(of=who, limit=_STANDS).rows) for who in (first, second)]
    newest = [store.browse.said(speaker=who, limit=_NEWEST).rows for who in (first, second)]
    return {
        "counts": [row for row in store.compare(first, second) if row.first.isdigit()][:_COUNTED],
        "disputes": store.browse.accounts(disputes[:_DISPUTES]),
        "more_disputes": len(disputes) - _DISPUTES,
        "about": (_by(about, one)[:_SAID], _by(about, two)[:_SAID]),
        "topics": shared_topics(*stands)[:_TOPICS],
        "spelled": as_written((*stands[0], *stands[1])),
        "each": _EACH,
        "newest": newest,
        "around": store.browse.surroundings((*about, *newest[0], *newest[1]))
        | store.browse.sentences(dispute.fact for dispute in disputes[:_DISPUTES])
        | store.browse.sentences(stand.fact for stand in (*stands[0], *stands[1])),
    }


def _by(found: Sequence[Statement], who: Named) -> list[Statement]:
    return [statement for statement in found if statement.speaker_id == who.id]
