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


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """The program's version, and short digests of the network's weights and of the rules and word lists."""

    program: str
    network: str
    rules: str

    def line(self) -> str:
        """Write them on one line: "0.1.0, network 1a2b3c4d5e6f, rules 6f5e4d3c2b1a"."""
        return f"{self.program}, network {self.network}, rules {self.rules}"


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its passages and what is known of its publication.

    `id` is the sha256 of the text (UTF-8), hex. `source` is the id, path or address that it
    came from.
    `section` is the outlet's, as "Politics". `language` is a BCP 47 tag. `published` is an ISO date or null,
    `published_basis` says where it is from.
    """

    id: str
    source: str
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    language: str = "en"
    url: str | None = None
    text: str
    passages: tuple[Passage, ...] = ()


def article_id(text: str) -> str:
    """Return the id of the article with this text: sha256 of its UTF-8 form, hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
