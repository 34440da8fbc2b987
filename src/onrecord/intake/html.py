"""An article from a web page: its text by trafilatura, captions and related links from the markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from configparser import ConfigParser
from copy import copy
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import trafilatura
from trafilatura.settings import use_config

from onrecord.errors import DateError
from onrecord.intake.article import check_fields, check_text
from onrecord.intake.blocks import Block, captions_in, text_blocks
from onrecord.intake.charset import decode
from onrecord.intake.dates import checked_date, is_written, updated_day
from onrecord.intake.markup import check_depth, check_markup, without_subset
from onrecord.intake.page import about_page
from onrecord.intake.page.notices import article_headings, page_notices
from onrecord.intake.page.refusals import check_is_article, has_sentence, no_article_error
from onrecord.intake.page.tidy import tidy
from onrecord.intake.passages import cut_passages, name_paragraphs
from onrecord.record import Article, Passage, PassageKind, PublishedBasis, article_id

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^<>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_TAG = re.compile(r"<[^<>]*+>")
_LEAST = 25  # characters: a sentence; trafilatura's own 250 are three
_MOST_OF_IT = 0.6  # of the words, at least, for paragraphs to be worth the rest
_LONG_HEADLINE = 20  # words of a paragraph without a stop below the headline: standfirsts have fewer
_MOST_PIECES = 4_000  # news pages have 2,000 at most; jusText takes 4 s for 5,000 and 70 s for 20,000
_BETWEEN = "\n\n"
_DATES: dict[str, Any] = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}  # no clock


def article_from_html(
    data: bytes, *, source: str, published: str | None = None, told: Callable[[str], None] = lambda _: None
) -> Article:
    """Return the article of a page: headline and text, with the captions of its pictures in their places.

    Args:
        data: the page as it lies on the disk or came over the wire.
        source: its path or address, which comes back as `article.source`.
        published: the day that the user gives; else the day of the page's own metadata is taken.
        told: of a page that holds the beginning of an article only, or more than one.
    Raises:
        UnreadableArticleError: no text, or none that can be read as an article; which, says the class.
        DateError: `published` is not a date.
    """
    declared = _CHARSET.search(data[:4096])
    markup = decode(data, source, declared=declared[1].decode("ascii") if declared else None, mend=True)
    check_markup(markup, source)
    page = trafilatura.load_html(without_subset(markup))
    if page is not None:
        check_depth(page, source)
        tidy(page)
    found = None if page is None else _extracted(page)
    texts = () if found is None else text_blocks(found.body)
    if found is None or not has_sentence(texts):
        raise no_article_error(source, page=page, markup=markup)
    about = about_page(page, found)
    blocks = _with_captions(page, _with_title(_with_headings(texts, page), about.title))
    text = _BETWEEN.join(block.text for block in blocks)
    language = check_text(text, source)
    section = _section(page)
    check_fields(
        source,
        id=source,
        title=about.title,
        publisher=about.publisher,
        authors=about.authors,
        section=section,
        url=found.url,
    )
    day, basis = _day(found.date, published, source, page=markup)
    article = Article(
        id=article_id(text),
        source=source,
        title=about.title or None,
        publisher=about.publisher,
        authors=about.authors,
        section=section,
        published=day,
        published_basis=basis,
        language=language,
        url=found.url or None,
        text=text,
        passages=_passages(text, blocks),
    )
    check_is_article(article, page=page)
    for notice in page_notices(article, page=page, free=about.free):
        told(f"{source}: {notice}")
    return article


def _section(page: HtmlElement) -> str | None:
    """Return the section that the page's metadata names."""
    named = page.xpath('//meta[@property="article:section"]/@content')
    return " ".join(str(named[0]).split()) or None if named else None


def _extracted(page: HtmlElement) -> Any:
    """Return what trafilatura finds in the page, its baseline where its rules find nothing; else None."""
    fast = _is_crowded(page)
    found = _by_rules(page, fast=fast)
    if found is None:
        body, text, _ = trafilatura.baseline(copy(page))
        found = trafilatura.extract_metadata(page, date_config=_DATES)
        found.body = body
        return found if text.strip() else None
    if len(found.body) < 2:  # for a short article it takes all the page's words, as one paragraph
        short = _by_rules(page, fast=fast, least=_LEAST)
        if short is not None and len(short.text) > _MOST_OF_IT * len(found.text):
            return short
    return found


