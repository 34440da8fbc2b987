"""The pages of what changed: versions of a story, a person, a figure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.resolve import open_store
from onrecord.web import create_app
from tests.store.small import Small
from tests.web.html import texts, tree
from tests.web.samples import sample_store
from tests.web.story import add_versions


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = add_versions(sample_store(tmp_path_factory.mktemp("versions") / "story.db"))
    with open_store(path) as opened:
        opened.add(fewer().record())
    return path


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with TestClient(create_app(store), base_url="http://127.0.0.1") as opened:
        yield opened


def fewer() -> Small:
    text = "Inspectors counted 900 eels under the old harbor bridge after the flood."
    small = Small(text, source="eels-2", published="2021-05-20", publisher="The Mail")
    small.figure("900 eels", 900, "eels")
    return small


def test_a_story_leads_to_what_its_versions_changed(client: TestClient) -> None:
    (link,) = tree(client, "/versions").cssselect(".rows .title")
    page = tree(client, link.get("href"))
    assert texts(page, "h3") == ["Sources", "Named and unnamed", "Statements", "Figures", "Refusals to comment"]
    assert texts(page, ".meta2")[0].startswith("1 source added, 1 source dropped, 1 statement added")
    (figure,) = [e for e in page.cssselect(".edit") if e.cssselect(".around") and "crane" in e.text_content()]
    assert (texts(figure, "del"), texts(figure, "ins")) == (["40"], ["55"])
    (unnamed,) = page.cssselect(".act-unnamed")
    assert texts(unnamed, ".notes") == ["no longer named Carla Dunn"]
    for href in page.xpath("//main//a/@href"):
        assert client.get(href).status_code == 200, href


def test_an_article_leads_to_its_versions(client: TestClient) -> None:
    number = tree(client, "/versions").cssselect(".rows .title")[0].get("href").rpartition("/")[2]
    assert f"/versions/{number}" in tree(client, f"/articles/{number}").xpath("//a/@href")


def test_one_version_alone_is_said(client: TestClient) -> None:
    assert texts(tree(client, "/versions/1"), ".empty")[0].startswith("The store has one version")
    assert client.get("/versions/99999").status_code == 404
    assert client.get("/versions/0").status_code == 404


def test_what_changed_of_a_person(client: TestClient) -> None:
    page = tree(client, "/changes?what=Ada+Marsh")
    assert texts(page, "h1") == ["Changes of Ada Marsh"]
    assert [row.split(" the ")[0] for row in texts(page, "tbody tr")] == ["2 Jul 2021statement reworded"]


def test_what_changed_of_a_figure(client: TestClient) -> None:
    page = tree(client, "/changes?what=eels")
    rows = texts(page, "tbody tr")
    assert any("900" in row and "1,204" in row for row in rows)
    assert texts(page, "h1") == ["Changes: eels"]


@pytest.mark.parametrize(
    ("what", "selector", "words"),
    [
        ("Ada Jessop", ".note", "Ada Jessop"),
        ("pangolins", ".empty", "No two figures that count that differ"),
        ("!", ".note", "no word"),
    ],
)
def test_what_cannot_be_told_is_said(client: TestClient, what: str, selector: str, words: str) -> None:
    page = tree(client, f"/changes?what={what}")
    assert words in texts(page, selector)[0]
    assert page.xpath("//input[@name='what']/@value") == [what]


def test_without_a_name_there_is_something_to_choose(client: TestClient) -> None:
    links = tree(client, "/changes").xpath("//ul[starts-with(@class, 'chips')]//a/@href")
    assert links
    for link in links[:4]:
        tree(client, link)


def test_the_table_has_a_row_an_edit(client: TestClient) -> None:
    number = tree(client, "/versions").cssselect(".rows .title")[0].get("href").rpartition("/")[2]
    (revision,) = client.get(f"/api/versions/{number}").json()
    lines = client.get(f"/api/versions/{number}?format=csv").text.splitlines()
    assert len(lines) == len(revision["edits"]) + 1
