"""Whatever stands on the command line and comes in at standard input: a status of docs/reading.md, and words, no traceback."""

from __future__ import annotations

import contextlib
import inspect
import io
import logging
import shutil
import sys
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import typer
from typer.testing import CliRunner

import onrecord.assistants.server  # noqa: F401  a second to import, which no input is to be blamed for
from onrecord.cli.app import app, main
from onrecord.cli.io.streams import Shown
from tests.conftest import ROOT
from tests.fuzz.lines import lines
from tests.fuzz.pages import page
from tests.fuzz.reading import CONTROLS
from tests.fuzz.scratch import scratch_folder
from tests.fuzz.store import made_store
from tests.fuzz.tape import Tape
from tests.fuzz.target import Target
from tests.fuzz.texts import odd_text, sentence, text
from tests.fuzz.values import words

Given = tuple[tuple[str, ...], bytes]
"""Arguments and standard input."""
STATUSES = {0, 1, 2, 3}
"""docs/reading.md."""
_FILES = (
    "a.txt", "folder", "lines.jsonl", "-", "records.jsonl", "page.html", "empty.txt", "none.txt", "onrecord.db", "empty", "odd\udcff.txt", ".", "",
    "broken.jsonl", "new.db", "file.png", "-x", "a.txt/b",
)  # fmt: skip
_STORES = ("onrecord.db", "onrecord.db", "onrecord.db", "none.db", "a.txt", "empty.txt", "folder", "folder/new.db", "no/such.db", "", "odd\udcff.db", "-")  # fmt: skip
_OUTS = ("out.json", "out", "folder", "folder/out.html", "a.txt", "no/such", "odd\udcff", ".", "-", "out.html")
_HOSTS = ("127.0.0.1", "::1", "0.0.0.0", "[::1]", "127.0.0.1:80", "::1%lo", "1")
_BY_OPTION = {"store": _STORES, "out": _OUTS, "host": _HOSTS, "password": ("", "word", "\udcff")}


@cache
def _commands() -> dict[str, tuple[tuple[str, Any], ...]]:
    """The parameters of each command, as typer has them: name and what says whether it is an option."""
    found: dict[str, tuple[tuple[str, Any], ...]] = {}
    for command in app.registered_commands:
        assert command.callback is not None
        hints = typing.get_type_hints(command.callback, include_extras=True)
        names = inspect.signature(command.callback).parameters
        found[command.callback.__name__] = tuple((name, hints[name]) for name in names)
    return found


def _given(tape: Tape) -> Given:
    """A command with its arguments and some options; sometimes out of order, or with what it does not know."""
    name = tape.pick(tuple(_commands()))
    if name in ("serve", "mcp") and not tape.one_in(4):  # 0.1 s to make the app, 0.2 s to make the server
        name = "said"
    arguments: list[str] = []
    options: list[str] = []
    for parameter, hint in _commands()[name]:
        said = typing.get_args(hint)[1]
        if isinstance(said, typer.models.ArgumentInfo):
            arguments += _argument(tape, parameter, many="list" in str(hint))
        elif tape.one_in(3):
            options += _option(tape, parameter, said, flag=typing.get_args(hint)[0] is bool)
    given = [name, *options, *arguments] if tape.one_in(3) else [name, *arguments, *options]
    if tape.one_in(12):
        stray = _plain(tape.pick(("--help", "--version", "--", "-", "--x", "-h", odd_text(tape))))
        given.insert(tape.below(len(given) + 1), stray)
    return tuple(given), _standard_input(tape)


def _argument(tape: Tape, name: str, *, many: bool) -> list[str]:
    if name in ("paths", "store"):
        choices = _STORES if name == "store" else _FILES
        return [tape.pick(choices) for _ in range(1 + (tape.below(3) if many else 0))]
    return [] if tape.one_in(8) else [_word(tape, name)]


def _option(tape: Tape, name: str, said: Any, *, flag: bool) -> list[str]:
    declared = [d for d in (said.default, *(said.param_decls or ())) if isinstance(d, str) and d.startswith("--")]
    option = declared[0] if declared else f"--{name.replace('_', '-')}"
    return [option] if flag else [option, tape.pick(_BY_OPTION[name]) if name in _BY_OPTION else _word(tape, name)]


def _word(tape: Tape, name: str) -> str:
    if tape.one_in(16):
        return "\udcff" + words(tape, name)[:20]
    return _plain(words(tape, name))


def _plain(value: str) -> str:
    """What an argument can be: no NUL, and of the surrogates those that stand for bytes that are no UTF-8."""
    return value.replace("\x00", "")


