"""What was last measured, of each trial: README's table is of these numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks.scores import Score

PATH = Path(__file__).with_name("measured.tsv")

_COLUMNS = ("trial", "figure", "precision", "recall", "f1", "right", "found", "wanted")

Measured = Mapping[str, Mapping[str, Score]]
"""A score by trial and figure."""


def read_measured(path: Path = PATH) -> dict[str, dict[str, Score]]:
    """Return what the file keeps; nothing where it is missing."""
    kept: dict[str, dict[str, Score]] = {}
    if path.exists():
        for trial, figure, score in _rows(path.read_text(encoding="utf-8").splitlines()):
            kept.setdefault(trial, {})[figure] = score
    return kept


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, str, Score]]:
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        points = {name: float(row[name]) for name in _COLUMNS[2:5]}
        counts = {name: int(row[name]) for name in _COLUMNS[5:]}
        yield row["trial"], row["figure"], Score(**points, **counts)  # type: ignore[arg-type]


def keep_measured(found: Measured, path: Path = PATH) -> None:
    """Write the file anew: the trials that were measured, and the others as they were."""
    lines = ["\t".join(_COLUMNS)]
    for trial, scores in {**read_measured(path), **found}.items():
        lines += (_line(trial, figure, score) for figure, score in scores.items())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(trial: str, figure: str, s: Score) -> str:
    points = (f"{share:.1f}" for share in (s.precision, s.recall, s.f1))
    return "\t".join((trial, figure, *points, str(s.right), str(s.found), str(s.wanted)))
