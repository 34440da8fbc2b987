"""The web app under readers: milliseconds a page at the 50th and 95th percentile, errors, the largest page.

    python -m benchmarks.web STORE [--readers 20] [--seconds 60] [--pause 0.5] [--warm 5] [--add RECORDS] [--export]

Starts the server on the store as `onrecord serve` does, in a process of its own, and walks over all pages: from one
page to those that it links to, as a reader does, with a pause of half a second on average, and typing into the search
box now and then. With `--add`, `onrecord add` reads the articles of these records meanwhile, under changed names, and
adds them: give a copy of the store. With `--export` one more reader takes the whole store away as GraphML, again and
again; his waiting is told apart.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import IO

import httpx
import msgspec

from benchmarks.command import command
from benchmarks.store import multiplied
from onrecord.record import from_json

_LINK = re.compile(r'href="(/[^"#]*)"')
_NUMBER = re.compile(r"\d+")
_FIRST = ("/", "/articles", "/people", "/timeline", "/silences", "/figures", "/questions", "/corrections")
_TYPED = ("tru", "trump", "clin", "hillary cl", "tax", "vote", "emai", "sen", "new york", "polls")
_SKIPPED = ("/static/", "/openapi", "/export/")
LARGEST = 300_000
"""Bytes that a page may have."""


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """One answer: its kind (the address without its numbers), status, milliseconds and bytes."""

    at: float
    kind: str
    path: str
    status: int
    milliseconds: float
    size: int


@contextmanager
def served(store: Path) -> Iterator[str]:
    """Serve the store in a process of its own, and yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "onrecord.cli", "serve", str(store), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, process)
            yield address
        finally:
            process.terminate()
            # Its own processor time does not depend on what else the machine does meanwhile.
            _, process.returncode, used = os.wait4(process.pid, 0)
            print(
                f"the server used {used.ru_utime + used.ru_stime:.1f} s of a processor, {used.ru_maxrss / 1024:.0f} MB"
            )


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit(f"the server ended with {process.returncode}")
        try:
            httpx.get(f"{address}/", timeout=60)
        except httpx.ConnectError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server does not answer")


async def walk(client: httpx.AsyncClient, rng: Random, *, until: float, pause: float) -> list[Fetched]:
    """Walk as one reader: from each page to one that it links to, or to the first pages; now and then search."""
    fetched: list[Fetched] = []
    path = rng.choice(_FIRST)
    while time.monotonic() < until:
        one, body = await _fetch(client, path)
        fetched.append(one)
        chance = rng.random()
        links = [html.unescape(link) for link in _LINK.findall(body)]
        links = [link for link in links if not link.startswith(_SKIPPED)]
        if chance < 0.15 or not links:
            path = rng.choice(_FIRST)
        elif chance < 0.25:
            path = f"/api/search?q={rng.choice(_TYPED)}"
        else:
            path = rng.choice(links)
        await asyncio.sleep(rng.uniform(0, 2 * pause))
    return fetched


async def _fetch(client: httpx.AsyncClient, path: str) -> tuple[Fetched, str]:
    start = time.perf_counter()
    try:
        answer = await client.get(path)
    except httpx.HTTPError as error:
        taken = 1000 * (time.perf_counter() - start)
        return Fetched(
            at=time.monotonic(), kind=type(error).__name__, path=path, status=0, milliseconds=taken, size=0
        ), ""
    taken = 1000 * (time.perf_counter() - start)
    kind = _NUMBER.sub("N", path.partition("?")[0]) + ("?" if "?" in path else "")
    one = Fetched(
        at=time.monotonic(),
        kind=kind,
        path=path,
        status=answer.status_code,
        milliseconds=taken,
        size=len(answer.content),
    )
    return one, answer.text if answer.headers.get("content-type", "").startswith("text/html") else ""


