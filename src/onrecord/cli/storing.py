"""What the commands over a store share: the file, errors as an exit status, answers as text or JSON."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from onrecord.cli.status import Status, tell
from onrecord.errors import AmbiguousNameError, CorrectionError, NoSuchFactError, NoSuchNameError, OnRecordError

if TYPE_CHECKING:
    from onrecord.store import Correction, Store, Witness

StoreFile = Annotated[Path, typer.Option("--store", metavar="FILE", help="The store.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, all fields of each answer.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="To the end of this day, month or year.")]
Limit = Annotated[int, typer.Option(min=1, metavar="N", help="The longest list.")]
Author = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who corrects; else your login name.")]

HERE = Path("onrecord.db")
"""The store where no other is given."""

_USAGE = (AmbiguousNameError, CorrectionError, NoSuchFactError, NoSuchNameError)


@contextmanager
def opened_store(path: Path, *, made: bool = False, readonly: bool = False) -> Iterator[Store]:
    """The store, closed in the end; what it refuses is said, and the command left with its status.

    Args:
        path: the file.
        made: whether a new one is made where there is none.
        readonly: whether nothing is to be written.
    """
    from onrecord.resolve import open_store  # numpy: only for these commands

    try:
        if not made and not path.exists():
            raise OnRecordError(f"{path}: no store there; make one with `onrecord add ARTICLES`, or give --store FILE")
        with open_store(path, readonly=readonly) as store:
            yield store
    except OnRecordError as error:
        for line in str(error).splitlines():
            tell(line) if not line.startswith(" ") else sys.stderr.write(line + "\n")
        raise typer.Exit(Status.USAGE if isinstance(error, _USAGE) else Status.NOTHING_READ) from error
    except BrokenPipeError:  # whoever reads our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError as error:
        tell(f"{error.filename or path}: {error.strerror}")
        raise typer.Exit(Status.NOTHING_READ) from error


def checked_day(value: str | None) -> str | None:
    """A day, month or year as given; the command is left with its status for anything else."""
    from onrecord.store.dates import first_day

    if value is not None and (first_day(value) is None or not value[:4].isdigit() or len(value) not in (4, 7, 10)):
        tell(f"{value}: not a date; give 2022-11-09, 2022-11 or 2022")
        raise typer.Exit(Status.USAGE)
    return value


def show(answer: Any, lines: Iterable[str], *, as_json: bool) -> None:
    """Print an answer: its values as JSON, or the lines."""
    if as_json:
        text = msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n"
    else:
        text = "".join(line + "\n" for line in lines).encode("utf-8", "replace")
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()


def cited(article: Witness) -> str:
    """An article in a few words."""
    return ", ".join(p for p in (article.publisher or article.name[:60], article.published) if p)


def told(correction: Correction) -> list[str]:
    """A correction in lines."""
    state = (
        f"; undone {correction.undone_at}"
        if correction.undone_at
        else f"; lost: {correction.lost}"
        if correction.lost
        else ""
    )
    return [f"{correction.id}  {correction.change} ({correction.author}, {correction.made_at}{state})"]
