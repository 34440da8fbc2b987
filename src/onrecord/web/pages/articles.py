"""Articles: the list, the page of one, and the page of one fact with what can be corrected of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import NoSuchFactError
from onrecord.record import Record, Span
from onrecord.record.kinds import Kind, values_at
from onrecord.record.wording import Wording
from onrecord.store.corrections.applied import corrected
from onrecord.store.read.asked import LONGEST
from onrecord.views.editing import filled_fields
from onrecord.views.labels import labels, number_words, one_line, value_words
from onrecord.web.asked import MOST
from onrecord.web.marked import marked
from onrecord.web.pages.chosen import forgiven
from onrecord.web.site import DEEPEST, PAGE, FactId, Site, address, day, fact_id, line_end, line_start

_PUBLISHERS = 200
"""Publishers to choose from; others are searched for by their words."""
_AROUND = 240
"""Characters on each side of a fact's words: two sentences."""


class ShownFact(msgspec.Struct, frozen=True, kw_only=True):
    """A fact on its own page: its kind, what it says, its words between those around them, and its fields.

    `pieces` are the words from its first to its last, each with whether it stands on them.
    """

    kind: str
    says: str
    before: str
    pieces: tuple[tuple[str, bool], ...]
    after: str
    fields: tuple[tuple[str, str], ...]


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()

    @routes.get("/articles")
    def articles(
        request: Request,
        q: str = Query("", max_length=LONGEST),
        publisher: str = Query("", max_length=LONGEST),
        since: str = "",
        until: str = "",
        about: str = Query("", max_length=LONGEST),
        page: int = Query(1, ge=1, le=DEEPEST),
    ) -> HTMLResponse:
        with site.stores.reading() as store:
            of = forgiven(store, about)
            rows = store.browse.articles(
                q, publisher=publisher or None, since=day(since), until=day(until), about=of.key or None, limit=PAGE,
                offset=PAGE * (page - 1),
            )  # fmt: skip
            publishers = store.browse.publishers()[:_PUBLISHERS]
        held: dict[str, Any] = {"q": q, "publisher": publisher, "since": since, "until": until}
        table = "" if of.who else address("/api/articles", [("words", q), *list(held.items())[1:]])
        return site.page(
            request, "articles", rows=rows, publishers=publishers, number=page, table=table, of=of, **held
        )  # fmt: skip

    @routes.get("/articles/{number}")
    def article(request: Request, number: int = Path(ge=1, le=MOST)) -> HTMLResponse:
        with site.stores.reading() as store:
            editions = store.browse.editions(number)
            record, rulings = store.record(number), store.browse.rulings(number)
            identities = store.identities(number)
        seen = marked(record, rulings, identities)
        return site.page(
            request, "article", number=number, editions=editions, rulings=rulings, page=seen.page, dates=seen.dates,
            people=seen.people, long=seen.long, superseded=editions.article.superseded_by,
        )  # fmt: skip

    @routes.get("/facts/{fact}")
    def one_fact(request: Request, fact: str) -> HTMLResponse:
        found = fact_id(fact)
        with site.stores.reading() as store:
            record, rulings = store.record(found.article), store.browse.rulings(found.article)
            identities, editions = store.identities(found.article), store.browse.editions(found.article)
            history = store.corrections(of=fact)[::-1]
        shown = corrected(record, rulings, dict(identities))
        speakers = [e.id for e in record.entities if e.kind in ("person", "organization")]
        parties = {identities[e]: rulings.names[e] for e in speakers}
        return site.page(
            request, "fact", fact=fact, id=found, shown=_shown(shown, found), article=editions.article,
            parties=parties, rejected=rulings.rejected.get(fact), accepted=rulings.accepted.get(fact),
            ruled=rulings.speakers.get(fact), edit=rulings.edited.get(fact),
            fields=filled_fields(found.kind, found.kind.facts(shown)[found.number - 1], shown), history=history,
        )  # fmt: skip

    return routes


def _shown(record: Record, found: FactId) -> ShownFact:
    kind = found.kind
    facts = kind.facts(record)
    if found.number > len(facts):
        raise NoSuchFactError(f"{found.letter}{found.article}.{found.number}: the article has no such fact")
    fact, text = facts[found.number - 1], record.article.text
    spans: list[Span] = values_at((fact,), kind.evidence)
    start, stop = spans[0][0], spans[-1][1]
    return ShownFact(
        kind=kind.name,
        says=one_line(_says(record, kind, fact) or text[start:stop]),
        before=_tail(text[max(start - _AROUND, 0) : start]),
        pieces=tuple(_pieces(text, spans)),
        after=_head(text[stop : stop + _AROUND]),
        fields=tuple((name, value) for name, value in _fields(record, kind, fact).items() if value),
    )


def _says(record: Record, kind: Kind, fact: Any) -> str | None:
    """Return what a fact says as a sentence, of kinds whose facts have one; a denial begins with who denies it."""
    told = len(kind.says) > 1 or " " in kind.says[0]
    return Wording(record, worded=value_words).says(kind, fact) if told else None


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    last = spans[0][0]
    for start, stop in spans:
        if last < start:
            yield one_line(f"|{text[last:start]}|")[1:-1], False  # with the spaces at its ends
        yield one_line(text[max(start, last) : stop]), True
        last = max(last, stop)


def _tail(text: str) -> str:
    return line_start(text.rsplit("\n", 1)[-1])


def _head(text: str) -> str:
    return line_end(text.split("\n", 1)[0])


def _fields(record: Record, kind: Kind, fact: Any) -> dict[str, str]:
    """Return what a fact says, in words: its simple fields, and the names of those whom it speaks of."""
    found: dict[str, str] = {}
    for field in fact.__struct_fields__:
        value = getattr(fact, field)
        if field in ("text", "id", "inside", "said_on", "content") or value is None:
            continue
        if isinstance(value, str):
            entity = record.entity(value)
            found[field] = one_line(entity.name) if entity else value_words(kind, field, value)
        elif field == "confidence":
            found[field] = f"{round(100 * value)} %"
        elif isinstance(value, int | float):
            found[field] = number_words(value)
        elif hasattr(value, "spans"):
            found[field] = "“" + " … ".join(one_line(record.words(s)) for s in value.spans) + "”"
    names = labels("fact")
    return {names.get(name, name.replace("_", " ")): value for name, value in found.items()}
