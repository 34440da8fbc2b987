"""The search page: whose words, about whom, of which days; what is misspelled, what may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import feedparser
import lxml.html
import pytest
from fastapi.testclient import TestClient

from onrecord.web import create_app
from tests.web.html import texts
from tests.web.samples import sample_store
from tests.web.story import TOKEN


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app = create_app(sample_store(tmp_path_factory.mktemp("search") / "s.db"), token=TOKEN)
    with TestClient(app, base_url="http://127.0.0.1") as opened:
        yield opened


def _page(client: TestClient, asked: str) -> lxml.html.HtmlElement:
    answer = client.get(f"/search?{asked}")
    assert answer.status_code == 200, answer.text
    return lxml.html.fromstring(answer.text)


def test_a_question_leads_to_what_it_asks_for(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "what did Howard Quill say about resign?"}, follow_redirects=False)
    assert answer.status_code == 307
    assert parse_qs(urlsplit(answer.headers["location"]).query) == {"q": ["resign"], "by": ["Howard Quill"]}


def test_whose_words_and_what_they_hold(client: TestClient) -> None:
    page = _page(client, "q=resign&by=Howard+Quill")
    assert set(texts(page, "#main .results section .told .who")) == {"Howard Quill"}
    assert all("resign" in mark.casefold() for mark in texts(page, "#main .told mark"))
    assert len(page.cssselect("#main .told mark")) >= len(page.cssselect("#main .stmt"))
    assert texts(page, "#f-said small") == [str(len(page.cssselect("#main .results .stmt")))]
    fields = dict(page.cssselect("form.ask")[0].fields)
    assert (fields["q"], fields["by"], fields["about"]) == ("resign", "Howard Quill", "")


def test_a_misspelled_name_is_forgiven(client: TestClient) -> None:
    page = _page(client, "by=Howrd+Quil")
    assert texts(_page(client, "by=Xyz"), ".note p") == ["Nobody in this store is called “Xyz”."]
    assert "Nobody here is called “Howrd Quil”. These are statements by Howard Quill." in texts(page, ".note p")[0]
    assert set(texts(page, "#main .results .told .who")) == {"Howard Quill"}
    assert texts(_page(client, "by=Zzyzx"), "#f-said small") == ["0"]


def test_misspelled_words_are_asked_about(client: TestClient) -> None:
    page = _page(client, "q=dredgng")
    assert texts(page, ".note a") == ["dredging"]
    assert page.cssselect(".note a")[0].get("href") == "/search?q=dredging"
    assert not _page(client, "q=dredging").cssselect(".note")


def test_what_is_said_about_somebody_is_said_by_others(client: TestClient) -> None:
    page = _page(client, "about=Elena+Marsh")
    speakers = texts(page, "#main .results .told .who")
    assert "Howard Quill" in speakers
    assert "Elena Marsh" not in speakers
    assert texts(page, "h1") == ["About Elena Marsh"]


def test_a_name_among_words_offers_narrower_searches(client: TestClient) -> None:
    page = _page(client, "q=Quill+resign")
    offers = {link.text_content().split("  ")[0].strip(): link.get("href") for link in page.cssselect(".found a")}
    (said,) = [href for words, href in offers.items() if words.startswith("resign · said by Howard Quill")]
    narrowed = lxml.html.fromstring(client.get(said).text)
    assert set(texts(narrowed, "#main .results .told .who")) == {"Howard Quill"}


def test_facets_lead_to_fewer(client: TestClient) -> None:
    page = _page(client, "q=the+port")
    total = int(texts(page, "#f-said small")[0])
    for item in page.cssselect(".facet li"):
        count = int(item.cssselect("span")[0].text_content())
        narrowed = lxml.html.fromstring(client.get(item.cssselect("a")[0].get("href")).text)
        assert texts(narrowed, "#f-said small") == [str(count)]
        assert 0 < count <= total
    assert page.cssselect(".facet li")


def test_the_order_turns(client: TestClient) -> None:
    newest = texts(_page(client, "q=the"), "#main .results .stmt .cited")
    oldest = texts(_page(client, "q=the&order=oldest"), "#main .results .stmt .cited")
    assert newest and oldest
    assert newest[0] != oldest[0]


def test_articles_show_the_words_that_fit(client: TestClient) -> None:
    page = _page(client, "q=dredging")
    assert page.cssselect("#main aside .snippet mark")
    assert page.cssselect("#main aside .title")


def test_what_is_narrowed_can_be_left_out(client: TestClient) -> None:
    page = _page(client, "q=resign&by=Howard+Quill&since=2024")
    assert [link.get("href") for link in page.cssselect(".chips.on a")] == [
        "/search?q=resign&since=2024", "/search?q=resign&by=Howard+Quill",
    ]  # fmt: skip


@pytest.mark.parametrize("asked", ["q=%2B%2B", "q=-", "by=%2B", "about=%3F", "q=-&by=Howard+Quill"])
def test_no_words_at_all(client: TestClient, asked: str) -> None:
    assert _page(client, asked).cssselect("form.ask")


def test_addresses_have_names(client: TestClient) -> None:
    page = _page(client, "by=Howard+Quill")
    (address,) = set(page.xpath("//*[@class='results']//a[@class='who']/@href"))
    assert address.endswith("-howard-quill")
    assert client.get(address).status_code == 200
    assert client.get(address.partition("-")[0]).status_code == 200


def test_facts_of_other_kinds_are_told_in_whole_sentences(client: TestClient) -> None:
    page = _page(client, "q=dredging")
    kinds = [h.get("id") for h in page.cssselect("#main .results section h2")]
    assert kinds[0] == "f-said"
    assert {"f-figure", "f-office"} <= set(kinds)
    for row in page.xpath("//section[h2/@id='f-figure']//li"):
        assert any("dredg" in mark.casefold() for mark in texts(row, "mark"))
        assert len(row.cssselect(".sentence")[0].text_content().split()) > 4
        assert row.cssselect(".sentence a")[0].get("href").startswith("/articles/")
    found = [a.get("href") for a in page.cssselect("nav[aria-label=Found] a")]
    assert [f"#{kind}" for kind in kinds] == [href for href in found if href != "#f-articles"]


def test_facts_of_other_kinds_are_left_out_where_it_is_narrowed(client: TestClient) -> None:
    page = _page(client, "q=dredging&by=Howard+Quill")
    assert [h.get("id") for h in page.cssselect("#main .results section h2")] == ["f-said"]


def test_statements_about_somebody_leave_as_a_table_and_a_feed(client: TestClient) -> None:
    page = _page(client, "by=Howard+Quill&about=Marsh")
    shown = texts(page, "#main .results .stmt .content")
    (table,) = page.xpath("//main//a[text()='JSON']/@href")
    assert "about=e" in table
    assert [row["text"] for row in client.get(table).json()["rows"]] == [
        row["text"] for row in client.get(f"{table}&confidence=0").json()["rows"]
    ]
    assert len(client.get(table).json()["rows"]) == len(shown) > 1
    (alerts,) = page.xpath("//main//a[starts-with(@href, '/search/feed')]/@href")
    feed = feedparser.parse(client.get(alerts).content)
    assert (feed.bozo, feed.feed.title) == (False, "On record: Howard Quill · Elena Marsh")
    assert 0 < len(feed.entries) <= len(shown)
    other = feedparser.parse(client.get("/search/feed?by=Howard+Quill").content)
    assert other.feed.id != feed.feed.id
    assert len(other.entries) > len(feed.entries)


def test_filters_of_the_api_hold_for_those_about_somebody(client: TestClient) -> None:
    whole = client.get("/api/said", params={"about": "Elena Marsh"}).json()["rows"]
    assert whole
    for name in ("manner", "channel", "mode", "force"):
        for value in {row[name] for row in whole if row[name]}:
            rows = client.get("/api/said", params={"about": "Elena Marsh", name: value}).json()["rows"]
            assert {row[name] for row in rows} == {value}
    sure = client.get("/api/said", params={"about": "Elena Marsh", "confidence": 0.5}).json()["rows"]
    assert 0 < len(sure) <= len(whole) and all(row["confidence"] >= 0.5 for row in sure)
    page = client.get("/api/said", params={"about": "Elena Marsh", "limit": 1, "offset": 1}).json()
    assert (page["rows"], page["offset"], page["more"]) == (whole[1:2], 1, True)


def test_a_feed_of_nobody_is_empty(client: TestClient) -> None:
    assert feedparser.parse(client.get("/search/feed?by=Zzyzx").content).entries == []
