"""Streams that are closed or full, and signs that would steer the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.record import to_json
from onrecord.resolve import open_store
from tests.store.invented import invented_records
from tests.store.small import Small

ROOT = Path(__file__).parents[3]
RECORDS = tuple(invented_records(3, seed=8, people=10))
pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without /dev/full")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("streams")
    with open_store(folder / "onrecord.db") as store:
        store.add_all(RECORDS)
    (folder / "more.jsonl").write_text(to_json(next(invented_records(1, seed=9))) + "\n", encoding="utf-8")
    (folder / "empty.txt").touch()
    return folder


def _shell(folder: Path, command: str) -> tuple[int, str, str]:
    """Status, output and errors of a command line in which `OR` is onrecord."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "USER": "tester"}
    line = command.replace("OR", f"{sys.executable} -m onrecord.cli")
    done = subprocess.run(["bash", "-c", line], cwd=folder, env=env, capture_output=True, input=b"")
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    ("command", "status", "words"),
    [
        ("OR --version > /dev/full", 2, "standard output: cannot be written (No space left on device)"),
        ("OR --version >&-", 2, "standard output: cannot be written (it is closed)"),
        ("OR --help > /dev/full", 2, "standard output: cannot be written (No space"),
        ("OR schema > /dev/full", 2, "standard output: cannot be written (No space"),
        ("OR said > /dev/full", 2, "standard output: cannot be written (No space"),
        ("OR said --json >&-", 2, "standard output: cannot be written (it is closed)"),
        ("OR said | true", 0, ""),
        ("OR corrections > /dev/full", 0, ""),  # there are none: nothing to write
        ("OR rename e1 'Ada New' --yes > /dev/full", 2, "(No space left on device); what was asked for is done"),
        ("OR add more.jsonl --store new.db >&-", 2, "(it is closed); what was asked for is done"),
        ("OR add - --store new.db <&-", 1, "cannot be read (it is closed)"),
        ("OR read - <&-", 1, "standard input: cannot be read (it is closed)"),
        ("OR read empty.txt >&-", 1, "empty.txt"),
        ("OR said --since x 2>&-", 2, ""),
        ("OR said --since x 2> /dev/full", 2, ""),
        ("OR said --nonsense 2> /dev/full", 2, ""),
        ("OR said >&- 2>&- <&-", 2, ""),
    ],
)
def test_a_closed_or_full_stream(folder: Path, command: str, status: int, words: str) -> None:
    done, output, errors = _shell(folder, command)
    assert (done, output) == (status, "read 1 article: 0 new, 0 the same, 1 skipped\n" * ("add -" in command)), errors
    assert words in errors
    assert "Traceback" not in errors and "Exception" not in errors
    assert errors.count("\n") <= 1 + ("rename" in command) or "read 0 articles" in errors


def test_nothing_meant_for_the_terminal_gets_into_the_store(folder: Path) -> None:
    done, _, _ = _shell(folder, "OR add more.jsonl none.txt --store closed.db >&- 2>&- <&-")
    assert done == 2
    with open_store(folder / "closed.db", readonly=True) as store:
        assert store.counts()["article"] == 1
        assert store._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


STEERED = "\x1b]0;own\x07 \x1b[31m \x9b31m \u202e \r"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which every name, title and statement would steer the terminal."""
    path = tmp_path_factory.mktemp("hostile") / f"store{STEERED[:4]}.db"
    name = f"Ada {STEERED}Lund"
    small = Small(f"{name} said “it {STEERED} rained”. 12 {STEERED}ferries ran on Monday. {name} did not answer.")
    who = small.entity(name)
    small.statement(f"“it {STEERED} rained”", who)
    small.office(who, f"chair{STEERED}", words="said")
    small.figure("12", 12, f"{STEERED}ferries")
    small.silence(who, f"{name} did not answer")
    small.event("ran", "Monday", "2021-05-03", [who])
    with open_store(path) as store:
        record = small.record()
        store.add(record)
        store.reject("f1.1", author="me")
        store.undo(author="me")
    return path


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize(
    "arguments",
    [
        ("who", "e1"), ("said",), ("timeline",), ("figures", "ferries"), ("silences",), ("corrections",),
        ("who", "Nobody\x1b[31m"), ("said", "\x1b"), ("reject", "s\x1b", "--yes"), ("split", "e1", "--name", "\x1b[31m", "--yes"),
        ("rename", "e1", "\x1b[31m", "--yes"), ("said", "--since", "\x1b[31m"), ("questions",), ("merge", "e1", "e1", "--yes"),
    ],
)  # fmt: skip
def test_nothing_steers_the_terminal(hostile: Path, arguments: tuple[str, ...], as_json: bool) -> None:
    end = ("--json",) if as_json else ()
    done = CliRunner().invoke(app, [*arguments, "--store", str(hostile), *end])
    assert not {c for c in done.output if not (c.isprintable() or c == "\n")}
    if arguments[0] in ("who", "said", "timeline", "figures", "silences") and len(arguments) < 3 and not as_json:
        assert "\ufffd" in done.output or done.exit_code == 2


def test_nor_do_arguments_and_files(folder: Path) -> None:
    (folder / "a\x1b[31m.txt").write_bytes(b"")
    (folder / "--\x1b]0;x\x07").write_bytes(b"")
    for command in (
        "OR read *.txt",
        "OR read *",
        "OR who $'\\x1b[31m'",
        "OR said --store $'\\x1b[31m.db'",
        "OR $'\\x1b'",
    ):
        _, output, errors = _shell(folder, command)
        assert not {c for c in output + errors if not (c.isprintable() or c == "\n")}, command
        assert "31m" in errors or "\\x1b" in errors or "\ufffd" in errors, command