async def _exports(address: str, *, until: float) -> list[str]:
    """Take the whole store away until the time is up; what became of it each time."""
    told = []
    async with httpx.AsyncClient(base_url=address, timeout=None) as client:
        while (left := until - time.monotonic()) > 0:
            start = time.monotonic()
            try:
                answer = await asyncio.wait_for(client.get("/export/graphml"), left)
            except TimeoutError:
                told.append(f"left after {time.monotonic() - start:.0f} s")
            else:
                size = len(answer.content) / 1e6
                told.append(f"{answer.status_code}, {size:.0f} MB in {time.monotonic() - start:.0f} s")
    return told


async def _readers(address: str, *, readers: int, seconds: float, pause: float, export: bool) -> list[Fetched]:
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=readers)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits, follow_redirects=True) as client:
        exporting = asyncio.create_task(_exports(address, until=until if export else 0.0))
        walks = [walk(client, Random(n), until=until, pause=pause) for n in range(readers)]
        found = await asyncio.gather(*walks)
        print("".join(f"export of everything: {one}\n" for one in await exporting), end="")
        return [one for fetched in found for one in fetched]


@contextmanager
def adding(store: Path, records: Path | None) -> Iterator[None]:
    """Run `onrecord add`, which reads and adds meanwhile, as a user would run it."""
    if records is None:
        yield
        return
    ended = threading.Event()
    with subprocess.Popen(command("add", "-", "--store", store), stdin=subprocess.PIPE) as process:
        feeding = threading.Thread(target=_feed, args=(process.stdin, records, ended))
        feeding.start()
        try:
            yield
        finally:
            ended.set()
            feeding.join()


def _feed(stream: IO[bytes], records: Path, ended: threading.Event) -> None:
    """Articles under changed names, until told to end; the pipe holds about ten."""
    read = [from_json(line) for line in records.read_bytes().splitlines()[:400] if line.strip()]
    with stream:
        for record in multiplied(read, 1_000_000, seed=time.time_ns()):
            article = record.article
            values = {"id": article.source, "text": article.text, "published": article.published}
            stream.write(msgspec.json.encode(values) + b"\n")
            stream.flush()
            if ended.is_set():
                return


def _percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def report(fetched: list[Fetched]) -> None:
    """Print a line a kind of page, the slowest first, and what is beyond the bars."""
    by_kind: dict[str, list[Fetched]] = defaultdict(list)
    for one in fetched:
        by_kind[one.kind].append(one)
    print(f"{'page':40} {'asked':>6} {'p50 ms':>8} {'p95 ms':>8} {'max ms':>8} {'max kB':>7}")
    rows = {"all": fetched, **by_kind}
    for kind, found in sorted(rows.items(), key=lambda r: -_percentile([f.milliseconds for f in r[1]], 0.95)):
        times = [f.milliseconds for f in found]
        print(f"{kind[:40]:40} {len(found):6} {_percentile(times, 0.5):8.0f} {_percentile(times, 0.95):8.0f} "
              f"{max(times):8.0f} {max(f.size for f in found) / 1000:7.0f}")  # fmt: skip
    errors = [f for f in fetched if f.status >= 400 or f.status == 0]
    print(f"{len(errors)} errors" + "".join(f"\n  {f.status} {f.path}" for f in errors[:10]))
    pages = [f for f in fetched if not f.path.startswith("/api/")]
    for one in sorted((f for f in pages if f.size > LARGEST), key=lambda f: -f.size)[:5]:
        print(f"  {one.size / 1000:.0f} kB: {one.path}")


def main() -> None:
    """Serve, read, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two pages of a reader, on average")
    parser.add_argument("--warm", type=float, default=5, help="seconds at the beginning that do not count")
    parser.add_argument("--add", type=Path, metavar="RECORDS", help="records, one a line, to add meanwhile")
    parser.add_argument("--export", action="store_true", help="one more reader takes the whole store away meanwhile")
    options = parser.parse_args()
    with served(options.store) as address, adding(options.store, options.add):
        start, seconds = time.monotonic() + options.warm, options.warm + options.seconds
        every = asyncio.run(
            _readers(address, readers=options.readers, seconds=seconds, pause=options.pause, export=options.export)
        )
    fetched = [one for one in every if one.at >= start]
    print(f"{len(fetched)} pages in {options.seconds:.0f} s")
    report(fetched)


if __name__ == "__main__":
    main()