def _standard_input(tape: Tape) -> bytes:
    kind = tape.below(6)
    if kind < 2:
        return sentence(tape).encode()
    return (lambda t: text(t)[:600].encode(), lines, page, lambda t: t.bytes(60))[kind - 2](tape)


@cache
def _folder() -> Path:
    """What each command finds: articles that are read fast, records, a store, and files that are nothing of the kind."""
    folder = scratch_folder("files")
    samples = ROOT / "samples"
    golden = (ROOT / "tests" / "golden" / "courier.txt.json").read_text(encoding="utf-8")
    from onrecord import from_json, to_json

    (folder / "folder" / "in").mkdir(parents=True)
    (folder / "a.txt").write_text("Ada Marsh said the bridge is safe.\n")
    (folder / "folder" / "2024-05-17.txt").write_text("Boris Lunt declined to comment.\n")
    (folder / "folder" / "in" / "b.md").write_text("x")
    shutil.copy(samples / "ledger-2024-05-17.html", folder / "page.html")
    (folder / "lines.jsonl").write_text(
        '{"id": "\\u001b[2J1", "text": "Ada Marsh said \\u001b]0;x\\u0007 it rained."}\n{"id": "\\u001b[2J2", "text": ""}\n'
    )
    (folder / "records.jsonl").write_text(to_json(from_json(golden)) + '\n{"format": "onrecord/1"}\n')
    (folder / "broken.jsonl").write_bytes(b'{"format": "onrecord/1", "article": \xff}\n[[[[\n')
    (folder / "empty.txt").write_bytes(b"")
    (folder / "file.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "empty").mkdir()
    shutil.copy(made_store(), folder / "onrecord.db")  # where commands look that are told of no other
    return folder


@contextlib.contextmanager
def _standing_in_files() -> Iterator[Path]:
    """A copy of the folder as the working directory, gone afterwards."""
    folder = scratch_folder("working") / "files"
    shutil.rmtree(folder, ignore_errors=True)  # an alarm may have rung as it was taken away
    shutil.copytree(_folder(), folder)
    try:
        with contextlib.chdir(folder):
            yield folder
    finally:
        shutil.rmtree(folder)


@cache
def _command() -> Any:
    """The commands as typer makes them of their functions: two thirds of a run's time, and the same each time."""
    return typer.main.get_command(app)


@contextlib.contextmanager
def _in_process(arguments: tuple[str, ...]) -> Iterator[None]:
    """As a process of its own would begin; but nobody is served, nobody gives way, and no log is lengthened."""
    handlers = logging.getLogger().handlers
    kept = list(handlers)
    command = _command()
    with contextlib.ExitStack() as stack:
        stack.enter_context(mock.patch("onrecord.web.serving.server", lambda *given, **named: mock.Mock()))
        stack.enter_context(
            mock.patch("onrecord.cli.app.open_streams", lambda: None)
        )  # the runner's are in their place
        stack.enter_context(mock.patch("onrecord.cli.app.leave_nothing_behind", lambda: None))
        stack.enter_context(mock.patch("onrecord.cli.add._give_way", lambda: None))
        stack.enter_context(mock.patch("typer.main.get_command", lambda given: command))
        stack.enter_context(mock.patch.dict("os.environ", {"LOGNAME": "fuzz"}))
        stack.enter_context(mock.patch("sys.argv", ["onrecord", *arguments]))
        yield
    handlers[:] = kept


def _run(given: Given) -> tuple[int, str, str]:
    """The command's status, and what it wrote on standard output and standard error.

    Raises:
        Exception: what a shell would show as a traceback.
    """
    with _in_process(given[0]), CliRunner().isolation(input=given[1]):
        sinks = io.BytesIO(), io.BytesIO()
        sys.stdout, sys.stderr = (Shown(sink, "utf-8", by_line=False) for sink in sinks)  # type: ignore[arg-type]
        try:
            main()
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 0 if left.code is None else 1
        else:
            status = 0
        sys.stdout.flush(), sys.stderr.flush()
        out, err = sinks[0].getvalue(), sinks[1].getvalue()
    return status, out.decode("utf-8"), err.decode("utf-8")


def check_command(given: Given) -> None:
    with _standing_in_files() as folder:
        status, out, err = _run(given)
        left = [path.name for path in folder.rglob("*.part")]
    assert status in STATUSES, status
    assert not left and "Traceback" not in out + err
    assert (found := CONTROLS.search(out)) is None, ("standard output", found)
    if not err.startswith("Usage:"):  # typer's own words give the arguments back
        assert (found := CONTROLS.search(err)) is None, ("standard error", found)
    assert status == 0 or err.strip() or out.startswith("Usage:"), "a failure without a word"


TARGETS = (Target(name="command-line", make=_given, check=check_command, few=15, tape=200),)
