"""`onrecord add`."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from onrecord.cli.status import Status, count, tell
from onrecord.cli.storing import HERE, AsJson, StoreFile, opened_store, show
from onrecord.errors import OnRecordError, RecordFormatError
from onrecord.record import FORMAT, Article, Record, from_json

if TYPE_CHECKING:
    from onrecord.store import Account, Store

_PEEK = 4096
_MOST_BYTES = 100_000_000  # of a record's line: those of the longest articles have some 20,000,000
_MARK = f'"{FORMAT}"'.encode()


def add(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS...", help="Articles, folders of them, - for standard input; or .jsonl of records."
        ),
    ],
    store: StoreFile = HERE,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of publication, YYYY-MM-DD; a line's own day stands.")
    ] = None,
    fiscal_start: Annotated[
        int,
        typer.Option(min=1, max=12, metavar="MONTH", help="The month in which the fiscal years of the articles begin."),
    ] = 10,
    again: Annotated[bool, typer.Option(help="Read again what the store has; corrections stay.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read articles into the store; only what is new, however often.

    Exit status: 0 all was added or there, 1 nothing was, 2 wrong usage, 3 some was skipped.
    """
    skipped: list[str] = []
    _give_way()
    with opened_store(store, made=True) as opened:
        source = _Source(opened, published=published, fiscal_start=fiscal_start, again=again, skipped=skipped)
        account = opened.add_all(_shown(source.records(paths), opened.path))
        account = msgspec.structs.replace(
            account,
            read=account.read + source.same + len(skipped),
            same=account.same + source.same,
            skipped=(*skipped, *account.skipped),
        )
        for reason in account.skipped[len(skipped) :]:
            tell(reason)
        show(account, _lines(account), as_json=as_json)
    raise typer.Exit(_status(account))


def _give_way() -> None:
    """Let whoever looks at the store meanwhile go first: adding takes hours, a page should take a moment."""
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):  # it has less already
            os.setpriority(os.PRIO_PROCESS, 0, 10)


def _status(account: Account) -> Status:
    if account.read == len(account.skipped):
        return Status.NOTHING_READ
    return Status.SOME_SKIPPED if account.skipped else Status.ALL_READ


def _lines(account: Account) -> Iterator[str]:
    reread = f", {account.reread:,} read again" if account.reread else ""
    yield (
        f"read {count(account.read, 'article')}: {account.new:,} new, {account.same:,} the same{reread}, "
        f"{len(account.skipped):,} skipped"
    )
    yield from (f"no longer finds its place: {lost}" for lost in account.lost_corrections)


class _Source:
    """The records to add, from articles and from records; counts what the store has already."""

    def __init__(
        self, store: Store, *, published: str | None, fiscal_start: int, again: bool, skipped: list[str]
    ) -> None:
        self._fiscal_start = fiscal_start
        self._store, self._published, self._again, self._skipped = store, published, again, skipped
        self.same = 0

    def records(self, paths: Iterable[str]) -> Iterator[Record]:
        """In the order of the paths."""
        for of_records, group in groupby(paths, key=_holds_records):
            if of_records:
                for path in group:
                    yield from self._lines(path)
            else:
                yield from self._read(list(group))

    def _skip(self, reason: OnRecordError) -> None:
        self._skipped.append(str(reason))
        tell(str(reason))

    def _lines(self, path: str) -> Iterator[Record]:
        from onrecord.intake.faults import blamed_on
        from onrecord.intake.jsonl import lines

        try:
            with (
                blamed_on(path),
                contextlib.nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as stream,
            ):
                for number, line in enumerate(lines(stream, _MOST_BYTES), 1):
                    yield from self._line(line, f"{path}, line {number}")
        except OnRecordError as error:
            self._skip(error)

    def _line(self, line: bytes | None, place: str) -> Iterator[Record]:
        from onrecord.intake.faults import blamed_on

        try:
            with blamed_on(place):
                if line is None:
                    raise RecordFormatError(f"longer than {_MOST_BYTES:,} bytes; give one record a line")
                if line.strip():
                    yield from_json(line)
        except RecordFormatError as error:
            self._skip(RecordFormatError(f"{place}: {error}"))
        except OnRecordError as error:
            self._skip(error)

    def _read(self, paths: list[str]) -> Iterator[Record]:
        from onrecord.intake import open_articles

        articles = open_articles(paths, published=self._published, skipped=self._skip)
        fresh = self._unknown(articles)
        first = next(fresh, None)
        if first is None:
            return
        from onrecord.facts.reading import read_articles  # spaCy and the network: only when there is something to read

        yield from read_articles(_after(first, fresh), skipped=self._skip, fiscal_start=self._fiscal_start)

    def _unknown(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            if not self._again and self._store.knows(article):
                self.same += 1
            else:
                yield article


def _after(first: Article, rest: Iterator[Article]) -> Iterator[Article]:
    yield first
    yield from rest


def _holds_records(path: str) -> bool:
    """Whether the first line is a record rather than an article."""
    if path == "-":
        peek = getattr(sys.stdin.buffer, "peek", None)  # a stream that replaces standard input may have none
        return peek is not None and _MARK in peek(_PEEK)[:_PEEK]
    file = Path(path)
    if file.suffix.lower() not in (".jsonl", ".ndjson") or not file.is_file():
        return False
    try:
        with file.open("rb") as stream:
            return _MARK in stream.read(_PEEK).split(b"\n")[0]
    except OSError:  # who reads it says so
        return False


def _shown(records: Iterator[Record], path: Path) -> Iterator[Record]:
    """The records; a terminal on standard error shows how many there are so far."""
    if not sys.stderr.isatty():
        yield from records
        return
    from rich.console import Console  # 100 ms to import: only at a terminal

    console = Console(stderr=True)
    with console.status(f"Adding to {path} …") as status:
        for number, record in enumerate(records, 1):
            status.update(f"Adding to {path}: {number:,}")
            yield record
