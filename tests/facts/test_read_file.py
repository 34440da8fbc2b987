"""A file, a path and a date are taken as such; a record is shown and turned into plain values."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

import onrecord
from onrecord.record import to_json

SAID = "“The <b>bridge</b> is safe,” Mayor Ada Lund said on Monday. “I drove over it this morning.”"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(SAID, encoding="utf-8")
    return path


def test_a_file_is_read(file: Path) -> None:
    record = onrecord.read_file(file, published=date(2024, 5, 17))
    assert (record.article.text, record.article.published) == (SAID, "2024-05-17")
    assert record.statements == onrecord.read(SAID, published="2024-05-17").statements
    assert onrecord.read_file(str(file)).article.text == SAID


def test_a_path_is_not_an_article(file: Path) -> None:
    record = onrecord.read(file, publisher="The Mail", published=datetime(2024, 5, 17, 12))
    assert (record.article.text, record.article.publisher) == (SAID, "The Mail")
    assert record.article.published == "2024-05-17"


def test_a_path_as_a_string_is_refused(file: Path) -> None:
    with pytest.raises(onrecord.UnreadableArticleError, match=r"onrecord\.read_file"):
        onrecord.read(str(file))
    assert onrecord.read(SAID).article.text == SAID


def test_what_is_not_one_article_is_an_error(tmp_path: Path) -> None:
    lines = tmp_path / "two.jsonl"
    lines.write_text("".join(json.dumps({"id": str(n), "text": f"{SAID} {n}"}) + "\n" for n in range(2)))
    for path, error in (
        (lines, onrecord.UnreadableArticleError), (tmp_path, onrecord.MissingInputError),
        (tmp_path / "none.txt", onrecord.MissingInputError),
    ):  # fmt: skip
        with pytest.raises(error):
            onrecord.read_file(path)


def test_a_record_as_plain_values_and_in_a_notebook() -> None:
    record = onrecord.read(SAID, published="2024-05-17", title="A <i>safe</i> bridge")
    assert record.to_dict() == json.loads(to_json(record))
    shown = record._repr_html_()
    assert "Ada Lund" in shown and "Statements (" in shown
    assert "<b>bridge" not in shown and "<i>safe" not in shown
