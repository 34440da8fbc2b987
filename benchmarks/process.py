"""How long a command takes to its first line, and how much memory it and its children hold."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

_EVERY = 0.05  # seconds between two looks at the memory


def seconds_to_first_line(words: Sequence[str]) -> float:
    """Wall time from the start of the command to its first line of output; the command is then ended."""
    start = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        line = process.stdout.readline() if process.stdout else b""
        seconds = time.perf_counter() - start
        process.kill()
    if not line:
        raise SystemExit(f"{' '.join(words)}: ended without a line of output")
    return seconds


def seconds_and_peak(words: Sequence[str]) -> tuple[float, int]:
    """Wall time of the whole command, and the most MB (2**20 bytes) that it and its children held at once.

    Reads /proc: Linux only. Memory that processes share counts once for each (RSS), so this is no underestimate.
    """
    start, most = time.perf_counter(), 0
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(_resident_kb(pid) for pid in _family(process.pid)))
            time.sleep(_EVERY)
    if process.returncode:
        raise SystemExit(f"{' '.join(words)}: exit status {process.returncode}")
    return time.perf_counter() - start, most // 1024


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue  # it ended meanwhile
        for child in children:
            yield from _family(int(child))


def _resident_kb(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0  # it ended meanwhile
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")), 0)
