"""The forms' posts: each makes one correction through the store's own functions and leads back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute
from pydantic import AfterValidator, Field

from onrecord.errors import CorrectionError
from onrecord.record.entity import EntityKind
from onrecord.store import Correction, Corrections
from onrecord.store.corrections.editing import editable_fields
from onrecord.store.read.asked import LONGEST
from onrecord.web.api.corrections import MANY
from onrecord.web.asked import FORM, fact_of, name_of
from onrecord.web.asked import MOST as HIGHEST
from onrecord.web.guard.changes import FIELDS, MOST, stamp_of
from onrecord.web.site import AUTHOR, Site, fact_id, within

_Line = Annotated[str, Form(max_length=LONGEST)]
_Who = Annotated[str, Form(max_length=LONGEST), AfterValidator(name_of)]
_Fact = Annotated[str, Form(max_length=40), AfterValidator(fact_of)]
_OneFact = Annotated[str, Field(max_length=40), AfterValidator(fact_of)]
_Number = Annotated[int, Form(ge=1, le=HIGHEST)]
_Articles = Annotated[list[Annotated[int, Field(ge=1, le=HIGHEST)]], Form(max_length=MOST)]
_YEAR = 365 * 24 * 3600


class _LongForm(Request):
    """A form with as many fields as a split of all the articles has that it may have; a usual one has 1,000."""

    def form(self, **limits: Any) -> Any:
        return super().form(**{**limits, "max_fields": FIELDS})


class _FormRoute(APIRoute):
    """A route that takes such forms."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]
        handler = super().get_route_handler()

        async def answered(request: Request) -> Response:
            return await handler(_LongForm(request.scope, request.receive))

        return answered


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter(prefix="/corrections", route_class=_FormRoute)
    _identities(routes, site)
    _facts(routes, site)
    _many(routes, site)
    return routes


def _made(
    site: Site, request: Request, correct: Callable[[Corrections, str | None], Correction], *, author: str, back: str
) -> Response:
    """Make the correction, remember its author, and go back."""
    return _all_made(site, request, lambda s, by: (correct(s, by),), author=author, back=back)


