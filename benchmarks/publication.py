"""How often the publication date that a text implies is the right one.

    python -m benchmarks.publication [SHARED]

Reads the 50 PolNeAR train articles of publication_dates.tsv (chosen at random before the rules were written) without
their dates, and counts those whose inferred day is right, missing and wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord import read_articles
from onrecord.intake import article_from_text

_DATES = Path(__file__).with_name("publication_dates.tsv")


def known() -> dict[str, str]:
    """Article → the day on which it was published."""
    lines = _DATES.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines[1:])


def outcomes(texts: Path, dates: dict[str, str]) -> Iterator[tuple[str, str | None, str]]:
    """Article, inferred day, and "right", "null" or "wrong"."""
    articles = [article_from_text((texts / f"{n}.txt").read_text(encoding="utf-8"), source=n) for n in dates]
    for record in read_articles(articles):
        source, day = record.article.source, record.article.published
        yield source, day, "null" if day is None else "right" if day == dates[source] else "wrong"


def main() -> None:
    """Print the counts, and what was inferred wrongly."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared")
    dates, counts = known(), Counter[str]()
    for source, day, outcome in outcomes(shared / "data/polnear/train/text", dates):
        counts[outcome] += 1
        if outcome == "wrong":
            print(f"{source}\tinferred {day}\tpublished {dates[source]}")
    print("\t".join(f"{name} {counts[name]}" for name in ("right", "null", "wrong")))


if __name__ == "__main__":
    main()
