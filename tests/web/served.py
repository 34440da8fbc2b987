"""The app served from a thread, and a browser for it."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from onrecord.web import create_app
from tests.conftest import BROWSERS
from tests.web.story import TOKEN

_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of the app over the store."""
    config = uvicorn.Config(create_app(store, token=TOKEN), port=0, log_level="error", ws="none", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
            assert thread.is_alive()
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
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
    "/", "/search?q=bridge", "/search?q=nothing+of+the+kind", "/people", "/who/1", "/articles?q=bridge", "/articles/1",
    "/articles/3", "/facts/s1.1", "/facts/z1.1", "/timeline", "/timeline?about=1&at=2021", "/silences", "/figures",
    "/figures?q=bolts", "/questions", "/corrections", "/data", "/missing",
)  # fmt: skip
"""Every kind of page over the store of `story`."""
