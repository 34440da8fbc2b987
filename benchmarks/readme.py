"""README's measured parts, made anew (`python -m benchmarks.readme`): the command's output and the table of floors."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from benchmarks.command import command
from benchmarks.floors import Floors, read_floors
from onrecord.model.minilm.encoder import EXACT

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SAMPLE = "samples/ledger-2024-05-17.html"
HEAD = 16  # lines of the output: the first speaker, so that README stays under 100 lines

# The table's rows, in order: where each figure stands in floors.toml.
FIGURES = (
    ("blind", "statements"),
    ("blind", "statements, speaker"),
    ("blind", "speakers, direct"),
    ("blind", "entities"),
    ("blind", "offices"),
    ("blind", "ties"),
    ("blind", "events"),
    ("blind", "figures"),
    ("blind", "positions"),
    ("polnear", "content 0.8 + source"),
    ("timebank", "times relaxed"),
    ("timebank", "times value"),
)
ROW = re.compile(r"^(\| .+ \| )([\d.]+)( \|)$", re.MULTILINE)
_CONSOLE = re.compile(r"^```console\n.*?^```$", re.MULTILINE | re.DOTALL)


def told(floors: Floors) -> list[str]:
    """Return the table's numbers; 0.0 where nothing was measured yet."""
    return [f"{floors.of.get(trial, {}).get(figure, 0.0):.1f}" for trial, figure in FIGURES]


def main() -> None:
    """Writes README anew."""
    page = README.read_text(encoding="utf-8")
    page = _CONSOLE.sub(lambda _: _console(), page)
    numbers = iter(told(read_floors()))
    page = ROW.sub(lambda row: row[1] + next(numbers) + row[3], page)
    README.write_text(page, encoding="utf-8")


def _console() -> str:
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", EXACT: "1"}
    words = command("read", SAMPLE)
    done = subprocess.run(words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    said = [line.rstrip() for line in done.stdout.splitlines()]
    silences = next(n for n, line in enumerate(said) if line.startswith("Silences"))
    shown = ["\n".join(said[:HEAD]).rstrip(), "…", *said[silences : silences + 2], "…"]
    return "\n".join(["```console", f"$ onrecord read {SAMPLE}", *shown, "```"])


if __name__ == "__main__":
    main()
