"""Rules beside their finders: read once, and made into typed values by many threads at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from onrecord.lang.rules import rules, typed

ROOT = Path(__file__).parents[2]

# Without the lock a process of this kind ends with signal 11 within some hundred rounds.
_MANY_AT_ONCE = """
import re, sys, threading
from typing import Literal
import msgspec
from onrecord.lang.rules import typed
sys.setswitchinterval(1e-6)
pattern = re.compile("x")
for number in range(3000):
    kind = msgspec.defstruct(f"Rule{number}", [
        ("name", str), ("outcome", Literal["a", "b"]), ("pattern", re.Pattern), ("unless", re.Pattern | None)
    ], frozen=True, kw_only=True)
    together = threading.Barrier(2)
    def convert():
        together.wait()
        typed({"name": "n", "outcome": "a", "pattern": pattern, "unless": None}, kind)
    threads = [threading.Thread(target=convert) for _ in range(2)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
"""


def test_threads_that_meet_a_type_at_once_do_not_crash() -> None:
    words = [sys.executable, "-c", _MANY_AT_ONCE]
    done = subprocess.run(words, cwd=ROOT, env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_rules_are_read_once_and_stay_as_they_are() -> None:
    read = rules("onrecord.facts.silences")
    assert read is rules("onrecord.facts.silences")
    assert {"rule", "part", "party"} <= read.keys()


def test_values_of_another_type_are_refused() -> None:
    assert typed("a", str) == "a"
    with pytest.raises(msgspec.ValidationError):
        typed("a", int)


def test_nobody_else_converts() -> None:
    """Every other call could be the one that meets a type beside another thread."""
    source = ROOT / "src" / "onrecord"
    files = [
        p.relative_to(source).as_posix() for p in source.rglob("*.py") if "msgspec.convert(" in p.read_text("utf-8")
    ]
    assert files == ["lang/rules.py"]
