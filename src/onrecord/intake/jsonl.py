"""Articles from JSONL, one a line (RECORD.md, "Input")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO, Any

import msgspec

from onrecord.errors import BrokenLineError, OnRecordError, TooLongError
from onrecord.intake.article import article_from_text
from onrecord.intake.dates import checked_date
from onrecord.intake.faults import blamed_on
from onrecord.intake.formats.tools import article_of, has_text, with_fields
from onrecord.record import Article

MOST_BYTES = 10_000_000
"""The longest line: an article of the most characters, each written as an escape, has 6,000,000."""


class ArticleLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of input. Other fields are let be."""

    text: str
    id: str | int | None = None
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] | str | None = None
    section: str | None = None
    url: str | None = None


_decoder = msgspec.json.Decoder(ArticleLine)


def read_lines(
    stream: IO[bytes], name: str, *, published: str | None, skipped: Callable[[OnRecordError], None], first: int = 1
) -> Iterator[Article]:
    """Return the articles of a JSONL stream, in order; memory holds one line at a time.

    Args:
        published: the day of the lines that give none.
        skipped: told of each line that was not read; the lines after it are.
        first: the number of the stream's first line in the file that it is a part of.
    """
    for number, line in enumerate(lines(stream, MOST_BYTES), start=first):
        place = f"{name}:{number}"
        try:
            with blamed_on(place):
                if line is None:
                    raise TooLongError(f"{place}: a line of more than {MOST_BYTES:,} bytes; give one article a line")
                if line.strip():
                    yield _article(line, place, published=published)
        except OnRecordError as error:
            skipped(error)


def lines(stream: IO[bytes], most: int) -> Iterator[bytes | None]:
    """Give the lines without the byte order mark; None for each that is longer than `most` bytes, too long to hold."""
    first = True
    while line := stream.readline(most + 1):
        if len(line) <= most:
            yield line.removeprefix(b"\xef\xbb\xbf") if first else line
        else:
            while line and not line.endswith(b"\n"):
                line = stream.readline(most)
            yield None
        first = False


def _article(line: bytes, place: str, *, published: str | None) -> Article:
    try:
        given = _parsed(line, place)
    except BrokenLineError:
        row = _row(line)
        if isinstance(row.get("text"), str) or not has_text(row):
            raise
        return _of_another_tool(row, place, published=published)
    if given.published is not None:
        checked_date(given.published, place)
    try:
        article = article_from_text(
            given.text,
            source=place if given.id is None else str(given.id),
            published=published if given.published is None else given.published,
            title=given.title,
            publisher=given.publisher,
            authors=(given.authors,) if isinstance(given.authors, str) else given.authors or (),
            section=given.section,
            url=given.url,
        )
        return article if _is_whole(given) else with_fields(article, _row(line))
    except OnRecordError as error:
        raise error if given.id is None else type(error)(f"{place}: {error}") from error


def _of_another_tool(row: dict[str, Any], place: str, *, published: str | None) -> Article:
    try:
        return article_of(row, place, published=published)
    except OnRecordError as error:
        raise error if place in str(error) else type(error)(f"{place}: {error}") from error


def _is_whole(given: ArticleLine) -> bool:
    """Tell whether a line gives all that may be given under onrecord's own names: other tools have others."""
    return None not in (given.published, given.publisher, given.authors, given.url)


def _row(line: bytes) -> dict[str, Any]:
    """Return the object that a line is, empty where it is none."""
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
    return row if isinstance(row, dict) else {}


def _parsed(line: bytes, place: str) -> ArticleLine:
    try:
        return _decoder.decode(line)
    except RecursionError as error:
        raise BrokenLineError(f"{place}: JSON that is nested too deep; leave out the field that nests it") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BrokenLineError(f'{place}: {error}; give a line of UTF-8 JSON as {{"id": …, "text": …}}') from error
