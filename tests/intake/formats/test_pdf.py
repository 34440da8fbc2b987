"""PDF: paragraphs from lines, columns in order, without what heads and foots every page."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import pytest

from onrecord.errors import EmptyArticleError, MissingInputError, NotTextError, ParserError
from tests.intake.formats.made import BODY, PARAGRAPHS, pdf, read, write

PLAIN = [p.replace("“", '"').replace("”", '"') for p in BODY]


def column(
    paragraphs: list[str], *, left: float = 60, top: float = 700, wide: int = 80
) -> list[tuple[float, float, str]]:
    """Return lines set below each other, an empty line between paragraphs."""
    placed, y = [], top
    for paragraph in paragraphs:
        for line in textwrap.wrap(paragraph, wide):
            placed.append((left, y, line))
            y -= 14
        y -= 14
    return placed


def test_lines_are_joined_to_paragraphs(tmp_path: Path) -> None:
    (article,), skipped, _ = read(write(tmp_path / "a.pdf", pdf([column([PARAGRAPHS[0], *PLAIN])])))
    assert skipped == []
    assert article.text.split("\n\n") == [PARAGRAPHS[0], *PLAIN]


def test_what_heads_and_foots_each_page_is_left_out(tmp_path: Path) -> None:
    running = [
        [(60, 780, "Harbour Gazette"), (300, 20, f"Page {n} of 3"), *column([text])] for n, text in enumerate(PLAIN, 1)
    ]
    (article,), _, _ = read(write(tmp_path / "a.pdf", pdf(running)))
    assert article.text.split("\n\n") == PLAIN


def test_the_left_column_is_read_first(tmp_path: Path) -> None:
    page = [
        (60, 740, "Harbour board closes the east pier until the summer, with nobody asked before it"),
        *column(PLAIN[:2], wide=38), *column(PLAIN[2:], left=330, wide=38),
    ]  # fmt: skip
    (article,), _, _ = read(write(tmp_path / "a.pdf", pdf([page])))
    assert article.text.split("\n\n")[1:] == PLAIN


def test_a_word_cut_at_the_end_of_a_line_is_whole(tmp_path: Path) -> None:
    lines = [
        (60, 700, "The board voted on Thursday to close the east pier until the sum-"),
        (60, 686, "mer, its head said, and nobody had asked the fishermen before the vote."),
    ]
    (article,), _, _ = read(write(tmp_path / "a.pdf", pdf([lines])))
    assert "until the summer, its head said" in article.text


def test_a_scan_is_named_as_such(tmp_path: Path) -> None:
    _, (error,), _ = read(write(tmp_path / "a.pdf", pdf([[], [(60, 20, "2")]])))
    assert isinstance(error, EmptyArticleError)
    assert "a scan" in str(error)


@pytest.mark.parametrize("keep", [0.1, 0.5])
def test_a_pdf_that_breaks_off_is_named(tmp_path: Path, keep: float) -> None:
    data = pdf([column(PLAIN)])
    _, (error,), _ = read(write(tmp_path / "a.pdf", data[: int(len(data) * keep)]))
    assert isinstance(error, ParserError | EmptyArticleError)
    assert str(tmp_path) in str(error)


def test_without_the_package_the_remedy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    _, (error,), _ = read(write(tmp_path / "a.pdf", pdf([column(PLAIN)])))
    assert isinstance(error, MissingInputError)
    assert "pip install 'onrecord[pdf]'" in str(error)


def test_what_only_begins_like_a_pdf_is_not_called_a_pdf(tmp_path: Path) -> None:
    path = write(tmp_path / "story.docx", b"%PDF-1.4 and nothing behind it")
    _, (error,), _ = read(path)
    assert isinstance(error, NotTextError)
    assert str(error) == f"{path}: begins like a PDF, but is neither one nor a .docx; save it anew, or as .txt"
