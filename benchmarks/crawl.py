"""How fast and in how much memory onrecord reads a crawl (WARC), beside the same pages as files and as text.

    python -m benchmarks.crawl [--records 10000] [--pages 400]

Makes pages of the articles of samples/, each with a sentence of its own. Speed: `--pages` of them, once in a crawl,
once as files in a folder, once as lines of text without any page around it, in turns. Memory: a crawl of `--records`
responses of which every tenth is a page and the others are what crawls hold beside (pictures, redirects, missing
pages, menus), against a crawl of a tenth of them. 0 leaves one of the two out.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import shutil
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import onrecord
from benchmarks.command import command
from benchmarks.process import seconds_and_peak
from onrecord.facts.read import read_articles
from onrecord.intake import open_articles

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "crawl"
ROUNDS = 3
EVERY = 10
"""In the crawl whose memory is measured, one response of so many is a page."""
LEAST_SPEED, MOST_GROWTH = 0.9, 1.1
"""Of a crawl beside its pages as files; of the memory over ten times as many responses."""
MENU = "<html><body><a href=a>Home</a> <a href=b>Sport</a></body></html>"
BESIDE = (
    ("200 OK", "image/png", "\x89PNG" * 5000),
    ("301 Moved Permanently", "text/html", ""),
    ("200 OK", "text/html", MENU),
    ("404 Not Found", "text/html", MENU),
    ("200 OK", "text/css", "p { color: black }" * 500),
)


def main() -> int:
    """Print both tables; the exit status says whether speed and memory are as they should be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--pages", type=int, default=400)
    given = parser.parse_args()
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    slow = _measure_speed(given.pages) if given.pages else 0
    return max(slow, _measure_memory(given.records) if given.records else 0)


def _measure_speed(count: int) -> int:
    ways = {"a crawl": _crawl(range(count)), "pages in a folder": _folder(count), "lines of text": _lines(count)}
    words = sum(len(text.split()) for _, text in map(_article, range(count)))
    _read(ways["lines of text"])  # warms everything up
    turns = [[_seconds(path) for path in ways.values()] for _ in range(ROUNDS)]
    taken = {name: statistics.median(turn[n] for turn in turns) for n, name in enumerate(ways)}
    for name, seconds in taken.items():
        print(f"{name:24s} {words / seconds:8.0f} words/s   a crawl is {seconds / taken['a crawl']:.2f} of it")
    return int(taken["pages in a folder"] / taken["a crawl"] < LEAST_SPEED)


def _measure_memory(count: int) -> int:
    peaks = []
    for number in (count // EVERY, count):
        seconds, peak = seconds_and_peak(command("read", _crawl(range(number), every=EVERY), "--format", "jsonl"))
        print(f"{number:6d} responses, {number // EVERY} pages: peak {peak} MB in {seconds:.0f} s")
        peaks.append(peak)
    return int(peaks[1] > MOST_GROWTH * peaks[0])


def _seconds(path: Path) -> float:
    start = time.perf_counter()
    _read(path)
    return time.perf_counter() - start


def _read(path: Path) -> int:
    return sum(1 for _ in read_articles(open_articles([path], skipped=_refuse)))


def _refuse(error: onrecord.OnRecordError) -> None:
    raise error


def _article(number: int) -> tuple[str, str]:
    """Return the title and the text of one article; no two are the same."""
    title, text = _SAMPLES[number % len(_SAMPLES)]
    return title, f"{text}\n\nThis was edition {number:,} of the paper."


def _samples() -> list[tuple[str, str]]:
    articles = open_articles([ROOT / "samples"], skipped=_refuse)
    return [(article.title or "Untitled", article.text) for article in articles]


_SAMPLES = _samples()


def _page(number: int) -> str:
    title, text = _article(number)
    paragraphs = "".join(f"<p>{html.escape(part)}</p>\n" for part in text.split("\n") if part.strip())
    return (
        f"<html><head><title>{html.escape(title)}</title></head><body><nav>{MENU}</nav><article>"
        f"<h1>{html.escape(title)}</h1>\n{paragraphs}</article></body></html>"
    )


def _crawl(numbers: Sequence[int], *, every: int = 1) -> Path:
    """Write a packed crawl, of which one response of `every` is a page."""
    path = BUILD / f"{len(numbers)}-{every}.warc.gz"
    with path.open("wb") as file:
        for number, answer in zip(numbers, _answers(numbers, every), strict=True):
            file.write(gzip.compress(_response(f"https://paper.example/{number}", *answer), 1))
    return path


def _answers(numbers: Sequence[int], every: int) -> Iterator[tuple[str, str, str]]:
    for number in numbers:
        yield ("200 OK", "text/html", _page(number)) if number % every == 0 else BESIDE[number % len(BESIDE)]


def _response(address: str, status: str, kind: str, body: str) -> bytes:
    data = body.encode("utf-8", "surrogateescape")
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(data)}\r\n\r\n".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-17T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(address)):036d}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) + len(data)}\r\n\r\n"
    )
    return head.encode() + http + data + b"\r\n\r\n"


def _folder(count: int) -> Path:
    path = BUILD / "pages"
    path.mkdir()
    for number in range(count):
        (path / f"{number:06d}.html").write_text(_page(number), encoding="utf-8")
    return path


def _lines(count: int) -> Path:
    path = BUILD / "texts.jsonl"
    rows = ({"id": str(number), "text": _article(number)[1], "published": "2024-05-17"} for number in range(count))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


if __name__ == "__main__":
    sys.exit(main())
