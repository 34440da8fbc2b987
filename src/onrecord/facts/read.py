"""Articles in, records out, in the same order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
from spacy.language import Language

from onrecord.errors import MissingInputError, OnRecordError, ReadingError, UnreadableArticleError
from onrecord.facts.pipeline import load, to_record
from onrecord.facts.times import FISCAL_START
from onrecord.intake import article_from_text, open_articles
from onrecord.record import Article, Record
from onrecord.text.normalize import normalized

_LONGEST_PATH = 1000
"""Signs of what may be a path given in place of a text."""


@cache
def _language(fiscal_start: int) -> Language:
    # A thread each for whole articles: two threads in one window wait for each other.
    return load(threads=1, fiscal_start=fiscal_start)


def read(
    text: str | Path,
    *,
    source: str = "text",
    published: str | date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    authors: tuple[str, ...] = (),
    url: str | None = None,
    fiscal_start: int = FISCAL_START,
) -> Record:
    """Read one text.

    Args:
        text: the article, plain; offsets in the record count its code points. A path is read as by `read_file`.
        published: ISO date, which relative dates count from.
        fiscal_start: the month (1 to 12) in which the fiscal years begin that it speaks of.
    Raises:
        UnreadableArticleError: empty, too long or not English.
        DateError: `published` is not a date, or `fiscal_start` not a month.
        ModelError: the weights are missing or broken.
        ReadingError: onrecord failed on it.
    """
    if isinstance(text, Path):
        article = _with_given(_single(text, published), title=title, publisher=publisher, authors=authors, url=url)
    else:
        _check_text(text)
        article = article_from_text(
            text, source=source, published=_day(published), title=title, publisher=publisher, authors=authors, url=url
        )
    return next(read_articles([article], fiscal_start=fiscal_start))


def read_file(path: str | Path, *, published: str | date | None = None, fiscal_start: int = FISCAL_START) -> Record:
    """Read a file with one article: .txt, .html, or .jsonl of one line.

    Args:
        published: ISO date; without it the file's own is taken, or one in its name.
    Raises:
        MissingInputError: no such file, or a folder.
        UnreadableArticleError: not text, empty, too long, not English, or with more than one article.
        DateError: `published` is not a date.
        ReadingError: onrecord failed on it.
    """
    return next(read_articles([_single(Path(path), published)], fiscal_start=fiscal_start))


def _check_text(text: str) -> None:
    """Raise UnreadableArticleError for a file's path in place of its text: as a text it would be read as an article."""
    if len(text) > _LONGEST_PATH or any(sign.isspace() for sign in text):
        return
    with suppress(OSError, ValueError):  # no path
        if Path(text).is_file():
            raise UnreadableArticleError(f"{text}: the path of a file, not a text; read it with onrecord.read_file")


def _single(path: Path, published: str | date | None) -> Article:
    if path.is_dir():
        raise MissingInputError(f"{path}: a folder; give a file, or read each file in it")
    refused: list[OnRecordError] = []
    found = list(islice(open_articles([path], published=_day(published), skipped=refused.append), 2))
    if refused:
        raise refused[0]
    if len(found) != 1:
        raise UnreadableArticleError(f"{path}: more than one article; open it with onrecord.read_articles")
    return found[0]


def _with_given(article: Article, **given: Any) -> Article:
    return msgspec.structs.replace(article, **{name: value for name, value in given.items() if value})


def _day(published: str | date | None) -> str | None:
    return published.isoformat()[:10] if isinstance(published, date) else published


def read_articles(
    articles: Iterable[Article],
    *,
    threads: int = 0,
    skipped: Callable[[OnRecordError], None] | None = None,
    fiscal_start: int = FISCAL_START,
) -> Iterator[Record]:
    """Read articles as they come; records in the same order, at most two a thread held at a time.

    Args:
        articles: read one by one, as records are asked for.
        threads: articles read at once; 0: one on each core. Records are the same whatever the number.
        skipped: is told of an article that onrecord failed on, and the others are read; without it, that is raised.
        fiscal_start: the month (1 to 12) in which the fiscal years begin that they speak of.
    Raises:
        DateError: `fiscal_start` is not a month.
        ModelError: the weights are missing or broken.
        ReadingError: onrecord failed on an article, and `skipped` is not there to be told.
    """
    for record in _outcomes(_language(fiscal_start), articles, threads or _cores()):
        if isinstance(record, Record):
            yield record
        elif skipped is None:
            raise record
        else:
            skipped(record)


def _outcomes(nlp: Language, articles: Iterable[Article], many: int) -> Iterator[Record | ReadingError]:
    if many == 1:
        yield from (_read(nlp, article) for article in articles)
        return
    with ThreadPoolExecutor(many) as pool:
        waiting: deque[Future[Record | ReadingError]] = deque()
        try:
            for article in articles:
                waiting.append(pool.submit(_read, nlp, article))
                while waiting and (len(waiting) > 2 * many or waiting[0].done()):
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _cores() -> int:
    """Return the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read(nlp: Language, article: Article) -> Record | ReadingError:
    """Return the record; where a reader of ours fails, what to report, so that one article does not cost the pile."""
    doc = nlp.make_doc(normalized(article.text, [p.span for p in article.passages]))
    doc._.article = article
    try:
        return to_record(nlp(doc))
    except Exception as error:  # no kind of failure is foreseen here: each is a defect
        found = ReadingError(
            f"{article.source}: onrecord failed on this article ({type(error).__name__}: {error}); "
            "leave it out, and report it to the developers with the article if you may"
        )
        found.__cause__ = error
        return found
