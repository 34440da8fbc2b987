"""The page of figures: grouped by what they measure, and what a later version changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.store import Quantity, Value
from onrecord.store.read.answers import Article
from onrecord.web import create_app
from onrecord.web.pages.facts import grouped
from tests.web.html import texts, tree
from tests.web.samples import sample_store
from tests.web.story import add_versions


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = add_versions(sample_store(tmp_path_factory.mktemp("figures") / "story.db"))
    with TestClient(create_app(path), base_url="http://127.0.0.1") as opened:
        yield opened


def test_the_first_page_has_what_a_version_changed(client: TestClient) -> None:
    page = tree(client, "/figures")
    (edit,) = page.cssselect(".revised-figures .edit")
    assert (texts(edit, "del"), texts(edit, "ins")) == (["40"], ["55"])
    for href in edit.xpath(".//a/@href"):
        assert client.get(href.partition("#")[0]).status_code == 200


def test_what_is_measured_leads_to_its_figures_alone(client: TestClient) -> None:
    page = tree(client, "/figures")
    (link, *_) = page.xpath("//section[@aria-labelledby='measures-h']//a/@href")
    own = tree(client, link)
    measured = own.xpath("//input[@name='of']/@value")[0]
    assert texts(own, "h1")[0].endswith(f"of {measured}")
    whole = len(texts(tree(client, link.partition("&of=")[0]), ".quantity tbody tr:not(.group)"))
    assert 0 < len(texts(own, ".quantity tbody tr")) < whole
    assert not own.cssselect(".group")


def test_figures_are_grouped_by_what_they_measure(client: TestClient) -> None:
    page = tree(client, "/figures?q=dollars")
    headings = texts(page, ".group")
    assert headings[0].startswith("of the project") or headings[0].startswith("of The project")
    assert headings[-1] == "others"
    assert texts(tree(client, "/figures?q=dollars&of=the+moon"), ".empty")


def test_no_more_rows_are_shown_than_a_page_holds() -> None:
    article = Article(id=1, name="a", publisher=None, published=None)
    values = tuple(
        Value(
            fact=f"f{n}.1", words="3", low=3.0, high=3.0, qualifier="exactly", unit="eels", sentence="s", at=None,
            change=None, of="the river" if n % 2 else None, article=article, copies=1,
        )
        for n in range(40)
    )  # fmt: skip
    groups = grouped(Quantity(unit="eels", period=None, values=values, disagree=()))
    assert [(group.measured, len(group.values), group.total, group.more) for group in groups] == [
        ("the river", 15, 20, 5)
    ]


def test_what_is_counted_stands_in_the_words_of_an_article(client: TestClient) -> None:
    for path in ("/figures", "/changes"):
        chips = " | ".join(texts(tree(client, path), ".chips.square a"))
        assert "dockworkers, crane operators and pilots" in chips
        assert "crane dockworker operator pilot" not in chips
    rows = client.get("/api/quantities").json()["rows"]
    assert {"quantity": "eel", "figures": 2, "words": "eels"} in rows
