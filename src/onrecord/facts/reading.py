"""Articles in, records out, in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.facts.components import load, to_record
from onrecord.intake import article_from_text
from onrecord.record import Article, Record


@cache
def _language(threads: int) -> Language:
    return load(threads=threads)


def read(
    text: str,
    *,
    source: str = "text",
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    authors: tuple[str, ...] = (),
    url: str | None = None,
) -> Record:
    """Read one text.

    Args:
        text: the article, plain; offsets in the record count its code points.
        published: ISO date, which relative dates count from.
    Raises:
        UnreadableArticleError: empty, too long or not English.
        DateError: `published` is no date.
        ModelError: the weights are missing or broken.
    """
    article = article_from_text(
        text, source=source, published=published, title=title, publisher=publisher, authors=authors, url=url
    )
    return next(read_articles([article]))


def read_articles(articles: Iterable[Article], *, threads: int = 0) -> Iterator[Record]:
    """Read articles as they come; records in the same order, one article held at a time.

    Raises:
        ModelError: the weights are missing or broken.
    """
    nlp = _language(threads)
    for doc in nlp.pipe(_docs(nlp, articles)):
        yield to_record(doc)


def _docs(nlp: Language, articles: Iterable[Article]) -> Iterator[Doc]:
    for article in articles:
        doc = nlp.make_doc(article.text)
        doc._.article = article
        yield doc
