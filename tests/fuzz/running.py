"""A long run: targets in turn until the time is over, each failure kept once, reduced, with how to see it again."""

from __future__ import annotations

import ast
import faulthandler
import itertools
import random
import sys
import time
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.fuzz.reducing import reduced
from tests.fuzz.tape import Tape
from tests.fuzz.target import Target

_SLICE = 20.0
"""Seconds of one target at a time, at most: every target is tried in a run of two minutes."""
_REDUCING = 15.0
"""Seconds of making a failing input smaller."""
_HUNG = 120.0
"""Seconds after which a target that no alarm stops ends the run, with where it stands."""


@dataclass(slots=True)
class Tally:
    """What a target was asked in all."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    faults: dict[str, Path] = field(default_factory=dict)


def run(targets: Sequence[Target], *, minutes: float, seed: int, kept: Path) -> dict[str, Tally]:
    """Try the targets in turn, with inputs drawn from the seed.

    Args:
        targets: each gets its share of the time.
        minutes: of the clock; the targets' start and the reducing of what fails are not counted.
        seed: each target's inputs follow from it, as far as the time lets them come.
        kept: the folder for inputs that fail, made when one does.
    Returns:
        For each target's name what it was asked, and each fault with its file.
    """
    tallies = {target.name: Tally() for target in targets}
    for target in targets:
        _try(target, target.make(Tape(b"")), tallies[target.name], kept=kept, timed=False)
    whole = 60 * minutes
    slice_ = min(_SLICE, whole / sum(target.share for target in targets))
    turns = itertools.count()
    while (left := whole - sum(tally.seconds for tally in tallies.values())) > 0:
        turn = next(turns)
        for target in targets:
            dice = random.Random(f"{seed} {target.name} {turn}")
            _slice(target, tallies[target.name], dice, seconds=min(left, slice_ * target.share), kept=kept)
    return tallies


def _slice(target: Target, tally: Tally, dice: random.Random, *, seconds: float, kept: Path) -> None:
    end = tally.seconds + seconds
    _watch()
    while tally.seconds < end:
        before = time.monotonic()
        reducing = _try(target, target.make(Tape(dice.randbytes(_length(dice, target.tape)))), tally, kept=kept)
        tally.seconds += time.monotonic() - before - reducing
    faulthandler.cancel_dump_traceback_later()


def _length(dice: random.Random, most: int) -> int:
    """Of a tape: as many short ones as long ones."""
    return dice.choice((most // 40, most // 12, most // 4, most)) or 1


def _try(target: Target, value: Any, tally: Tally, *, kept: Path, timed: bool = True) -> float:
    """Ask, and keep what fails in a new way; the seconds that it took to make it small."""
    tally.inputs += 1
    before = time.process_time()
    fault = target.fault(value, timed=timed)
    if timed:
        tally.slowest = max(tally.slowest, time.process_time() - before)
    if fault is None or fault in tally.faults:
        return 0
    started = time.monotonic()
    small = reduced(value, lambda v: target.fault(v, timed=timed) == fault, seconds=_REDUCING)
    tally.faults[fault] = _keep(target, small, fault, number=len(tally.faults) + 1, kept=kept)
    _watch()
    return time.monotonic() - started


def _watch() -> None:
    """End the process, with where it stands, unless this is said again in time."""
    faulthandler.dump_traceback_later(_SLICE + _REDUCING + _HUNG, exit=True, file=sys.__stderr__)


def _keep(target: Target, value: Any, fault: str, *, number: int, kept: Path) -> Path:
    """Write the input as a Python literal, below the target and the fault, and say so."""
    kept.mkdir(parents=True, exist_ok=True)
    path = kept / f"{target.name}-{number}.txt"
    path.write_text(f"# {target.name}\n# {fault}\n{value!a}\n", encoding="utf-8")
    print(f"{target.name}: {fault}\n    {ascii(value)[:300]}\n    again: make fuzz REPLAY={path}", flush=True)
    return path


def replay(path: Path, targets: Iterable[Target]) -> None:
    """Ask what a kept file holds once more; what it raises is raised."""
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    target = next(target for target in targets if target.name == first.removeprefix("# "))
    target.warm()
    target.hold(ast.literal_eval(rest.partition("\n")[2]))


def report(tallies: dict[str, Tally]) -> Iterator[str]:
    """The run in lines: a row a target, and the sum."""
    yield f"{'target':18} {'inputs':>9} {'a second':>9} {'slowest':>9} {'faults':>7}"
    for name, tally in tallies.items():
        rate = tally.inputs / tally.seconds if tally.seconds else 0
        yield f"{name:18} {tally.inputs:9,} {rate:9,.0f} {tally.slowest:7.2f} s {len(tally.faults):7}"
    inputs, faults = sum(t.inputs for t in tallies.values()), sum(len(t.faults) for t in tallies.values())
    yield f"{'all':18} {inputs:9,} {'':9} {max(t.slowest for t in tallies.values()):7.2f} s {faults:7}"


def quietly() -> None:
    """Warnings of onrecord's own are faults; those of others are not shown."""
    warnings.simplefilter("ignore")
    warnings.filterwarnings("error", module=r"onrecord\b")
    sys.unraisablehook = lambda given: None  # an alarm that rings in a destructor
