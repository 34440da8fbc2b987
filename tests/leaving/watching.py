"""A process that is watched: what it sends, what it changes on the disk, what it starts.

Python's own calls are seen and refused by an audit hook (hook/sitecustomize.py). Where strace is installed it sees the
system calls of compiled libraries too, and refuses their connections.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HOOK = Path(__file__).parent / "hook"
PASSED_ON = ("PATH", "SYSTEMROOT")
"""Nothing else of our environment: under CI, for one, ONNX Runtime reports nothing by itself and no test could fail."""
_FILES = (
    "open", "openat", "creat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "rmdir", "link", "linkat",
    "symlink", "symlinkat", "mknod", "mknodat", "truncate", "unlink", "unlinkat",
)  # fmt: skip
TEMPTED = {
    "ORT_DISABLE_TELEMETRY": "0",
    "FASTAPI_OTEL_AUTO_CONFIGURE": "true",
    "OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9",
}
"""What a machine may have set for other programs, by which libraries of ours would send something."""
_TRACED = (
    "--seccomp-bpf", "-ff", "-y", "-e", f"trace=%network,execve,{','.join(_FILES)}",
    "-e", "inject=connect:error=ENETUNREACH",
)  # fmt: skip
_CALL = re.compile(r"(\w+)\((.*)\) += \S+")
_QUOTED = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
_WRITING = re.compile(r"\bO_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)\b")
_ADDRESS = re.compile(r"sa_family=AF_INET6?, .*?(?:inet_addr\(|inet_pton\(AF_INET6, )\"([^\"]*)\"")
_SENDING = {"connect", "sendto", "sendmsg", "sendmmsg"}
_HERE = {"127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Folders that a watched process gets: `given` it may change, in the others nothing may appear."""

    folder: Path

    @property
    def given(self) -> Path:
        return self.folder / "given"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def forbidden(self) -> dict[str, Path]:
        """The folders to which programs write by themselves, by the variable that names them."""
        names = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "TMPDIR", "PWD")
        return {name: self.folder / name for name in names}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a process did.

    Attributes:
        network: its calls to other addresses than loopback, lookups of names among them.
        changed: files and folders outside `given` that it made, opened for writing, moved or removed.
        started: other programs.
    """

    network: tuple[str, ...]
    changed: tuple[str, ...]
    started: tuple[str, ...]


def make_room(folder: Path) -> Room:
    """The folders, made and empty."""
    room = Room(folder=folder)
    for path in (room.given, room.log, *room.forbidden().values()):
        path.mkdir(parents=True)
    return room


@cache
def strace() -> tuple[str, ...]:
    """The words that trace a command, without its `-o`; none where strace is missing or may not trace."""
    words = ("strace", *_TRACED)
    if not shutil.which("strace"):
        return ()
    tried = subprocess.run([*words, "-o", os.devnull, "true"], capture_output=True, check=False)
    return words if tried.returncode == 0 else ()


def start(room: Room, arguments: Sequence[str | Path], *, typed: bool = False) -> subprocess.Popen[str]:
    """Python with these arguments, watched, in a process group of its own; `typed`: with something to type into."""
    traced = strace()
    words = [*traced, "-o", str(room.log / "calls")] if traced else []
    return subprocess.Popen(
        [*words, sys.executable, *map(str, arguments)],
        cwd=room.forbidden()["PWD"],
        env=_environment(room),
        stdin=subprocess.PIPE if typed else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _environment(room: Room) -> dict[str, str]:
    paths = [str(Path(p).resolve()) for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p]
    return {
        **{name: os.environ[name] for name in PASSED_ON if name in os.environ},
        **{name: str(path) for name, path in room.forbidden().items()},
        **TEMPTED,
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join([str(HOOK), *paths]),
        "PYTHONDONTWRITEBYTECODE": "1",  # Python's own, beside the modules, where an installer did not
        "WATCHED_LOG": str(room.log / "events"),
    }


def seen(room: Room) -> Seen:
    """What the process did, when it has ended."""
    noted = [*_events(room), *_calls(room)]
    noted += [("changed", str(p)) for folder in room.forbidden().values() for p in folder.rglob("*")]
    return Seen(
        network=_of("network", noted),
        changed=tuple(p for p in _of("changed", noted) if not Path(p).is_relative_to(room.given)),
        started=_of("started", noted),
    )


def _of(kind: str, noted: list[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(sorted({what for k, what in noted if k == kind}))


def _events(room: Room) -> Iterator[tuple[str, str]]:
    lines = [json.loads(line) for line in (room.log / "events").read_text(encoding="utf-8").splitlines()]
    assert lines[0][0] == "watching", lines
    yield from ((kind, what) for kind, what in lines)


def _calls(room: Room) -> Iterator[tuple[str, str]]:
    for file in room.log.glob("calls.*"):
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
            call = _CALL.match(line)
            if call:
                yield from _of_call(call[1], call[2], room=room)


def _of_call(name: str, arguments: str, *, room: Room) -> Iterator[tuple[str, str]]:
    if name in _SENDING or name == "bind":
        address = _ADDRESS.search(arguments)
        if address and not (name == "bind" and address[1] in _HERE):
            yield "network", f"{name} {arguments}"
    elif name == "execve":
        program = arguments.split(",")[0].strip('"')
        if program != sys.executable:
            yield "started", program
    elif name in _FILES and (name not in {"open", "openat"} or _WRITING.search(arguments)):
        for folder, path in _QUOTED.findall(arguments):
            whole = os.path.normpath(Path(folder or room.forbidden()["PWD"]) / path)
            if not Path(whole).is_relative_to(room.log):
                yield "changed", whole
