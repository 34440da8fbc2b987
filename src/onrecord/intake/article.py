"""An article from a text that is given as a string."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from itertools import takewhile
from typing import TypeVar, cast

from onrecord.errors import EmptyArticleError, NotTextError, TooLongError
from onrecord.intake.dates import checked_date
from onrecord.intake.language import language_of
from onrecord.intake.passages import find_passages
from onrecord.intake.passages.bylines import authors_of, bare_authors_of
from onrecord.intake.passages.mastheads import publisher_of
from onrecord.record import Article, Passage, PassageKind, article_id

T = TypeVar("T")
MOST_CHARACTERS = 500_000
"""The longest article: 80,000 words, a book. What is longer is many articles, or none."""

MOST_FIELD = 5_000
"""The most characters of an id, a title, a publisher, an author's name or an address: news has under 2,000."""
MOST_AUTHORS = 1_000
"""The longest list of authors: the largest investigations name some 600."""

_KICKER_WORDS = 3  # at most: headlines have more, and one that has not stands alone
_LONGEST_NAME = 300  # characters of a source in an error
_SURROGATE = re.compile("[\ud800-\udfff]")  # no UTF-8 holds one, so no record could


def article_from_text(
    text: str,
    *,
    source: str = "text",
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    authors: Iterable[str] = (),
    section: str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article that a plain text is, with its passages. The text is kept to the letter.

    Title, publisher and authors that are not given are read from headline, masthead and byline. What databases escape
    in those that are given is written out: "R&amp;D".

    Args:
        text: the article, with its headline, bylines, captions … as they come.
        source: the id, path or address that comes back as `article.source`, and names it in errors.
        published: an ISO day, as the user gives it.
    Raises:
        EmptyArticleError, TooLongError, ForeignLanguageError, NotTextError: the text is not an article to read, or
            what is given with it is not text or too long.
        DateError: `published` is not a date.
    """
    given = tuple(_plain(author) for author in authors)
    title, publisher = _plain(title), _plain(publisher)
    check_fields(source, id=source, title=title, publisher=publisher, authors=given, section=section, url=url)
    language = check_text(text, source)
    passages = find_passages(text)
    return Article(
        id=article_id(text),
        source=source,
        title=title or _title(text, passages),
        publisher=publisher or publisher_of(_first_words(text, passages, kind="masthead")),
        authors=given or _authors(text, passages),
        section=section,
        published=None if published is None else checked_date(published, source),
        published_basis=None if published is None else "given",
        language=language,
        url=url,
        text=text,
        passages=passages,
    )


def _plain(given: T) -> T:
    """Write out the marks that HTML escapes; anything but a string is left for the check of the fields."""
    return cast(T, html.unescape(given)) if isinstance(given, str) and "&" in given else given


def check_text(text: str, name: str) -> str:
    """Return the language of a text, or raise the error of one that cannot be read as an article."""
    if not text.strip():
        raise EmptyArticleError(f"{name}: nothing but space; give a file with an article's text")
    if len(text) > MOST_CHARACTERS:
        raise TooLongError(
            f"{name}: {len(text):,} characters; an article has {MOST_CHARACTERS:,} at most:"
            " cut it into its articles, one a file or one a line of a .jsonl"
        )
    _check_characters(text, name)
    return language_of(text, name)


def check_fields(name: str, **fields: str | tuple[str, ...] | None) -> None:
    """Raise the error of what is given with a text where it cannot be kept: each field a string, a tuple or None."""
    for field, value in fields.items():
        parts = value if isinstance(value, tuple) else (value or "",)
        if len(parts) > MOST_AUTHORS:
            raise TooLongError(f"{_short(name)}: {len(parts):,} {field}; give {MOST_AUTHORS:,} at most")
        for part in parts:
            if len(part) > MOST_FIELD:
                said = f"{len(part):,} characters in `{field}`; give {MOST_FIELD:,} at most"
                raise TooLongError(f"{_short(name)}: {said}")
            _check_characters(part, f"{_short(name)}: `{field}`")


def _short(name: str) -> str:
    """Return a name as errors give it, also where it is itself what is too long."""
    name = name.replace("\0", "\ufffd")
    return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME] + "…"


def _check_characters(text: str, name: str) -> None:
    """Raise NotTextError for what no text holds, wherever it is from: a file with a zero byte is refused too."""
    if (half := _SURROGATE.search(text)) is not None:
        raise NotTextError(f"{name}: half a surrogate pair at character {half.start()}; decode it as UTF-16 or drop it")
    if (zero := text.find("\0")) >= 0:
        raise NotTextError(f"{name}: a NUL at character {zero}, which no text holds; take it out")


def _title(text: str, passages: tuple[Passage, ...]) -> str | None:
    """Return the first headline, or the one below it where the first is a kicker: "Statehouse notebook"."""
    spans = [passage.span for passage in passages if passage.kind == "headline"]
    headlines = [text[start:end] for start, end in spans if end - start <= MOST_FIELD]
    return next((line for line in headlines if line.count(" ") >= _KICKER_WORDS), headlines[0] if headlines else None)


def _authors(text: str, passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """Return the people of the bylines above the body, each once; those below it helped."""
    above = takewhile(lambda passage: passage.kind != "body", passages)
    bylines = (text[slice(*passage.span)] for passage in above if passage.kind == "byline")
    return tuple(dict.fromkeys(name for byline in bylines for name in authors_of(byline) or bare_authors_of(byline)))


def _first_words(text: str, passages: tuple[Passage, ...], *, kind: PassageKind) -> str | None:
    return next((text[slice(*passage.span)] for passage in passages if passage.kind == kind), None)
