"""The paragraphs of a plain text."""

from __future__ import annotations

from onrecord.intake.passages.paragraphs import paragraphs


def test_paragraphs() -> None:
    text = "  One port.\n\nTwo boats.\r\n\r\n\n"
    assert [text[start:stop] for start, stop in paragraphs(text)] == ["One port.", "Two boats."]
    assert list(paragraphs(" \n ")) == []
