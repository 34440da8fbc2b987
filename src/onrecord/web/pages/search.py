"""The search: words, said by, about, between two days, in a publisher, of a kind; names and typos are forgiven."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from onrecord.errors import NoSuchNameError, StoreError
from onrecord.export.formats import BY_NAME
from onrecord.export.notes.feed import MOST, feed_of
from onrecord.record import Force, Mode
from onrecord.store import Reader
from onrecord.store.read.answers import Named
from onrecord.store.read.asked import LONGEST
from onrecord.store.read.sought import FactHit, Found, Sought
from onrecord.views.told import certain
from onrecord.web.asked import MOST as HIGHEST
from onrecord.web.asking import question
from onrecord.web.pages.chosen import Chosen, forgiven
from onrecord.web.site import DEEPEST, Site, address, day

_SAID = 25
_FITTING = 6
"""Names and articles that are listed beside the statements."""
_FACTS = 5
"""Facts of each other kind that are listed below the statements."""
_NAME = 3
"""Words of a name that are looked for at the ends of what was typed."""
_Order = Literal["", "oldest"]
_KINDS = ("person", "organization")


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A narrower search that may be meant: the statements of somebody, or about them, and how many there are."""

    href: str
    who: str
    about: bool
    words: str
    count: int


class SearchFields(msgspec.Struct, frozen=True, kw_only=True):
    """What the form holds."""

    q: str
    by: Chosen
    about: Chosen
    publisher: str
    mode: str
    force: str
    since: str
    until: str
    order: str
    after: int = 0

    def sought(self) -> Sought:
        """Return it as the store is asked.

        Raises:
            OnRecordError: a day is not one.
        """
        return Sought(
            words=self.q, speaker=self.by.who, about=self.about.who, mode=self.mode or None, force=self.force or None,
            publisher=self.publisher or None, since=day(self.since), until=day(self.until),
            added_after=self.after, oldest=self.order == "oldest",
        )  # fmt: skip

    def told(self) -> tuple[tuple[str, str], ...]:
        """Return the fields that are filled, names as they are shown."""
        by, about = (one.who.name if one.who else one.text for one in (self.by, self.about))
        filled = {
            "q": self.q, "by": by, "about": about, "publisher": self.publisher, "mode": self.mode, "force": self.force,
            "since": self.since, "until": self.until,
        }  # fmt: skip
        return tuple((name, value) for name, value in filled.items() if value)

    @property
    def narrowed(self) -> bool:
        """Return whether anything but words is asked for."""
        names = self.by.text, self.about.text
        return any((*names, self.publisher, self.mode, self.force, self.since, self.until, self.after))

    @property
    def unknown(self) -> bool:
        """Return whether a name is asked for that nobody has, nor any like it."""
        return any(name.text and not name.who for name in (self.by, self.about))


class SearchAsked(msgspec.Struct, frozen=True, kw_only=True):
    """What the address of a search has."""

    q: str
    by: str
    about: str
    publisher: str
    mode: str
    force: str
    since: str
    until: str
    order: str
    after: int

    def fields(self, store: Reader) -> SearchFields:
        """Return the fields of the form, with whom the names in them mean."""
        return SearchFields(
            q=self.q.strip(), by=forgiven(store, self.by), about=forgiven(store, self.about), publisher=self.publisher,
            mode=self.mode, force=self.force, since=self.since.strip(), until=self.until.strip(), order=self.order,
            after=self.after,
        )  # fmt: skip


def _given(
    q: str = Query("", max_length=200),
    by: str = Query("", max_length=LONGEST),
    about: str = Query("", max_length=LONGEST),
    publisher: str = Query("", max_length=LONGEST),
    mode: Literal[""] | Mode = "",
    force: Literal[""] | Force = "",
    since: str = "",
    until: str = "",
    order: _Order = "",
    after: int = Query(0, ge=0, le=HIGHEST),
) -> SearchAsked:
    return SearchAsked(
        q=q,
        by=by,
        about=about,
        publisher=publisher,
        mode=mode,
        force=force,
        since=since,
        until=until,
        order=order,
        after=after,
    )


