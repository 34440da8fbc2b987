"""What a page's markup may hold: limits that are checked before a parser spends its time on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from onrecord.errors import TooLongError
from onrecord.lang.rules import rules

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_ELEMENTS = 50_000
"""The most elements of a page: news pages have under 10,000. Each takes 0.1 ms, and 2 MB of `<br>` took 16 s."""
MOST_ATTRIBUTES = 250
"""The most attributes of an element: the parser compares each with all before it, 20,000 took 6 s."""
MOST_DEPTH = 250
"""The deepest nesting: the parser itself drops the rest of a page below 255, and says nothing."""

_REMEDY = "save the article's own page, or its text as .txt"
_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+)?+"""
_ATTRIBUTES = re.compile(_ATTRIBUTE)
# An unclosed comment, script or quotation runs to the page's end, as in a browser: no place is looked at twice.
_TAG = re.compile(
    rf"<(?:!--(?s:.*?)(?:-->|\Z)|(?P<name>[a-z][^\s/>]*+)(?P<attributes>(?:[\s/]*+{_ATTRIBUTE})*+)[\s/]*+>?+)", re.I
)
_RAW = {name: re.compile(rf"</{name}\b|\Z", re.I) for name in rules("onrecord.intake")["elements"]["raw"]}
_SUBSET = re.compile(
    r"""(\A(?:[^<]++|<\?[^>]*+>|<!--(?s:(?>.*?-->)))*+<!doctype\b[^<>\[]*+)"""
    r"""\[(?:"[^"]*+"|'[^']*+'|<!--(?s:(?>.*?-->))|<(?!!--)|[^\]"'<]++)*+\]\s*+(?=>)""",
    re.I,
)


def check_markup(text: str, name: str) -> None:
    """Raise TooLongError where a page has more elements, or an element more attributes, than parsers can do with."""
    place = elements = 0
    while (tag := _TAG.search(text, place)) is not None:
        place = tag.end()
        if tag["name"] is None:
            continue
        elements += 1
        if elements > MOST_ELEMENTS:
            raise TooLongError(f"{name}: a page of more than {MOST_ELEMENTS:,} elements; {_REMEDY}")
        if _count(tag["attributes"]) > MOST_ATTRIBUTES:
            raise TooLongError(f"{name}: an element with more than {MOST_ATTRIBUTES} attributes; {_REMEDY}")
        if (raw := _RAW.get(tag["name"].lower())) is not None and (end := raw.search(text, place)) is not None:
            place = end.start()


def _count(attributes: str) -> int:
    """Count the attributes, at most where they are few: each takes two characters, with its space."""
    return len(attributes) // 2 if len(attributes) <= 2 * MOST_ATTRIBUTES else len(_ATTRIBUTES.findall(attributes))


def check_depth(page: HtmlElement, name: str) -> None:
    """Raise TooLongError for a page that the parser has cut off because its elements are nested too deep."""
    depth = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            raise TooLongError(f"{name}: elements nested more than {MOST_DEPTH} deep; {_REMEDY}")


def without_subset(text: str) -> str:
    """Return the page without the declarations inside its DOCTYPE, whose end HTML's parser takes for text."""
    return _SUBSET.sub(r"\1", text, count=1)
