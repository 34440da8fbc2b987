"""Articles from files, folders and standard input."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.errors import MissingInputError, NotTextError, OnRecordError, TooLongError, UnreadableArticleError
from onrecord.intake.article import MOST_CHARACTERS, article_from_text
from onrecord.intake.charset import decode
from onrecord.intake.dates import checked_date, day_in_name
from onrecord.intake.jsonl import read_lines
from onrecord.record import Article

STANDARD_INPUT = "-"
MOST_BYTES = 10_000_000
"""The longest text file or page."""

Form = Literal["text", "html", "jsonl"]
_FORMS: dict[str, Form] = {
    ".txt": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
_KINDS = ".txt, .html or .jsonl"
_SNIFFED = 4096  # bytes from the front of what has no known suffix
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article)\b", re.I | re.S
)
_LINE = re.compile(rb'\s*\{[ \t]*"(?:[^"\\]|\\.)*"[ \t]*:')
_JSON = re.compile(rb'\s*(?:\{\s*"(?:[^"\\]|\\.)*"\s*:|\[\s*\{\s*")')

Skipped = Callable[[OnRecordError], None]


def open_articles(
    paths: Sequence[Path | str],
    *,
    published: str | None = None,
    skipped: Skipped,
    left_out: Callable[[str], None] | None = None,
) -> Iterator[Article]:
    """The articles of files and folders, in the order given; one file is open at a time.

    A folder stands for every .txt, .html and .jsonl file in it and in its folders, sorted by path;
    names that begin with a dot are passed over. `-` is standard input.

    Args:
        published: the day of the articles; a JSONL line that gives its own keeps it.
        skipped: told of each input that was not read; those after it are.
        left_out: told in a sentence of the files of other kinds that a folder holds.
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
            for file in _files(path, skipped=skipped, left_out=left_out):
                yield from _file_articles(file, published, skipped=skipped)
        except OnRecordError as error:
            skipped(error)
        except OSError as error:
            skipped(_refused(str(path), error))


def _refused(name: str, error: OSError) -> UnreadableArticleError:
    return UnreadableArticleError(f"{name}: cannot be read ({error.strerror}); check the file and its rights")


def _files(path: Path | str, *, skipped: Skipped, left_out: Callable[[str], None]) -> Iterator[Path | None]:
    """The files that a path stands for; None is standard input."""
    if str(path) == STANDARD_INPUT:
        yield None
        return
    path = Path(path)
    if not path.exists():
        raise MissingInputError(f"{path}: no such file or folder; give a path that exists, or - for standard input")
    if not path.is_dir():
        yield path
        return
    found = sorted(_walk(path, skipped))
    known = [file for file in found if file.suffix.lower() in _FORMS]
    if not known:
        raise MissingInputError(f"{path}: a folder with no {_KINDS} file in it; give a folder of articles")
    if len(known) < len(found):
        left_out(_names(path, [file for file in found if file.suffix.lower() not in _FORMS]))
    yield from known


def _walk(folder: Path, skipped: Skipped) -> Iterator[Path]:
    for root, folders, names in os.walk(folder, onerror=lambda error: skipped(_refused(str(error.filename), error))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in names if not name.startswith("."))


def _names(folder: Path, others: list[Path]) -> str:
    shown = ", ".join(str(file.relative_to(folder)) for file in others[:3])
    more = f" and {len(others) - 3} more" if len(others) > 3 else ""
    return f"{folder}: left out {shown}{more} (not {_KINDS})"


def _file_articles(file: Path | None, published: str | None, *, skipped: Skipped) -> Iterator[Article]:
    # a name that is no UTF-8 would make a record that is none
    name = "standard input" if file is None else os.fsencode(file).decode("utf-8", "replace")
    try:
        with _standard_input() if file is None else file.open("rb") as stream:
            yield from _stream_articles(stream, file, published, name=name, skipped=skipped)
    except OSError as error:
        skipped(_refused(name, error))
    except OnRecordError as error:
        skipped(error)


def _standard_input() -> contextlib.AbstractContextManager[io.BufferedReader]:
    """Its bytes, with those that somebody has looked at already (`peek`), before anything of it was decoded."""
    buffer = getattr(sys.stdin, "buffer", None)
    if isinstance(buffer, io.BufferedReader):
        return contextlib.nullcontext(buffer)
    return open(0, "rb", closefd=False)  # its number


def _stream_articles(
    stream: io.BufferedReader, file: Path | None, published: str | None, *, name: str, skipped: Skipped
) -> Iterator[Article]:
    known = _FORMS.get("" if file is None else file.suffix.lower())
    form = known or _sniffed(stream.peek(_SNIFFED)[:_SNIFFED], name)
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


def _sniffed(front: bytes, name: str) -> Form:
    """What something with no known suffix is, from its first bytes."""
    front = front.removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(front):
        return "html"
    if _LINE.match(front):
        return "jsonl"
    if _JSON.match(front):
        raise NotTextError(f"{name}: JSON over several lines; give one article a line, as .jsonl has them")
    return "text"
