"""`onrecord mcp`."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.io.status import Status, tell
from onrecord.cli.storing import opened_store


def mcp(store: Annotated[Path, typer.Argument(metavar="STORE", help="The file of the store.")]) -> None:
    """Let an assistant ask a store, over the Model Context Protocol on standard input and output, read-only."""
    if find_spec("mcp") is None:
        tell("mcp needs a package; install it with: pip install 'onrecord[mcp]'")
        raise typer.Exit(Status.NOTHING_READ)
    with opened_store(store, readonly=True):
        pass  # a store that cannot be asked is said before anybody asks
    from onrecord.assistants.server import make_server

    make_server(store).run("stdio")
