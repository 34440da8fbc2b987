"""Where records go: standard output, one file, or a folder with a page for each article."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from onrecord.cli.files import whole_file
from onrecord.cli.streams import terminal as at_terminal
from onrecord.record import Record, to_json
from onrecord.record.signs import escaped

Write = Callable[[Record], None]

_TEXT_WIDTH = 100  # columns of the text view where there is no terminal to ask
_NO_NAME = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80


@contextmanager
def opened(out: Path | None, form: str, *, many: bool) -> Iterator[Write]:
    """What writes one record after another, whole, in this form.

    Args:
        out: the file, or for many pages the folder; None is standard output.
        form: text, json, jsonl or html.
        many: whether more than one article is there to be written.
    """
    if form == "html" and out is not None and (many or out.is_dir()):
        out.mkdir(parents=True, exist_ok=True)
        yield _pages(out)
    elif out is None:
        yield _writer(form, sys.stdout.buffer, terminal=sys.stdout.isatty())
        sys.stdout.buffer.flush()
    else:
        with whole_file(out) as stream:
            yield _writer(form, stream, terminal=False)


def _writer(form: str, stream: IO[bytes], *, terminal: bool) -> Write:
    if form == "text":
        return _text(stream, terminal=terminal)
    as_bytes: dict[str, Callable[[Record], bytes]] = {
        "json": lambda record: escaped(to_json(record, indent=2).encode()) + b"\n",
        "jsonl": lambda record: escaped(to_json(record).encode()) + b"\n",
        "html": _page,
    }

    def write(record: Record) -> None:
        stream.write(as_bytes[form](record))
        stream.flush()  # a record is seen when it is there, and seen whole

    return write


def _text(stream: IO[bytes], *, terminal: bool) -> Write:
    from rich.console import Console  # 100 ms to import: only for this view

    from onrecord.export.terminal import render

    if terminal:
        console = Console(file=at_terminal(sys.stdout), highlight=False)
        return lambda record: render(record, console)

    def write(record: Record) -> None:
        page = io.StringIO()
        render(record, Console(file=page, width=_TEXT_WIDTH, highlight=False, force_terminal=False))
        stream.write(page.getvalue().encode("utf-8"))
        stream.flush()

    return write


def _page(record: Record) -> bytes:
    from onrecord.export.html import render  # templates: only for pages

    return render(record).encode("utf-8")


def _pages(folder: Path) -> Write:
    """Write each article's page into the folder, under its source's name."""
    taken: set[str] = set()

    def write(record: Record) -> None:
        name = _free_name(record, taken)
        with whole_file(folder / f"{name}.html") as stream:
            stream.write(_page(record))

    return write


def _free_name(record: Record, taken: set[str]) -> str:
    """A file name like the article's source; a second of the same name gets its article's id too."""
    stem = record.article.source.rstrip("/").rsplit("/", 1)[-1]
    stem = re.sub(r"\.(?:txt|html?|xhtml)\Z", "", stem, flags=re.I)
    name = _NO_NAME.sub("-", stem).strip("-.")[:_LONGEST_NAME] or "article"
    if name.lower() in taken:
        name = f"{name}-{record.article.id[:12]}"
    number, first = 2, name
    while name.lower() in taken:
        name, number = f"{first}-{number}", number + 1
    taken.add(name.lower())
    return name
