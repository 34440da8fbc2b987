"""Articles from files, folders and standard input."""

from __future__ import annotations

import contextlib
import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from onrecord.errors import OnRecordError
from onrecord.intake.article import article_from_text
from onrecord.intake.charset import decode
from onrecord.intake.dates import checked_date
from onrecord.intake.faults import blamed_on
from onrecord.intake.folders import STANDARD_INPUT, find_files
from onrecord.intake.formats.downloads import articles_in, dated
from onrecord.intake.inputs import Input, InputReader, Intake
from onrecord.intake.jsonl import read_lines
from onrecord.intake.sniffing import Form, sniffed, with_front
from onrecord.record import Article

Skipped = Callable[[OnRecordError], None]
_SURROGATE = re.compile("[\ud800-\udfff]")  # what Python makes of a byte that is no UTF-8


def open_articles(
    paths: Sequence[Path | str],
    *,
    published: str | None = None,
    skipped: Skipped,
    left_out: Callable[[str], None] | None = None,
) -> Iterator[Article]:
    """Return the articles of files and folders, in the order given; one file is open at a time.

    What a file is, its content tells: pages, texts, PDF, documents of word processors, letters, feeds, crawls,
    downloads of news databases, JSON of other tools, and archives of all of these. A folder stands for every file of
    such a kind in it and in its folders, sorted by path; names that begin with a dot are passed over, and so are
    pipes, sockets, devices and links to folders. `-` is standard input.

    Args:
        published: the day of the articles; a JSONL line that gives its own keeps it.
        skipped: told of each input that was not read; those after it are.
        left_out: told in a sentence of what a folder or an archive holds and is not read.
    Raises:
        DateError: `published` is not a date.
    """
    given = None if published is None else checked_date(published, "--published")
    intake = Intake(published=given, skipped=skipped, left_out=left_out or (lambda _: None), articles=input_articles)
    return _articles(paths, intake)


def _articles(paths: Sequence[Path | str], intake: Intake) -> Iterator[Article]:
    for path in paths:
        try:
            with blamed_on(_name(path)):
                for file in find_files(path, skipped=intake.skipped, left_out=intake.left_out):
                    yield from _file_articles(file, intake)
        except OnRecordError as error:
            intake.skipped(error)


def _file_articles(file: Path | None, intake: Intake) -> Iterator[Article]:
    name = "standard input" if file is None else _name(file)
    try:
        with blamed_on(name), _standard_input() if file is None else file.open("rb") as stream:
            path = "" if file is None else _name(file.name)
            yield from _read(Input(name=name, stream=stream, path=path), intake)
    except OnRecordError as error:
        intake.skipped(error)


def _name(path: Path | str) -> str:
    """Return the path as text; a name that is not UTF-8 would make a record that is not JSON."""
    return _SURROGATE.sub("\ufffd", str(path))


def _standard_input() -> contextlib.AbstractContextManager[io.BufferedReader[Any]]:
    """Return its bytes, with those that were looked at already (`peek`), before any of them was decoded."""
    buffer = getattr(sys.stdin, "buffer", None)
    if isinstance(buffer, io.BufferedReader):
        return contextlib.nullcontext(buffer)
    return open(0, "rb", closefd=False)  # its number


def input_articles(given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the articles of an input of any form; an error that costs it is told, and nothing else is lost."""
    try:
        with blamed_on(given.name):
            yield from _read(given, intake)
    except OnRecordError as error:
        intake.skipped(error)


def _read(given: Input, intake: Intake) -> Iterator[Article]:
    front, stream = with_front(given.stream)
    given = replace(given, stream=stream)
    form = sniffed(front, given.name, given.suffix)
    if form in _CONTAINERS:
        given.check_depth()
    reader = _reader_of(form)
    for article in reader(given, intake):
        yield dated(article, given.path) if given.path else article


def _reader_of(form: Form) -> InputReader:
    """Return the reader of a form. Its module is imported at the first input of that form: trafilatura takes 0.4 s."""
    if form in _OWN:
        return _OWN[form]
    module, name = _ELSEWHERE[form]
    return cast("InputReader", getattr(import_module(f"onrecord.intake.formats.{module}"), name))


def _read_text(given: Input, intake: Intake) -> Iterator[Article]:
    text = decode(given.whole(), given.name)
    if given.path:
        yield from articles_in(text, given, intake)
    else:
        yield article_from_text(text, source=STANDARD_INPUT, published=intake.published)


def _read_lines(given: Input, intake: Intake) -> Iterator[Article]:
    yield from read_lines(given.stream, given.name, published=intake.published, skipped=intake.skipped)


_OWN: dict[Form, InputReader] = {"text": _read_text, "jsonl": _read_lines}
_ELSEWHERE: dict[Form, tuple[str, str]] = {
    "html": ("pages", "read_page"), "json": ("tools", "read_json"), "markdown": ("markdown", "read_markdown"),
    "pdf": ("pdf", "read_pdf"), "rtf": ("documents", "read_rtf"), "zip": ("archives", "read_zip"),
    "tar": ("archives", "read_tar"), "gzip": ("archives", "read_gzip"), "bzip2": ("archives", "read_bzip2"),
    "xz": ("archives", "read_xz"), "crawl": ("crawls", "read_crawl"), "mail": ("mail", "read_mail"),
    "mailbox": ("mail", "read_mailbox"), "feed": ("feeds", "read_feed"),
}  # fmt: skip
_CONTAINERS = frozenset(form for form, (module, _) in _ELSEWHERE.items() if module in ("archives", "mail"))
"""What holds other inputs."""
