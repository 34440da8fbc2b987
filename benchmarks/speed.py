"""How fast onrecord reads, how soon and in how much memory.

    python -m benchmarks.speed [--short]

Three readers take turns over the same articles in one run on the same cores: onrecord's whole record,
the bare int8 network on the pieces that it reads, and spaCy's small English architecture with textacy's
direct quotations. Then the command: time to its first record, and its memory over few and many articles.
The articles are PolNeAR's where ONRECORD_SHARED (default: ../shared) has them, else samples/ repeated.
`--short` reads a tenth and measures no memory.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import onrecord
from benchmarks.command import command
from benchmarks.network import bare_network
from benchmarks.peer import load_peer, reader
from benchmarks.process import seconds_and_peak, seconds_to_first_line
from onrecord.facts.read import read_articles
from onrecord.intake import article_from_text, open_articles
from onrecord.record import Article

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "speed"
ROUNDS = 3  # the median of three: a machine that does something else now and then spoils one
MANY = 840  # articles of PolNeAR train
FEW = 84


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How long a reader took over all articles, and how much it read: words, or the network's word pieces."""

    reader: str
    unit: str
    count: int
    seconds: float

    def __str__(self) -> str:
        """As a line of the table."""
        return f"{self.reader:42s} {self.count / self.seconds:9.0f} {self.unit}/s"


def main(arguments: list[str]) -> int:
    """Prints the tables. The exit status says nothing of the figures: they hang on the machine."""
    short = "--short" in arguments
    texts = _texts("dev")
    texts = texts[: len(texts) // 10] if short else texts
    BUILD.mkdir(parents=True, exist_ok=True)
    print(f"{len(texts)} articles, {_words(texts)} words, {os.cpu_count()} cores", flush=True)
    whole, network, *peers = measure(texts)
    print(whole)
    for other in (network, *peers):  # the same articles, so the shares of speed are those of time
        print(f"{other}   onrecord is {other.seconds / whole.seconds:.2f} of it")
    print(f"{'first record after the command starts':42s} {_first_record():9.2f} s")
    if not short:
        for count in (FEW, MANY):
            seconds, peak = seconds_and_peak(_read_command(count))
            print(f"{f'peak memory over {count} articles':42s} {peak:9d} MB   in {seconds:.0f} s")
    return 0


def measure(texts: Sequence[str]) -> tuple[Rate, ...]:
    """The readers' rates: onrecord, the bare network, the peers. They take turns, so that all see the same machine."""
    network = bare_network(lambda: _read(texts))  # the first reading also warms everything up
    peer = load_peer([*onrecord.load().pipe(article.text for article in _samples())])
    words = _words(texts)
    readers: tuple[tuple[str, str, int, Callable[[], int]], ...] = (
        ("onrecord, the whole record", "words", words, lambda: _read(texts)),
        ("the bare int8 network, two threads", "pieces", network.pieces, network),
        ("spaCy small with textacy, one process", "words", words, lambda: reader(peer, processes=1)(texts)),
        ("spaCy small with textacy, two processes", "words", words, lambda: reader(peer, processes=2)(texts)),
    )
    turns = [[_seconds(read) for _, _, _, read in readers] for _ in range(ROUNDS)]
    return tuple(
        Rate(reader=name, unit=unit, count=count, seconds=statistics.median(turn[n] for turn in turns))
        for n, (name, unit, count, _) in enumerate(readers)
    )


def _seconds(read: Callable[[], int]) -> float:
    start = time.perf_counter()
    read()
    return time.perf_counter() - start


def _read(texts: Sequence[str]) -> int:
    return sum(1 for _ in read_articles(article_from_text(text, published="2016-09-25") for text in texts))


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _first_record() -> float:
    return statistics.median(seconds_to_first_line(_read_command(FEW)) for _ in range(ROUNDS))


def _read_command(count: int) -> list[str]:
    """The command over `count` articles of PolNeAR train, or of samples/, in one file."""
    path = BUILD / f"{count}.jsonl"
    rows = ({"id": str(n), "text": text, "published": "2016-09-25"} for n, text in enumerate(_many(count)))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return command("read", path, "--format", "jsonl")


def _many(count: int) -> Iterator[str]:
    texts = _texts("train")
    return (texts[n % len(texts)] for n in range(count))


def _texts(part: str) -> list[str]:
    shared = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
    files = sorted((shared / "data/polnear" / part / "text").glob("*.txt"))
    if files:
        return [file.read_bytes().decode("utf-8") for file in files]
    return [article.text for article in _samples()] * 20


def _samples() -> list[Article]:
    def refuse(error: onrecord.OnRecordError) -> None:
        raise error

    return list(open_articles([ROOT / "samples"], published=None, skipped=refuse))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
