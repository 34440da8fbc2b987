"""Ties of the whole store or of somebody, the chain that joins two, and both as SVG and GraphML."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse

from onrecord.export.graphs.ties import ties_graphml
from onrecord.record import TieKind
from onrecord.store import Store, Tie
from onrecord.store.read.asked import LONGEST
from onrecord.store.read.browsed import Step
from onrecord.views.told import certain, uncertain
from onrecord.web.charts.ties import charts
from onrecord.web.pages.chosen import Chosen, chosen
from onrecord.web.site import Site, address

_TIES = 200
_AnyTie = Literal[""] | TieKind


class TiesAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Which ties: of a kind, of somebody, or those that join two."""

    kind: str
    of: str
    to: str

    @property
    def filters(self) -> list[tuple[str, str]]:
        """Return them as an address has them."""
        return [("of", self.of), ("to", self.to), ("kind", self.kind)]


class TiesFound(msgspec.Struct, frozen=True, kw_only=True):
    """The ties that were asked for; of two, the steps that join them."""

    who: Chosen
    other: Chosen
    ties: tuple[Tie, ...]
    steps: tuple[Step, ...] = ()

    @property
    def joined(self) -> bool:
        """Return whether two are asked for, who are not one."""
        return bool(self.who.who and self.other.who and self.who.who.id != self.other.who.id)


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()

    @routes.get("/ties")
    def ties(request: Request, asked: _Given) -> HTMLResponse:
        with site.stores.reading() as store:
            found = _found(store, asked)
            kinds = Counter(tie.kind for tie in store.browse.all_ties(limit=_TIES))
            around = store.browse.sentences(tie.fact for tie in found.ties)
        return site.page(request, "ties", **_shown(found, asked), kinds=kinds.most_common(), around=around)

    @routes.get("/ties.svg")
    def svg(request: Request, asked: _Given) -> Response:
        with site.stores.reading() as store:
            drawn = dict(_shown(_found(store, asked), asked)["charts"])
        page = site.page(request, "ties_svg", drawn=drawn.get("wide"), base=str(request.base_url).rstrip("/"))
        return _saved(bytes(page.body).lstrip(), "image/svg+xml", "ties.svg")

    @routes.get("/ties.graphml")
    def graphml(asked: _Given) -> Response:
        with site.stores.reading() as store:
            found = certain(_found(store, asked).ties)
        return _saved(ties_graphml(found).encode("utf-8"), "application/xml", "ties.graphml")

    return routes


def _given(
    kind: _AnyTie = "", of: str = Query("", max_length=LONGEST), to: str = Query("", max_length=LONGEST)
) -> TiesAsked:
    return TiesAsked(kind=kind, of=of, to=to)


_Given = Annotated[TiesAsked, Depends(_given)]


def _saved(content: bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})


def _found(store: Store, asked: TiesAsked) -> TiesFound:
    who, other = chosen(store, asked.of), chosen(store, asked.to)
    if who.who and other.who:
        steps = store.chain(who.key, other.key)
        return TiesFound(who=who, other=other, ties=tuple(tie for step in steps for tie in step.ties), steps=steps)
    one = who if who.who else other
    if who.problem or other.problem:
        return TiesFound(who=who, other=other, ties=())
    if not one.who:
        return TiesFound(who=who, other=other, ties=store.browse.all_ties(kind=asked.kind or None, limit=_TIES))
    own = store.browse.ties(one.key, limit=_TIES)
    return TiesFound(who=who, other=other, ties=tuple(tie for tie in own if asked.kind in ("", tie.kind)))


def _shown(found: TiesFound, asked: TiesAsked) -> dict[str, Any]:
    """Return what the page shows."""
    sure = certain(found.ties)
    center = found.who.who if found.who.who and not found.joined else None
    table = (
        address("/api/chain", [("from", found.who.key), ("to", found.other.key)])
        if found.joined
        else address("/api/ties", [("from", found.who.key)])
    )
    return {
        "who": found.who, "other": found.other, "joined": found.joined, "steps": found.steps, "kind": asked.kind,
        "found": sure, "unsure": uncertain(found.ties), "charts": charts(sure, who=center.id if center else 0),
        "most": _TIES, "table": table,
        "svg": address("/ties.svg", asked.filters),
        "graphml": address("/ties.graphml", asked.filters),
    }  # fmt: skip
