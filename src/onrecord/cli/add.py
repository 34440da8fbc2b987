"""`onrecord add`."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, TypeVar

import msgspec
import typer

from onrecord.cli.io.numbers import whole
from onrecord.cli.io.status import Status, count, tell
from onrecord.cli.io.streams import terminal
from onrecord.cli.io.tuning import tuned_for_reading
from onrecord.cli.storing import HERE, AsJson, StoreFile, answering, opened, show
from onrecord.errors import OnRecordError, SelectionError
from onrecord.intake.dates import checked_date
from onrecord.intake.metadata import Given, read_metadata, with_metadata
from onrecord.record import Article, Record
from onrecord.record.signs import line, visible

if TYPE_CHECKING:
    from onrecord.intake.records import RecordLine
    from onrecord.intake.selection import Selection
    from onrecord.store import Account, Store

T = TypeVar("T")


def add(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS...",
            help="Articles, folders of them, - for standard input; or records: .jsonl, or a folder of Parquet.",
        ),
    ],
    store: StoreFile = HERE,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day of publication, YYYY-MM-DD; a day in a JSONL line comes first."),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(metavar="NAME", help="The publisher of articles that do not name theirs.")
    ] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(
            metavar="TABLE", help="CSV with a column file, and published, publisher, author, title, section or url."
        ),
    ] = None,
    where: Annotated[
        str | None,
        typer.Option(
            metavar="EXPRESSION",
            help="Of records, take those of which it is true: published >= 2016-09 and kind = silences.",
        ),
    ] = None,
    fiscal_start: Annotated[
        int,
        typer.Option(parser=whole(1, 12), metavar="MONTH", help="The month in which fiscal years begin."),
    ] = 10,
    again: Annotated[bool, typer.Option(help="Read again what the store already has; corrections stay.")] = False,
    as_json: AsJson = False,
) -> None:
    """Add articles to the store; those it already has are left as they are.

    Exit status: 0 everything is in the store, 1 nothing could be read, 2 wrong usage, 3 some inputs were skipped.
    """
    skipped: list[str] = []
    _give_way()
    source = _Source(published=published, fiscal_start=fiscal_start, again=again, skipped=skipped)
    with answering(store):
        source.publisher, source.metadata = publisher, read_metadata(metadata) if metadata else {}
        source.select(where, paths)
        added = _added(source, paths, store)
        account = msgspec.structs.replace(
            added,
            read=added.read + source.same + len(skipped),
            same=added.same + source.same,
            skipped=(*skipped, *added.skipped),
        )
        for reason in added.skipped:
            tell(reason)
        if where is not None and not account.read:
            tell(f"no record of which this is true: {where}")
        show(account, _lines(account), as_json=as_json)
    raise typer.Exit(_status(account))


def _added(source: _Source, paths: list[str], file: Path) -> Account:
    """Add what the source has; make a store that does not exist yet, but only once there is a record for it."""
    from onrecord.store import Account, check_room

    source.check()
    if source.holds_records(paths):
        return _loaded(source, paths, file)
    records = source.records(paths)
    if check_room(file):
        first = next(records, None)
        if first is None:
            return Account()
        records = _after(first, records)
    with opened(file) as store:
        source.store = store
        account = store.add_all(_shown(records, file))
        if source.reads and (account.new or account.reread or source.same):
            _tell_readings(store)
        return account


def _loaded(source: _Source, paths: list[str], file: Path) -> Account:
    """Add records that were read before, and nothing else: in bulk where the store is empty and they are many."""
    from onrecord.store import Account, check_room

    lines = source.lines(paths)
    if check_room(file):
        first = source.first_whole(lines)
        if first is None:
            return Account()
        lines = _after(first, lines)
    with opened(file) as store, tuned_for_reading():
        return store.load(_shown(lines, file))


def _tell_readings(store: Store) -> None:
    """Say how many articles other versions than this one's read."""
    from onrecord.model.versions import versions

    others = sum(one.articles for one in store.readings() if one.versions != versions().line())
    if others:
        tell(f"{count(others, 'article')} of the store read by other versions; `onrecord add --again` reads them anew")


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
    if account.reread and not account.changes:
        yield "no fact says otherwise than before"
    yield from (f"{one.kind}: {one.gone:,} gone, {one.new:,} new, {one.changed:,} changed" for one in account.changes)
    yield from (f"no longer finds its place: {lost}" for lost in account.lost_corrections)


