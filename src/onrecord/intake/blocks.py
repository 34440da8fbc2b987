"""The blocks of text in a page: trafilatura's tree, and captions in the page's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from onrecord.intake.passages.boilerplate import cue_kind
from onrecord.lang.rules import rules
from onrecord.record import PassageKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ELEMENTS: Mapping[str, Sequence[str]] = rules("onrecord.intake")["elements"]
_INLINE = frozenset(_ELEMENTS["inline"])
_LINK_WORDS = 4  # a link of fewer is a crosshead or a button
_STOPS = (".", "!", "?", "…", ".”", '."', "?”", '?"', "!”", '!"')
_CAPTION = re.compile(r"(?:\A|[\s_-])caption(?:\Z|[\s_-])")  # "wp-caption-text", "image__caption"
_REPEATED_WORDS = 8  # of a paragraph that is compared
_REPEATED_SHARE = 1.8  # paragraphs to different ones: a page that scrolls on to its own text; a menu stays under
_LEAST_SPACES = 2  # of a caption whose figure has no picture that the page shows at once: share buttons have fewer
_MOST_WORDS = 120  # of a caption; a longer element holds more than one


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph of a page: its text with single spaces, and its kind where the markup shows it."""

    text: str
    kind: PassageKind | None = None


def text_blocks(body: etree._Element) -> tuple[Block, ...]:
    """Return the paragraphs, headings, list items and cells of trafilatura's tree, in order."""
    blocks: list[Block] = []
    pieces: list[tuple[str, bool]] = []  # of the block that is being read: words, and whether they are a link
    links = 0

    def close(rank: str) -> None:
        text = " ".join("".join(words for words, _ in pieces).split())
        if text:
            linked = sum(len("".join(words.split())) for words, in_link in pieces if in_link)
            heading = _heading(text, rank, first=not blocks)
            blocks.append(Block(text=text, kind="related_link" if _is_link(text, linked) else heading))
        pieces.clear()

    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag == "lb" and _goes_on(element):
            pieces.append((" ", links > 0))
        elif element.tag not in _INLINE:
            close(element.get("rend", "h2") if event == "end" and element.tag == "head" else "")
        if event == "start":
            links += element.tag == "ref"
            pieces.append((element.text or "", links > 0))
        else:
            links -= element.tag == "ref"
            pieces.append((element.tail or "", links > 0))
    close("")
    return tuple(_once(blocks))


def _once(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks without those that say again what one before said, where most of a page stands in it twice."""
    long = [block.text for block in blocks if block.text.count(" ") >= _REPEATED_WORDS]
    repeats = len(long) >= _REPEATED_SHARE * len(set(long))
    seen: set[str] = set()
    for block in blocks:
        if not (repeats and block.text in seen and block.text.count(" ") >= _REPEATED_WORDS):
            yield block
        seen.add(block.text)


def _goes_on(line_break: etree._Element) -> bool:
    """Tell whether a sentence goes on behind a line break: in small letters."""
    following = line_break.getnext()
    words = (line_break.tail or "").lstrip() or ("" if following is None else (following.text or "").lstrip())
    return words[:1].islower()


def _heading(text: str, rank: str, *, first: bool) -> PassageKind | None:
    """Return a heading's kind by its rank ("h1" …; empty for none): headline above all, else a crosshead."""
    if not rank or cue_kind(text) is not None:
        return None
    return "headline" if first and rank == "h1" else "body"


def _is_link(text: str, linked: int) -> bool:
    """Tell whether a block is only a link with a headline's words; `linked` of its characters are in the link."""
    return linked >= len("".join(text.split())) and text.count(" ") + 1 >= _LINK_WORDS and not text.endswith(_STOPS)


def captions_in(page: HtmlElement, texts: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """Return the captions on a page that stand between blocks of its article.

    Args:
        texts: the article's blocks, in order.
    Returns:
        For the index of a block, the captions that follow it. Those above the first and below the last
        block belong to other stories.
    """
    places = {text: i for i, text in reversed(list(enumerate(texts)))}
    found: dict[int, tuple[str, ...]] = {}
    waiting: dict[str, None] = {}
    seen: set[str] = set()
    last: int | None = None
    for text, is_caption in _page_blocks(page):
        if is_caption and last is not None and text not in seen:
            waiting[text] = None
            seen.add(text)
        elif not is_caption and text in places:
            if last is not None and waiting:
                found[last] = (*found.get(last, ()), *waiting)
            waiting.clear()
            last = places[text]
    return found


def _page_blocks(page: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield the text of each block of a page, and whether it is a caption; the parts of a caption are not blocks."""
    parts: set[HtmlElement] = set()
    for element in page.iter(*_ELEMENTS["block"]):
        if element in parts:
            continue
        if not _is_caption(element):
            if element.tag not in ("div", "span"):
                yield " ".join(element.text_content().split()), False
        elif (text := _words(element)) and text.count(" ") < _MOST_WORDS:
            parts.update(element.iter())
            if text.count(" ") >= _LEAST_SPACES or _has_picture(element):
                yield text, True


def _is_caption(element: HtmlElement) -> bool:
    return element.tag == "figcaption" or _CAPTION.search(element.get("class", "").lower()) is not None


def _has_picture(caption: HtmlElement) -> bool:
    """Tell whether the figure around a caption shows anything, or no figure is around it."""
    figure = next(caption.iterancestors("figure"), None)
    return figure is None or next(figure.iter(*_ELEMENTS["picture"]), None) is not None


def _words(element: HtmlElement) -> str:
    """Return a caption's words, with a space where a stop ends one of its parts: text, credit."""
    pieces: list[str] = []
    for piece in element.itertext():
        glued = pieces and pieces[-1].endswith(_STOPS) and not piece[:1].isspace()
        pieces.append(f" {piece}" if glued else piece)
    return " ".join("".join(pieces).split())
