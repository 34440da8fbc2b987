"""Documents of word processors and books: their paragraphs as printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import ParserError
from tests.intake.formats.made import BODY, PAGE, PARAGRAPHS, docx, read, write, zipped


def test_a_word_document_is_its_paragraphs(tmp_path: Path) -> None:
    changed = (
        "<w:p><w:r><w:t>The vote was </w:t></w:r><w:del><w:r><w:delText>narrow</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>close</w:t></w:r></w:ins><w:r><w:t>, they said.</w:t></w:r></w:p>"
    )
    (article,), skipped, _ = read(write(tmp_path / "story.docx", docx([*PARAGRAPHS, changed])))
    assert skipped == []
    assert article.text == "\n\n".join([*PARAGRAPHS, "The vote was close, they said."])
    assert (article.title, article.authors) == (PARAGRAPHS[0], ("Ada Marsh",))


def test_an_open_document_is_its_paragraphs(tmp_path: Path) -> None:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    note = "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>"
    paragraphs = [f"<text:p>{p}</text:p>" for p in PARAGRAPHS[1:]]
    paragraphs[1] = paragraphs[1].replace("on Thursday", f"on{note}<text:s/>Thursday")
    content = f"<office:document-content {names}><text:h>{PARAGRAPHS[0]}</text:h>{''.join(paragraphs)}</office:document-content>"
    members = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    (article,), skipped, _ = read(write(tmp_path / "story.odt", zipped(members, stored=["mimetype"])))
    assert skipped == []
    assert article.text == "\n\n".join(PARAGRAPHS)


def test_rich_text_is_its_paragraphs(tmp_path: Path) -> None:
    words = "\\par ".join(p.replace("“", "\\'93").replace("”", "\\'94") for p in PARAGRAPHS)
    (article,), skipped, _ = read(write(tmp_path / "story.rtf", "{\\rtf1\\ansi\\ansicpg1252 " + words + "}"))
    assert skipped == []
    assert article.text.split("\n\n") == PARAGRAPHS


def test_the_chapters_of_a_book_are_articles(tmp_path: Path) -> None:
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    package = (
        '<package><manifest><item id="c" href="cover.xhtml"/><item id="one" href="text/one.xhtml"/></manifest>'
        '<spine><itemref idref="c"/><itemref idref="one"/></spine></package>'
    )
    members = {
        "mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/book.opf": package,
        "OEBPS/cover.xhtml": "<html><body><img src='x.png'/></body></html>", "OEBPS/text/one.xhtml": PAGE,
    }  # fmt: skip
    path = write(tmp_path / "week.epub", zipped(members, stored=["mimetype"]))
    (article,), skipped, left = read(path)
    assert skipped == []
    assert article.source == f"{path}/OEBPS/text/one.xhtml"
    assert all(paragraph in article.text for paragraph in BODY)
    assert left == [f"{path}: left out 1 chapter (1 without an article: OEBPS/cover.xhtml)"]


@pytest.mark.parametrize(
    "members",
    [
        {"word/document.xml": ""},
        {"mimetype": "application/epub+zip", "META-INF/container.xml": "<container/>"},
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""},
    ],
)
def test_a_document_without_its_parts_is_named(tmp_path: Path, members: dict[str, str]) -> None:
    articles, (error,), _ = read(write(tmp_path / "x.docx", zipped(members)))
    assert articles == []
    assert isinstance(error, ParserError)
    assert "save it anew" in str(error)
