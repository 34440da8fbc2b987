"""What the commands over a store share: the file, errors as an exit status, answers as text or JSON."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import msgspec
import typer

from onrecord.cli.io.numbers import whole
from onrecord.cli.io.status import Status, tell
from onrecord.cli.io.streams import OUTPUT, mute
from onrecord.errors import (
    AmbiguousNameError,
    CorrectionError,
    DateError,
    NoSuchFactError,
    OlderStoreError,
    OnRecordError,
    ReadOnlyStoreError,
    SearchError,
    SelectionError,
)  # fmt: skip
from onrecord.record.kinds import is_certain
from onrecord.record.signs import escaped, line

if TYPE_CHECKING:
    from onrecord.store import Article, Correction, Store

F = TypeVar("F")
StoreFile = Annotated[Path, typer.Option("--store", metavar="FILE", help="The file of the store.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON with all fields of each answer.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Start with this day, month or year.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="End with this day, month or year.")]
ALL = 1_000_000
Limit = Annotated[int, typer.Option(parser=whole(0, ALL), metavar="N", help="List N at most; 0: all.")]
Author = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Your name, to sign the correction; your login name by default."),
]

Every = Annotated[bool, typer.Option("--uncertain", help="List uncertain ones too.")]

_COUNTED = 1_000
"""Rows that are counted beyond those that are listed: 0.3 s for statements of a store of 840 articles, all take 2 s."""
HERE = Path("onrecord.db")
"""The store where no other is given."""

_USAGE = (AmbiguousNameError, CorrectionError, DateError, NoSuchFactError, SearchError, SelectionError)


@contextmanager
def opened_store(path: Path, *, readonly: bool = False) -> Iterator[Store]:
    """Open an existing store and close it afterwards; report its errors, and leave the command with their status.

    Args:
        path: the file.
        readonly: whether to write nothing.
    """
    with answering(path, changed=not readonly):
        from onrecord.store import check_store

        check_store(path)
        with opened(path, readonly=readonly) as store:
            yield store


@contextmanager
def answering(path: Path, *, changed: bool = True) -> Iterator[None]:
    """Report the errors of this store and of standard output; then leave the command with their status.

    `changed`: the command has done something already when its answer cannot be written.
    """
    try:
        yield
    except OnRecordError as error:
        leave(error)
    except BrokenPipeError:  # whoever reads our output has seen enough
        mute(sys.stdout)
    except OSError as error:
        if error.filename != OUTPUT:
            leave(OnRecordError(f"{error.filename or path}: {error.strerror}"))
        mute(sys.stdout)
        done = "; what was asked for is done" if changed else ""
        tell(f"{OUTPUT}: cannot be written ({error.strerror}){done}")
        raise typer.Exit(Status.USAGE) from error


def opened(path: Path, *, readonly: bool = False) -> Store:
    """Open the store; bring one of an older onrecord up to date where it can be written."""
    from onrecord.resolve import open_store  # numpy: only for these commands

    try:
        return open_store(path, readonly=readonly)
    except OlderStoreError:
        with contextlib.suppress(ReadOnlyStoreError):
            return open_store(path)
        raise


def leave(error: OnRecordError) -> NoReturn:
    """Say what is wrong, and leave the command with its status."""
    tell(str(error))
    raise typer.Exit(Status.USAGE if isinstance(error, _USAGE) else Status.NOTHING_READ) from error


def checked_day(value: str | None) -> str | None:
    """Return the day, month or year as given; for anything else leave the command with its status."""
    from onrecord.store.read.asked import checked_period

    try:
        return None if value is None else checked_period(value)
    except DateError as error:
        leave(error)


def show(answer: Any, lines: Iterable[str], *, as_json: bool) -> None:
    """Print an answer: its values as JSON, or the lines; say on standard error that a list is empty."""
    if as_json:
        text = escaped(msgspec.json.format(msgspec.json.encode(answer), indent=2)) + b"\n"
    else:
        text = "".join(line(one) + "\n" for one in lines).encode("utf-8")
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()
    if answer == ():
        tell("nothing found")


def one_more(limit: int) -> int:
    """Return how many rows to ask for, so that it shows whether there are more than are listed."""
    return min(limit + 1, ALL) if limit else ALL


def tell_more(found: Sized, limit: int, *, ask: Callable[..., Sized]) -> None:
    """Say on standard error how many rows are listed of how many there are.

    Args:
        found: what was asked for with one row more than are listed.
        ask: asks for the rows again, up to its `limit`, to count them; only where there are more.
    """
    if limit and len(found) > limit:
        most = max(_COUNTED, limit)
        total = len(ask(limit=most + 1))
        of = f"{total:,}" if total <= most else f"more than {most:,}"
        tell(f"{limit:,} of {of}; --limit 0 for all")


def cited(article: Article) -> str:
    """Describe an article in a few words: "The Harbor Ledger, 2024-05-17"."""
    return ", ".join(p for p in (article.publisher or article.name[:60], article.published) if p)


def told(correction: Correction) -> list[str]:
    """Describe a correction, a line for each thing that it says."""
    state = (
        f"; undone {correction.undone_at}"
        if correction.undone_at
        else f"; lost: {correction.lost}"
        if correction.lost
        else ""
    )
    why = f"; {' '.join(correction.reason.split())}" if correction.reason else ""
    return [f"{correction.id}  {correction.change} ({correction.author}, {correction.made_at}{state}){why}"]


def folded(facts: Sequence[F], line: Callable[[F], str], *, every: bool = False) -> Iterator[str]:
    """Write a line a fact, and how many are left out as uncertain unless `every` one is asked for."""
    listed = [fact for fact in facts if every or is_certain(fact)]
    yield from map(line, listed)
    if left := len(facts) - len(listed):
        yield f"{left} uncertain; --uncertain lists them"
