"""`onrecord serve`."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.io.numbers import whole
from onrecord.cli.io.status import Status, tell
from onrecord.cli.io.streams import OUTPUT, mute
from onrecord.cli.storing import HERE, answering
from onrecord.errors import OnRecordError
from onrecord.record.signs import line, unseen

_NEEDED = ("fastapi", "uvicorn", "python_multipart")
_PASSWORD = "ONRECORD_PASSWORD"
_TRIED = 20
"""Ports that are tried after the first, where no port is given."""


def serve(
    file: Annotated[Path | None, typer.Argument(metavar="STORE", help="The file of the store.")] = None,
    store: Annotated[Path, typer.Option(metavar="FILE", help="The same, as other commands take it.")] = HERE,
    host: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="The address to serve on; any but this machine's own needs a password."),
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(
            parser=whole(0, 65535),
            metavar="N",
            help="The port; 0 for any free one. By default the first free one from 8747.",
        ),
    ] = 8747,
    password: Annotated[
        str | None,
        typer.Option(
            metavar="WORD",
            envvar=_PASSWORD,
            help="The password that everybody has to give; safer in ONRECORD_PASSWORD, where nobody sees it.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="NAME", help="The name that signs corrections without one; your login name by default."
        ),
    ] = None,
    proxy: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ADDRESS", help="The address of a proxy in front of this server, trusted to say who asks."
        ),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A name under which the proxy serves it.")
    ] = None,
) -> None:
    """Show a store in the browser; only this machine can see it unless --host is given."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        tell(f"serve needs {', '.join(missing)}; install with: pip install 'onrecord[web]'")
        raise typer.Exit(Status.NOTHING_READ)
    store = file or store
    with answering(store):
        _check_text(host=host, password=password, by=by)
        _run(store, host=host, port=port, password=password, by=by, proxies=proxy or (), names=name or ())


def _check_text(**given: str | None) -> None:
    for name, value in given.items():
        if value is not None and unseen(value) is not None:
            tell(f"--{name}: has characters that cannot be typed; give UTF-8 text")
            raise typer.Exit(Status.USAGE)


def _run(
    store: Path,
    *,
    host: str,
    port: int,
    password: str | None,
    by: str | None,
    proxies: Sequence[str],
    names: Sequence[str],
) -> None:
    from onrecord.web import create_app
    from onrecord.web.serving import server

    with _bound(host, port) as listening:  # first: a store that was opened for nothing would leave its log behind
        _begin(store)
        app = create_app(store, hosts=(host, *names), password=password, author=by, proxies=proxies)
        shown = f"[{host}]" if ":" in host else host
        _say(f"{store}: http://{shown}:{listening.getsockname()[1]}/  (Ctrl-C ends it)")
        server(app, proxies=proxies).run(sockets=[listening])


def _begin(store: Path) -> None:
    """Make an empty store where there is none yet, and say so."""
    from onrecord.cli.storing import opened
    from onrecord.store import check_room

    if not store.exists() and check_room(store):
        opened(store).close()
        tell(f"{store.absolute()}: a new store; bring articles to it in the browser, or with `onrecord add`")


def _say(words: str) -> None:
    """Print where the store is served; serve it even where standard output is closed."""
    try:
        typer.echo(line(words))
    except OSError as error:
        mute(sys.stdout)
        tell(f"{words}; {OUTPUT} cannot be written ({error.strerror})")


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens there, or on one of the next ports."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last: Exception | None = None
    for number in range(port, min(port + _TRIED, 65536) if port else 1):
        listening = socket.socket(family, socket.SOCK_STREAM)
        if os.name == "posix":  # a port that was just given back is free
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, number))
            listening.listen(128)  # whoever comes before the server is ready waits, and is not refused
        except (OSError, UnicodeError) as error:  # a name that no host can have
            listening.close()
            last = error
        else:
            return listening
    raise OnRecordError(f"{host}:{port}: cannot be served there ({last}); give another --host or --port")
