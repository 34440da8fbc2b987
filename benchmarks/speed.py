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
from onrecord.facts.reading import read_articles
from onrecord.intake import article_from_text, open_articles
from onrecord.record import Article

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "speed"
ROUNDS = 3  # the median of three: a machine that does something else now and then spoils one
MANY = 840  # articles of PolNeAR train
FEW = 84


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What was read, and how many of it a second."""

    what: str
    unit: str
    per_second: float


def main(arguments: list[str]) -> int:
    """Prints the tables. The exit status says nothing of the figures: they hang on the machine."""
    short = "--short" in arguments
    texts = _texts("dev")
    texts = texts[: len(texts) // 10] if short else texts
    BUILD.mkdir(parents=True, exist_ok=True)
    print(f"{len(texts)} articles, {_words(texts)} words, {os.cpu_count()} cores", flush=True)
    whole, *others = measure(texts)
    print(f"{whole.what:42s} {whole.per_second:9.0f} {whole.unit}/s")
    for rate in others:
        share = _ratio(whole, rate, texts)
        print(f"{rate.what:42s} {rate.per_second:9.0f} {rate.unit}/s   onrecord is {share:.2f} of it")
    print(f"{'first record after the command starts':42s} {_first_record():9.2f} s")
    if not short:
        for count in (FEW, MANY):
            seconds, peak = seconds_and_peak(_read_command(count))
            print(f"{f'peak memory over {count} articles':42s} {peak:9d} MB   in {seconds:.0f} s")
    return 0


def measure(texts: Sequence[str]) -> tuple[Rate, ...]:
    """The readers' rates, onrecord's first. They take turns, so that all see the same machine."""
    network = bare_network(texts)
    peer = load_peer([*onrecord.load().pipe(a.text for a in _samples())])
    read: dict[tuple[str, str], Callable[[], int]] = {
        ("onrecord, the whole record", "words"): lambda: _read(texts),
        ("the bare int8 network, two threads", "pieces"): network,
        ("spaCy small and textacy, one process", "words"): lambda: reader(peer, processes=1)(texts),
        ("spaCy small and textacy, two processes", "words"): lambda: reader(peer, processes=2)(texts),
    }
    seconds: dict[tuple[str, str], list[float]] = {key: [] for key in read}
    done = {key: network() if key[1] == "pieces" else _words(texts) for key in read}
    for _ in range(ROUNDS):
        for key, call in read.items():
            start = time.perf_counter()
            call()
            seconds[key].append(time.perf_counter() - start)
    return tuple(
        Rate(what=key[0], unit=key[1], per_second=done[key] / statistics.median(seconds[key])) for key in read
    )


def _read(texts: Sequence[str]) -> int:
    return sum(1 for _ in read_articles(article_from_text(text, published="2016-09-25") for text in texts))


def _ratio(whole: Rate, other: Rate, texts: Sequence[str]) -> float:
    """Words against words; pieces a second become words a second by the pieces that the words have."""
    if other.unit == "words":
        return whole.per_second / other.per_second
    return whole.per_second / (other.per_second * _words(texts) / bare_network(texts).pieces)


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
