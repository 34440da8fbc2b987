"""Python loads this by itself in a watched process: an audit hook that writes down and refuses what goes outside."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

LOG = os.open(os.environ["WATCHED_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
FILES = {"os.mkdir": 1, "os.rename": 2, "os.link": 2, "os.symlink": 2, "os.truncate": 1, "os.remove": 1, "os.rmdir": 1}
"""How many of an event's arguments are paths that change."""
SENDING = {"socket.connect", "socket.sendto", "socket.sendmsg"}
LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile"}
HERE = {"127.0.0.1", "::1", "localhost"}


def note(kind: str, what: object) -> None:
    os.write(LOG, (json.dumps([kind, str(what)]) + "\n").encode())


def path(given: Any) -> str:
    return os.path.abspath(os.fsdecode(given))  # noqa: PTH100  its place is asked, not where links lead


def refuse(event: str, what: object) -> None:
    note("network", f"{event} {what}")
    raise PermissionError(f"{event} {what}: refused by the test")


def hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        if not isinstance(arguments[0], int) and isinstance(arguments[2], int) and arguments[2] & WRITING:
            note("changed", path(arguments[0]))
    elif event in FILES:
        for given in arguments[: FILES[event]]:
            note("changed", given if isinstance(given, int) else path(given))
    elif event in SENDING:
        if arguments[1] is not None:
            refuse(event, arguments[1])
    elif event == "socket.bind":
        if arguments[1][0] not in HERE:
            refuse(event, arguments[1])
    elif event in LOOKUPS:
        refuse(event, arguments[0])
    elif event in PROGRAMS:
        note("started", arguments[0])


sys.addaudithook(hook)
note("watching", os.getpid())
