"""Markdown, as notes and static sites are written: a text without its marks, with what its front matter says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from onrecord.intake.article import article_from_text
from onrecord.intake.charset import decode
from onrecord.intake.dates import day_in_words
from onrecord.intake.formats.fragments import text_of
from onrecord.intake.inputs import Input, Intake
from onrecord.record import Article

_ENTRY = re.compile(r"(\w[\w-]*+)[ \t]*+:(.*)")


def read_markdown(given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the article of a Markdown file: pictures, code and marks are not its words."""
    from markdown_it import MarkdownIt

    text = decode(given.whole(), given.name)
    fields, text = _front(text)
    parser = MarkdownIt("commonmark").enable("table")
    tokens = [t for t in parser.parse(text) if t.type not in ("fence", "code_block")]
    for token in tokens:
        token.children = [c for c in token.children or () if c.type not in ("image", "html_inline")] or None
    words = text_of(parser.renderer.render(tokens, parser.options, {}))
    title = fields.get("title")
    if title and not words.startswith(title):
        words = f"{title}\n\n{words}"
    article = article_from_text(
        words, source=given.name, published=intake.published, title=title,
        publisher=fields.get("publisher") or fields.get("publication"), url=fields.get("url") or fields.get("link"),
        authors=tuple(name for part in _authors(fields).split(",") if (name := part.strip())),
    )  # fmt: skip
    day = day_in_words(fields.get("published") or fields.get("date") or "")
    if intake.published is None and day is not None:
        article = msgspec.structs.replace(article, published=day, published_basis="metadata")
    yield article


def _authors(fields: dict[str, str]) -> str:
    return fields.get("authors") or fields.get("author") or ""


def _front(text: str) -> tuple[dict[str, str], str]:
    """Return the entries of a front matter, each a line or a list of lines below it, and the text without it."""
    lines = text.splitlines()
    end = next((i for i, line in enumerate(lines) if i and line.strip() in ("---", "...")), None)
    if not lines or lines[0].rstrip() != "---" or end is None:
        return {}, text
    found, name = dict[str, str](), ""
    for line in lines[1:end]:
        if (entry := _ENTRY.match(line)) is not None:
            name = entry[1].lower()
            found[name] = entry[2].strip(" \t\"'[]")
        elif name and line.lstrip().startswith("- "):
            found[name] = ", ".join(filter(None, (found[name], line.lstrip(" \t-").strip(" \t\"'"))))
    return found, "\n".join(lines[end + 1 :])