_Given = Annotated[SearchAsked, Depends(_given)]


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()

    @routes.get("/search")
    def search(request: Request, given: _Given, page: int = Query(1, ge=1, le=DEEPEST)) -> HTMLResponse:
        _take_apart(given.q, given.by)
        with site.stores.reading() as store:
            asked = given.fields(store)
            found = _found(store, asked, page)
            beside = _beside(store, asked, found) if page == 1 else _BESIDE
            around = store.browse.surroundings(found.rows)
            publishers = store.browse.publishers()
        return site.page(
            request, "search", asked=asked, found=found, hits=found.hits, around=around, publishers=publishers,
            number=page, table=_table(asked), feed=address("/search/feed", request.query_params.items()), **beside,
        )  # fmt: skip

    @routes.get("/search/feed")
    def alerts(given: _Given) -> Response:
        with site.stores.reading() as store:
            asked = given.fields(store)
            rows = _found(store, asked, 1, limit=MOST).rows
            name = " · ".join(value for _, value in asked.told())
            found = feed_of(store, certain(rows), name=name, subject=f"search:{asked.told()}")
        return Response(found, media_type=BY_NAME["atom"].media_type)

    return routes


def _take_apart(q: str, by: str) -> None:
    """Lead a question to the search that it asks for.

    Raises:
        HTTPException: a redirection, where it is one.
    """
    asked = None if by else question(q)
    if asked:
        raise HTTPException(307, headers={"location": address("/search", [("q", asked.words), ("by", asked.speaker)])})


def _found(store: Reader, asked: SearchFields, page: int, *, limit: int = _SAID) -> Found:
    if asked.unknown:
        return Found()
    try:
        return store.browse.search(asked.sought(), limit=limit, offset=limit * (page - 1))
    except StoreError:  # no word, nothing but signs
        return Found()


_BESIDE: dict[str, Any] = {"people": (), "near": (), "articles": (), "facts": {}, "respelled": None, "offers": ()}


def _beside(store: Reader, asked: SearchFields, found: Found) -> dict[str, Any]:
    """Return what may be meant beside the statements: names, articles, other words, narrower searches."""
    if asked.narrowed or not asked.q:
        return {**_BESIDE, "respelled": _respelled(store, asked, found)}
    people = store.browse.look_up(asked.q, limit=_FITTING).people
    near = {} if people or found.rows else {one.name: one for one in reversed(store.browse.near(asked.q))}
    try:
        articles, facts = store.browse.excerpts(asked.q, limit=_FITTING), store.browse.elsewhere(asked.q, limit=_FACTS)
    except StoreError:
        articles, facts = (), ()
    return {
        "people": people, "near": tuple(near.values())[::-1], "articles": articles, "facts": _by_kind(facts),
        "respelled": _respelled(store, asked, found),
        "offers": tuple(_offers(store, asked.q)),
    }  # fmt: skip


def _by_kind(facts: Iterable[FactHit]) -> dict[str, list[FactHit]]:
    found: dict[str, list[FactHit]] = {}
    for fact in facts:
        found.setdefault(fact.kind, []).append(fact)
    return found


def _respelled(store: Reader, asked: SearchFields, found: Found) -> str | None:
    return None if found.rows or not asked.q else store.browse.respelled(asked.q)


def _offers(store: Reader, q: str) -> Iterator[Offer]:
    """Yield the statements of the one whose name begins or ends what was typed, and those about them."""
    named = _named_at_an_end(store, q)
    if named is None:
        return
    who, rest = named
    for about in (False, True):
        sought = Sought(words=rest, about=who) if about else Sought(words=rest, speaker=who)
        try:
            count = store.browse.search(sought, limit=1).total
        except StoreError:  # the rest is nothing but signs
            return
        if count:
            href = address("/search", [("q", rest), ("about" if about else "by", f"e{who.id}")])
            yield Offer(href=href, who=who.name, about=about, words=rest, count=count)


def _named_at_an_end(store: Reader, q: str) -> tuple[Named, str] | None:
    """Return who is named at the beginning or end of what was typed, the longest name first, and the other words."""
    words = q.split()
    for length in range(min(_NAME, len(words)), 0, -1):
        for name, rest in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            who = _one(store, " ".join(name))
            if who and who.kind in _KINDS:
                return who, " ".join(rest)
    return None


def _one(store: Reader, name: str) -> Named | None:
    """Return the one of this name; of several the one in most articles."""
    try:
        return next(iter(store.find(name)), None)
    except NoSuchNameError:  # a number that nobody has
        return None


def _table(asked: SearchFields) -> str:
    """Return the address of the statements as a table."""
    if asked.unknown:
        return ""
    fields = (
        ("words", asked.q), ("speaker", asked.by.key), ("about", asked.about.key), ("publisher", asked.publisher),
        ("mode", asked.mode), ("force", asked.force), ("since", asked.since), ("until", asked.until),
    )  # fmt: skip
    return address("/api/said", fields)
