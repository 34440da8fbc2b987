"""How reports are printed: lines, JSON or CSV; that nothing was found, and how much of a list is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import msgspec
import typer

from onrecord.cli.io.numbers import whole
from onrecord.cli.io.status import Status, tell
from onrecord.cli.storing import cited, folded, show
from onrecord.record.signs import visible

if TYPE_CHECKING:
    from onrecord.store.read.answers import Article

T = TypeVar("T")
AsCsv = Annotated[bool, typer.Option("--csv", help="Print a table for spreadsheets.")]
Most = Annotated[int, typer.Option("--limit", parser=whole(0, 1_000_000), metavar="N", help="List N at most; 0: all.")]
On = Annotated[str | None, typer.Option("--on", metavar="TOPIC", help="Only with these words.")]
Of = Annotated[str | None, typer.Option("--of", metavar="NAME", help="Only of this person or organization.")]
LIMIT = 20


class PrintAs(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer is printed as: lines unless one of the others is asked for."""

    as_json: bool
    as_csv: bool

    def check(self) -> None:
        """Leave the command with its status where both are asked for."""
        if self.as_json and self.as_csv:
            tell("--json and --csv: give one of them")
            raise typer.Exit(Status.USAGE)


def show_rows(
    rows: Sequence[T],
    row_type: str,
    line: Callable[[T], str],
    form: PrintAs,
    *,
    total: int | None = None,
    every: bool = True,
) -> None:
    """Print the rows of an answer; say on standard error that there are none, or that there are more.

    Args:
        row_type: the name of their type in `onrecord.store.read.reported` or `revised`, which are slow to import.
        total: how many rows there are, where these are the first.
        every: whether uncertain ones have a line too; JSON and tables have all, with their confidence.
    """
    form.check()
    if form.as_csv:
        from onrecord.store.read import reported, revised
        from onrecord.views.tables import to_csv

        table = getattr(reported, row_type, None) or getattr(revised, row_type)
        sys.stdout.buffer.write(visible(to_csv(rows, table, ends="\n")).encode("utf-8"))
        sys.stdout.buffer.flush()
        if not rows:
            tell("nothing found")
    else:
        show(rows, folded(rows, line, every=every), as_json=form.as_json)
    if total is not None and total > len(rows):
        tell(f"{len(rows):,} of {total:,}; --limit 0 for all")


def beside(fact: str, article: Article) -> str:
    """Return what stands behind a fact: its id and its article."""
    return f"[{fact}; {cited(article)}]"


def one_line(*parts: Any) -> str:
    """Join the parts that are there, white space as one space."""
    return " ".join(" ".join(str(part).split()) for part in parts if part)
