"""Articles from files, folders and standard input."""

from __future__ import annotations

import contextlib
import io
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from onrecord.errors import OnRecordError, TooLongError
from onrecord.intake.article import MOST_CHARACTERS, article_from_text
from onrecord.intake.charset import decode
from onrecord.intake.dates import checked_date, day_in_name
from onrecord.intake.faults import blamed_on
from onrecord.intake.folders import STANDARD_INPUT, find_files
from onrecord.intake.jsonl import read_lines
from onrecord.intake.sniffing import FORMS, sniffed, with_front
from onrecord.record import Article

MOST_BYTES = 10_000_000
"""The longest text file or page."""

Skipped = Callable[[OnRecordError], None]
_SURROGATE = re.compile("[\ud800-\udfff]")  # what Python makes of a byte that is no UTF-8


def open_articles(
    paths: Sequence[Path | str],
    *,
    published: str | None = None,
    skipped: Skipped,
    left_out: Callable[[str], None] | None = None,
) -> Iterator[Article]:
    """The articles of files and folders, in the order given; one file is open at a time.

    A folder stands for every .txt, .html and .jsonl file in it and in its folders, sorted by path;
    names that begin with a dot are passed over, and so are pipes, sockets, devices and links to folders.
    `-` is standard input.

    Args:
        published: the day of the articles; a JSONL line that gives its own keeps it.
        skipped: told of each input that was not read; those after it are.
        left_out: told in a sentence of what a folder holds and is not read.
    Raises:
        DateError: `published` is no date.
    """
    given = None if published is None else checked_date(published, "--published")
    return _articles(paths, given, skipped=skipped, left_out=left_out or (lambda _: None))


def _articles(
    paths: Sequence[Path | str], published: str | None, *, skipped: Skipped, left_out: Callable[[str], None]
) -> Iterator[Article]:
    for path in paths:
        try:
            with blamed_on(_name(path)):
                for file in find_files(path, skipped=skipped, left_out=left_out):
                    yield from _file_articles(file, published, skipped=skipped)
        except OnRecordError as error:
            skipped(error)


def _file_articles(file: Path | None, published: str | None, *, skipped: Skipped) -> Iterator[Article]:
    name = "standard input" if file is None else _name(file)
    try:
        with blamed_on(name), _standard_input() if file is None else file.open("rb") as stream:
            yield from _stream_articles(stream, file, published, name=name, skipped=skipped)
    except OnRecordError as error:
        skipped(error)


def _name(path: Path | str) -> str:
    """The path as text: a name that is no UTF-8 would make a record that is none."""
    return _SURROGATE.sub("\ufffd", str(path))


def _standard_input() -> contextlib.AbstractContextManager[io.BufferedReader]:
    """Its bytes, with those that somebody has looked at already (`peek`), before anything of it was decoded."""
    buffer = getattr(sys.stdin, "buffer", None)
    if isinstance(buffer, io.BufferedReader):
        return contextlib.nullcontext(buffer)
    return open(0, "rb", closefd=False)  # its number


def _stream_articles(
    stream: io.BufferedReader, file: Path | None, published: str | None, *, name: str, skipped: Skipped
) -> Iterator[Article]:
    form = FORMS.get("" if file is None else file.suffix.lower())
    if form is None:
        front, stream = with_front(stream)
        form = sniffed(front, name)
    if form == "jsonl":
        yield from read_lines(stream, name, published=published, skipped=skipped)
        return
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise TooLongError(
            f"{name}: more than {MOST_BYTES:,} bytes; an article has {MOST_CHARACTERS:,} characters at most:"
            " cut it into its articles, one a file or one a line of a .jsonl"
        )
    source = STANDARD_INPUT if file is None else name
    if form == "html":
        from onrecord.intake.html import article_from_html  # trafilatura takes 0.4 s to import: only for pages

        article = article_from_html(data, source=source, published=published)
    else:
        article = article_from_text(decode(data, name), source=source, published=published)
    yield article if file is None else _dated(article, file.name)


def _dated(article: Article, name: str) -> Article:
    """The article with the day in its file's name, where nothing else has told its day."""
    day = day_in_name(name) if article.published is None else None
    return article if day is None else msgspec.structs.replace(article, published=day, published_basis="metadata")
