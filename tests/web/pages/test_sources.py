"""The page of sources: groups with their shares, who is quoted, one group alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.store.read import browsing
from onrecord.store.read.reported import SourceShare
from onrecord.web import create_app
from onrecord.web.pages import sources as page_of_sources
from onrecord.web.pages.sources import bars
from tests.web.html import texts, tree
from tests.web.samples import sample_store


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = sample_store(tmp_path_factory.mktemp("sources") / "story.db")
    with TestClient(create_app(path), base_url="http://127.0.0.1") as opened:
        yield opened


@pytest.mark.parametrize("by", ["publisher", "author", "section", "all"])
def test_what_the_page_counts_is_what_the_command_counts(client: TestClient, by: str) -> None:
    page = tree(client, f"/sources?by={by}")
    told = client.get(f"/api/source-shares?by={by}").json()
    assert [int(n.split()[0].replace(",", "")) for n in texts(page, ".sources td:nth-child(2)")] == [
        g["statements"] for g in told
    ]
    people = client.get("/api/sources?by=all&limit=0").json()
    first = people["rows"][0]["speaker"] or "No named source"
    assert texts(page, ".quoted tbody th")[0].startswith(first)
    assert texts(page, "section .hint") in ([], [f"{people['total']} in all."])


def test_one_outlet_leads_to_its_sources(client: TestClient) -> None:
    page = tree(client, "/sources")
    link = page.cssselect(".sources tbody th a")[0]
    own = tree(client, link.get("href"))
    assert texts(own, ".sources tbody th") == [link.text_content().strip()]
    assert len(texts(own, ".quoted tbody tr")) <= len(texts(page, ".quoted tbody tr"))
    assert own.xpath("//select[@name='publisher']/option[@selected]")


def test_one_author_alone(client: TestClient) -> None:
    link = next(a for a in tree(client, "/sources?by=author").cssselect(".sources tbody th a"))
    own = tree(client, link.get("href"))
    assert texts(own, "h1") == [f"Sources: {link.text_content().strip()}"]
    assert own.cssselect(".quoted tbody tr")


def test_nothing_found_is_said(client: TestClient) -> None:
    assert texts(tree(client, "/sources?since=2050"), ".empty") == ["No statement matches."]
    assert client.get("/sources?by=mood").status_code == 422


def test_a_bar_has_the_whole_of_the_statements() -> None:
    share = SourceShare(
        group="a", sources=3, statements=8, words=80, named=6, unnamed=2, women=1, men=4, unnamed_share=0.25,
        unnamed_word_share=0.1,
    )  # fmt: skip
    assert [(bar.kind, bar.x, bar.width) for bar in bars(share)] == [
        ("women", 0, 12.5), ("men", 12.5, 50), ("other", 62.5, 12.5), ("unnamed", 75, 25),
    ]  # fmt: skip


def test_a_large_store_is_counted_by_its_newest_statements(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "newest" not in " ".join(texts(tree(client, "/sources"), ".hint"))
    monkeypatch.setattr(browsing, "SPOKEN", 5)
    monkeypatch.setattr(page_of_sources, "SPOKEN", 5)
    page = tree(client, "/sources?until=2098")  # another answer than the one that is kept
    assert "Of the newest 5 statements" in " ".join(texts(page, ".hint"))
    assert sum(int(n.split()[0]) for n in texts(page, ".sources td:nth-child(2)")) == 5
