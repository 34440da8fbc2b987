"""Pages: captions once, no buttons, a paywall's invitation. All texts are invented."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.intake.html import article_from_html
from onrecord.record import Article

FIRST = (
    "<p>The harbour board voted on Thursday to close the east pier until the summer, its head, Lena Okoro, said.</p>"
)
SECOND = (
    "<p>“We had no choice,” Okoro told reporters outside the town hall. “The beams are rotten from end to end.”</p>"
)


def parts(between: str, after: str = "") -> list[tuple[str, str]]:
    page = f"<html lang='en'><body><article><h1>Pier closed until summer</h1>{FIRST}{between}{SECOND}{after}</article></body></html>"
    article = article_from_html(page.encode(), source="pier.html")
    return [(p.kind, article.text[slice(*p.span)]) for p in article.passages]


FIGURES = [
    "<figure><img src='a.jpg'><figcaption><span class='caption__text'>The pier on Thursday.</span><span class='caption__credit'>Tom Reed / AP</span></figcaption></figure>",
    "<figure class='wp-caption'><img src='a.jpg'><figcaption class='wp-caption-text'>The pier on Thursday. Tom Reed / AP</figcaption></figure>",
    "<div class='caption-box'><img src='a.jpg'><p class='caption'>The pier on Thursday.</p><p class='caption'>Tom Reed / AP</p></div>",
    "<figure><picture><img src='a.jpg'></picture><figcaption>The pier on Thursday.<cite>Tom Reed / AP</cite></figcaption></figure>",
    "<figure><img src='a.jpg'><figcaption><div class='caption'><span>The pier on Thursday.</span> <small>Tom Reed / AP</small></div></figcaption></figure>",
]  # fmt: skip


@pytest.mark.parametrize("figure", FIGURES)
def test_a_picture_has_one_caption(figure: str) -> None:
    assert [words for kind, words in parts(figure) if kind == "caption"] == ["The pier on Thursday. Tom Reed / AP"]


@pytest.mark.parametrize("button", ["Facebook", "WhatsApp", "Copy link", "X", "Email", "Print"])
def test_share_buttons_have_no_captions(button: str) -> None:
    item = (
        f"<li><a href='#'><figure><figcaption class='social-tools__icon-text'>{button}</figcaption></figure></a></li>"
    )
    assert button not in [words for _, words in parts(f"<ul class='social-tools'>{item}{item}</ul>")]


@pytest.mark.parametrize(
    "invitation",
    ["To read the full story, subscribe or sign in.", "Subscribe now for $1 a week. Cancel anytime.", "Already a subscriber? Log in.",
     "This article is for subscribers only. Sign in to read on.", "Get unlimited access for £1 a month."],
)  # fmt: skip
def test_a_paywall_invites_and_is_not_the_story(invitation: str) -> None:
    assert ("boilerplate", invitation) in parts("", f"<div class='paywall'><p>{invitation}</p></div>")


_DAYS = '"datePublished":"2024-05-10T08:00:00Z","dateModified":"2024-05-20T09:00:00Z"'
LINKED = f'<script type="application/ld+json">{{"@type":"NewsArticle",{_DAYS}}}</script>'
META = (
    '<meta property="article:published_time" content="2024-05-10T08:00:00+00:00">'
    '<meta property="article:modified_time" content="2024-05-20T09:00:00+00:00">'
)


def day(meta: str, shown: str) -> str | None:
    body = f"<article><h1>Pier closed until summer</h1>{shown}{FIRST}{SECOND}</article>"
    page = f"<html lang='en'><head>{meta}</head><body>{body}</body></html>"
    return article_from_html(page.encode(), source="pier.html").published


UPDATED = [
    "<p>May 10, 2024 / Updated May 20, 2024, 9:00 AM EDT</p>",
    "<p>Published: 10 May 2024. Last updated: 20 May 2024</p>",
    "<p>Posted 10/05/2024, updated 20/05/2024 at 9am</p>",
    "<p>First published May 10, 2024. Updated on Monday, May 20, 2024.</p>",
    "<p>UPDATED: 5/20/2024 9:00 a.m.</p>",
    "<p>Updated 2024-05-20 09:00</p>",
    "<p>May 10, 2024. This article was updated on May 20, 2024, with the board's answer.</p>",
    "<div><time datetime='2024-05-10'>10 May</time> <span>Updated</span> <time datetime='2024-05-20'>20 May 2024</time></div>",
    "<div class='dates'><span>May 10, 2024</span><span class='mod'>Updated: <b>May 20, 2024</b></span></div>",
    "<p>Last modified on May 20th, 2024</p>",
]
NOT_UPDATED = [
    "",
    "<p>May 10, 2024</p>",
    "<p>Published 10 May 2024</p>",
    "<p>Our privacy policy was updated on January 3, 2024.</p>",
    "<p>Get updated news every day.</p>",
    "<p>An updated plan is due on 20 June 2024.</p>",
    "<script>var label = 'Updated May 20, 2024';</script>",
    "<p>May 10, 2024. See also: the story of May 20, 2024</p>",
]


@pytest.mark.parametrize("meta", [LINKED, META])
@pytest.mark.parametrize("shown", UPDATED)
def test_a_text_that_was_updated_has_the_day_of_its_update(meta: str, shown: str) -> None:
    assert day(meta, shown) == "2024-05-20"


@pytest.mark.parametrize("meta", [LINKED, META])
@pytest.mark.parametrize("shown", NOT_UPDATED)
def test_a_page_that_does_not_show_an_update_has_its_first_day(meta: str, shown: str) -> None:
    assert day(meta, shown) == "2024-05-10"


def test_an_update_counts_the_weekdays() -> None:
    body = f"<article><h1>Pier closed until summer</h1>{UPDATED[0]}{FIRST}{SECOND}</article>"
    page = f"<html lang='en'><head>{LINKED}</head><body>{body}</body></html>"
    (record,) = onrecord.read_articles([article_from_html(page.encode(), source="pier.html")])
    assert "2024-05-16" in {t.edtf for t in record.times}


def read(head: str, body: str) -> Article:
    page = f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return article_from_html(page.encode(), source="pier.html")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Pier closed until summer</title>", "<div id='top'><h1>Norland Harbour Desk</h1></div><div><h2>Pier closed until summer</h2>{}</div>"),
        ("<title>Pier closed until summer | Alder Post Harbour</title><meta property='og:site_name' content='Alder Post'>", "<article><h1>Pier closed until summer</h1>{}</article>"),
        ("<meta property='og:title' content='Pier closed until summer - The Alder Post'><meta property='og:site_name' content='The Alder Post'>", "<article>{}</article>"),
        ("<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"headline\": \"Pier closed until summer\"}}</script>", "<h1>Alder Post</h1><article>{}</article>"),
    ],
)  # fmt: skip
def test_the_title_is_the_articles_own(head: str, body: str) -> None:
    article = read(head.replace("{{", "{").replace("}}", "}"), body.format(FIRST + SECOND))
    headlines = [article.text[slice(*p.span)] for p in article.passages if p.kind == "headline"]
    assert (article.title, headlines) == ("Pier closed until summer", ["Pier closed until summer"])


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("", "<div class='byline'>By Lena Okoro<br>May 20, 2019</div>"),
        ("<meta name='author' content='Lena Okoro'><meta name='byl' content='By LENA OKORO'>", "<p class='byline'>By <span class='byline-author'>LENA OKORO</span></p>"),
        ("<meta name='author' content='LENA OKORO, AP Business Writer'>", ""),
        ("<script type='application/ld+json'>{\"@type\": \"Article\", \"headline\": \"Pier\", \"author\": [{\"name\": \"Lena Okoro\"}, {\"name\": \"Reuters\"}]}</script>", ""),
    ],
)  # fmt: skip
def test_people_are_named_once_and_without_day_role_or_agency(head: str, byline: str) -> None:
    assert read(head, f"<article><h1>Pier closed until summer</h1>{byline}{FIRST}{SECOND}</article>").authors == (
        "Lena Okoro",
    )


def test_a_publisher_has_no_slogan() -> None:
    head = "<meta property='og:site_name' content='Norland 4News | Norland News, Sport, Tides | Alder'>"
    assert read(head, f"<article><h1>Pier closed</h1>{FIRST}{SECOND}</article>").publisher == "Norland 4News"


def test_no_list_opens_inside_a_name() -> None:
    popup = "<span class='rollover-people-block'><span><a href='/p'>Lena Ann Okoro</a><a href='/1'>Okoro opens ferry</a> <a href='/2'>MORE</a></span></span>"
    name = f"<span class='rollover-people'><a href='/p'>Lena Okoro</a>{popup}</span>"
    article = read(
        "", f"<article><h1>Pier closed</h1><p>Harbour head {name} (Ind.) defended it.</p>{FIRST}{SECOND}</article>"
    )
    assert "Harbour head Lena Okoro (Ind.) defended it." in article.text
    assert "MORE" not in article.text


@pytest.mark.parametrize(("fault", "mended"), [(b"\xe2\x80", "\ufffd"), (b"\xff", "\ufffd"), (b"\0\0", "")])
def test_a_broken_byte_costs_a_letter(fault: bytes, mended: str) -> None:
    page = f"<html><head><meta charset='utf-8'></head><body><article><h1>Pier closed</h1>{FIRST}{SECOND}<p>It rained@.</p></article></body></html>"
    article = article_from_html(page.encode().replace(b"@", fault), source="pier.html")
    assert "“We had no choice,” Okoro told" in article.text
    assert f"It rained{mended}." in article.text


@pytest.mark.parametrize("place", ["ALDER, Norland (AP) —", "ALDER (Reuters) -", "ALDER —"])
def test_a_page_has_a_dateline_as_a_text_has(place: str) -> None:
    found = parts("", "").copy()
    article = read(
        "", f"<article><h1>Pier closed until summer</h1>{FIRST.replace('<p>', f'<p>{place} ')}{SECOND}</article>"
    )
    kinds = [(p.kind, article.text[slice(*p.span)]) for p in article.passages]
    assert kinds == [found[0], ("dateline", place), *found[1:]]


def test_a_name_above_a_crosshead_says_nothing() -> None:
    body = (
        "<article><h1>Letters</h1><p>The cost of leaving the pier as it is will be more than a new one, and the board should pay.</p>"
        "<p>Howard Brandt</p><p>Oldmark</p><h3>Saying that tides are known is not science</h3>"
        "<p>Real tides are never known, and the board said last week that it had no model of them.</p></article>"
    )
    (record,) = onrecord.read_articles([read("", body)])
    assert [statement for statement in record.statements if statement.speaker == "Howard Brandt"] == []
