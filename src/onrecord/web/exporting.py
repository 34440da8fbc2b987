"""Exports of a whole store, for one reader at a time and beside the pages."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from onrecord.errors import StoreError
from onrecord.export.formats import Format
from onrecord.web.bringing import environment
from onrecord.web.stores import Stores

FEW = 500
"""Articles of a store that is exported within the server: a second. Another process takes half of one to start."""
_POLITE = 10
"""How much the other process stands back where the machine is busy, as `nice` counts it."""
_LOOK = 1.0
"""Seconds between two looks at whether the reader is still there."""

Gone = Callable[[], Awaitable[bool]]


class Exports:
    """Writes what readers take away; of a large store in another process, one after the other.

    Within the server it would keep one of the few connections and Python itself from all others for minutes.
    """

    def __init__(self, stores: Stores, *, few: int = FEW) -> None:
        self._stores, self._few = stores, few
        self._turn = asyncio.Lock()

    async def write(self, form: Format, file: Path, *, gone: Gone) -> None:
        """Write all records, with their corrections, in a format.

        Args:
            file: a new one.
            gone: tells whether the reader has given up, which ends the writing.
        Raises:
            OnRecordError: a package is missing, the store cannot be read, or there is no room.
        """
        if await run_in_threadpool(self._is_small):
            await run_in_threadpool(self._write, form, file)
            return
        async with self._turn:
            if not await gone():
                await _write_aside(self._stores.path, form, file, gone=gone)

    def _is_small(self) -> bool:
        with self._stores.reading() as store:
            return store.browse.counts()["article"] <= self._few

    def _write(self, form: Format, file: Path) -> None:
        with self._stores.reading() as store:
            store.export(form.name, file)


async def _write_aside(store: Path, form: Format, file: Path, *, gone: Gone) -> None:
    command = [sys.executable, "-m", "onrecord.cli", "export", "--to", form.name, "--out", str(file), "--", str(store)]
    process = await asyncio.create_subprocess_exec(
        *command, stdin=DEVNULL, stdout=DEVNULL, stderr=PIPE, env=environment()
    )
    try:
        with suppress(OSError, AttributeError):  # ended already; Windows knows no such thing
            os.setpriority(os.PRIO_PROCESS, process.pid, _POLITE)
        said = await _said(process, gone=gone)
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode:
        raise StoreError(said or f"{store}: the export was ended; try again")


async def _said(process: Process, *, gone: Gone) -> str:
    """Wait for the process, as long as the reader does; return what it said."""
    ending = asyncio.ensure_future(process.communicate())
    try:
        while not (await asyncio.wait({ending}, timeout=_LOOK))[0]:
            if await gone():
                return ""
    finally:
        if not ending.done():
            ending.cancel()
    said = ending.result()[1].decode("utf-8", "replace").strip()
    return said.removeprefix("onrecord: ")
