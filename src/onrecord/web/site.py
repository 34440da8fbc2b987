"""What every page shares: the store, the templates, addresses with their filters, who corrects."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import quote, unquote, urlencode

import msgspec
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.exceptions import HTTPException

from onrecord.errors import OnRecordError
from onrecord.record.kinds import BY_LETTER, FACTS, Kind
from onrecord.record.signs import visible
from onrecord.store.read.browsed import Edited
from onrecord.store.read.sought import HIT, SavedSearch
from onrecord.views.dates import in_words
from onrecord.views.editing import read_as
from onrecord.views.labels import act_label, counted, doubt, labels, movement, number_words, one_line, shortened
from onrecord.views.rewording import reworded
from onrecord.views.told import certain, remarks, silent, told, uncertain
from onrecord.web import static
from onrecord.web.asked import DAY
from onrecord.web.guard.changes import csrf_token
from onrecord.web.stores import Stores

PAGE = 50
"""Rows of a list on one page: 300 kB hold 200 of the longest statements."""
DEEPEST = 40
"""Pages of a list: what lies deeper is found by its day, faster than by leafing."""
AUTHOR = "onrecord-author"
"""The cookie that remembers who corrects."""
_FACT = re.compile(rf"([{''.join(BY_LETTER)}])([1-9][0-9]{{0,8}})\.([1-9][0-9]{{0,5}})")
_LETTERS = {kind.mark: kind.letter for kind in FACTS}
"""The letters of ids by those of keys on an article's page."""
_DAY = re.compile(DAY)
_SLUG, _LONGEST_SLUG = re.compile("[a-z0-9]+"), 60
_HITS = re.compile(f"[{HIT[0]}{HIT[1]}]")
_WITHIN = re.compile(r"/(?![/\\])[!-~]*")


class FactId(msgspec.Struct, frozen=True):
    """A fact's id, taken apart: `s12.3` is statement 3 of article 12."""

    letter: str
    article: int
    number: int

    @property
    def kind(self) -> Kind:
        """Return the kind of the fact."""
        return BY_LETTER[self.letter]

    @property
    def key(self) -> str:
        """Return the fact's key on its article's page."""
        return f"{self.kind.mark}{self.number}"


def fact_id(fact: str) -> FactId:
    """Take a fact's id apart.

    Raises:
        OnRecordError: it is not one.
    """
    match = _FACT.fullmatch(fact)
    if match is None:
        raise OnRecordError(f"{shortened(one_line(fact), 40)}: not a fact's id; those look like s12.3")
    return FactId(match[1], int(match[2]), int(match[3]))


_FACT_WITHIN = re.compile(rf"\b{_FACT.pattern}\b")


def _facts_linked(text: str) -> Markup:
    """Link every fact's id in the text to the fact."""
    html = escape(text)
    return Markup(_FACT_WITHIN.sub(r'<a href="/facts/\g<0>">\g<0></a>', str(html)))  # what is around it is escaped


def line_start(text: str) -> str:
    """Return text that others follow, on one line: with a space at its end if it had one."""
    return one_line(text + "|")[:-1]


def line_end(text: str) -> str:
    """Return text that follows others, on one line: with a space before it if it had one."""
    return one_line("|" + text)[1:]


def words_address(fact: str) -> str:
    """Return the address of a fact's words in its article."""
    found = fact_id(fact)
    return f"/articles/{found.article}#w-{found.key}"


def day(value: str | None) -> str | None:
    """Return the day, month or year that a filter gives; nothing for an empty one.

    Raises:
        OnRecordError: it is not one.
    """
    text = (value or "").strip()
    if text and not _DAY.fullmatch(text):
        raise OnRecordError(f"“{shortened(one_line(text), 40)}” is not a date. Try 2022-11-09, 2022-11 or 2022.")
    return text or None


def address(path: str, values: Iterable[tuple[str, Any]]) -> str:
    """Return a path with its filters, without the empty ones."""
    query = urlencode([(k, v) for k, v in values if v not in (None, "")])
    return f"{path}?{query}" if query else path


async def without_empty(request: Request) -> None:
    """Lead to the same address without the fields that a form left empty, so that it can be shared as it stands.

    Raises:
        HTTPException: a redirection, where there are any.
    """
    given = request.query_params.multi_items()
    if request.method == "GET" and any(not value for _, value in given):
        raise HTTPException(307, headers={"location": address(quote(request.url.path), given)})


