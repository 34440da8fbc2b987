"""The command as a user runs it, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_ENTRY = "from onrecord.cli import main; main()"


def command(*arguments: str | Path) -> list[str]:
    """Return the words that start `onrecord` in this environment, whatever is on PATH."""
    return [sys.executable, "-c", _ENTRY, *map(str, arguments)]


def run(words: Sequence[str | Path], out: Path, **environment: str) -> None:
    """Run a command with its standard output in a file, and with these variables in its environment.

    Raises:
        SystemExit: the command failed; what it said is on standard error already.
    """
    with out.open("wb") as file:
        done = subprocess.run([str(w) for w in words], stdout=file, check=False, env={**os.environ, **environment})
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))}: exit status {done.returncode}")
