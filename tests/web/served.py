"""The app served from a thread, and a browser for it."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from starlette.types import ASGIApp

from onrecord.web import create_app
from onrecord.web.guard.connections import Limits
from onrecord.web.serving import server
from tests.conftest import BROWSERS
from tests.web.story import TOKEN

_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of the app over the store."""
    with running(create_app(store, token=TOKEN)) as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def running(app: ASGIApp, *, limits: Limits | None = None) -> Iterator[int]:
    """The port at which the app answers, on this machine."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        running = server(app, limits=limits)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not running.started:
                time.sleep(0.01)
                assert thread.is_alive()
            yield listening.getsockname()[1]
        finally:
            running.should_exit = True
            thread.join()


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    found = next(path for name in BROWSERS if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield chromium
        chromium.close()


PAGES = (
    "/", "/search?q=bridge", "/search?q=nothing+of+the+kind", "/search?q=brige&by=Ada&about=Boris", "/search?by=Boris+Lunt", "/people", "/who/1", "/who/1/split", "/articles?q=bridge", "/articles/1",
    "/articles/3", "/facts/s1.1", "/facts/z1.1", "/timeline", "/timeline?about=1&at=2021", "/silences", "/disputes", "/positions",
    "/ties", "/ties?of=e1&to=e2", "/offices", "/compare", "/compare?a=e1&b=e2", "/disputes?of=nobody", "/figures",
    "/figures?q=bolts", "/questions", "/corrections", "/review", "/review?why=new", "/bring", "/kept", "/sources", "/sources?by=all", "/versions", "/versions/1", "/changes", "/changes?what=Ada+Marsh", "/data", "/export", "/help", "/articles?about=Ada+Marsh",  "/missing",
)  # fmt: skip
"""Every kind of page over the store of `story`."""
