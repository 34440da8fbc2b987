"""The command as a user runs it, in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_ENTRY = "from onrecord.cli import main; main()"


def command(*arguments: str | Path) -> list[str]:
    """Return the words that start `onrecord` in this environment, whatever is on PATH."""
    return [sys.executable, "-c", _ENTRY, *map(str, arguments)]


def run(words: Sequence[str | Path], out: Path) -> None:
    """Runs a command with its standard output in a file.

    Raises:
        SystemExit: the command failed; what it said is on standard error already.
    """
    with out.open("wb") as file:
        status = subprocess.run([str(w) for w in words], stdout=file, check=False).returncode
    if status:
        raise SystemExit(f"{' '.join(map(str, words))}: exit status {status}")
