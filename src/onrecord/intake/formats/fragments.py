"""Pieces of markup that are known to be one article's text: its paragraphs, without judging what belongs to it."""

from __future__ import annotations

from lxml import etree, html
from lxml.html import defs
from lxml_html_clean import Cleaner

_INLINE = defs.special_inline_tags | defs.phrase_tags | defs.font_style_tags | {"mark", "time"}
_UNSEEN = Cleaner(page_structure=False, safe_attrs_only=False, forms=False, kill_tags={"noscript", "template"})


def text_of(markup: str) -> str:
    """Return the text of a fragment, a paragraph a block, an empty line between them; a plain text as it is."""
    if "<" not in markup:
        return html.fromstring(f"<p>{markup}</p>").text_content().strip() if "&" in markup else markup.strip()
    root = html.fromstring(f"<div>{markup}</div>")
    _UNSEEN(root)
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag == "br":
            pieces.append("\n" if event == "start" else "")
        elif element.tag not in _INLINE:
            pieces.append("\n\n")
        pieces.append((element.text if event == "start" else element.tail) or "")
    paragraphs = (" ".join(part.split()) for part in "".join(pieces).split("\n\n"))
    return "\n\n".join(part for part in paragraphs if part)
