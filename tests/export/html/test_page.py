"""The page: whole, safe, the same each time, its links all leading somewhere."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from importlib import resources

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from onrecord.export.html import render
from onrecord.record import Article, Content, Passage, Record, Statement, article_id
from onrecord.record.signs import visible
from tests.export.stories import STORIES, bare, crowd, harbour, hostile

PAGES = {name: render(story()) for name, story in STORIES.items()}


def words(page: str) -> list[str]:
    """The article's passages as the page shows them, without the tags of statements."""
    tree = lxml_html.document_fromstring(page)
    (article,) = tree.xpath("//article")
    for tag in article.xpath(".//a[@class='tag']"):
        tag.text = None
    return [
        p.text_content() for p in article.xpath("./h1|./p[not(contains(' meta empty ', concat(' ', @class, ' ')))]")
    ]


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere_and_ids_stand_once(name: str) -> None:
    tree = lxml_html.document_fromstring(PAGES[name])
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for href in tree.xpath("//@href"):
        assert href.startswith("#") and href[1:] in ids, href


@pytest.mark.parametrize("name", PAGES)
def test_nothing_from_elsewhere_and_nothing_inline_but_what_the_policy_names(name: str) -> None:
    page = PAGES[name]
    tree = lxml_html.document_fromstring(page)
    assert not tree.xpath("//@src|//@style|//@srcset|//link|//iframe|//img|//object|//form|//base")
    assert not [a for e in tree.iter() if isinstance(e.tag, str) for a in e.attrib if a.startswith("on")]
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for kind in ("style", "script"):
        (own,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize("name", ["harbour", "crowd", "hostile"])
def test_the_article_stands_to_the_letter(name: str) -> None:
    record = STORIES[name]()
    expected = [visible(record.words(p.span)) for p in record.article.passages]
    assert words(PAGES[name]) == expected


def test_text_outside_of_passages_is_shown_as_body() -> None:
    assert words(PAGES["plain"])[1:] == ["One line.", "Another line."]


def test_words_of_the_article_are_never_markup() -> None:
    page = PAGES["hostile"]
    assert (
        page.count("<script>") == 1
        and "<img" not in page
        and page.count("</style>") == 1
        and page.count("</title>") >= 1
    )
    assert "49" not in words(page)[1] and "{{ 7*7 }}" in words(page)[1]
    assert "\x1b" not in page and "\x07" not in page and "\u202e" not in page


@pytest.mark.parametrize("name", PAGES)
def test_same_record_same_bytes_and_small(name: str) -> None:
    assert render(STORIES[name]()) == PAGES[name]
    assert len(PAGES[name].encode()) < 300_000


def test_statements_and_their_list_lead_to_each_other() -> None:
    tree = lxml_html.document_fromstring(PAGES["harbour"])
    for number in range(1, 6):
        (text,) = tree.xpath(f"//article//mark[@id='w-s{number}']")
        assert text.xpath(f"./a[@class='tag' and @href='#s{number}']")
        (line,) = tree.xpath(f"//aside//li[@id='s{number}']")
        assert line.xpath(f".//a[@href='#w-s{number}']")
    inner = tree.xpath("//article//mark[@data-k='s1']//mark[@data-k='s2']")
    assert inner and inner[0].text_content().endswith("“the pier must reopen by June.”")
    assert len(tree.xpath("//article//mark[@data-k='s3']")) == 2  # two paragraphs
    unknown = tree.xpath("//article//mark[@data-k='s5']")[0]
    assert "kn" in unknown.get("class") and unknown.xpath("./a")[0].text == "? 5"


def test_landmarks_headings_and_names() -> None:
    tree = lxml_html.document_fromstring(PAGES["harbour"])
    assert tree.get("lang") == "en" and len(tree.xpath("//h1")) == len(tree.xpath("//main")) == 1
    assert tree.xpath("//nav/@aria-label") and tree.xpath("//aside/@aria-labelledby")
    levels = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3")]
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels)) and levels[0] == 1
    for link in tree.xpath("//a"):
        assert link.get("aria-label") or link.text_content().strip() or link.xpath("./title")


@pytest.mark.parametrize(
    "words",
    [
        "harbour master, port council", "appointed by", "cannot be removed by", "the voters", "did not respond",
        "about 2001", "40 to 45", "more than 1,200", "$2,500,000", "No source named", "low confidence (45 %)", "at a press conference",
        "statement 1", "Jo Tann", "disagree", "1 Oct 2020 – 30 Sep 2021", "date given by the user",
    ],
)  # fmt: skip
def test_the_page_says(words: str) -> None:
    text = " ".join(lxml_html.document_fromstring(PAGES["harbour"]).text_content().split())
    assert words in text


