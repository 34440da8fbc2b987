"""README's measured parts, made anew (`python -m benchmarks.readme`): the command's output and what was measured."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from benchmarks.command import command
from benchmarks.measured import Measured, read_measured
from benchmarks.scores import Score
from onrecord.model.network.encoder import EXACT

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SAMPLE = "samples/ledger-2024-05-17.html"
HEAD = 16  # lines of the output: the first speaker, so that README stays under 100 lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table: where its figure stands among what was measured, and where the open articles'."""

    what: str
    trial: str = "blind"
    figure: str
    open: str | None = None

    def line(self, measured: Measured) -> str:
        """Return the row: precision, recall, F1 and of how many; the open articles' F1 and of how many."""
        score = measured.get(self.trial, {}).get(self.figure)
        cells = (*_cells(score), *_cells(measured.get("open", {}).get(self.open or ""))[2:])
        return f"| {self.what} | {' | '.join(cells)} |"


ROWS = (
    Row(what="statements, as a reader counts them", figure="statements", open="statements"),
    Row(what="… with the right speaker", figure="statements, speaker", open="statements, speaker"),
    Row(what="speakers of direct quotations", figure="speakers, direct", open="direct statements by a named speaker"),
    Row(what="persons and organizations", figure="entities", open="entities"),
    Row(what="offices", figure="offices", open="offices"),
    Row(what="ties", figure="ties", open="ties"),
    Row(what="events with their dates", figure="events", open="events"),
    Row(what="figures", figure="figures", open="figures"),
    Row(what="positions", figure="positions", open="positions"),
    Row(what="disputes", figure="disputes", open="disputes"),
    Row(what="PolNeAR dev: attributions", trial="polnear", figure="content 0.8 + source"),
    Row(what="TimeBank: time expressions", trial="timebank", figure="times relaxed"),
    Row(what="… with the right value", trial="timebank", figure="times value"),
)
HEADER = """\
| what | P | R | F1 | of | open: F1 | of |
| --- | --- | --- | --- | --- | --- | --- |"""
TABLE = re.compile(r"^\| what \|.*\n(?:\|.*\n)+", re.MULTILINE)
_CONSOLE = re.compile(r"^```console\n.*?^```$", re.MULTILINE | re.DOTALL)


def _cells(score: Score | None) -> tuple[str, str, str, str]:
    if score is None:
        return "–", "–", "–", "–"
    return f"{score.precision:.1f}", f"{score.recall:.1f}", f"{score.f1:.1f}", str(score.wanted)


def measured_table(measured: Measured) -> str:
    """Return the table's lines, a dash for what was not measured."""
    return "\n".join([HEADER, *(row.line(measured) for row in ROWS)]) + "\n"


def main() -> None:
    """Writes README anew."""
    page = README.read_text(encoding="utf-8")
    page = _CONSOLE.sub(lambda _: _console(), page)
    page = TABLE.sub(lambda _: measured_table(read_measured()), page)
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
