"""Publishers of pages."""

from __future__ import annotations

import pytest
from lxml import html

from onrecord.intake.page.publishers import host_of, page_publisher


@pytest.mark.parametrize(
    ("own", "found", "linked", "host", "expected"),
    [
        ("Alder 7News | Alder News, Weather, Sports | Tidewater", None, None, "aldernews.example", "Alder 7News"),
        ("https://www.alderpost.example", None, "The Alder Post", "alderpost.example", "The Alder Post"),
        ("https://www.alderpost.example", None, None, None, "alderpost.example"),
        ("alderpost", "The Alder Post", None, "alderpost.example", "The Alder Post"),
        ("U.S.", "Alder Post", None, "alderpost.example", "Alder Post"),
        ("Alder Post", "Northern Press Agency", None, "alderpost.example", "Alder Post"),
        (" The Alder Post | AlderPost.com ", None, None, "alderpost.com", "The Alder Post"),
        ("Alder Valley Times", None, None, "avt.example", "Alder Valley Times"),
        ("The best news of the whole valley every day", None, "Alder Post", "alderpost.example", "Alder Post"),
        (None, None, None, None, None),
    ],
)
def test_a_name_without_slogan_and_address(
    own: str | None, found: str | None, linked: str | None, host: str | None, expected: str | None
) -> None:
    meta = f'<meta property="og:site_name" content="{own}">' if own else ""
    page = html.fromstring(f"<html><head>{meta}</head><body><p>x</p></body></html>")
    assert page_publisher(page, linked=linked, found=found, host=host) == expected


def test_hosts() -> None:
    assert host_of("https://www.alderpost.example/pier") == "alderpost.example"
    assert host_of("pier.html") is None
    assert host_of("http://[broken") is None
    assert host_of(None) is None
