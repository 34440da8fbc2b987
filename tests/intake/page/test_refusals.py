"""Pages that are not articles are named. All texts are invented."""

from __future__ import annotations

import pytest

from onrecord.errors import EmptyArticleError, ForeignLanguageError
from onrecord.intake.html import article_from_html

STORY = (
    "<p>The harbour board voted on Thursday to close the east pier until the summer, its head, Lena Okoro, said.</p>"
    "<p>“We had no choice,” Okoro told reporters outside the town hall. “The beams are rotten from end to end.”</p>"
)


def page(title: str, body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("title", "body", "said"),
    [
        ("Page not found", "<h1>404</h1><p>Sorry, this page may have been moved or deleted. Try a search.</p>", "an address without one"),
        ("Alder Post - 404", "<h1>Oops</h1><p>Nothing is here. Please go back to our home page.</p>", "an address without one"),
        ("Alder Post", "<h1>Sorry</h1><p>We couldn’t find that page. Please go back to our home page.</p>", "an address without one"),
        ("Just a moment...", "<h1>alderpost.example</h1><p>Enable JavaScript and cookies to continue.</p>", "a check for robots"),
        ("Alder Post", "<p>Please verify you are human by pressing the button below. It takes a second.</p>", "a check for robots"),
        ("Access Denied", "<h1>Access Denied</h1><p>You have no right to see this on our server.</p>", "a check for robots"),
        ("Alder Post", "<h1>Hello</h1><p>We and our partners store and read data on your device. You may refuse.</p>", "a question for consent"),
        ("We value your privacy", "<p>With your leave we measure how our pages are read. You may refuse.</p>", "a question for consent"),
    ],
)  # fmt: skip
def test_what_stands_in_an_articles_place_is_named(title: str, body: str, said: str) -> None:
    with pytest.raises(EmptyArticleError, match=rf"^a.html: no article in the page but .*{said}"):
        article_from_html(page(title, body), source="a.html")


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("Airbus 404 pier closed", "<p>The mayor said on Friday that nobody had been told.</p>"),
        ("Pier closed until summer", "<p>The mayor called it a bot check for boats.</p>"),
        ("Access denied to pier, anglers say, in long letter to the board of the harbour", "<p>They want it back.</p>"),
    ],
)
def test_an_article_may_speak_of_such_things(title: str, quoted: str) -> None:
    assert "Okoro" in article_from_html(page(title, f"<h1>{title}</h1>{STORY}{quoted}"), source="a.html").text


def test_a_story_that_quotes_a_consent_wall_is_read() -> None:
    long = "".join(
        f"<p>{i}. The board met again on Friday and spoke of the pier and of its rotten beams.</p>" for i in range(12)
    )
    text = article_from_html(page("Cookie walls", f"<article><h1>Cookie walls</h1>{long}<p>“Accept all cookies”, says the wall.</p></article>"), source="a.html").text  # fmt: skip
    assert "says the wall" in text


LINKS = [f"The board of the harbour met for time {i} this year" for i in range(10)]


@pytest.mark.parametrize("link", ["<li><a href='/x'>{}</a> It met in Alder.</li>", "<div><h3><a href='/x'>{}</a></h3><p>It met in Alder.</p></div>",
                                  "<article><h2><a href='/x'>{}</a></h2><p>It met in the town hall of Alder on Monday night.</p></article>"])  # fmt: skip
def test_a_page_of_links_is_no_article(link: str) -> None:
    links = "".join(link.format(words) for words in LINKS)
    with pytest.raises(EmptyArticleError, match="but a page of links to articles; save each article's own page"):
        article_from_html(
            page("The Alder Post", f"<h1>News</h1><main>{links}</main><p>All of it is free.</p>"), source="a.html"
        )


def test_an_article_may_have_links_beside_it() -> None:
    links = "".join(f"<li><a href='/x'>{words}</a></li>" for words in LINKS)
    head = "Pier closed</title><meta property='og:type' content='article'><title>"
    story = f"<article><h1>Pier closed</h1>{STORY}</article><aside><ul>{links}</ul></aside>"
    assert "Okoro" in article_from_html(page(head, story), source="a.html").text
    long = STORY + "".join(
        f"<p>{i}. The board met again on Friday and spoke of the pier and beams.</p>" for i in range(12)
    )
    assert "Okoro" in article_from_html(page("Pier closed", f"<article><h1>Pier closed</h1>{long}</article><ul>{links}</ul>"), source="a.html").text  # fmt: skip


def test_a_caption_alone_is_no_article() -> None:
    figure = (
        "<figure><img src='a.jpg'><figcaption>Lena Okoro speaks in Alder on Monday. Photo: AP</figcaption></figure>"
    )
    with pytest.raises(EmptyArticleError, match="but its heading and captions"):
        article_from_html(page("Pier closed", f"<article><h1>Pier closed</h1>{figure}</article>"), source="a.html")


def test_a_page_that_a_script_builds_is_named() -> None:
    with pytest.raises(EmptyArticleError, match="a script was to fetch it"):
        article_from_html(page("Pier closed", "<div id='root'></div><script src='a.js'></script>"), source="a.html")


@pytest.mark.parametrize(
    "text",
    ["港湾委員会は木曜日、東桟橋を夏まで閉鎖することを決めた。", "港务局周四投票决定关闭东码头直到夏天。", "বন্দর বোর্ড বৃহস্পতিবার পূর্ব ঘাট বন্ধ করার সিদ্ধান্ত নিয়েছে।",
     "항만위원회는 목요일 여름까지 동쪽 부두를 폐쇄하기로 의결했다"],
)  # fmt: skip
def test_other_scripts_are_not_english(text: str) -> None:
    with pytest.raises(ForeignLanguageError, match="not in English"):
        article_from_html(
            page(text, f"<article><h1>{text}</h1><p>{text * 8}</p><p>{text * 5}</p></article>"), source="a.html"
        )