def _is_crowded(page: HtmlElement) -> bool:
    """Tell whether a page has more pieces of text than the second opinions, such as jusText, read in linear time."""
    pieces = ((element.text or "").strip() or (element.tail or "").strip() for element in page.iter())
    return sum(map(bool, pieces)) > _MOST_PIECES


def _by_rules(page: HtmlElement, *, fast: bool, least: int | None = None) -> Any:
    """Return what trafilatura's rules find; `least`: the fewest characters that they are to be content with.

    `fast`: by its own rules alone, without second opinions.
    """
    found: Any = trafilatura.bare_extraction(
        page,
        fast=fast,
        with_metadata=True,
        include_comments=False,
        include_links=True,
        date_extraction_params=_DATES,
        config=_config(least),
    )
    return None if found is None or found.body is None else found


@cache
def _config(least: int | None) -> ConfigParser:
    config: ConfigParser = use_config()  # read from its file each time: this is a copy of our own
    if least is not None:
        config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(least))
    return config


def _with_headings(blocks: tuple[Block, ...], page: HtmlElement) -> tuple[Block, ...]:
    """Return the blocks with the headings of articles for headlines where a page has several: there they are links."""
    headings = article_headings(page)
    if len(headings) < 2:
        return blocks
    return tuple(Block(text=block.text, kind="headline") if block.text in headings else block for block in blocks)


def _with_title(blocks: tuple[Block, ...], title: str | None) -> tuple[Block, ...]:
    """Return the blocks below their headline: the heading above, the first that says the title, else the title."""
    if blocks[0].kind == "headline":
        return blocks
    title = " ".join((title or "").split())
    place = next((i for i, block in enumerate(blocks[:4]) if title and block.text.casefold() == title.casefold()), None)
    if place is None:
        return (Block(text=title, kind="headline"), *blocks) if title else blocks
    return (*blocks[:place], Block(text=blocks[place].text, kind="headline"), *blocks[place + 1 :])


def _with_captions(page: HtmlElement, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks and, where they stand on the page, the captions between them."""
    captions = captions_in(page, tuple(block.text for block in blocks))
    texts = {caption for group in captions.values() for caption in group}
    merged: list[Block] = []
    for i, block in enumerate(blocks):
        if block.text not in texts:
            merged.append(block)
        merged.extend(Block(text=caption, kind="caption") for caption in captions.get(i, ()))
    return tuple(merged)


def _passages(text: str, blocks: tuple[Block, ...]) -> tuple[Passage, ...]:
    kinds = name_paragraphs([block.text for block in blocks], known=[block.kind for block in blocks])
    titled = any(block.kind == "headline" for block in blocks)
    kinds = ["body" if titled and _is_told(block, kind) else kind for block, kind in zip(blocks, kinds, strict=True)]
    ends = accumulate(len(block.text) + len(_BETWEEN) for block in blocks)
    spans = [
        (end - len(_BETWEEN) - len(block.text), end - len(_BETWEEN)) for block, end in zip(blocks, ends, strict=True)
    ]
    return cut_passages(text, spans, kinds)


def _is_told(block: Block, kind: PassageKind) -> bool:
    """Tell whether a paragraph that looks like a headline, beside one that is marked so, is long as body is."""
    return kind == "headline" and block.kind is None and block.text.count(" ") >= _LONG_HEADLINE


def _day(
    found: str | None, published: str | None, source: str, *, page: str
) -> tuple[str | None, PublishedBasis | None]:
    if published is not None:
        return checked_date(published, source), "given"
    try:
        day = checked_date(found, source) if found else None
    except DateError:  # the page's own mistake, which the user can do nothing about
        return None, None
    if day is None or not (is_written(day, page) or is_written(day, _TAG.sub("", page))):
        return None, None
    return updated_day(page, day) or day, "metadata"
