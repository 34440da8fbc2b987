"""Web pages, and downloads of news databases that are pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from onrecord.intake.charset import decode
from onrecord.intake.folders import STANDARD_INPUT
from onrecord.intake.formats.downloads import articles_in, split
from onrecord.intake.formats.fragments import text_of
from onrecord.intake.html import article_from_html
from onrecord.intake.inputs import Input, Intake
from onrecord.record import Article

_DOWNLOAD = re.compile(rb"enArticle|factiva|End of Document|LexisNexis|ProQuest document ID", re.I)


def read_page(given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the article of a page, or the articles of a download that is one."""
    data = given.whole()
    if _DOWNLOAD.search(data):
        text = text_of(decode(data, given.name))
        if split(text) is not None:
            yield from articles_in(text, given, intake)
            return
    source = given.name if given.path else STANDARD_INPUT
    article = article_from_html(data, source=source, published=intake.published, told=intake.left_out)
    yield article if article.url or not given.url else msgspec.structs.replace(article, url=given.url)
