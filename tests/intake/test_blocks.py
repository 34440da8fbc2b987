"""Blocks of a page's tree, and the captions between them."""

from __future__ import annotations

from lxml import etree, html

from onrecord.intake.blocks import captions_in, text_blocks


def test_blocks_in_order_with_their_kinds() -> None:
    body = etree.fromstring(
        "<body><head rend='h1'>Port   closes</head><p>The <hi>port</hi> closed.</p>"
        "<p><ref>Mayor resigns after the long storm</ref></p></body>"
    )
    blocks = text_blocks(body)
    assert [block.text for block in blocks] == [
        "Port closes", "The port closed.", "Mayor resigns after the long storm",
    ]  # fmt: skip
    assert blocks[0].kind == "headline"
    assert blocks[1].kind is None
    assert blocks[2].kind == "related_link"


def test_a_page_that_scrolls_on_to_its_own_text_says_it_once() -> None:
    twice = "<p>The port closed on Thursday, and the board meets again on Friday.</p>"
    other = "<p>The ferry sailed on Monday, and it will sail again on Tuesday.</p>"
    again = etree.fromstring(f"<body>{twice}<p>It rained.</p>{twice}<p>It rained.</p></body>")
    assert [block.text.split()[1] for block in text_blocks(again)] == ["port", "rained.", "rained."]
    menu = etree.fromstring(f"<body>{twice}{other}<p>It rained.</p>{twice}</body>")
    assert [block.text.split()[1] for block in text_blocks(menu)] == ["port", "ferry", "rained.", "port"]


def test_a_sentence_goes_on_behind_a_line_break() -> None:
    body = etree.fromstring("<body><p>The port<lb/>closed.<lb/>It rained on<lb/><ref>the pier</ref>.</p></body>")
    assert [block.text for block in text_blocks(body)] == ["The port closed.", "It rained on the pier."]


def test_captions() -> None:
    page = html.fromstring(
        "<div><p>The port closed.</p><figure><figcaption>Boats at the pier</figcaption></figure><p>It rained.</p></div>"
    )
    assert captions_in(page, ["The port closed.", "It rained."]) == {0: ("Boats at the pier",)}
    assert captions_in(page, ["It rained."]) == {}


def test_a_caption_in_parts_is_one() -> None:
    page = html.fromstring(
        "<div><p>The port closed.</p><figure class='caption-box'><img src='a.jpg'><figcaption>"
        "<span class='caption-text'>Boats at the pier.</span><span class='caption-credit'>Ada Marsh / AP</span>"
        "</figcaption></figure><p>It rained.</p></div>"
    )
    assert captions_in(page, ["The port closed.", "It rained."]) == {0: ("Boats at the pier. Ada Marsh / AP",)}


def test_buttons_have_no_captions() -> None:
    page = html.fromstring(
        "<div><p>The port closed.</p><ul><li><figure><figcaption>WhatsApp</figcaption></figure></li>"
        "<li><figure><figcaption>Copy link</figcaption></figure></li></ul><p>It rained.</p></div>"
    )
    assert captions_in(page, ["The port closed.", "It rained."]) == {}
