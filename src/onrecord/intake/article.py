"""An article from a text that is given as a string."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from onrecord.errors import EmptyArticleError, NotTextError, TooLongError
from onrecord.intake.bylines import authors_of, bare_authors_of
from onrecord.intake.dates import checked_date
from onrecord.intake.language import check_english
from onrecord.intake.mastheads import publisher_of
from onrecord.intake.passages import find_passages
from onrecord.record import Article, Passage, PassageKind, article_id

MOST_CHARACTERS = 500_000
"""The longest article: 80,000 words, a book. What is longer is many articles, or none."""

_KICKER_WORDS = 3  # at most: headlines have more, and one that has not stands alone
_SURROGATE = re.compile("[\ud800-\udfff]")  # no UTF-8 holds one, so no record could


def article_from_text(
    text: str,
    *,
    source: str = "text",
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    authors: Iterable[str] = (),
    url: str | None = None,
) -> Article:
    """The article that a plain text is, with its passages. The text is kept to the letter.

    Title, publisher and authors that are not given are read from headline, masthead and byline.

    Args:
        text: the article, with its headline, bylines, captions … as they come.
        source: the id, path or address that comes back as `article.source`, and names it in errors.
        published: an ISO day, as the user gives it.
    Raises:
        EmptyArticleError, TooLongError, ForeignLanguageError, NotTextError: the text is no article to read.
        DateError: `published` is no date.
    """
    check_text(text, source)
    passages = find_passages(text)
    return Article(
        id=article_id(text),
        source=source,
        title=title or _title(text, passages),
        publisher=publisher or publisher_of(_first_words(text, passages, kind="masthead")),
        authors=tuple(authors) or _authors(text, passages),
        published=None if published is None else checked_date(published, source),
        published_basis=None if published is None else "given",
        url=url,
        text=text,
        passages=passages,
    )


def check_text(text: str, name: str) -> None:
    """Raise the error of a text that cannot be read as an article."""
    if not text.strip():
        raise EmptyArticleError(f"{name}: nothing but space; give a file with an article's text")
    if len(text) > MOST_CHARACTERS:
        raise TooLongError(
            f"{name}: {len(text):,} characters; an article has {MOST_CHARACTERS:,} at most:"
            " cut it into its articles, one a file or one a line of a .jsonl"
        )
    if (half := _SURROGATE.search(text)) is not None:
        raise NotTextError(f"{name}: half a surrogate pair at character {half.start()}; decode it as UTF-16 or drop it")
    check_english(text, name)


def _title(text: str, passages: tuple[Passage, ...]) -> str | None:
    """The first headline, or the one below it where the first is a kicker: "Statehouse notebook"."""
    headlines = [text[slice(*passage.span)] for passage in passages if passage.kind == "headline"]
    return next((line for line in headlines if line.count(" ") >= _KICKER_WORDS), headlines[0] if headlines else None)


def _authors(text: str, passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """The people of the bylines above the body, each once; those below it helped."""
    above = takewhile(lambda passage: passage.kind != "body", passages)
    bylines = (text[slice(*passage.span)] for passage in above if passage.kind == "byline")
    return tuple(dict.fromkeys(name for byline in bylines for name in authors_of(byline) or bare_authors_of(byline)))


def _first_words(text: str, passages: tuple[Passage, ...], *, kind: PassageKind) -> str | None:
    return next((text[slice(*passage.span)] for passage in passages if passage.kind == kind), None)
