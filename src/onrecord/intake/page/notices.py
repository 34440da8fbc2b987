"""What a reader of an article from a page has to know: it is the beginning only, or one of several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.intake.page.refusals import texts_of
from onrecord.intake.passages.teasers import is_cut, is_short

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from onrecord.record import Article

_LEAST_LETTERS = 80  # of a paragraph of a story; teasers are shorter
_LEAST_PARAGRAPHS = 2
_STUMP = 250  # words; longer texts behind a paywall were saved whole
_PAID = re.compile(
    r"\b(?:(?:full|rest|whole|this) (?:story|article)|read on|(?:keep|continue) reading)\b.*"
    r"\b(?:subscri\w+|sign in|log in)\b"
    r"|\b(?:for|subscribers?)[- ](?:subscribers|only)\b",
    re.I,
)
_LONGEST_INVITATION = 300  # characters
_SHOWN = 3


def page_notices(article: Article, *, page: HtmlElement, free: bool | None) -> tuple[str, ...]:
    """Return what is to be said of the article of a page: a paywall before its end, other articles beside it.

    Args:
        free: whether all may read it, as the page says.
    """
    notices: list[str] = []
    if _is_stump(article, free=free):
        notices.append("only the beginning of an article behind a paywall; give its whole text")
    elif _is_teaser(article):
        notices.append("a teaser, the beginning of an article that the page does not hold; save the article's own page")
    titles = article_headings(page)
    if len(titles) > 1:
        more = f" and {len(titles) - _SHOWN} more" if len(titles) > _SHOWN else ""
        named = ", ".join(f"“{title}”" for title in titles[:_SHOWN])
        notices.append(f"a page of several articles ({named}{more}), read as one; save each article's own page")
    return tuple(notices)


def article_headings(page: HtmlElement) -> tuple[str, ...]:
    """Return the headings of the articles with a text of their own on a page, in order."""
    found: dict[str, None] = {}
    for article in page.iter("article"):
        heading = next((words for head in article.iter("h1", "h2", "h3") if (words := _words(head))), None)
        if heading is not None and next(article.iterancestors("article"), None) is None and _has_text(article):
            found.setdefault(heading)
    return tuple(found)


def _has_text(article: HtmlElement) -> bool:
    return sum(len(_words(paragraph)) >= _LEAST_LETTERS for paragraph in article.iter("p")) >= _LEAST_PARAGRAPHS


def _is_stump(article: Article, *, free: bool | None) -> bool:
    """Tell whether a text ends at a paywall: it is short, and an invitation stands there or the page says so."""
    if sum(text.count(" ") + 1 for text in texts_of(article, "body")) >= _STUMP:
        return False
    return free is False or any(_is_invitation(text) for text in texts_of(article, "boilerplate"))


def _is_teaser(article: Article) -> bool:
    """Tell whether a short text breaks off, or an invitation to read more stands behind it."""
    body = texts_of(article, "body")
    whole = " ".join(body)
    if not is_short(whole):
        return False
    return is_cut(whole) or any(is_cut(text) for text in texts_of(article, "related_link")[-1:])


def _is_invitation(text: str) -> bool:
    return len(text) <= _LONGEST_INVITATION and _PAID.search(text) is not None


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
