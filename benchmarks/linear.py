"""Whether every kind of text is read in a time that grows with its length, and in bounded memory.

    python -m benchmarks.linear [--words N] [KIND …]

A process a kind reads texts of 1,000 words, one of N (default: 100,000), and again those of 1,000, on one thread. It
fails where a word of the long one takes more than 1.3 times the processor time of a word of the short ones, or where
more than 600 MB were resident. The limit on an article's characters is lifted: 100,000 words are more than it lets in.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from unittest.mock import patch

from benchmarks.linear_texts import KINDS, text_of_kind
from onrecord.facts.read import read_articles
from onrecord.intake import article_from_text

SHORT, LONG = 1_000, 100_000
AGAIN = 4  # short texts before and after: the machine is never the same twice
MOST_TIMES, MOST_MB = 1.3, 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """Milliseconds of processor time a word, in short texts and in a long one, and the most MB (2**20) resident."""

    kind: str
    short: float
    long: float
    peak: int

    @property
    def holds(self) -> bool:
        """Whether it is within the limits."""
        return self.long <= MOST_TIMES * self.short and self.peak <= MOST_MB

    def __str__(self) -> str:
        """As a line of the table."""
        times = self.long / self.short
        told = "" if self.holds else "   TOO MUCH"
        return (
            f"{self.kind:22s} {self.short:8.3f} {self.long:8.3f} ms a word  {times:5.2f} times {self.peak:5d} MB{told}"
        )


def main(arguments: list[str]) -> int:
    """Prints a line a kind; 1 where one is over the limits."""
    parser = argparse.ArgumentParser(prog="linear", description=__doc__)
    parser.add_argument("kinds", nargs="*", choices=[[], *KINDS], metavar="KIND")
    parser.add_argument("--words", type=int, default=LONG)
    parser.add_argument("--here", action="store_true", help="measure one kind in this process, and print it as JSON")
    options = parser.parse_args(arguments)
    if options.here:
        print(json.dumps(asdict(measure(options.kinds[0], words=options.words))))
        return 0
    held = True
    for kind in options.kinds or KINDS:
        growth = _apart(kind, words=options.words)
        print(growth, flush=True)
        held = held and growth.holds
    return 0 if held else 1


def measure(kind: str, *, words: int) -> Growth:
    """Read texts of one kind in this process, of which the memory is measured from its start on."""
    short, text = text_of_kind(kind, SHORT), text_of_kind(kind, words)
    _seconds(short)  # loads and warms
    before = [_seconds(short) for _ in range(AGAIN)]
    long = _seconds(text)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 2**20)
    shorts = [*before, *(_seconds(short) for _ in range(AGAIN))]
    return Growth(
        kind=kind,
        short=1000 * sum(shorts) / len(shorts) / len(short.split()),
        long=1000 * long / len(text.split()),
        peak=peak,
    )


def _seconds(text: str) -> float:
    start = time.process_time()
    with patch("onrecord.intake.article.MOST_CHARACTERS", len(text)):
        article = article_from_text(text, published="2016-09-25")
    for _ in read_articles([article], threads=1):
        pass
    return time.process_time() - start


def _apart(kind: str, *, words: int) -> Growth:
    command = [sys.executable, "-m", "benchmarks.linear", "--here", "--words", str(words), kind]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return Growth(**json.loads(done.stdout))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
