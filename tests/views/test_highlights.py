"""Marks woven into HTML: words to the letter, well nested, each id once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from onrecord.views.highlights import Mark, Weaver

TEXT = "Ada said <b>Ben & Cy</b> left “at once”.\nThen rain."


def mark(
    start: int, end: int, key: str = "k1", rank: int = 1, label: str | None = None, href: str | None = None
) -> Mark:
    return Mark(span=(start, end), key=key, rank=rank, classes="c", href=href, label=label)


def woven(*marks: Mark) -> str:
    return str(Weaver(TEXT, marks).weave((0, len(TEXT))))


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ((), "Ada said &lt;b&gt;Ben &amp; Cy&lt;/b&gt; left"),
        ((mark(0, 3),), '<span class="c" data-k="k1" id="w-k1">Ada</span> said'),
        ((mark(0, 3, href="#e1"),), '<a href="#e1" class="c" data-k="k1" id="w-k1">Ada</a> said'),
        ((mark(0, 8), mark(0, 3, "k2")), '<span class="c" data-k="k1" id="w-k1"><span class="c" data-k="k2" id="w-k2">Ada</span> said</span>'),
        ((mark(0, 3, "k2", 2), mark(0, 3)), '<span class="c" data-k="k1" id="w-k1"><span class="c" data-k="k2" id="w-k2">Ada</span></span>'),
        ((mark(0, 5), mark(2, 8, "k2")), '>Ad<span class="c" data-k="k2" id="w-k2">a s</span></span><span class="c" data-k="k2">aid</span>'),
        ((mark(0, 8, label="AB 1", href="#s1"),), '<mark class="c" data-k="k1" id="w-k1"><a class="tag" href="#s1">AB 1</a>Ada said</mark>'),
        ((mark(0, 8, href="#x"), mark(0, 3, "k2", href="#y")), '<span class="c" data-k="k1" id="w-k1"><a href="#y"'),
    ],
)  # fmt: skip
def test_marks(marks: tuple[Mark, ...], found: str) -> None:
    assert found in woven(*marks)


spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted).filter(lambda s: s[0] < s[1])


@given(
    st.lists(
        st.tuples(
            spans, st.integers(1, 9), st.integers(0, 4), st.sampled_from([None, "AB 1"]), st.sampled_from([None, "#x"])
        )
    )
)
def test_any_marks_keep_the_words(drawn: list[tuple[list[int], int, int, str | None, str | None]]) -> None:
    marks = tuple(mark(s[0], s[1], f"k{key}", rank, label, href) for s, key, rank, label, href in drawn)
    tree = lxml_html.fragment_fromstring(woven(*marks), create_parent="div")
    ids = tree.xpath(".//@id")
    assert len(ids) == len(set(ids)) == len({m.key for m in marks})
    assert not tree.xpath(".//a//a")
    for tag in tree.xpath(".//a[@class='tag']"):
        tag.text = None
    assert tree.text_content() == TEXT
    assert len(re.findall(r"<(?:span|mark|a)\b", woven(*marks))) < 40 * (len(marks) + 1)


def test_a_thousand_marks_on_one_word() -> None:
    html = woven(
        *(mark(0, 8, f"k{n}", href="#x") for n in range(1000)), *(mark(n % 8, 20 + n % 9, f"c{n}") for n in range(300))
    )
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    assert len(set(tree.xpath(".//@id"))) == len(tree.xpath(".//@id")) == 1300
    assert tree.text_content() == TEXT
