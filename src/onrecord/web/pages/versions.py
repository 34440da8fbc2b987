"""What changed: between the versions of a story, and from article to article of a person or a figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import HTMLResponse

from onrecord.errors import AmbiguousNameError, SearchError
from onrecord.store import Store
from onrecord.store.read.asked import LONGEST
from onrecord.store.read.browsed import Counted
from onrecord.store.read.reported import Change
from onrecord.store.read.revised import Edit
from onrecord.views.labels import counted, labels
from onrecord.web.asked import MOST
from onrecord.web.pages.chosen import Chosen, chosen
from onrecord.web.site import DEEPEST, PAGE, Site, address

_CHANGES = 200
"""Changes on one page, the newest."""
_OFFERED = 16
"""People, and things counted, that are offered to choose from."""


def router(site: Site) -> APIRouter:
    """Make the routes."""
    routes = APIRouter()
    _of_versions(routes, site)
    _of_changes(routes, site)
    return routes


def _of_versions(routes: APIRouter, site: Site) -> None:
    @routes.get("/versions")
    def stories(request: Request, page: int = Query(1, ge=1, le=DEEPEST)) -> HTMLResponse:
        with site.stores.reading() as store:
            rows = store.browse.stories(limit=PAGE, offset=PAGE * (page - 1))
        return site.page(request, "stories", rows=rows, number=page, table="/api/versions")

    @routes.get("/versions/{number}")
    def versions(request: Request, number: int = Path(ge=1, le=MOST)) -> HTMLResponse:
        with site.stores.reading() as store:
            found = store.revisions(number)
            article = store.browse.editions(number).article
        told = [(revision, summary(revision.edits), _parts(revision.edits)) for revision in found]
        return site.page(request, "versions", article=article, revisions=told[::-1], table=f"/api/versions/{number}")


def summary(edits: Iterable[Edit]) -> str:
    """Count the edits in words: "2 statements added, 1 figure changed"."""
    kinds = Counter((edit.part, edit.act) for edit in edits)
    acts, order = labels("edit"), list(labels("revised"))
    ordered = sorted(kinds.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))
    return ", ".join(f"{counted(number, part)} {acts[act]}" for (part, act), number in ordered)


def _parts(edits: Iterable[Edit]) -> list[tuple[str, list[Edit]]]:
    """Sort edits by what they are about, in the order of the labels."""
    found: dict[str, list[Edit]] = {heading: [] for heading in labels("revised").values()}
    for edit in edits:
        named = edit.act in ("named", "unnamed")
        found[labels("revised")["named" if named else edit.part]].append(edit)
    return [(heading, some) for heading, some in found.items() if some]


def _of_changes(routes: APIRouter, site: Site) -> None:
    @routes.get("/changes")
    def changes(request: Request, what: str = Query("", max_length=LONGEST)) -> HTMLResponse:
        with site.stores.reading() as store:
            asked, found, problem = _asked(store, what.strip())
            offered = ((), ()) if what.strip() else _offered(store)
        return site.page(
            request, "changed", what=what.strip(), asked=asked, problem=problem, found=found[-_CHANGES:][::-1],
            more=len(found) - _CHANGES, people=offered[0], quantities=offered[1],
            table=address("/api/changes", [("what", asked.key or what.strip())]),
        )  # fmt: skip


def _asked(store: Store, what: str) -> tuple[Chosen, tuple[Change, ...], str]:
    """Find what changed of somebody of this name, else of a figure with these words; or say why nothing can be."""
    if not what:
        return Chosen(text=""), (), ""
    who = chosen(store, what)
    try:
        asked = who.key or what
        found = store.browse.kept(("changes", asked), lambda: store.changes(asked))
        return (who if who.who else Chosen(text=what)), found, ""
    except AmbiguousNameError:
        return who, (), ""
    except SearchError as error:
        return Chosen(text=what), (), str(error)


def _offered(store: Store) -> tuple[tuple[tuple[str, str], ...], tuple[Counted, ...]]:
    people = store.browse.people(kind="person", limit=_OFFERED).rows
    quantities = store.browse.quantities(limit=_OFFERED).rows
    return tuple((f"e{one.id}", one.name) for one in people), quantities
