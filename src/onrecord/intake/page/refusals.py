"""Pages that are not articles: a missing page, a bot check, a consent wall, a front page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.errors import EmptyArticleError
from onrecord.intake.language import language_of
from onrecord.intake.page.linked import linked_article
from onrecord.lang.en.lexicons import rows
from onrecord.lang.rules import rules

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from onrecord.intake.blocks import Block
    from onrecord.record import Article, PassageKind

_STRAIGHT = str.maketrans("‘’“”\u00a0", "''\"\" ")
_SHORT = 150  # words: a page that is not an article has fewer, and a story that quotes such a page has more
_TITLE_WORDS = 9  # of such a page's title, site and all
_LEAST_LINKS = 8  # headlines of other stories on a front page
_LINK_SPACES = 3  # of a link with a headline's words
_HEADS = ("h1", "h2", "h3", "h4", "li")  # where lists of articles have their links
_SENTENCE = re.compile(r"[.!?]")
_SCRIPTED = re.compile(r"__NEXT_DATA__|window\.__[A-Z_]+__\s*=|\bid=[\"'](?:root|app|__next)[\"']")
_REMEDIES = {
    "not found": "the page that a site shows for an address without one; save the article's own page",
    "bot check": "a check for robots in the article's place; open the page in a browser, and save it from there",
    "consent": "a question for consent in the article's place; answer it in a browser, and save the page from there",
    "index": "a page of links to articles; save each article's own page",
}  # fmt: skip
_REASONS = {
    "not found": "missing at its address", "bot check": "a check for robots", "consent": "a question for consent",
    "index": "of links to articles",
}  # fmt: skip
_OWN_PAGE = "save the article's own page, or its text as .txt"


def has_sentence(blocks: Sequence[Block]) -> bool:
    """Tell whether the blocks of a page are more than a menu or a log-in form."""
    return any(_SENTENCE.search(block.text) for block in blocks)


def no_article_error(name: str, *, page: HtmlElement | None, markup: str) -> EmptyArticleError:
    """Return the error of a page without a sentence: built by a script, or with nothing in it.

    Raises:
        ForeignLanguageError: it has words, and they are not English.
    """
    words = _shown(page)
    language_of(words, name)
    if _SCRIPTED.search(markup) and words.count(" ") < _SHORT:
        remedy = "a script was to fetch it: save the page from a browser that shows it"
    else:
        remedy = _OWN_PAGE
    return EmptyArticleError(f"{name}: no article in the page; {remedy}")


def check_is_article(article: Article, *, page: HtmlElement) -> None:
    """Raise the error of a page that is something else than an article, which its words or its links show.

    Raises:
        EmptyArticleError: the message says what it is, and what to do.
    """
    name = article.source
    body = texts_of(article, "body")
    if not body:
        raise EmptyArticleError(f"{name}: no article in the page but its heading and captions; {_OWN_PAGE}")
    words = sum(text.count(" ") + 1 for text in body)
    kind = _kind(page, body) if words < _SHORT else None
    if kind is None and _is_index(article, words, page=page):
        kind = "index"
    if kind is not None:
        raise EmptyArticleError(f"{name}: no article in the page but {_REMEDIES[kind]}", reason=_REASONS[kind])


def _is_index(article: Article, words: int, *, page: HtmlElement) -> bool:
    """Tell whether a page with some words of body is one of links: in the text taken from it, or all over the page."""
    links = texts_of(article, "related_link")
    if len(links) >= _LEAST_LINKS and sum(link.count(" ") + 1 for link in links) > words:
        return True
    if words >= _SHORT or linked_article(page) is not None or _is_called_article(page):
        return False
    heads = (_plain(link.text_content()) for link in page.iter("a") if link.getparent().tag in _HEADS)
    return sum(head.count(" ") >= _LINK_SPACES for head in set(heads)) >= _LEAST_LINKS


def _is_called_article(page: HtmlElement) -> bool:
    metas = (meta for meta in page.iter("meta") if meta.get("property") == "og:type")
    return any("article" in (meta.get("content") or "").lower() for meta in metas)


def texts_of(article: Article, kind: PassageKind) -> list[str]:
    """Return the texts of an article's passages of a kind."""
    return [article.text[slice(*passage.span)] for passage in article.passages if passage.kind == kind]


def _kind(page: HtmlElement, body: Sequence[str]) -> str | None:
    """Return what a short page is by its titles or its words."""
    titles = [_plain(element.text_content()) for element in page.iter("title", "h1")]
    short = [title for title in titles if title.count(" ") < _TITLE_WORDS]
    text = _plain(" ".join(body))
    for kind, where, phrase in rows("page_signs"):
        if where == "title" and any(_is_titled(phrase, title) for title in short):
            return kind
        if where == "text" and _place(phrase, text) is not None:
            return kind
    return None


def _is_titled(phrase: str, title: str) -> bool:
    """Tell whether a title says it first, or behind the site's name: "Alder Post - Page not found"."""
    place = _place(phrase, title)
    return place == 0 or (place is not None and title[:place].rstrip().endswith(tuple("-|–—:")))


def _place(phrase: str, text: str) -> int | None:
    """Return where a phrase stands first in a text, no letter or figure beside it."""
    place = text.find(phrase)
    while place >= 0:
        beside = text[place - 1 : place] + text[place + len(phrase) : place + len(phrase) + 1]
        if not any(map(str.isalnum, beside)):
            return place
        place = text.find(phrase, place + 1)
    return None


def _plain(words: str) -> str:
    return " ".join(words.translate(_STRAIGHT).casefold().split())


def _shown(page: HtmlElement | None) -> str:
    """Return the words that a page shows, of all its elements."""
    if page is None:
        return ""
    unseen = frozenset(rules("onrecord.intake")["elements"]["unseen"])
    elements = (element for element in page.iter() if isinstance(element.tag, str))
    pieces = (("" if element.tag in unseen else element.text, element.tail) for element in elements)
    return " ".join(" ".join(piece for pair in pieces for piece in pair if piece).split())
