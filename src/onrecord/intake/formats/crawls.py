"""Crawls: WARC files, as the Internet Archive, Common Crawl (CC-NEWS) and browsertrix (in .wacz) write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.errors import MissingInputError, OnRecordError
from onrecord.intake.faults import blamed_on
from onrecord.intake.formats.leftovers import Leftovers
from onrecord.intake.inputs import MOST_BYTES, Input, Intake
from onrecord.record import Article

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def read_crawl(given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the pages of a crawl that are articles; the other responses are counted by reason. One is held at a time.

    Raises:
        MissingInputError: the package fastwarc is not there.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise MissingInputError(f"{given.name}: a crawl; pip install 'onrecord[warc]' to read it") from error
    rest = Leftovers()
    for response in ArchiveIterator(given.stream, record_types=WarcRecordType.response, parse_http=True):
        article = _article(response, given, intake, rest)
        if article is not None:
            yield article
    if told := rest.told("response"):
        intake.left_out(f"{given.name}: {told}")


def _article(response: Any, given: Input, intake: Intake, rest: Leftovers) -> Article | None:
    from onrecord.intake.html import article_from_html

    address = response.headers.get("WARC-Target-URI") or response.record_id
    if (reason := _other(response)) is not None:
        rest.count(reason)
        return None
    data = response.reader.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        rest.count("too long")
        return None
    try:
        with blamed_on(address):
            article = article_from_html(data, source=address, published=intake.published)
    except OnRecordError as error:
        rest.refuse(error, address)
        return None
    return article if article.url else msgspec.structs.replace(article, url=address)


def _other(response: Any) -> str | None:
    """Return why a response is no page."""
    http = response.http_headers
    if http is None:
        return "not over HTTP"
    if http.status_code != 200:
        return f"with status {http.status_code}"
    kind = (response.http_content_type or "").partition(";")[0].strip().lower()
    return None if kind in _PAGES else f"of type {kind or 'unknown'}"
