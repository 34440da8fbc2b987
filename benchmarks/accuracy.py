"""How right onrecord is on annotated articles, and whether that fell below what it once was.

    python -m benchmarks.accuracy [--raise]

Reads the articles of ONRECORD_SHARED (default: ../shared) with the command, hands the records to
the scorers there, prints what they say and compares it with floors.toml. The exit status is 1
where a figure fell below its floor by more than the slack. `--raise` lifts floors, never lowers them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from benchmarks.command import command, run
from benchmarks.floors import Floors, fallen, raised, read_floors, write_floors
from benchmarks.scores import Score, parse_scores
from onrecord.model.minilm.encoder import EXACT, overflows

HERE = Path(__file__).parent
BUILD = HERE.parent / "build" / "accuracy"
RESULTS = BUILD / "results.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One set of articles and the scorers that judge its records. `{records}` stands for their file."""

    name: str
    articles: tuple[str, ...]
    scorers: tuple[tuple[str, ...], ...]


def trials(shared: Path) -> tuple[Trial, ...]:
    """Return every trial, in the order of the printed table."""
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


def results(shared: Path) -> dict[str, dict[str, Score]]:
    """Return what each scorer says of each trial, by trial and figure; the seed's story last."""
    BUILD.mkdir(parents=True, exist_ok=True)
    found = {trial.name: dict(_run(trial)) for trial in trials(shared)}
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


def table(found: Mapping[str, Mapping[str, Score]], floors: Floors) -> str:
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
    """Return 0: no figure fell, or there is nothing to measure on; 1: some fell."""
    os.environ.setdefault(EXACT, "1")
    shared = Path(os.environ.get("ONRECORD_SHARED", HERE.parent.parent / "shared"))
    if not (shared / "score").is_dir():
        print(f"accuracy: skipped, no annotated articles at {shared}; name their folder in ONRECORD_SHARED")
        return 0
    floors = read_floors()
    found = results(shared)
    print(table(found, floors))
    RESULTS.write_text(_json(found), encoding="utf-8")
    # The floors are of processors with VNNI; the sums of others move figures of 15 articles by up to two points.
    fell = fallen(found, replace(floors, slack=max(floors.slack, 2.0)) if overflows() else floors)
    for line in fell:
        print(f"fell: {line}")
    if "--raise" in arguments:
        write_floors(raised(found, floors))
    return 1 if fell else 0


def _json(found: Mapping[str, Mapping[str, Score]]) -> str:
    plain = {trial: {n: asdict(s) for n, s in scores.items()} for trial, scores in found.items()}
    return json.dumps(plain, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
