"""Titles of pages. All texts are invented."""

from __future__ import annotations

import pytest
from lxml import html

from onrecord.intake.page.titles import page_title, without_site


def title(head: str, body: str, *, headline: str | None = None, names: tuple[str, ...] = ("Alder Post",)) -> str | None:
    page = html.fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return page_title(page, headline=headline, found=None, names=names)


OG = '<meta property="og:title" content="{}">'


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("<title>Pier closed until summer | Alder Post Politics</title>", "<h1>Pier closed until summer</h1>", "Pier closed until summer"),
        ("<title>Pier closed until summer</title>", "<h1>Harbour News Centre</h1><h2>Pier closed until summer</h2>", "Pier closed until summer"),
        (OG.format("Pier closed - Alder Post"), "<h1>Alder Post</h1>", "Pier closed"),
        (OG.format("Alder Post: harbour | Pier closed"), "<h1>Pier closed</h1>", "Pier closed"),
        (OG.format("Board closes rotten pier"), "<h1>Harbour board: rotten pier closes</h1>", "Harbour board: rotten pier closes"),
        (OG.format("Board closes rotten pier"), "<h1>Join our free quiz</h1><h2>Most read today</h2>", "Board closes rotten pier"),
        (OG.format("Pier's end"), "<h1>Pier’s<br>end</h1>", "Pier’s end"),
        ("<title>Alder Post</title>", "<h1></h1>", "Alder Post"),
        ("", "<h1>Pier closed</h1>", None),
    ],
)  # fmt: skip
def test_the_articles_own_heading_is_its_title(head: str, body: str, expected: str | None) -> None:
    assert title(head, body) == expected


def test_linked_data_say_which_heading_it_is() -> None:
    body = "<h1>Alder Post</h1><h1>Sport</h1><h1>Pier closed until summer</h1>"
    assert title("<title>News</title>", body, headline="Pier closed until summer") == "Pier closed until summer"


def test_a_title_may_have_a_divider_of_its_own() -> None:
    assert without_site("Harbour: the pier - a history", ["Alder Post"]) == "Harbour: the pier - a history"
    assert without_site("Pier closed | alderpost.example", ["alderpost.example"]) == "Pier closed"
