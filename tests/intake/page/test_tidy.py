"""Trees that are mended before the text is taken. All texts are invented."""

from __future__ import annotations

import pytest
from lxml import html

from onrecord.intake.html import article_from_html
from onrecord.intake.page.tidy import tidy

LINK = "<a href='/x'>{}</a>"
FIRST = "The harbour board voted on Thursday to close the {} until the summer, its head, Lena Okoro, said."
SECOND = "“We had no choice,” Okoro told {} outside the town hall on the evening after the vote."
LAST = "The last word is with the mayor, who has not said what he makes of it all."


def bodies(page: str) -> list[str]:
    article = article_from_html(page.encode(), source="a.html")
    return [article.text[slice(*p.span)] for p in article.passages if p.kind != "headline"]


@pytest.mark.parametrize(
    ("container", "line_break"),
    [
        ("div class='story'", "<br><br>"),
        ("div", "<br>"),
        ("td", "<br/>"),
        ("font", "<br><br/>"),
        ("center", "<br> <br>"),
    ],
)
def test_text_between_line_breaks_is_whole_at_links(container: str, line_break: str) -> None:
    text = line_break.join([FIRST.format(LINK.format("east pier")), SECOND.format(LINK.format("reporters")), LAST])
    element = f"<{container}>{text}</{container.split()[0]}>"
    if container == "td":
        element = f"<table><tr>{element}</tr></table>"
    assert bodies(f"<html><head><title>Pier closed</title></head><body><h1>Pier closed</h1>{element}</body></html>") == [
        FIRST.format("east pier"), SECOND.format("reporters"), LAST
    ]  # fmt: skip


def test_a_sentence_goes_on_behind_a_line_break() -> None:
    text = f"{FIRST.format('pier')}<br>{SECOND.format('the<br>reporters')}<br>{LAST}"
    for element in (f"<div>{text}</div>", f"<p>{text}</p>"):
        page = f"<html><body><article><h1>Pier closed</h1>{element}</article></body></html>"
        assert bodies(page) == [FIRST.format("pier"), SECOND.format("the reporters"), LAST]


def test_a_list_that_opens_over_a_name_is_not_in_the_text() -> None:
    rollover = (
        "<span class='rollover-people'><a href='/p'>Lena Okoro</a><span class='rollover-people-block'><span>"
        "<a href='/p'>Lena Ann Okoro</a><a href='/1'>Okoro opens ferry</a> <a href='/2'>MORE</a></span></span></span>"
    )
    page = f"<html><body><article><h1>Pier closed</h1><p>Harbour head {rollover} (Ind.) closed the pier on Monday.</p><p>{LAST}</p></article></body></html>"
    assert bodies(page)[0] == "Harbour head Lena Okoro (Ind.) closed the pier on Monday."


def test_a_body_in_pieces_is_one() -> None:
    piece = "<div class='body article__body'><p>{}</p></div><aside><p>Advertisement</p></aside>"
    page = html.fromstring(
        "<html><body><main>"
        + "".join(piece.format(FIRST.format(place)) for place in ("pier", "quay", "mole"))
        + "</main></body></html>"
    )
    tidy(page)
    (first, *others) = page.find_class("article__body")
    assert [paragraph.text for paragraph in first] == [FIRST.format(place) for place in ("pier", "quay", "mole")]
    assert all(len(other) == 0 for other in others)


def test_what_is_in_order_stays() -> None:
    source = f"<html><body><article><h1>Pier</h1><p>{FIRST.format(LINK.format('pier'))}</p><div>{LAST}</div></article></body></html>"
    page = html.fromstring(source)
    tidy(page)
    assert html.tostring(page, encoding="unicode").replace('"', "'") == source
