"""The commands, in the order in which `onrecord --help` lists them."""

from __future__ import annotations

import logging
import os
import sys
from typing import Annotated

import typer

from onrecord.cli.add import add
from onrecord.cli.corrections import correction_commands
from onrecord.cli.export import export
from onrecord.cli.figures import figures
from onrecord.cli.io.files import leave_nothing_behind
from onrecord.cli.io.status import Status, tell
from onrecord.cli.io.streams import ERRORS, OUTPUT, finish, mute, open_streams
from onrecord.cli.mcp import mcp
from onrecord.cli.questions import questions
from onrecord.cli.read import read
from onrecord.cli.reports.changes import changes
from onrecord.cli.reports.facts import disputes, offices, positions, ties
from onrecord.cli.reports.history import corrections
from onrecord.cli.reports.kept import keep, kept
from onrecord.cli.reports.people import about, compare, sources
from onrecord.cli.reports.review import review
from onrecord.cli.reports.searches import searches
from onrecord.cli.reports.versions import versions
from onrecord.cli.said import said
from onrecord.cli.scale import scale
from onrecord.cli.schema import schema
from onrecord.cli.serve import serve
from onrecord.cli.silences import silences
from onrecord.cli.timeline import timeline
from onrecord.cli.who import who

app = typer.Typer(
    name="onrecord",
    context_settings={"help_option_names": ["--help", "-h"]},
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(read)
app.command()(add)
app.command()(who)
app.command()(said)
for report in (about, offices, positions, disputes, ties, changes, versions, compare, sources):
    app.command()(report)
app.command()(timeline)
app.command()(figures)
app.command()(silences)
app.command()(questions)
app.command()(review)
for correct in correction_commands():
    app.command()(correct)
app.command()(corrections)
app.command()(keep)
app.command()(kept)
app.command()(searches)
app.command()(export)
app.command()(serve)
app.command()(mcp)
app.command()(schema)
app.add_typer(scale)


def main() -> None:
    """Run the command line and leave with its exit status (docs/reading.md)."""
    # Articles are read side by side, one a core: products that are shared out over the cores as well wait for each
    # other (a fifth more processor time). NumPy asks when it is first loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    logging.getLogger().addHandler(logging.NullHandler())  # what the page reader warns of, our errors name
    open_streams()
    leave_nothing_behind()
    try:
        app()
    except SystemExit as left:
        status = left.code
    except OSError as error:
        if error.filename not in (OUTPUT, ERRORS):
            raise
        mute(sys.stdout if error.filename == OUTPUT else sys.stderr)
        tell(f"{error.filename}: cannot be written ({error.strerror})")
        status = Status.USAGE
    if (failed := finish()) is not None and not status:
        tell(f"{OUTPUT}: cannot be written ({failed.strerror})")
        status = Status.USAGE
    sys.exit(status)


def _say_version(wanted: bool) -> None:
    if wanted:
        from onrecord.model.versions import versions as read_by  # hashes 40 MB: only for this

        typer.echo(f"onrecord {read_by().line()}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Show the versions of the program, the network and the rules.",
            callback=_say_version,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Read news articles and keep the record: who said what, with the words that say it."""