def who_address(number: int, name: str) -> str:
    """Return the address of somebody's page, which has their name in it: /who/61-hillary-clinton."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = "-".join(_SLUG.findall(letters))[:_LONGEST_SLUG].strip("-")
    return f"/who/{number}-{slug}" if slug else f"/who/{number}"


def search_address(search: SavedSearch, *, after: int = 0, feed: bool = False) -> str:
    """Return the address of a saved search, of what is new in it after an article, or of its feed."""
    terms = search.terms
    fields = [
        ("q", terms.words), ("by", terms.speaker), ("about", terms.about), ("publisher", terms.publisher),
        ("mode", terms.mode), ("force", terms.force), ("since", terms.since), ("until", terms.until),
        ("after", after or ""),
    ]  # fmt: skip
    return address("/search/feed" if feed else "/search", fields)


def hits_marked(text: str) -> Markup:
    """Return a text with `HIT` around some words as HTML that marks them."""
    pieces = _HITS.split(text)  # every second one is a hit
    marked = (f"<mark>{escape(visible(p))}</mark>" if n % 2 else escape(visible(p)) for n, p in enumerate(pieces))
    return Markup("".join(marked))  # each piece is escaped


def within(path: str | None, *, otherwise: str) -> str:
    """Return a path of ours to go back to: nothing that a form may hold leads elsewhere."""
    return path if path and _WITHIN.fullmatch(path) else otherwise


class Site:
    """The store and the templates."""

    def __init__(self, stores: Stores, *, author: str | None) -> None:
        self.stores, self._author = stores, author
        self._environment = _environment()

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """Render a page of these values."""
        html = self._environment.get_template(f"{template}.html.j2").render(
            request=request, path=request.url.path, author=self.author(request) or "",
            token=csrf_token(request), here=_here(request), changed=_number(request, "changed"),
            undone=_number(request, "undone"), run=_run(request),
            read_as=self._read_as(), file_name=self.stores.path.name, today=date.today().isoformat(), **values,
        )  # fmt: skip
        return HTMLResponse(html.encode("utf-8", "replace"), status)

    def _read_as(self) -> Callable[[str], str]:
        """Make what tells what was read of a fact that a person edited; it asks the store once, and only if asked."""

        @cache
        def edited() -> dict[str, Edited]:
            with self.stores.reading() as store:
                return store.browse.edited()

        def told(fact: str) -> str:
            edit = edited().get(fact)
            return read_as(fact_id(fact).kind, edit) if edit else ""

        return told

    def author(self, request: Request) -> str | None:
        """Return who corrects, as they said last."""
        return unquote(request.cookies.get(AUTHOR, "")).strip()[:100] or self._author


def _number(request: Request, name: str) -> str:
    text = request.query_params.get(name, "")
    return text if text.isascii() and text.isdigit() and len(text) < 16 else ""


def _run(request: Request) -> tuple[int, int] | None:
    """Return the first and the last of the corrections that were made at once, from an address like ?changed=12-31."""
    first, _, last = request.query_params.get("changed", "").partition("-")
    numbers = first.isascii() and first.isdigit() and last.isascii() and last.isdigit() and len(first + last) < 30
    return (int(first), int(last)) if numbers else None


def _here(request: Request) -> Any:
    """Make addresses of this page with other filters: `here(page=2)`."""
    held = {k: v for k, v in request.query_params.items() if k not in ("changed", "undone")}
    return lambda **changes: address(request.url.path, {**held, **changes}.items())


def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([
            PackageLoader("onrecord.web"), PrefixLoader({"export": PackageLoader("onrecord.export.html")}),
        ]),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {
        "date": in_words, "line_start": line_start, "line_end": line_end,
        "facts_linked": _facts_linked, "hits_marked": hits_marked, "line": one_line, "number": number_words,
        "px": lambda number: f"{number:.7g}", "seen": visible, "short": shortened, "silent": silent, "told": told,
        "words_address": words_address, "search_address": search_address,
    }  # fmt: skip
    environment.globals |= {
        "act_label": act_label, "counted": counted, "labels": labels, "asset": static.asset_address,
        "address": _address_of, "letters": _LETTERS, "certain": certain, "uncertain": uncertain, "remarks": remarks,
        "doubt": doubt, "movement": movement, "reworded": reworded, "who_address": who_address,
    }  # fmt: skip
    return environment


def _address_of(path: str, **values: Any) -> str:
    return address(path, values.items())
