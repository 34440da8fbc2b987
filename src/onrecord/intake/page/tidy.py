"""Mend a page's tree before its text is taken from it: hidden lists, a body in pieces, text without paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree

from onrecord.lang.rules import rules

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POPUP = re.compile(r"(?:\A|[\s_-])(?:rollover|tooltip|popover|pop-?up|hover-?card|fly-?out)\S*", re.I)
_BODY = re.compile(r"(?:\A|[\s_-])(?:article|story|entry|post)[_-]*(?:body|content|text)", re.I)
_LEAST_LINKS = 2  # of a list of other stories inside a name
_LEAST_LETTERS = 80  # of loose text, and of a paragraph that makes a piece of the body


def tidy(page: HtmlElement) -> None:
    """Mend a page in place, as far as its text is concerned."""
    _drop_popups(page)
    _join_bodies(page)
    _wrap_loose_text(page)


def _drop_popups(page: HtmlElement) -> None:
    """Take out the lists of links that open over a name in a paragraph: a reader does not see them."""
    for paragraph in list(page.iter("p")):
        for element in list(paragraph.iter("span", "div")):
            popup = _POPUP.search(element.get("class") or "") is not None and not _is_own_link(element)
            if popup and sum(1 for _ in element.iter("a")) >= _LEAST_LINKS and _is_in(element, paragraph):
                element.drop_tree()


def _is_own_link(element: HtmlElement) -> bool:
    """Tell whether an element holds the name itself beside its list, so that the list is further inside."""
    first = next(iter(element), None)
    return first is not None and first.tag == "a" and len(element) > 1


def _is_in(element: HtmlElement, paragraph: HtmlElement) -> bool:
    return any(ancestor is paragraph for ancestor in element.iterancestors())


def _join_bodies(page: HtmlElement) -> None:
    """Move what stands in further elements of the body's class into the first: an advertisement cut it in pieces."""
    for story in list(page.iter("article", "main")):
        bodies = [element for element in story.iter("div", "section") if _is_body(element)]
        for _, group in groupby(sorted(bodies, key=_class), key=_class):
            first, *others = group
            if any(_is_in(other, first) or _is_in(first, other) for other in others):
                continue
            for other in others:
                first.extend(list(other))


def _is_body(element: HtmlElement) -> bool:
    if not _BODY.search(_class(element)):
        return False
    return any(child.tag == "p" and len(child.text_content()) >= _LEAST_LETTERS for child in element)


def _class(element: HtmlElement) -> str:
    return element.get("class") or ""


def _wrap_loose_text(page: HtmlElement) -> None:
    """Make paragraphs of the text that stands loose in an element between line breaks, links and all."""
    inline = frozenset(rules("onrecord.intake")["elements"]["loose"])
    for element in list(page.iter("div", "td", "section", "article", "center", "font", "body")):
        if element.find("br") is not None and _loose(element) >= _LEAST_LETTERS:
            _wrap(element, inline)


def _loose(element: HtmlElement) -> int:
    """Count the letters that stand in an element itself."""
    return len((element.text or "").strip()) + sum(len((child.tail or "").strip()) for child in element)


def _wrap(element: HtmlElement, inline: frozenset[str]) -> None:
    runs = list(_runs(element, inline))
    for child in list(element):
        element.remove(child)
    element.text = None
    for run in runs:
        if isinstance(run, list):
            element.append(_paragraph(run))
        else:
            run.tail = None
            element.append(run)


def _runs(element: HtmlElement, inline: frozenset[str]) -> Iterator[list[str | HtmlElement] | HtmlElement]:
    """Yield the paragraphs of loose text, as texts and elements in order, and the blocks between them."""
    run: list[str | HtmlElement] = [element.text or ""]
    for child in element:
        tail = child.tail or ""
        if child.tag == "br":
            if _goes_on(child):
                run += [" ", tail]
                continue
        elif not isinstance(child.tag, str) or child.tag in inline:
            run += [child, tail]
            continue
        if any(not isinstance(piece, str) or piece.strip() for piece in run):
            yield run
        if child.tag != "br":
            yield child
        run = [tail]
    if any(not isinstance(piece, str) or piece.strip() for piece in run):
        yield run


def _goes_on(line_break: HtmlElement) -> bool:
    """Tell whether a sentence goes on behind a line break: in small letters."""
    words = (line_break.tail or "").lstrip()
    following = line_break.getnext()
    if not words and following is not None and following.tag != "br":
        words = following.text_content().lstrip() if isinstance(following.tag, str) else ""
    return words[:1].islower()


def _paragraph(run: list[str | HtmlElement]) -> HtmlElement:
    paragraph: HtmlElement = etree.Element("p")
    for piece in run:
        if not isinstance(piece, str):
            piece.tail = None
            paragraph.append(piece)
        elif len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "") + piece
        else:
            paragraph.text = (paragraph.text or "") + piece
    return paragraph
