"""The queue of facts that a person should look at, and since when facts are new."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, get_args

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from onrecord.record import Record
from onrecord.record.kinds import FACTS
from onrecord.store import Store
from onrecord.store.corrections.applied import corrected
from onrecord.store.read.asked import LONGEST
from onrecord.store.read.browsed import Page
from onrecord.store.read.reported import PendingAsked, PendingWhy
from onrecord.store.write.adding import instant
from onrecord.views.editing import FilledField, filled_fields
from onrecord.web.pages.chosen import forgiven
from onrecord.web.site import DEEPEST, Site, address, fact_id

_ROWS = 20
"""Facts on one page: a person reads that many sentences, then wants to see that it gets less."""
_ASKED = 200
"""Questions that are counted."""
LOOKED = "onrecord-looked"
"""The cookie that remembers until when somebody has looked."""
_YEAR = 365 * 24 * 3600
_WHY: tuple[PendingWhy, ...] = get_args(PendingWhy)
_KINDS = tuple(kind.name for kind in FACTS)


def looked(request: Request) -> str | None:
    """Return until when this reader has looked, as `added_at` writes it."""
    moment = request.cookies.get(LOOKED, "")
    return moment if len(moment) == len("2026-11-27T15:14:26Z") and moment.isascii() else None


def _fields(store: Store, facts: Iterable[str]) -> dict[str, tuple[FilledField, ...]]:
    """Return the fields to edit of some facts, by the facts' ids."""
    records: dict[int, Record] = {}
    found: dict[str, tuple[FilledField, ...]] = {}
    for fact in facts:
        one = fact_id(fact)
        if one.article not in records:
            rulings, people = store.browse.rulings(one.article), store.identities(one.article)
            records[one.article] = corrected(store.record(one.article), rulings, people)
        record = records[one.article]
        found[fact] = filled_fields(one.kind, one.kind.facts(record)[one.number - 1], record)
    return found


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()

    @routes.get("/review")
    def review(
        request: Request,
        why: Annotated[str, Query(max_length=20)] = "",
        kind: Annotated[str, Query(max_length=20)] = "",
        of: Annotated[str, Query(max_length=LONGEST)] = "",
        publisher: Annotated[str, Query(max_length=LONGEST)] = "",
        page: Annotated[int, Query(ge=1, le=DEEPEST)] = 1,
    ) -> HTMLResponse:
        since, start = looked(request), _ROWS * (page - 1)
        reason = next((one for one in _WHY if one == why), None)
        with site.stores.reading() as store:
            who = forgiven(store, of)
            asked = PendingAsked(
                why=reason, kind=kind if kind in _KINDS else None, who=who.who.id if who.who else None,
                publisher=publisher or None, since=since or instant(),
            )  # fmt: skip
            found = store.browse.pending(asked, limit=_ROWS, offset=start)
            fields = _fields(store, [row.fact for row in found.rows])
            publishers, questions = store.browse.publishers()[:200], len(store.browse.questions(limit=_ASKED))
        rows = Page(rows=found.rows, offset=start, more=found.total > start + len(found.rows))
        held = [("why", reason), ("kind", asked.kind), ("of", who.key), ("publisher", publisher)]
        return site.page(
            request, "review", rows=rows, total=found.total, number=page, why=reason or "", kind=asked.kind or "",
            of=who, publisher=publisher, publishers=publishers, kinds=_KINDS, since=since, questions=questions,
            fields=fields,
            narrowed=any(value for _, value in held[1:]), table=address("/api/review", held),
        )  # fmt: skip

    @routes.post("/review/looked")
    def have_looked(request: Request, token: Annotated[str, Form(max_length=LONGEST)] = "") -> Response:
        answer = RedirectResponse("/review?why=new", 303)
        answer.set_cookie(LOOKED, instant(), max_age=_YEAR, httponly=True, samesite="strict")
        return answer

    return routes
