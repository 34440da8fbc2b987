"""Markdown: the words without the marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.formats.made import BODY, PARAGRAPHS, read, write

FRONT = "---\ntitle: Harbour board closes the east pier\ndate: 2024-05-16\nauthors:\n  - Ada Marsh\n  - Bo Ott\n---\n"
TEXT = (
    f"# {PARAGRAPHS[0]}\n\n{BODY[0].replace('Lena Okoro', '[Lena Okoro](https://example.org/okoro)')}\n\n"
    f"![the pier](pier.jpg)\n\n> {BODY[1]}\n\n```\ncode()\n```\n\n- {BODY[2].replace('nobody', '**nobody**')}\n"
)


@pytest.mark.parametrize("name", ["note.md", "note"])
def test_the_words_without_the_marks(tmp_path: Path, name: str) -> None:
    (article,), skipped, _ = read(write(tmp_path / name, FRONT + TEXT))
    assert skipped == []
    assert article.text.split("\n\n") == [PARAGRAPHS[0], *BODY]
    assert (article.title, article.authors, article.published) == (PARAGRAPHS[0], ("Ada Marsh", "Bo Ott"), "2024-05-16")


def test_without_a_front_matter_the_heading_is_the_title(tmp_path: Path) -> None:
    (article,), _, _ = read(write(tmp_path / "note.md", TEXT))
    assert (article.title, article.authors) == (PARAGRAPHS[0], ())
