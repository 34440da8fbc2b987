"""The linked data of a page (JSON-LD, schema.org): what its publisher says of the article in it."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES = ("Article", "Posting", "Review", "WebPage")  # ends of schema.org's types of what has a headline
_DEEPEST = 40  # of JSON in JSON; sites nest 10 at most


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedArticle:
    """An article's own fields; `free` is None where the page does not say whether it may be read without paying."""

    headline: str
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    free: bool | None = None


def linked_article(page: HtmlElement) -> LinkedArticle | None:
    """Return the first article with a headline in the page's linked data; None without one, or where it is broken."""
    nodes = [node for script in page.iter("script") for node in _nodes(_parsed(script))]
    names = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    return next((_article(node, names) for node in nodes if _is_article(node)), None)


def _parsed(script: HtmlElement) -> Any:
    if "ld+json" not in (script.get("type") or ""):
        return None
    try:
        return json.loads(script.text or "null", strict=False)
    except (ValueError, RecursionError):  # the page's own mistake: its other signs are read
        return None


def _nodes(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _nodes(inner, depth + 1)


def _is_article(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type")
    named = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
    return bool(_words(node.get("headline"))) and any(kind.endswith(_ARTICLES) for kind in named)


def _article(node: Mapping[str, Any], names: Mapping[str, Mapping[str, Any]]) -> LinkedArticle:
    free = str(node.get("isAccessibleForFree", "")).strip().casefold()
    return LinkedArticle(
        headline=_words(node["headline"]),
        authors=tuple(_names(node.get("author"), names)),
        publisher=next(_names(node.get("publisher"), names), None),
        free={"false": False, "true": True}.get(free),
    )


def _names(value: Any, names: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the names of persons or organizations: texts, nodes, or references to nodes."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            known = one if "name" in one else names.get(str(one.get("@id")), {})
            yield from _names(known.get("name"), {})
        elif words := _words(one):
            yield words


def _words(value: Any) -> str:
    """Return a text with single spaces, and the signs that HTML wrote as entities; "" of anything else."""
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
