"""A record in a notebook: its head, and its facts by kind."""

from __future__ import annotations

import msgspec

from onrecord.record import Figure
from onrecord.record.display import notebook_html
from onrecord.record.kinds import FACTS
from tests.record.one_of_each import one_of_each


def test_every_kind_has_its_line() -> None:
    page = notebook_html(one_of_each())
    assert page.startswith("<p><b>Ferry</b> 2024-05-13</p>")
    for kind in FACTS:
        assert f"<summary>{kind.plural.capitalize()} (" in page


def test_what_an_article_says_is_no_markup() -> None:
    record = one_of_each()
    article = msgspec.structs.replace(record.article, title="<script>alert(1)</script>")
    page = notebook_html(msgspec.structs.replace(record, article=article))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_first_ten_of_a_kind_are_shown() -> None:
    figure = Figure(span=(0, 5), value=3, qualifier="exactly", unit="ships", evidence=((0, 5),))
    page = notebook_html(msgspec.structs.replace(one_of_each(), figures=(figure,) * 13))
    assert "Figures (13)" in page
    assert "<li>and 3 more</li>" in page
