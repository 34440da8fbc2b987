"""What the scorers print, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(
    r"^(?P<name>.+?)\s+P\s+(?P<precision>[\d.]+)\s+R\s+(?P<recall>[\d.]+)\s+F1\s+(?P<f1>[\d.]+)"
    r"\s+right (?P<right>\d+) found (?P<found>\d+) wanted (?P<wanted>\d+)$"
)
_RECALL = re.compile(r"^(?P<name>recall of .+?)\s+(?P<recall>[\d.]+)\s+right (?P<right>\d+) wanted (?P<wanted>\d+)$")


@dataclass(frozen=True, kw_only=True)
class Score:
    """Precision, recall and F1 in points (0 to 100), and the counts behind them."""

    precision: float
    recall: float
    f1: float
    right: int
    found: int
    wanted: int


def parse_scores(said: str) -> dict[str, Score]:
    """Return the figures in a scorer's output, by name; other lines are passed over."""
    return dict(pair for line in said.splitlines() if (pair := _parse_line(line)))


def _parse_line(line: str) -> tuple[str, Score] | None:
    if m := _LINE.match(line):
        right, found, wanted = (int(m[k]) for k in ("right", "found", "wanted"))
        return m["name"], Score(
            precision=float(m["precision"]), recall=float(m["recall"]), f1=float(m["f1"]),
            right=right, found=found, wanted=wanted,
        )  # fmt: skip
    if m := _RECALL.match(line):
        # Only recall is known: what is found of one mode is not counted apart.
        share, right, wanted = float(m["recall"]), int(m["right"]), int(m["wanted"])
        name = re.sub(r"\s+", " ", m["name"])
        return name, Score(precision=share, recall=share, f1=share, right=right, found=wanted, wanted=wanted)
    return None