class _Source:
    """The records to add, from articles and from records; counts what the store has already."""

    store: Store | None = None
    """The store that has some of them already; None while there is none."""
    publisher: str | None = None
    metadata: Mapping[str, Given] = MappingProxyType({})
    """What a table says of articles, by their files."""
    where: Selection | None = None
    """Which records are taken."""

    def __init__(self, *, published: str | None, fiscal_start: int, again: bool, skipped: list[str]) -> None:
        self._fiscal_start = fiscal_start
        self._published, self._again, self._skipped = published, again, skipped
        self.same, self.reads = 0, False

    def check(self) -> None:
        """Raise DateError where the day is not a date."""
        if self._published is not None:
            checked_date(self._published, "--published")

    def records(self, paths: Iterable[str]) -> Iterator[Record]:
        """Yield the records in the order of the paths."""
        from onrecord.intake.records import holds_records, records_of

        for of_records, group in groupby(paths, key=holds_records):
            if of_records:
                yield from records_of(self.lines(group), skipped=self._skip)
            else:
                yield from self._read(list(group))

    def holds_records(self, paths: Iterable[str]) -> bool:
        """Return whether all that was given are records, and no articles."""
        from onrecord.intake.records import holds_records

        return all(map(holds_records, paths))

    def lines(self, paths: Iterable[str]) -> Iterator[RecordLine]:
        """Yield the records in the order of the paths, as JSON."""
        from onrecord.intake.records import record_lines

        return chain.from_iterable(record_lines(path, skipped=self._skip, where=self.where) for path in paths)

    def select(self, expression: str | None, paths: Iterable[str]) -> None:
        """Take only the records of which an expression is true, if there is one.

        Raises:
            SelectionError: it cannot be read, or a path leads to articles.
        """
        from onrecord.intake.records import holds_records
        from onrecord.intake.selection import Selection

        if expression is None:
            return
        try:
            self.where = Selection.of(expression)
        except SelectionError as error:
            raise SelectionError(f"--where: {error}") from error
        articles = next((path for path in paths if not holds_records(path) and _is_there(path)), None)
        if articles is not None:
            raise SelectionError(
                f"{articles}: not records, and --where selects among these; read it first: onrecord read --format jsonl"
            )

    def first_whole(self, lines: Iterator[RecordLine]) -> RecordLine | None:
        """Return the first that holds a record; those before it are skipped."""
        from onrecord.intake.records import record_of

        for one in lines:
            try:
                record_of(one)
            except OnRecordError as error:
                self._skip(error)
            else:
                return one
        return None

    def _skip(self, reason: OnRecordError) -> None:
        self._skipped.append(visible(str(reason)))
        tell(str(reason))

    def _read(self, paths: list[str]) -> Iterator[Record]:
        from onrecord.intake import open_articles

        self.reads = True
        articles = open_articles(paths, published=self._published, skipped=self._skip, left_out=tell)
        fresh = self._unknown(with_metadata(articles, self.metadata, publisher=self.publisher))
        first = next(fresh, None)
        if first is None:
            return
        from onrecord.facts.read import read_articles

        with tuned_for_reading():
            yield from read_articles(_after(first, fresh), skipped=self._skip, fiscal_start=self._fiscal_start)

    def _unknown(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            if not self._again and self.store is not None and self.store.knows(article):
                self.same += 1
            else:
                yield article


def _is_there(path: str) -> bool:
    with contextlib.suppress(ValueError):  # a name that no file can have
        return path == "-" or Path(path).exists()
    return False


def _after(first: T, rest: Iterator[T]) -> Iterator[T]:
    yield first
    yield from rest


def _shown(records: Iterator[T], path: Path) -> Iterator[T]:
    """Pass the records on, and show on a terminal how many there are so far."""
    if not sys.stderr.isatty():
        yield from records
        return
    from rich.console import Console  # 100 ms to import: only at a terminal

    with Console(file=terminal(sys.stderr)).status(line(f"Adding to {path} …")) as status:
        for number, record in enumerate(records, 1):
            status.update(line(f"Adding to {path}: {number:,}"))
            yield record
