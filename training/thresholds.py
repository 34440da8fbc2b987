"""Choose thresholds: `python -m training.thresholds --gold ../shared/gold/dev2`.

Reads annotated articles that training has not seen once for each threshold of the statement head, and once with all
frames that are likelier than LOWEST; scores what is left at each threshold, with the scorer of the data folder; and
writes the best ones into labels.json: of statements the best F1 with the speaker, of each kind of frame the best F1 of
the whole record whose precision is at least LEAST.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.command import command, run
from benchmarks.scores import parse_scores
from onrecord.facts.confidence import NETWORK, PERFORMED, measured
from onrecord.model.network.frames import KINDS
from onrecord.model.network.reader import WEIGHTS
from onrecord.record.kinds import BY_NAME

LOWEST, NONE = 0.15, 1.1
GRID = (0.15, 0.25, 0.35, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
SAID = (0.3, 0.4, 0.5, 0.6)
LEAST = {"office": 85.0, "tie": 85.0, "event": 65.0, "silence": 90.0, "position": 60.0}
"""Precision, in points, below which a kind's frames are not shown, rather than found less often: about that of the
rules alone on the articles at hand (86.5, 90.2, 68.2), of ties five less, for positions what is left after folding."""
Found = dict[str, Any]


class Gold:
    """Folders of annotated articles, and the scorer."""

    def __init__(self, folders: Sequence[Path], scorer: Path, work: Path) -> None:
        self.folders, self.scorer, self.work = folders, scorer, work
        for folder in folders:
            (work / f"{folder.name}.in.jsonl").write_text(self._run("articles", folder), encoding="utf-8")

    def read(self) -> dict[Path, list[Found]]:
        """Return the records of all articles, read with the thresholds that labels.json has."""
        found = {}
        for folder in self.folders:
            out = self.work / f"{folder.name}.jsonl"
            run(command("read", self.work / f"{folder.name}.in.jsonl", "--format", "jsonl"), out)
            found[folder] = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        return found

    def score(self, records: dict[Path, list[Found]], keep: Callable[[Found], bool]) -> dict[str, tuple[float, float]]:
        """Return precision and F1, in points, by what is scored, over all folders, of the facts that `keep` keeps."""
        right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
        for folder, rows in records.items():
            kept = [{k: _kept(v, keep) if k in _PLURALS else v for k, v in row.items()} for row in rows]
            with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
                file.write("".join(json.dumps(row) + "\n" for row in kept))
                file.flush()
                for name, score in parse_scores(self._run("score", folder, Path(file.name))).items():
                    right[name] += score.right
                    found[name] += score.found
                    wanted[name] += score.wanted
        return {n: (100 * right[n] / max(1, found[n]), 200 * right[n] / max(1, found[n] + wanted[n])) for n in wanted}

    def _run(self, *words: str | Path) -> str:
        said = subprocess.run(
            [sys.executable, str(self.scorer), *map(str, words)], capture_output=True, text=True, check=True
        )
        return said.stdout


_PLURALS = frozenset(BY_NAME[kind].plural for kind in KINDS)


def _kept(facts: list[Found], keep: Callable[[Found], bool]) -> list[Found]:
    return [fact for fact in facts if not fact.get("rule", "").startswith("network") or keep(fact)]


def set_labels(**values: Any) -> None:
    """Write values into the weights' labels.json, which the next reading loads."""
    path = WEIGHTS / "labels.json"
    labels = json.loads(path.read_text(encoding="utf-8")) | values
    path.write_text(json.dumps(labels, indent=1), encoding="utf-8")


def said_threshold(gold: Gold) -> Iterator[tuple[float, float, float]]:
    """Yield each threshold of SAID with precision and F1 of statements with their speakers."""
    for threshold in SAID:
        set_labels(said_threshold=threshold)
        yield threshold, *gold.score(gold.read(), lambda _: True)["statements, speaker"]


def trigger_thresholds(gold: Gold) -> Iterator[tuple[str, float]]:
    """Yield the threshold of each kind of frame, printing precision and F1 at each of GRID."""
    set_labels(trigger_thresholds=dict.fromkeys(KINDS, LOWEST))
    records = gold.read()
    _set_odds(row for rows in records.values() for row in rows)
    at = {t: gold.score(records, lambda fact, t=t: fact["confidence"] >= t) for t in (*GRID, NONE)}
    for kind in KINDS:
        name = BY_NAME[kind].plural
        print(name, *(f"{t:.2f}: P {s[name][0]:.1f} F1 {s[name][1]:.1f}" for t, s in at.items()), sep="  ")
        sure = [t for t in at if at[t][name][0] >= LEAST[kind]] or [NONE]
        yield kind, max(sure, key=lambda t: (at[t][name][1], t))


def _set_odds(rows: Iterable[Found]) -> None:
    """Give the network's facts of records its own odds for the confidence that was made of them."""
    for row in rows:
        for kind in KINDS:
            for fact in row[BY_NAME[kind].plural]:
                if fact["rule"].startswith(NETWORK):
                    fact["confidence"] = measured().odds(kind, fact["confidence"], _calibrated(fact["rule"]))


def _calibrated(rule: str) -> str:
    return PERFORMED if rule == PERFORMED else NETWORK


def main() -> None:
    """Read the command line, choose, and write labels.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--scorer", type=Path, help="facts.py; the one beside the gold's folder where not given")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        gold = Gold(options.gold, options.scorer or options.gold[0].parent.parent / "score" / "facts.py", Path(work))
        told = list(said_threshold(gold))
        print("statements with speaker", *(f"{t}: P {p:.1f} F1 {f:.1f}" for t, p, f in told), sep="  ")
        set_labels(said_threshold=max(told, key=lambda row: row[2])[0])
        set_labels(trigger_thresholds=dict(trigger_thresholds(gold)))


if __name__ == "__main__":
    main()
