"""How right onrecord is on annotated articles, and whether that fell below what it once was.

    python -m benchmarks.accuracy [--raise]

Reads the articles of gold/ and, where they are there, of ONRECORD_SHARED (default: ../shared) with the command, hands
the records to the scorers, prints what they say and compares it with floors.toml. The exit status is 1 where a figure
fell below its floor by more than the slack. `--raise` lifts floors, never lowers them, and keeps what was measured in
measured.tsv.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from benchmarks.command import command, run
from benchmarks.floors import Floors, fallen, of_trials, raised, read_floors, write_floors
from benchmarks.measured import Measured, keep_measured
from benchmarks.scores import Score, parse_scores
from onrecord.model.network.encoder import EXACT, overflows

HERE = Path(__file__).parent
GOLD = HERE / "gold"
BUILD = HERE.parent / "build" / "accuracy"
RESULTS = BUILD / "results.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One set of articles and the scorers that judge its records. `{records}` stands for their file."""

    name: str
    articles: tuple[str, ...]
    scorers: tuple[tuple[str, ...], ...]


OPEN = Trial(
    name="open",
    articles=("-m", "benchmarks.scorer", "articles", str(GOLD)),
    scorers=(("-m", "benchmarks.scorer", "score", str(GOLD), "{records}"),),
)
"""The articles whose texts may be passed on: every clone has them."""


def trials(shared: Path) -> tuple[Trial, ...]:
    """Return the trials on the shared articles, in the order of the printed table."""
    quotes, facts = str(shared / "score/quotes.py"), str(shared / "score/facts.py")
    blind = str(shared / "score/blind.py")
    polnear, gold = str(shared / "data/polnear/dev"), str(shared / "gold/dev")
    return (
        Trial(
            name="polnear",
            articles=(quotes, "articles", polnear),
            scorers=(
                (quotes, "score", polnear, "{records}", "--cofenet", f"{polnear}/cofenet.txt"),
                (facts, "silences", str(shared / "gold/silences_dev.yaml"), "{records}"),
            ),
        ),
        Trial(name="gold", articles=(facts, "articles", gold), scorers=((facts, "score", gold, "{records}"),)),
        Trial(name="blind", articles=(blind, "articles"), scorers=((blind, "score", "{records}"),)),
        _times_trial(shared, "TimeBank"),
        _times_trial(shared, "AQUAINT"),
    )


def _times_trial(shared: Path, name: str) -> Trial:
    times, folder = str(shared / "score/times.py"), str(shared / "data/tempeval3" / name)
    scorer = (times, "score", folder, "{records}")
    return Trial(name=name.lower(), articles=(times, "articles", folder), scorers=(scorer,))


def results(shared: Path | None) -> Measured:
    """Return what each scorer says of each trial: the open one, the shared ones if they are there, the seed's story."""
    BUILD.mkdir(parents=True, exist_ok=True)
    found = {OPEN.name: dict(_run(OPEN))}
    if shared is None:
        return found
    found |= {trial.name: dict(_run(trial)) for trial in trials(shared)}
    return {**found, "seed": dict(_run_seed(shared))}


def _run(trial: Trial) -> Iterator[tuple[str, Score]]:
    articles, records = BUILD / f"{trial.name}.articles.jsonl", BUILD / f"{trial.name}.records.jsonl"
    run([sys.executable, *trial.articles], articles)
    run(command("read", articles, "--format", "jsonl"), records)
    for scorer in trial.scorers:
        yield from _score([w.format(records=records) for w in scorer])


def _run_seed(shared: Path) -> Iterator[tuple[str, Score]]:
    record = BUILD / "seed.record.json"
    seed = shared / "seed"
    run(command("read", seed / "article.txt", "--published", "2022-11-11", "--format", "json"), record)
    yield from _score([str(shared / "score" / "seed.py"), str(seed), str(record)])


def _score(scorer: list[str]) -> Iterator[tuple[str, Score]]:
    said = BUILD / "scorer.txt"
    run([sys.executable, *scorer], said)
    yield from parse_scores(said.read_text(encoding="utf-8")).items()


def table(found: Measured, floors: Floors) -> str:
    """Return the results as lines: precision, recall, F1 and the floor, in points."""
    lines = [f"{'':58s}     P      R     F1   floor"]
    for trial, scores in found.items():
        for name, s in scores.items():
            floor = floors.of.get(trial, {}).get(name)
            lines.append(
                f"{trial + ': ' + name:58.58s} {s.precision:5.1f}  {s.recall:5.1f}  {s.f1:5.1f}"
                + (f"   {floor:5.1f}" if floor is not None else "")
            )
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Return 0: no figure fell; 1: some fell."""
    os.environ.setdefault(EXACT, "1")
    shared, floors = _shared(), read_floors()
    found = results(shared)
    print(table(found, floors))
    RESULTS.write_text(_json(found), encoding="utf-8")
    # The floors are of processors with VNNI; the sums of others move figures of 15 articles by up to two points.
    slack = max(floors.slack, 2.0) if overflows() else floors.slack
    fell = fallen(found, replace(floors if shared else of_trials(floors, found), slack=slack))
    for line in fell:
        print(f"fell: {line}")
    if "--raise" in arguments:
        write_floors(raised(found, floors))
        keep_measured(found)
    return 1 if fell else 0


def _shared() -> Path | None:
    """Return the folder of the shared articles; None, and say so, where it is not there."""
    shared = Path(os.environ.get("ONRECORD_SHARED", HERE.parent.parent / "shared"))
    if (shared / "score").is_dir():
        return shared
    print(f"accuracy: on {GOLD.name}/ alone, no annotated articles at {shared}; name their folder in ONRECORD_SHARED")
    return None


def _json(found: Measured) -> str:
    plain = {trial: {n: asdict(s) for n, s in scores.items()} for trial, scores in found.items()}
    return json.dumps(plain, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
