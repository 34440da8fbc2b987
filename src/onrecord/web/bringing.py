"""Articles that somebody brings in the browser: `onrecord add` reads them, in a process of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

import onrecord
from onrecord.errors import OnRecordError, StoreBusyError
from onrecord.store import Account

_COMMAND = (sys.executable, "-m", "onrecord.cli", "add")
"""What reads: the network takes seconds to load and whole cores to run, and pages are answered meanwhile."""
_KEPT = 50
"""Loads whose outcome is remembered, the last ones."""
_LONGEST_NAME = 100
_UNFIT = re.compile(r"[^\w .()+,-]")
_decode = msgspec.json.Decoder(Account).decode


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """A file that somebody brings, under the name that it has with them."""

    name: str
    content: bytes


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody brought at once, as it stands: `account` or `failed` is there when all of it was read.

    `after` is the number of the last article that the store had before.
    """

    number: int
    names: tuple[str, ...]
    after: int
    seconds: int
    account: Account | None = None
    failed: str | None = None

    @property
    def done(self) -> bool:
        """Return whether all of it was read, or given up."""
        return self.account is not None or self.failed is not None


class Bringing:
    """The loads of one server. Close it, or use it in a `with`.

    Args:
        store: the file that the articles go into.
        command: what adds articles, called as `onrecord add` is.
    """

    def __init__(self, store: Path, *, command: Sequence[str] = _COMMAND) -> None:
        self._store, self._command = store.absolute(), tuple(command)
        self._lock = threading.Lock()
        self._loads: dict[int, _Load] = {}

    def __enter__(self) -> Bringing:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End what is still being read; what was added stays."""
        for load in list(self._loads.values()):
            load.stop()

    def begin(
        self, files: Sequence[Brought], *, after: int, published: str | None = None, publisher: str | None = None
    ) -> Load:
        """Begin to read these files.

        Raises:
            StoreBusyError: another load is being read.
        """
        given = [f"--published={published}"] if published else []
        given += [f"--publisher={publisher}"] if publisher else []
        with self._lock:
            if any(not load.shown().done for load in self._loads.values()):
                raise StoreBusyError("other articles are being read; bring these when that is done")
            number = max(self._loads, default=0) + 1
            command = (*self._command, f"--store={self._store}", "--json", *given, "--")
            self._loads[number] = _Load(number, files, command=command, after=after)
            for old in sorted(self._loads)[:-_KEPT]:
                del self._loads[old]
            return self._loads[number].shown()

    def load(self, number: int) -> Load | None:
        """Return a load as it stands now; None where there was none of that number."""
        found = self._loads.get(number)
        return found.shown() if found else None

    def wait(self, number: int) -> Load:
        """Return a load when it is done."""
        self._loads[number].thread.join()
        return self._loads[number].shown()


class _Load:
    """A load at work."""

    def __init__(self, number: int, files: Sequence[Brought], *, command: Sequence[str], after: int) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="onrecord-"))
        self._names = _written(files, self._folder)
        self._began, self._ended = time.monotonic(), 0.0
        self._state = Load(number=number, names=self._names, after=after, seconds=0)
        self._process = subprocess.Popen(
            [*command, *self._names], cwd=self._folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=environment(),
        )  # fmt: skip
        self.thread = threading.Thread(target=self._follow, daemon=True)
        self.thread.start()

    def shown(self) -> Load:
        """Return how it stands."""
        until = self._ended or time.monotonic()
        return msgspec.structs.replace(self._state, seconds=int(until - self._began))

    def stop(self) -> None:
        """End it."""
        if self._process.poll() is None:
            self._process.terminate()
        self.thread.join()

    def _follow(self) -> None:
        out, errors = self._process.communicate()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._ended = time.monotonic()
        self._state = msgspec.structs.replace(self._state, **_outcome(out, errors.decode("utf-8", "replace")))


def environment() -> dict[str, str]:
    """Return an environment in which the process finds this very onrecord, wherever it starts."""
    ours = str(Path(onrecord.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))}


def _outcome(out: bytes, errors: str) -> dict[str, Any]:
    """Return the account that the command gave, or why it gave none."""
    try:
        return {"account": _decode(out)}
    except msgspec.DecodeError:
        said = errors.strip().splitlines() or ["the reading was ended"]
        return {"failed": said[-1].removeprefix("onrecord: ")}


def _written(files: Sequence[Brought], folder: Path) -> tuple[str, ...]:
    """Write the files into the folder under names that are safe there, each once; the names."""
    names: dict[str, None] = {}
    for number, file in enumerate(files, 1):
        name = file_name(file.name)
        name = f"{number} {name}" if name.lower() in map(str.lower, names) else name
        (folder / name).write_bytes(file.content)
        names[name] = None
    return tuple(names)


def file_name(given: str) -> str:
    """Return a name that a file may have here: the last part of the one given, of letters, digits and a few signs."""
    last = re.split(r"[/\\]", given)[-1]
    stem, dot, suffix = _UNFIT.sub("_", last).strip(" .-").rpartition(".")
    name = f"{(stem or suffix)[:_LONGEST_NAME]}{dot if stem else ''}{suffix[:20] if stem else ''}"
    return name or "article"


def pasted(text: str) -> Brought:
    """Return a text as a file that is called by its first words.

    Raises:
        OnRecordError: it has no words.
    """
    words = re.findall(r"\w+", text[:200])[:8]
    if not words:
        raise OnRecordError("text: nothing to read in it; paste an article")
    return Brought(name=f"{' '.join(words)}.txt", content=text.replace("\r\n", "\n").encode("utf-8"))
