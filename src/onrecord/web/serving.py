"""The server: uvicorn, with connections that are watched."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterable
from functools import partial
from typing import Any, cast

import uvicorn
from starlette.types import ASGIApp

from onrecord.web.guard.clients import Proxies
from onrecord.web.guard.connections import Crowd, Limits, Watched

_KEPT = 64
"""Files that are not connections: six connections to the store with three files each, the package's own."""
_QUEUE = 128
"""Connections that the system holds for us until they are taken in; beyond them clients try again after a second."""
_TURNS = 5
"""Times the backlog that is taken in before the first of it has been closed again where there is no room."""


def server(app: ASGIApp, *, limits: Limits | None = None, proxies: Iterable[str] = ()) -> uvicorn.Server:
    """The server of the app, to be run.

    Args:
        app: what answers.
        limits: to connections; those that the system's number of files leaves where none are given.
        proxies: addresses of servers in front of ours.
    """
    limits = limits or usual_limits(_files())
    crowd = Crowd(limits, proxies=Proxies(proxies))
    config = uvicorn.Config(
        app,
        http=cast(Any, partial(Watched, crowd=crowd)),
        ws="none",
        lifespan="on",
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # the guard looks at them itself, and at Forwarded too
        backlog=limits.backlog,
        timeout_graceful_shutdown=2,
        timeout_keep_alive=limits.idle,
    )
    return _Server(config)


class _Server(uvicorn.Server):
    """uvicorn, whose backlog is both how many are taken in at once and how many the system holds: those may be more."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets=sockets)
        for listening in sockets or ():
            listening.listen(max(_QUEUE, self.config.backlog))


def usual_limits(files: int) -> Limits:
    """The limits where a program can have so many files open: there is always one left to take a connection in."""
    room = max(files - _KEPT, 16)
    backlog = min(max(room // (2 * _TURNS), 1), Limits().backlog)
    total = min(max(room - _TURNS * (backlog + 1), 8), Limits().total)
    return Limits(total=total, each=max(total // 2, 4), backlog=backlog)


def _files() -> int:
    if sys.platform == "win32":
        return 1 << 16
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return 1 << 16 if soft == resource.RLIM_INFINITY else soft
