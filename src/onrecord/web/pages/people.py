"""People and organizations: the list, and the page of one."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BeforeValidator

from onrecord.errors import SearchError
from onrecord.record import EntityKind, Force, Mode
from onrecord.store import Reader
from onrecord.store.read.answers import Named
from onrecord.store.read.asked import LONGEST
from onrecord.store.read.sought import Found, Sought
from onrecord.views.told import certain, happened
from onrecord.web.asked import MOST
from onrecord.web.charts.offices import bars
from onrecord.web.charts.ties import answering, charts
from onrecord.web.site import DEEPEST, PAGE, Site, address, day

_LISTED = 12
"""Rows of each list on somebody's page, beside what they said."""
_SAID = 25
_SPLIT = 500
"""Articles to choose from when somebody is split: 200 kB of page."""
_FACETS = 30
"""Settings and publishers to choose from."""
_Number = Annotated[int, BeforeValidator(lambda text: text.partition("-")[0]), Path(ge=1, le=MOST)]
"""The number that begins the last part of an address; a name may follow it: 61-hillary-clinton."""
_AnyMode = Literal[""] | Mode
_AnyForce = Literal[""] | Force


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What the statements on somebody's page are narrowed to."""

    words: str
    mode: str
    force: str
    setting: str
    publisher: str
    since: str
    until: str

    @property
    def any(self) -> bool:
        """Return whether they are narrowed at all."""
        return any(msgspec.structs.astuple(self))


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()
    _of_splits(routes, site)

    @routes.get("/people")
    def people(
        request: Request,
        kind: EntityKind = "person",
        page: int = Query(1, ge=1, le=DEEPEST),
    ) -> HTMLResponse:
        with site.stores.reading() as store:
            rows = store.browse.people(kind=kind, limit=PAGE, offset=PAGE * (page - 1))
            kinds = store.browse.kinds()
        return site.page(request, "people", rows=rows, kind=kind, kinds=kinds, number=page)

    @routes.get("/who/{number}")
    def who(
        request: Request,
        number: _Number,
        words: str = Query("", max_length=LONGEST),
        mode: _AnyMode = "",
        force: _AnyForce = "",
        setting: str = Query("", max_length=LONGEST),
        publisher: str = Query("", max_length=LONGEST),
        since: str = "",
        until: str = "",
        page: int = Query(1, ge=1, le=DEEPEST),
    ) -> HTMLResponse:
        filters = Filters(
            words=words.strip(),
            mode=mode,
            force=force,
            setting=setting,
            publisher=publisher,
            since=since.strip(),
            until=until.strip(),
        )
        with site.stores.reading() as store:
            values = _whole(store, f"e{number}")
            said = _said(store, values["who"], filters, page)
            around = store.browse.surroundings((*said.rows, *values["mentions"].rows))
            around |= store.browse.sentences(one.fact for one in (*values["happenings"], *values["dossier"].positions))
        query = [*msgspec.structs.asdict(filters).items()]
        table = address("/api/said", [("speaker", f"e{number}"), *query])
        return site.page(
            request, "who", said=said, hits=said.hits, around=around, filters=filters, number=page, said_table=table,
            **values,
        )  # fmt: skip

    return routes


def _of_splits(routes: APIRouter, site: Site) -> None:
    @routes.get("/who/{number}/split")
    def split(
        request: Request,
        number: _Number,
        q: str = Query("", max_length=LONGEST),
        publisher: str = Query("", max_length=LONGEST),
        since: str = "",
        until: str = "",
    ) -> HTMLResponse:
        name = f"e{number}"
        with site.stores.reading() as store:
            dossier, facets = store.browse.dossier(name, limit=_LISTED), store.browse.facets(name)
            rows = store.browse.articles(
                q, publisher=publisher or None, since=day(since), until=day(until), about=name, limit=_SPLIT,
            )  # fmt: skip
        return site.page(
            request, "split", who=dossier.who, names=dossier.names, rows=rows, publishers=facets.publishers[:_FACETS],
            q=q, publisher=publisher, since=since.strip(), until=until.strip(),
        )  # fmt: skip


def _whole(store: Reader, name: str) -> dict[str, Any]:
    dossier = store.browse.dossier(name, limit=_LISTED)
    bonds = store.browse.ties(name)
    facets = store.browse.facets(name)
    sure = certain(bonds)
    return {
        "dossier": dossier, "who": dossier.who, "bars": bars(certain(dossier.offices)),
        "charts": charts(sure, who=dossier.who.id), "answering": answering(sure, who=dossier.who.id), "bonds": bonds,
        "mentions": store.browse.mentions(name, limit=_LISTED), "modes": facets.modes, "forces": facets.forces,
        "settings": facets.settings[:_FACETS], "publishers": facets.publishers[:_FACETS],
        "silences": store.browse.silences(party=name, limit=_LISTED),
        "happenings": happened(store.timeline(about=name, limit=2 * _LISTED))[-_LISTED:],
    }  # fmt: skip


def _said(store: Reader, who: Named, filters: Filters, page: int) -> Found:
    sought = Sought(
        words=filters.words, speaker=who, mode=filters.mode or None, force=filters.force or None,
        setting=filters.setting or None, publisher=filters.publisher or None, since=day(filters.since),
        until=day(filters.until),
    )  # fmt: skip
    try:
        return store.browse.search(sought, limit=_SAID, offset=_SAID * (page - 1))
    except SearchError:  # nothing but signs, which no statement has
        return Found()
