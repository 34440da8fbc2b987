"""The article: its text to the letter, and what is known of it."""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from onrecord.record.span import Span

PassageKind = Literal["masthead", "headline", "byline", "dateline", "caption", "related_link", "boilerplate", "body"]
PublishedBasis = Literal["given", "metadata", "inferred"]


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the text and its part in the article."""

    span: Span
    kind: PassageKind


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its passages and what is known of its publication.

    `id` is the sha256 of the text (UTF-8), hex. `source` is the id, path or address that it
    came from. `language` is a BCP 47 tag. `published` is an ISO date or null, `published_basis` says where it is from.
    """

    id: str
    source: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: PublishedBasis | None = None
    language: str = "en"
    url: str | None = None
    text: str
    passages: tuple[Passage, ...] = ()


def article_id(text: str) -> str:
    """Return the id of the article with this text: sha256 of its UTF-8 form, hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
