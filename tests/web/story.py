"""A small store for the web's tests: two people, two papers, a silence and its reply, figures, an event."""

from __future__ import annotations

from pathlib import Path

from fastapi import Depends, FastAPI
from starlette.types import ASGIApp

from onrecord.resolve import open_store
from onrecord.web.api.routes import add_api
from onrecord.web.asked import only_text
from onrecord.web.guard.security import secure
from onrecord.web.stores import Stores
from tests.store.invented import invented_records
from tests.store.small import Small

TOKEN = "a-token-of-this-run"
ORIGIN = "http://127.0.0.1"
CHANGE = {"Origin": ORIGIN, "Host": "127.0.0.1", "X-Onrecord-Token": TOKEN}


def small_store(path: Path, *, invented: int = 6) -> Path:
    """The store, made."""
    with open_store(path) as store:
        store.add_all([asked().record(), answered().record(), *invented_records(invented)])
    return path


def add_versions(path: Path) -> Path:
    """The store, with two versions of one article more: numbers 9 and 10 where it has six invented."""
    with open_store(path) as store:
        store.add_all([first_version().record(), second_version().record()])
    return path


_HARBOR = (
    " The council met twice in the spring to hear the engineers, who had walked along the quay with lamps and ropes and "
    "measured every stone. The harbor office keeps their drawings in a tin box under the stairs, and lends them to "
    "anybody who leaves a deposit of two coins. Ships from the islands wait outside until the tide turns."
)


def first_version() -> Small:
    """What the courier wrote first."""
    text = (
        "Ada Marsh said the harbor wall would hold through the whole of the winter. The old crane lifts 40 crates an hour "
        "on a good day, and it has stood at the north quay since the port was built. Boris Lunt declined to comment. "
        "Carla Dunn said nobody had asked her for the plans."
    ) + _HARBOR
    small = Small(text, source="wall.txt", published="2021-07-01", publisher="The Courier")
    ada, boris, carla = (small.entity(name) for name in ("Ada Marsh", "Boris Lunt", "Carla Dunn"))
    small.statement("the harbor wall would hold through the whole of the winter", ada, mode="indirect")
    small.statement("nobody had asked her for the plans", carla, mode="indirect")
    small.figure("40 crates", 40.0, "crates")
    small.silence(boris, "Boris Lunt declined to comment.")
    return small


def second_version() -> Small:
    """The same story a day later: another number, a source more, one that is named no longer, no refusal."""
    text = (
        "Ada Marsh said the harbor wall would not hold through the whole of the winter. The old crane lifts 55 crates an "
        "hour on a good day, and it has stood at the north quay since the port was built. “It will fall,” Boris Lunt said. "
        "A clerk said nobody had asked her for the plans."
    ) + _HARBOR
    small = Small(text, source="wall.txt", published="2021-07-02", publisher="The Courier")
    ada, boris = (small.entity(name) for name in ("Ada Marsh", "Boris Lunt"))
    small.statement("the harbor wall would not hold through the whole of the winter", ada, mode="indirect")
    small.statement("“It will fall,”", boris)
    small.statement("nobody had asked her for the plans", None, mode="indirect")
    small.figure("55 crates", 55.0, "crates")
    return small


def asked() -> Small:
    text = "Ada Marsh said the bridge is safe. Boris Lunt declined to comment. 40 bolts broke in May."
    small = Small(text, source="one.txt", published="2021-05-01", publisher="The Courier")
    ada, boris = small.entity("Ada Marsh"), small.entity("Boris Lunt")
    small.statement("the bridge is safe", ada, mode="indirect")
    small.silence(boris, "Boris Lunt declined to comment.")
    small.figure("40 bolts", 40.0, "bolts")
    small.event("broke", "May", "2021-05", [ada])
    return small


def answered() -> Small:
    text = "“Ada Marsh never looked at it,” Boris Lunt said."
    small = Small(text, source="two.txt", published="2021-05-11", publisher="The Ledger")
    small.entity("Ada Marsh")
    small.statement("“Ada Marsh never looked at it,”", small.entity("Boris Lunt"))
    return small


def api_app(stores: Stores) -> tuple[FastAPI, ASGIApp]:
    """The API alone, and the same behind its guard."""
    app = FastAPI(title="onrecord", docs_url=None, redoc_url=None, dependencies=[Depends(only_text)])
    add_api(app, stores, author="tester")
    return app, secure(app, token=TOKEN)
