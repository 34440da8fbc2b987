"""Whose a pronoun is: precision, recall and F1 on GAP, for pronouns of men and of women.

    python -m benchmarks.pronouns [--data ../shared/data] [--most N]

GAP (Webster et al. 2018) gives passages of Wikipedia with a pronoun and two names, and says of each name whether it is
the pronoun's. A pair is found where the record holds the pronoun and the name as mentions of one entity; scores are
those of the paper, over all pairs. Its development part trains nothing here.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

import onrecord
from benchmarks.scorer.counting import Tally
from onrecord.record import Record

_PART = "gap/gap-development.tsv"
_MEN = frozenset(("he", "him", "his"))
_NAMES = ("A", "B")


class Pair(msgspec.Struct, frozen=True):
    """A pronoun and a name: whether they are one by the annotation, and by the record."""

    of_man: bool
    gold: bool
    found: bool


def counted(pairs: Iterable[Pair]) -> Tally:
    """Count the pairs that are right, found and wanted."""
    told = list(pairs)
    right, found = sum(p.gold and p.found for p in told), sum(p.found for p in told)
    return Tally(right=right, found=found, wanted=sum(p.gold for p in told))


def line(name: str, tally: Tally) -> str:
    """Write a score in percent."""
    return f"{name}: P {tally.precision:.1%}, R {tally.recall:.1%}, F1 {tally.f1:.1%} ({tally.wanted} pairs)"


def pairs_of(row: Mapping[str, str]) -> Iterator[Pair]:
    """Read one passage, and judge both of its names; a passage that cannot be read finds nothing."""
    try:
        record = onrecord.read(row["Text"])
    except onrecord.OnRecordError:
        record = None
    whose = _entity(record, row, "Pronoun")
    for name in _NAMES:
        found = whose is not None and _entity(record, row, name) == whose
        yield Pair(row["Pronoun"].lower() in _MEN, row[f"{name}-coref"] == "TRUE", found)


def _entity(record: Record | None, row: Mapping[str, str], column: str) -> str | None:
    """Return the entity that is mentioned where a column says, None where nobody is."""
    if record is None:
        return None
    start = int(row[f"{column}-offset"])
    start += max(record.article.text.find(row["Text"][start : start + 40]), 0) - start  # white space may be gone
    stop = start + len(row[column])
    spans = ((m.span, e.id) for e in record.entities for m in e.mentions)
    return next((entity for (a, b), entity in spans if a < stop and start < b), None)


def main() -> None:
    """Print the scores of all pronouns, of men's and of women's."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--most", type=int, help="passages to read; all by default")
    options = parser.parse_args()
    path = options.data / _PART
    if not path.is_file():
        raise SystemExit(f"{path}: no such file; give the folder of the data with --data")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[: options.most]
    pairs = [pair for row in rows for pair in pairs_of(row)]
    for name, kept in (
        ("all", pairs), ("men", [p for p in pairs if p.of_man]), ("women", [p for p in pairs if not p.of_man]),
    ):  # fmt: skip
        print(line(name, counted(kept)))


if __name__ == "__main__":
    main()
