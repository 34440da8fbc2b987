"""Feeds, RSS and Atom: each item that holds an article's text."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.errors import OnRecordError, ParserError
from onrecord.intake.article import article_from_text
from onrecord.intake.formats.fragments import text_of
from onrecord.intake.inputs import MOST_BOUND, Input, Intake
from onrecord.intake.passages.teasers import is_cut, is_short
from onrecord.record import Article


def read_feed(given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the items of a feed with their texts; how many of them are teasers is told."""
    import feedparser

    feed: Any = feedparser.parse(given.whole(MOST_BOUND), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and feed.bozo:
        raise ParserError(f"{given.name}: a feed that cannot be read ({feed.bozo_exception}); fetch it anew")
    teasers = 0
    for number, entry in enumerate(feed.entries, start=1):
        try:
            article = _article(entry, f"{given.name}:{number}", feed.feed, intake)
        except OnRecordError as error:
            intake.skipped(error)
            continue
        body = article.text.removeprefix(article.title or "")
        teasers += is_short(body) or is_cut(body)
        yield article
    if teasers:
        many = "1 item is a teaser" if teasers == 1 else f"{teasers} of {len(feed.entries)} items are teasers"
        intake.left_out(f"{given.name}: {many}, the beginning of an article that the feed does not hold; save its page")


def _article(entry: Mapping[str, Any], name: str, feed: Mapping[str, Any], intake: Intake) -> Article:
    contents = [one.get("value", "") for one in entry.get("content", ())]
    title = " ".join(text_of(entry.get("title", "")).split()) or None
    body = text_of(max([*contents, entry.get("summary", "")], key=len))
    text = f"{title}\n\n{body}" if title else body
    authors = tuple(one["name"] for one in entry.get("authors", ()) if one.get("name")) or (
        (entry["author"],) if entry.get("author") else ()
    )
    publisher = " ".join((entry.get("source", {}).get("title") or feed.get("title") or "").split()) or None
    article = article_from_text(
        text, source=name, published=intake.published, title=title, publisher=publisher, authors=authors,
        url=entry.get("link") or None,
    )  # fmt: skip
    sent: time.struct_time | None = entry.get("published_parsed") or entry.get("updated_parsed")
    if intake.published is None and sent is not None:
        article = msgspec.structs.replace(
            article, published=f"{sent.tm_year:04}-{sent.tm_mon:02}-{sent.tm_mday:02}", published_basis="metadata"
        )
    return article
