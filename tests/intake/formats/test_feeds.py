"""Feeds: each item with its text; what is a teaser is said."""

from __future__ import annotations

from html import escape
from pathlib import Path

from onrecord.errors import NotTextError, ParserError
from tests.intake.formats.made import BODY, PARAGRAPHS, read, write

MARKUP = "".join(f"<p>{p}</p>" for p in BODY * 2)


def rss(*items: str) -> str:
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0"?>\n<rss version="2.0" {names}><channel><title>Harbour Gazette</title>{"".join(items)}</channel></rss>'


WHOLE = (
    f"<item><title>{PARAGRAPHS[0]}</title><link>https://gazette.example/pier</link><dc:creator>Ada Marsh</dc:creator>"
    f"<pubDate>Thu, 16 May 2024 08:00:00 GMT</pubDate><content:encoded><![CDATA[{MARKUP}]]></content:encoded></item>"
)
TEASER = f"<item><title>Council meets again</title><description>{escape(BODY[0])} …</description></item>"


def test_an_item_with_its_text_is_an_article(tmp_path: Path) -> None:
    path = write(tmp_path / "feed.xml", rss(WHOLE))
    (article,), skipped, left = read(path)
    assert (skipped, left) == ([], [])
    assert article.text.split("\n\n") == [PARAGRAPHS[0], *BODY, *BODY]
    assert (article.source, article.title, article.publisher) == (f"{path}:1", PARAGRAPHS[0], "Harbour Gazette")
    assert (article.authors, article.url) == (("Ada Marsh",), "https://gazette.example/pier")
    assert (article.published, article.published_basis) == ("2024-05-16", "metadata")


def test_a_teaser_is_read_and_said_to_be_one(tmp_path: Path) -> None:
    path = write(tmp_path / "feed", rss(WHOLE, TEASER))
    articles, _, left = read(path)
    assert [a.title for a in articles] == [PARAGRAPHS[0], "Council meets again"]
    assert left == [
        f"{path}: 1 item is a teaser, the beginning of an article that the feed does not hold; save its page"
    ]


def test_atom_is_read(tmp_path: Path) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title><entry>'
        f"<title>{PARAGRAPHS[0]}</title><author><name>Ada Marsh</name></author><updated>2024-05-17T01:00:00+02:00</updated>"
        f'<link href="https://gazette.example/pier"/><content type="html">{escape(MARKUP)}</content></entry></feed>'
    )
    (article,), skipped, _ = read(write(tmp_path / "feed.atom", feed))
    assert skipped == []
    assert (article.authors, article.published) == (("Ada Marsh",), "2024-05-16")
    assert article.text.endswith(BODY[-1])


def test_a_feed_that_breaks_off_is_named(tmp_path: Path) -> None:
    _, (error,), _ = read(write(tmp_path / "feed.rss", '<?xml version="1.0"?><rss version="2.0"><channel><item'))
    assert isinstance(error, ParserError)


def test_other_xml_is_named(tmp_path: Path) -> None:
    _, (error,), _ = read(write(tmp_path / "x.xml", '<?xml version="1.0"?>\n<invoice><total>3</total></invoice>'))
    assert isinstance(error, NotTextError)
    assert "neither a page nor a feed (<invoice>)" in str(error)
