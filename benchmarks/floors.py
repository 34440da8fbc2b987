"""The floors: what was once reached and must not be lost. `raised` only lifts them."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scores import Score

PATH = Path(__file__).with_name("floors.toml")

LEAST = 3
"""Facts that a figure is of if it has a floor: with fewer, each is half of it."""

_HEAD = """\
# F1 in points that `make accuracy` must reach, by set of articles and figure; recall for the seed's story.
# `make raise` lifts them to what was reached. Lowered once, when the network learned from 315 annotated articles what a
# reader counts: on articles that nobody had read, statements rose by 7 points, on those that rules were written with,
# PolNeAR's edges, ties and the seed's story fell by 1 to 2 (and one quotation, one dispute of it). Lowered again when
# six layers of MPNet took the place of MiniLM: on blind statements with speaker rose by 4 points, positions by 12,
# events and direct speakers by 5; offices, the modes of statements and names fell by 1, two indirect speakers of 105.
# Lowered a third time when that network had trained 1,675 steps more: on blind named speakers rose by 3.7 points,
# positions by 4.2, statements, events and offices by 1.5; on old articles (gold/dev) positions fell by 5, ties by 2.

# Points that a figure may lie under its floor: int8 kernels round differently from one CPU to another.
slack = {slack}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """`of[trial][figure]` in points; a figure may lie `slack` points under its floor."""

    slack: float
    of: Mapping[str, Mapping[str, float]]


def read_floors(path: Path = PATH) -> Floors:
    """Return the floors in the file; none where it is missing."""
    held = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return Floors(slack=float(held.pop("slack", 0.5)), of=held)


def write_floors(floors: Floors, path: Path = PATH) -> None:
    """Writes the file anew, figures in the order of the values."""
    lines = [_HEAD.format(slack=floors.slack)]
    for trial, figures in floors.of.items():
        lines += [f"[{trial}]", *(f'"{name}" = {floor:.1f}' for name, floor in figures.items()), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def reached(trial: str, score: Score) -> float:
    """Return the figure that a floor holds: F1, but recall for the seed, whose list of facts is not complete."""
    return score.recall if trial == "seed" else score.f1


def fallen(found: Mapping[str, Mapping[str, Score]], floors: Floors) -> tuple[str, ...]:
    """Return a line for each figure that is under its floor by more than the slack, or no longer measured."""
    lines = []
    for trial, figures in floors.of.items():
        for name, floor in figures.items():
            score = found.get(trial, {}).get(name)
            if score is None:
                lines.append(f"{trial}: {name}: no longer measured, floor {floor:.1f}")
            elif (now := reached(trial, score)) < floor - floors.slack:
                lines.append(f"{trial}: {name}: {now:.1f}, floor {floor:.1f}")
    return tuple(lines)


def of_trials(floors: Floors, names: Iterable[str]) -> Floors:
    """Return the floors of these trials alone: the others were not tried."""
    return Floors(slack=floors.slack, of={name: floors.of[name] for name in names if name in floors.of})


def raised(found: Mapping[str, Mapping[str, Score]], floors: Floors) -> Floors:
    """Return the floors with each figure's lifted to what it reached, rounded down to a tenth."""
    of = {trial: dict(figures) for trial, figures in floors.of.items()}
    for trial, scores in found.items():
        for name, score in scores.items():
            if score.wanted < LEAST or not reached(trial, score):
                continue  # nothing to hold: these articles' annotators listed next to none, or none was found
            held = of.setdefault(trial, {}).get(name, 0.0)
            of[trial][name] = max(held, math.floor(reached(trial, score) * 10 + 1e-6) / 10)
    return Floors(slack=floors.slack, of=of)
