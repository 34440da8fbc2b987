"""Lines of JSON: one article a line, and a line that cannot be read costs no other."""

from __future__ import annotations

import io
import json

from onrecord.errors import BrokenLineError, OnRecordError
from onrecord.intake.jsonl import lines, read_lines
from tests.intake.texts import ARTICLE


def test_articles_and_broken_lines() -> None:
    given = [
        json.dumps({"id": "a", "text": ARTICLE, "published": "2024-05-17", "authors": "Ada Marsh"}),
        '{"text": 3}',
        "",
        json.dumps({"text": ARTICLE}),
    ]
    skipped: list[OnRecordError] = []
    stream = io.BytesIO("\n".join(given).encode())
    first, last = read_lines(stream, "pile.jsonl", published="2024-05-18", skipped=skipped.append)
    assert (first.source, first.published, first.authors) == ("a", "2024-05-17", ("Ada Marsh",))
    assert (last.source, last.published) == ("pile.jsonl:4", "2024-05-18")
    assert [type(error) for error in skipped] == [BrokenLineError]
    assert "pile.jsonl:2" in str(skipped[0])


def test_a_line_that_is_too_long_is_passed_over() -> None:
    assert list(lines(io.BytesIO(b"\xef\xbb\xbfab\n" + b"x" * 99 + b"\ncd\n"), 9)) == [b"ab\n", None, b"cd\n"]


def test_a_line_of_another_tool_that_cannot_be_read_is_named_by_its_place() -> None:
    line = json.dumps({"uri": "77", "body": "Zero \x00 byte."}).encode()
    skipped: list[OnRecordError] = []
    assert list(read_lines(io.BytesIO(line), "a.jsonl", published=None, skipped=skipped.append)) == []
    assert [str(error).startswith("a.jsonl:1: 77: a NUL") for error in skipped] == [True]
