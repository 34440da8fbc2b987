"""JSON of other tools, each under its own names of fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import BrokenLineError, UnreadableArticleError
from tests.intake.formats.made import BODY, PARAGRAPHS, read, write

TEXT = "\n\n".join(BODY)
URL = "https://gazette.example/pier"
OBJECTS: dict[str, dict[str, Any]] = {
    "newspaper4k": {"url": URL, "title": PARAGRAPHS[0], "authors": ["Ada Marsh"], "publish_date": "2024-05-16T08:00:00",
                    "meta_site_name": "Harbour Gazette", "text": TEXT, "images": []},
    "fundus": {"title": PARAGRAPHS[0], "authors": ["Ada Marsh"], "publishing_date": "2024-05-16 08:00:00+00:00",
               "publisher": "Harbour Gazette", "url": URL,
               "body": {"summary": [BODY[0]], "sections": [{"headline": [], "paragraphs": BODY[1:]}]}},
    "news-please": {"url": URL, "title": PARAGRAPHS[0], "authors": ["Ada Marsh"], "date_publish": "2024-05-16 08:00:00",
                    "source_domain": "Harbour Gazette", "maintext": TEXT, "text": None},
    "trafilatura": {"title": PARAGRAPHS[0], "author": "Ada Marsh", "hostname": "gazette.example", "date": "2024-05-16",
                    "source-hostname": "Harbour Gazette", "source": URL, "text": TEXT, "raw_text": "x"},
    "Media Cloud": {"media_name": "Harbour Gazette", "publish_date": "2024-05-16", "title": PARAGRAPHS[0], "url": URL,
                    "author": "Ada Marsh", "text": TEXT},
    "Event Registry": {"uri": "77", "lang": "eng", "dateTimePub": "2024-05-16T08:00:00Z", "url": URL, "title": PARAGRAPHS[0],
                       "body": TEXT, "source": {"uri": "gazette.example", "title": "Harbour Gazette"},
                       "authors": [{"uri": "ada", "name": "Ada Marsh"}]},
    "schema.org": {"@type": "NewsArticle", "headline": PARAGRAPHS[0], "datePublished": "2024-05-16", "articleBody": TEXT,
                   "author": {"@type": "Person", "name": "Ada Marsh"}, "publisher": {"name": "Harbour Gazette"}, "url": URL},
}  # fmt: skip


@pytest.mark.parametrize("tool", OBJECTS)
@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".list"])
def test_the_fields_of_each_tool_are_known(tmp_path: Path, tool: str, suffix: str) -> None:
    row = OBJECTS[tool]
    data = {".json": json.dumps(row, indent=1), ".jsonl": json.dumps(row), ".list": json.dumps([row, row], indent=1)}
    articles, skipped, _ = read(write(tmp_path / f"x{suffix}", data[suffix]))
    assert skipped == []
    assert len(articles) == (2 if suffix == ".list" else 1)
    article = articles[0]
    assert TEXT in article.text
    assert (article.title, article.authors, article.url) == (PARAGRAPHS[0], ("Ada Marsh",), URL)
    assert (article.published, article.published_basis) == ("2024-05-16", "metadata")
    assert article.publisher == "Harbour Gazette" or tool == "trafilatura"


def test_a_list_under_a_known_name_is_read(tmp_path: Path) -> None:
    data = {"articles": {"results": [OBJECTS["Event Registry"], {"uri": "78", "title": "Nothing more"}]}}
    path = write(tmp_path / "found.json", json.dumps(data, indent=1))
    (article,), (error,), _ = read(path)
    assert article.source == "77"
    assert isinstance(error, BrokenLineError)
    assert str(error).startswith(f"{path}:2: no text in it")


def test_a_given_day_goes_before_the_object_s(tmp_path: Path) -> None:
    path = write(tmp_path / "x.json", json.dumps(OBJECTS["newspaper4k"], indent=1))
    (article,), _, _ = read(path, published="2024-05-20")
    assert (article.published, article.published_basis) == ("2024-05-20", "given")


@pytest.mark.parametrize(
    ("data", "error"), [('{"a": [1,\n 2]}', UnreadableArticleError), ('[{"a": 1},\n', BrokenLineError)]
)
def test_other_json_is_named(tmp_path: Path, data: str, error: type[Exception]) -> None:
    _, (found,), _ = read(write(tmp_path / "x.json", data))
    assert isinstance(found, error)
