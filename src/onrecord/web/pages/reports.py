"""Disputes, positions and offices of the whole store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

import msgspec
from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.store import Reader, Store
from onrecord.store.read.asked import LONGEST
from onrecord.store.read.browsed import Page
from onrecord.store.read.paging import paged
from onrecord.store.read.reported import FirstRows, Stand
from onrecord.views.told import certain
from onrecord.web.charts.tenures import Held, tenures, tenures_of_day
from onrecord.web.pages.chosen import Chosen, chosen
from onrecord.web.site import DEEPEST, PAGE, Site, address, day
from onrecord.web.topics import as_written, topics

T = TypeVar("T")
_DISPUTES = 20
"""Disputes on one page, each with two accounts."""
_OFFICES, _HOLDERS, _FEW = 30, 10, 3
"""Offices on one page, and holders of each that are listed; where there are few offices, more of their holders."""
_READ = 1000
"""Positions, or offices as articles state them, that are summed up: 20 ms."""
_TOPICS, _ACTORS = 24, 16
"""Words and people to choose positions by."""


class Narrowed(msgspec.Struct, frozen=True, kw_only=True):
    """What a report is narrowed to, as its form has it."""

    on: str
    of: Chosen
    since: str
    until: str

    @property
    def any(self) -> bool:
        """Return whether it is narrowed at all."""
        return any((self.on, self.of.text, self.since, self.until))

    def asked(self) -> dict[str, Any]:
        """Return the arguments of the store's report."""
        of = self.of.key or None
        return {"on": self.on or None, "of": of, "since": day(self.since), "until": day(self.until)}

    def rows(self, store: Store, name: str, report: Callable[..., FirstRows[T]], *, limit: int) -> tuple[T, ...]:
        """Return a report's rows; none where nobody, or several, are called what was typed."""
        if self.of.problem:
            return ()
        asked = self.asked()
        return store.browse.kept((name, *asked.values(), limit), lambda: report(**asked, limit=limit).rows)

    def table(self, path: str) -> str:
        """Return the address of the same report in the API."""
        return address(path, self.asked().items())


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()
    _of_disputes(routes, site)
    _of_positions(routes, site)
    _of_offices(routes, site)
    return routes


def _of_disputes(routes: APIRouter, site: Site) -> None:
    @routes.get("/disputes")
    def disputes(
        request: Request,
        on: str = Query("", max_length=LONGEST),
        of: str = Query("", max_length=LONGEST),
        since: str = "",
        until: str = "",
        page: int = Query(1, ge=1, le=DEEPEST),
    ) -> HTMLResponse:
        with site.stores.reading() as store:
            asked = _narrowed(store, on, of, since, until)
            found = asked.rows(store, "disputes", store.disputes, limit=_DISPUTES * page + 1)
            rows = _page(found, page, _DISPUTES)
            accounts = store.browse.accounts(rows.rows)
            around = store.browse.surroundings(s for a in accounts for s in (*a.first, *a.second, *a.later))
            around |= store.browse.sentences(row.fact for row in rows.rows)
        return site.page(
            request, "disputes", asked=asked, rows=rows, accounts=accounts, around=around, number=page,
            table=asked.table("/api/disputes"),
        )  # fmt: skip


def _of_positions(routes: APIRouter, site: Site) -> None:
    @routes.get("/positions")
    def positions(
        request: Request,
        on: str = Query("", max_length=LONGEST),
        of: str = Query("", max_length=LONGEST),
        since: str = "",
        until: str = "",
        page: int = Query(1, ge=1, le=DEEPEST),
    ) -> HTMLResponse:
        with site.stores.reading() as store:
            asked = _narrowed(store, on, of, since, until)
            most = max(_READ, PAGE * page + 1)
            found = asked.rows(store, "positions", store.positions, limit=most)
            rows = _page(found, page, PAGE)
            around = store.browse.sentences(row.fact for row in rows.rows)
        return site.page(
            request, "positions", asked=asked, rows=rows, around=around, topics=topics(found, most=_TOPICS),
            spelled=as_written(found), actors=_actors(found), number=page, table=asked.table("/api/positions"),
        )  # fmt: skip


def _actors(found: Iterable[Stand]) -> tuple[tuple[int, str, int], ...]:
    counted = Counter((stand.actor_id, stand.actor) for stand in certain(found) if stand.actor_id is not None)
    return tuple((number, name, n) for (number, name), n in counted.most_common(_ACTORS) if number is not None)


def _of_offices(routes: APIRouter, site: Site) -> None:
    @routes.get("/offices")
    def offices(
        request: Request,
        on: str = Query("", max_length=LONGEST),
        of: str = Query("", max_length=LONGEST),
        held: str = "",
        since: str = "",
        until: str = "",
        page: int = Query(1, ge=1, le=DEEPEST),
    ) -> HTMLResponse:
        asked_day = day(held)
        with site.stores.reading() as store:
            asked = _narrowed(store, on, of, since, until)
            found = _offices(store, asked, asked_day)
            rows, most = _page(found, page, _OFFICES), _HOLDERS if len(found) > _FEW else PAGE
            shown = (holder for office in rows.rows for holder in office.holders[-most:])
            around = store.browse.sentences(holder.bar.tenure.facts[0] for holder in shown)
        return site.page(
            request, "offices", asked=asked, held=held.strip(), rows=rows, around=around, number=page, most=most,
            table=_offices_table(asked, asked_day),
        )  # fmt: skip


def _offices(store: Store, asked: Narrowed, held: str | None) -> tuple[Held, ...]:
    """Return the offices with their holders; of a day, those who held them then."""
    if held is None:
        return tenures(certain(asked.rows(store, "offices", store.offices, limit=_READ)))
    on_day = partial(store.held_on, held)
    return tenures_of_day(certain(asked.rows(store, f"held on {held}", on_day, limit=_READ)))


def _offices_table(asked: Narrowed, held: str | None) -> str:
    """Return the address of the same report in the API."""
    if held is None:
        return asked.table("/api/offices")
    return address("/api/held", [("day", held), *asked.asked().items()])


def _narrowed(store: Reader, on: str, of: str, since: str, until: str) -> Narrowed:
    return Narrowed(on=on.strip(), of=chosen(store, of), since=since.strip(), until=until.strip())


def _page(found: Sequence[T], page: int, size: int) -> Page[T]:
    """Cut a page from the first rows of a list."""
    offset = size * (page - 1)
    return paged(found[offset : offset + size + 1], limit=size, offset=offset)