def _all_made(
    site: Site,
    request: Request,
    correct: Callable[[Corrections, str | None], tuple[Correction, ...]],
    *,
    author: str,
    back: str,
) -> Response:
    """Make corrections at once, remember their author, and go back."""
    name = author.strip()[:100] or site.author(request)
    with site.stores.writing(stamp=stamp_of(request)) as store:
        made = correct(store, name)
    path, _, place = within(back, otherwise="/corrections").partition("#")
    sign = "&" if "?" in path else "?"
    answer = RedirectResponse(f"{path}{sign}{_done(made)}" + (f"#{place}" if place else ""), 303)
    if author.strip():
        answer.set_cookie(AUTHOR, quote(name or ""), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def _done(made: tuple[Correction, ...]) -> str:
    """Tell in an address what was done: one correction made or undone, or many made."""
    if len(made) == 1 or made[0].undone_at:
        return f"{'undone' if made[0].undone_at else 'changed'}={made[0].id}"
    return f"changed={made[0].id}-{made[-1].id}"


def _identities(routes: APIRouter, site: Site) -> None:
    @routes.post("/merge")
    def merge(request: Request, first: _Who, second: _Who, author: _Line = "", back: _Line = "") -> Response:
        return _made(site, request, lambda s, by: s.merge(first, second, author=by), author=author, back=back)

    @routes.post("/rename")
    def rename(request: Request, who: _Who, name: _Line, author: _Line = "", back: _Line = "") -> Response:
        return _made(site, request, lambda s, by: s.rename(who, name, author=by), author=author, back=back)

    @routes.post("/retype")
    def retype(
        request: Request, who: _Who, kind: Annotated[EntityKind, Form()], author: _Line = "", back: _Line = ""
    ) -> Response:
        return _made(site, request, lambda s, by: s.retype(who, kind, author=by), author=author, back=back)

    @routes.post("/split")
    def split(
        request: Request,
        who: _Who,
        name: _Line = "",
        articles: _Articles = [],  # noqa: B006  # FastAPI makes a new one for each request
        called: _Line = "",
        author: _Line = "",
        back: _Line = "",
    ) -> Response:
        return _made(
            site, request,
            lambda s, by: s.split(who, name=name or None, articles=articles, called=called.strip() or None, author=by),
            author=author, back=back,
        )  # fmt: skip

    @routes.post("/answer")
    def answer(
        request: Request,
        question: _Number,
        same: Annotated[bool, Form()],
        author: _Line = "",
        back: _Line = "",
    ) -> Response:
        def correct(store: Corrections, by: str | None) -> Correction:
            return (store.join if same else store.keep_apart)(question, author=by)

        return _made(site, request, correct, author=author, back=back or "/questions")


def _facts(routes: APIRouter, site: Site) -> None:
    @routes.post("/reject")
    def reject(request: Request, fact: _Fact, reason: _Line = "", author: _Line = "", back: _Line = "") -> Response:
        return _made(site, request, lambda s, by: s.reject(fact, author=by, reason=reason), author=author, back=back)

    @routes.post("/accept")
    def accept(request: Request, fact: _Fact, reason: _Line = "", author: _Line = "", back: _Line = "") -> Response:
        return _made(site, request, lambda s, by: s.accept(fact, author=by, reason=reason), author=author, back=back)

    @routes.post("/speaker")
    def speaker(
        request: Request,
        fact: _Fact,
        who: _Who = "",
        other: _Who = "",
        reason: _Line = "",
        author: _Line = "",
        back: _Line = "",
    ) -> Response:
        given = other.strip() or who.strip()
        if not given:
            raise CorrectionError(f"{fact}: who said it? Choose a speaker or give a name")
        named = None if given == "nobody" and not other.strip() else given
        return _made(
            site, request, lambda s, by: s.attribute(fact, named, author=by, reason=reason), author=author, back=back
        )

    @routes.post("/edit")
    def edit(request: Request, fact: _Fact, reason: _Line = "", author: _Line = "", back: _Line = "") -> Response:
        # The fields are those of the fact's kind, which its id tells.
        names = {field.name for field in editable_fields(fact_id(fact).kind)}
        given = {name: value for name, value in request.scope[FORM] if name in names and isinstance(value, str)}
        return _made(
            site, request, lambda s, by: s.edit(fact, given, author=by, reason=reason), author=author, back=back
        )

    @routes.post("/undo")
    def undo(request: Request, correction: _Number, author: _Line = "", back: _Line = "") -> Response:
        return _made(site, request, lambda s, by: s.undo(correction, author=by), author=author, back=back)


def _many(routes: APIRouter, site: Site) -> None:
    @routes.post("/many")
    def many(
        request: Request,
        right: Annotated[bool, Form()],
        fact: Annotated[list[_OneFact], Form(max_length=MANY)] = [],  # noqa: B006  # FastAPI makes a new one each time
        reason: _Line = "",
        author: _Line = "",
        back: _Line = "",
    ) -> Response:
        if not fact:
            raise CorrectionError("no fact is ticked; tick those that you mean, then accept or reject them")

        def rule(store: Corrections, by: str | None) -> tuple[Correction, ...]:
            return (store.accept_all if right else store.reject_all)(fact, author=by, reason=reason)

        return _all_made(site, request, rule, author=author, back=back)

    @routes.post("/undo-many")
    def undo_many(request: Request, first: _Number, last: _Number, author: _Line = "", back: _Line = "") -> Response:
        if not 0 <= last - first < MANY:
            raise CorrectionError(f"{first} to {last}: undo at most {MANY} corrections at once")
        numbers = range(first, last + 1)
        return _all_made(site, request, lambda s, by: s.undo_all(numbers, author=by), author=author, back=back)