def test_an_article_without_facts_says_so() -> None:
    text = lxml_html.document_fromstring(PAGES["plain"]).text_content()
    assert "Nobody is quoted" in text and "The article names nobody." in text
    assert "No offices, ties, silences, dated events or figures found" in text
    assert "The article has no text." in PAGES["empty"]


def test_long_names_and_many_people_stay_small() -> None:
    assert len(render(crowd(40)).encode()) < 300_000
    assert "Þórðardóttir" in render(crowd(40))


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@settings(max_examples=60)
@given(st.text(min_size=81, max_size=120), st.lists(st.tuples(spans, spans), max_size=8), st.lists(spans, max_size=5))
def test_any_text_and_statements_make_a_page(
    text: str, contents: list[tuple[tuple[int, int], ...]], cuts: list[tuple[int, int]]
) -> None:
    record = Record(
        article=Article(
            id=article_id(text), source=text[:9], text=text, passages=tuple(Passage(span=s, kind="body") for s in cuts)
        ),
        statements=tuple(
            Statement(
                id=f"s{n}",
                mode="direct",
                speaker=None,
                text="",
                source=None,
                cue=None,
                content=Content(spans=c),
                confidence=0.5,
            )
            for n, c in enumerate(contents)
        ),
    )
    page = render(record)
    page.encode("utf-8")
    tree = lxml_html.document_fromstring(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_colours_have_the_contrast_of_wcag_aa(scheme: int) -> None:
    css = resources.files("onrecord.export.html").joinpath("templates/page.css").read_text("utf-8")
    colours = dict(
        re.findall(
            r"--([a-z]+\d?): (#[0-9a-f]{3,6})",
            css.split(":root {")[1 + scheme].split("\n  }\n" if scheme else "\n}\n")[0],
        )
    )
    colours = {name: c if len(c) == 7 else "#" + "".join(x * 2 for x in c[1:]) for name, c in colours.items()}
    assert len(colours) > 40
    grounds = [c for name, c in colours.items() if name.startswith("tint") or name in ("paper", "card", "note")]
    inks = [c for name, c in colours.items() if name.startswith("ink") or name in ("text", "soft", "accent")]
    for ground, ink in itertools.product(grounds, inks):
        assert _contrast(ground, ink) >= 4.5, (ground, ink)
    for name, ground in colours.items():
        if name.startswith("lit") or name == "note":
            assert _contrast(ground, colours["text"]) >= 4.5
    assert all(_contrast(colours[g], colours["hair"]) >= 3 for g in ("paper", "card"))


def test_the_empty_page_is_a_page() -> None:
    assert PAGES["empty"].startswith("<!DOCTYPE html>") and render(bare("a")) != render(bare("b"))
    assert render(harbour()) != render(hostile())


def test_uncertain_facts_of_every_kind_are_folded_with_their_number() -> None:
    record = harbour()
    doubtful = [
        msgspec.structs.replace(f, confidence=0.3) for f in (record.figures[0], record.events[0], record.offices[0])
    ]
    record = msgspec.structs.replace(
        record, figures=(doubtful[0], *record.figures[1:]), events=(doubtful[1], *record.events[1:]),
        offices=(doubtful[2], *record.offices[1:]),
        entities=tuple(msgspec.structs.replace(e, confidence=0.2) for e in record.entities),
    )  # fmt: skip
    tree = lxml_html.document_fromstring(render(record))
    for section in ("figures", "timeline"):
        (folded,) = tree.xpath(f"//section[@id='{section}']/details[@class='unsure']")
        assert folded.xpath("./summary")[0].text == "1 uncertain"
        assert "low confidence (30 %)" in folded.text_content()
    cards = tree.xpath("//section[contains(@class, 'card')]")
    assert [c.xpath("string(./details/summary)") for c in cards if c.xpath("./details")] == ["2 uncertain"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in tree.xpath("//@href")} <= set(ids)


def test_a_contradicted_tie_says_what_contradicts_it() -> None:
    record = harbour()
    spouse = next(t for t in record.ties if t.kind == "spouse_of")
    rival = msgspec.structs.replace(spouse, kind="opponent_of", confidence=0.45)
    page = render(msgspec.structs.replace(record, ties=(*record.ties, rival)))
    (line,) = [
        li
        for li in lxml_html.document_fromstring(page).xpath("//details[@class='unsure']//li")
        if "opponent" in li.text_content()
    ]
    assert "low confidence (45 %) · contradicted: Tobias Renn spouse of Nour Haddad" in " ".join(
        line.text_content().split()
    )
