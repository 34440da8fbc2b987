"""A paywall's stump and several articles on one page are said. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.intake.files import open_articles
from onrecord.intake.html import article_from_html

STORY = (
    "<p>The harbour board voted on Thursday to close the east pier until the summer, its head, Lena Okoro, said.</p>"
    "<p>“We had no choice,” Okoro told reporters outside the town hall. “The beams are rotten from end to end.”</p>"
)
PAID = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pier closed", "isAccessibleForFree": %s}</script>'


def told(body: str, head: str = "") -> list[str]:
    notices: list[str] = []
    page = f"<html lang='en'><head>{head}<title>Pier closed</title></head><body>{body}</body></html>"
    article_from_html(page.encode(), source="a.html", told=notices.append)
    return notices


@pytest.mark.parametrize("free", ["false", '"False"'])
def test_the_beginning_of_a_paid_article_is_said_to_be_one(free: str) -> None:
    (notice,) = told(f"<article><h1>Pier closed</h1>{STORY}</article>", PAID % free)
    assert notice == "a.html: only the beginning of an article behind a paywall; give its whole text"


def test_an_invitation_shows_a_paywall() -> None:
    invitation = "<div><p>To read the full story, subscribe or sign in.</p></div>"
    assert len(told(f"<article><h1>Pier closed</h1>{STORY}{invitation}</article>")) == 1


def test_what_all_may_read_needs_no_notice() -> None:
    newsletter = "<p>Sign up for our newsletter.</p>"
    assert told(f"<article><h1>Pier closed</h1>{STORY}{newsletter}</article>", PAID % "true") == []


def test_a_paid_article_that_was_saved_whole_needs_no_notice() -> None:
    more = "".join(f"<p>{i}. The board met again on Friday and spoke of the pier and its beams.</p>" for i in range(20))
    assert told(f"<article><h1>Pier closed</h1>{STORY}{more}</article>", PAID % "false") == []


def test_several_articles_on_a_page_are_said_and_keep_their_headlines() -> None:
    second = (
        "<article><h2><a href='/2'>Board votes on a new bridge today</a></h2>"
        + STORY.replace("pier", "bridge")
        + "</article>"
    )
    body = (
        f"<h1>Today</h1><article><h2><a href='/1'>Board closes the rotten east pier</a></h2>{STORY}</article>{second}"
    )
    (notice,) = told(body)
    assert "“Board closes the rotten east pier”, “Board votes on a new bridge today”" in notice
    article = article_from_html(f"<html><body>{body}</body></html>".encode(), source="a.html")
    headlines = [article.text[slice(*p.span)] for p in article.passages if p.kind == "headline"]
    assert "Board closes the rotten east pier" in headlines


def test_teasers_are_not_articles() -> None:
    teaser = "<article><h3><a href='/2'>Ferry late again</a></h3><p>It was late.</p></article>"
    assert told(f"<article><h1>Pier closed</h1>{STORY}</article>{teaser}{teaser}") == []


def test_a_file_tells_whoever_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "pier.html"
    file.write_text(
        f"<html><head>{PAID % 'false'}</head><body><article><h1>Pier closed</h1>{STORY}</article></body></html>"
    )
    left: list[str] = []
    articles = list(open_articles([file], skipped=pytest.fail, left_out=left.append))
    assert [article.title for article in articles] == ["Pier closed"]
    assert left == [f"{file}: only the beginning of an article behind a paywall; give its whole text"]


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("<p>The board had known of it since …</p>", 1),
        ("<p>The board had known of it since March.</p><p>Continue reading</p>", 1),
        ("<p>The board had known of it since March.</p>", 0),
    ],
)
def test_a_teaser_is_said_to_be_one(last: str, said: int) -> None:
    teaser = "<p>The harbour board closed the east pier on Thursday, its head, Lena Okoro, said.</p>"
    notices = told(f"<article><h1>Pier closed</h1>{teaser}{last}</article>")
    assert len(notices) == said
    assert all("a teaser, the beginning of an article" in notice for notice in notices)
