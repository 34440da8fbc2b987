"""Linked data of pages."""

from __future__ import annotations

import pytest
from lxml import html

from onrecord.intake.page.linked import LinkedArticle, linked_article


def linked(*scripts: str) -> LinkedArticle | None:
    head = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return linked_article(html.fromstring(f"<html><head>{head}</head><body><p>x</p></body></html>"))


def test_an_article_in_a_graph_with_references() -> None:
    found = linked(
        '{"@graph": [{"@type": "NewsArticle", "headline": "Pier &#8216;closed&#8217;", "author": {"@id": "#reed"},'
        ' "publisher": {"@type": "Organization", "name": "Alder Post"}, "isAccessibleForFree": "False"},'
        ' {"@type": "Person", "@id": "#reed", "name": "Tom Reed"}]}'
    )
    assert found == LinkedArticle(headline="Pier ‘closed’", authors=("Tom Reed",), publisher="Alder Post", free=False)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ('"Tom Reed"', ("Tom Reed",)),
        ('[{"name": "Tom Reed"}, {"name": ["Ada Orrin"]}, 7, null]', ("Tom Reed", "Ada Orrin")),
        ('{"@id": "#nobody"}', ()),
        ("{}", ()),
    ],
)
def test_authors_in_their_forms(author: str, expected: tuple[str, ...]) -> None:
    found = linked(f'{{"@type": ["Thing", "Article"], "headline": "Pier", "author": {author}}}')
    assert found is not None
    assert found.authors == expected


@pytest.mark.parametrize(
    "script",
    ["", "{", "[]", '{"@type": "Article"}', '{"@type": "Event", "headline": "Fair"}', "[" * 5000, '{"@type": 3}'],
)
def test_broken_linked_data_say_nothing(script: str) -> None:
    assert linked(script) is None
    second = linked(script, '{"@type": "Article", "headline": "Pier"}')
    assert second is not None
    assert second.headline == "Pier"
