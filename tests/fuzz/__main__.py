"""`python -m tests.fuzz`: try onrecord for some minutes with inputs that nobody has tried."""

from __future__ import annotations

import argparse
import logging
import os
import secrets
import sys
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from tests.fuzz.running import quietly, replay, report, run
from tests.fuzz.targets import TARGETS


def main() -> int:
    """Run, say what was tried, and leave with 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--target", action="append", metavar="NAME", help="only that, or those whose names begin so")
    parser.add_argument("--seed", type=int, help="another for each run, unless it is given")
    parser.add_argument("--kept", type=Path, default=Path("build/fuzz"), help="the folder for inputs that fail")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="ask once more what such a file holds")
    given = parser.parse_args()
    logging.getLogger().addHandler(logging.NullHandler())  # as the command line has it
    quietly()
    if given.replay:
        replay(given.replay, TARGETS)
        print(f"{given.replay}: holds")
        return 0
    chosen = [t for t in TARGETS if not given.target or t.name.startswith(tuple(given.target))]
    if not chosen:
        parser.error(f"no such target; there are {', '.join(t.name for t in TARGETS)}")
    seed = secrets.randbits(32) if given.seed is None else given.seed
    print(f"{len(chosen)} targets for {given.minutes:g} minutes; seed {seed}", flush=True)
    tallies = run(chosen, minutes=given.minutes, seed=seed, kept=given.kept)
    print("\n".join(report(tallies)))
    return int(any(tally.faults for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
