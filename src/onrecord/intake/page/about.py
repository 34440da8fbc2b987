"""What a page says of its article, of all its signs together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.intake.page.authors import page_authors
from onrecord.intake.page.linked import linked_article
from onrecord.intake.page.publishers import host_of, page_publisher
from onrecord.intake.page.titles import page_title

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """An article's title, publisher and people; `free`: whether all may read it, None where the page does not say."""

    title: str | None
    publisher: str | None
    authors: tuple[str, ...]
    free: bool | None


def about_page(page: HtmlElement, found: Document) -> About:
    """Return what a page says of its article; `found`: what trafilatura read of its head."""
    linked = linked_article(page)
    host = host_of(found.url)
    publisher = page_publisher(page, linked=linked.publisher if linked else None, found=found.sitename, host=host)
    title = page_title(
        page,
        headline=linked.headline if linked else None,
        found=found.title,
        names=(publisher, found.sitename, host),
    )
    return About(
        title=title,
        publisher=publisher,
        authors=page_authors(
            page,
            linked=linked.authors if linked else (),
            found=(found.author or "").split(";"),
            publisher=publisher,
        ),
        free=linked.free if linked else None,
    )
