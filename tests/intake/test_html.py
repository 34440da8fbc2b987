"""Pages become articles with their captions, links and metadata."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import EmptyArticleError, OnRecordError
from onrecord.intake.html import article_from_html

PAGE = (Path(__file__).parent / "pier.html").read_bytes()
BODY = (
    "<p>The harbour board voted on Thursday to close the east pier until the summer, its head, Lena Okoro, said.</p>"
    "<p>“We had no choice,” Okoro told reporters outside the town hall. “The beams are rotten from end to end.”</p>"
)


def parts(data: bytes) -> list[tuple[str, str]]:
    article = article_from_html(data, source="pier.html")
    return [(passage.kind, article.text[slice(*passage.span)]) for passage in article.passages]


def test_what_a_page_says_of_itself() -> None:
    article = article_from_html(PAGE, source="pier.html")
    assert (article.title, article.publisher, article.authors) == (
        "Harbour chief refuses to step down",
        "The Alder Post",
        ("Ada Marsh", "Tom Reed"),
    )
    assert (article.published, article.published_basis) == ("2021-03-04", "metadata")
    assert article.section == "Metro & Port"
    assert (article.source, article.url) == ("pier.html", "https://alderpost.example/news/harbour")


def test_the_user_knows_the_date_better() -> None:
    article = article_from_html(PAGE, source="pier.html", published="2021-03-05")
    assert (article.published, article.published_basis) == ("2021-03-05", "given")


def test_the_parts_of_a_page() -> None:
    assert [(kind, text[:24]) for kind, text in parts(PAGE)] == [
        ("headline", "Harbour chief refuses to"),
        ("caption", "Lena Okoro, head of the "),
        ("body", "The head of the harbour "),
        ("body", "“I have no reason to go,"),
        ("related_link", "East pier collapse: what"),
        ("related_link", "Read more: Mayor calls f"),
        ("body", "A long dispute"),
        ("caption", "The east pier after the "),
        ("body", "Mayor Paul Hartley did n"),
        ("body", "“We warned them,” the un"),
        ("body", "Closed for nine days in "),
        ("body", "Cost: 3 million pounds."),
        ("body", "The board meets again on"),
        ("boilerplate", "Sign up for our newslett"),
    ]


def test_the_heading_on_the_page_is_the_headline() -> None:
    page = f"<html><head><title>Pier shut - Alder Post</title></head><body><article><h1>Pier closed until summer</h1>{BODY}</article></body></html>"
    assert [(kind, text) for kind, text in parts(page.encode()) if kind == "headline"] == [
        ("headline", "Pier closed until summer")
    ]


def test_a_title_without_a_heading_is_the_headline() -> None:
    page = f"<html><head><title>Pier closed until summer</title></head><body><article>{BODY}</article></body></html>"
    assert parts(page.encode())[0] == ("headline", "Pier closed until summer")


def test_a_long_paragraph_without_a_stop_below_the_heading_is_body() -> None:
    lead = "The harbour board voted on Thursday to close the east pier until the summer after a storm that broke nine of its beams"
    page = f"<html><body><article><h1>Pier closed until summer</h1><p>{lead}</p>{BODY}</article></body></html>"
    assert parts(page.encode())[:2] == [("headline", "Pier closed until summer"), ("body", lead)]


def test_nothing_is_said_twice() -> None:
    page = f"<html><body><article><h1>Pier closed until summer</h1>{BODY}{BODY}</article></body></html>"
    assert [kind for kind, _ in parts(page.encode())] == ["headline", "body", "body"]


def test_captions_are_known_by_their_class() -> None:
    caption = '<p class="wp-caption-text">The pier after the storm, as the lighthouse keeper saw it.</p>'
    body = BODY.replace("</p>", f"</p>{caption}", 1)
    page = f"<html><body><article><h1>Pier closed until summer</h1>{body}</article></body></html>"
    assert [kind for kind, _ in parts(page.encode())] == ["headline", "body", "caption", "body"]


def test_captions_of_other_stories_stay_out() -> None:
    assert "ferry" not in " ".join(text for kind, text in parts(PAGE) if kind == "caption").lower()


@pytest.mark.parametrize(
    "page",
    [
        f"<html><head><title>Pier closed</title></head><body><div><article>{BODY}",
        f"<p>{BODY}</b></div></table><ul><li>x",
        f"<html><body><script>if (a < b) {{</script><div class=article>{BODY}</div></body>",
        f"<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body>{BODY}</body></html>",
        f"<!DOCTYPE html>\x0c<html><head><meta charset=utf-8></head><frameset></frameset>{BODY}",
    ],
)
def test_broken_pages_are_read(page: str) -> None:
    assert any("Okoro told reporters outside the town hall." in text for _, text in parts(page.encode()))


def test_a_page_in_another_character_set_is_read() -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head><body>{BODY}</body></html>'
    assert any(text.startswith("“We had no choice,”") for _, text in parts(page.encode("windows-1252")))


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"   ",
        b"<html></html>",
        b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        b"<html><script>var a = 1</script></html>",
    ],
)
def test_a_page_without_an_article_is_named(page: bytes) -> None:
    with pytest.raises(EmptyArticleError, match=r"^a.html: no article in the page; save"):
        article_from_html(page, source="a.html")


pieces = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(["<p>", "</p>", "<div>", "<figure><figcaption>", "</figure>", "<h1>", "</h1>", "<a href='x'>", "</a>", "<table><tr><td>", "<!--", "-->", "<![CDATA[", "<br>", "&amp;", "&#0;", "<ul><li>", "<blockquote>", BODY, "<title>", "<meta name=author content='A; B'>"]),
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(pieces)
def test_any_page_is_an_article_or_an_error(page: str) -> None:
    data = page.encode("utf-8", "surrogatepass")
    try:
        article = article_from_html(data, source="a.html")
    except OnRecordError:
        return
    end = 0
    for passage in article.passages:
        assert article.text[end : passage.span[0]].strip() == ""
        assert passage.span[0] < passage.span[1]
        end = passage.span[1]
    assert end == len(article.text)
    assert article_from_html(data, source="a.html") == article
