"""Documents of word processors: .docx, .odt and .rtf, as the text of their paragraphs."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from onrecord.errors import ParserError, TooLongError
from onrecord.intake.formats.downloads import articles_in
from onrecord.intake.inputs import MOST_BOUND, MOST_BYTES, Input, Intake
from onrecord.record import Article

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MOST_XML = 10 * MOST_BYTES
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)


def read_docx(archive: zipfile.ZipFile, given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the article of a Word document, or the articles of a download that is one."""
    tree = _parsed(archive, "word/document.xml", given)
    text = "\n\n".join(filter(None, (_word_text(p).strip() for p in tree.iter(f"{_W}p"))))
    yield from articles_in(text, given, intake)


def _word_text(paragraph: etree._Element) -> str:
    """Return the words of a paragraph as it is printed: what was deleted, and boxes beside it, are not."""
    pieces = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if next(element.iterancestors(f"{_W}p"), None) is not paragraph:
            continue
        kind = element.tag.removeprefix(_W)
        pieces.append({"t": element.text or "", "tab": "\t", "noBreakHyphen": "-"}.get(kind, "\n"))
    return "".join(pieces)


def read_odt(archive: zipfile.ZipFile, given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the article of an OpenDocument text."""
    tree = _parsed(archive, "content.xml", given)
    for gone in (*tree.iter(f"{_T}tracked-changes"), *tree.iter(f"{_T}note")):
        _drop(gone)
    for line in tree.iter(f"{_T}line-break"):
        line.text = "\n"
    for space in (*tree.iter(f"{_T}s"), *tree.iter(f"{_T}tab")):
        space.text = " "
    paragraphs = ("".join(p.itertext()).strip() for p in tree.iter(f"{_T}p", f"{_T}h"))
    yield from articles_in("\n\n".join(filter(None, paragraphs)), given, intake)


def _drop(element: etree._Element) -> None:
    """Take an element out, and leave the words behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _parsed(archive: zipfile.ZipFile, path: str, given: Input) -> etree._Element:
    if archive.getinfo(path).file_size > _MOST_XML:
        raise TooLongError(f"{given.name}: {path} has more than {_MOST_XML:,} bytes; cut it into its articles")
    try:
        tree = etree.fromstring(archive.read(path), _SAFE)
    except (etree.XMLSyntaxError, RuntimeError) as error:  # RuntimeError: zipfile's, under a password
        raise ParserError(f"{given.name}: {path} cannot be read ({error}); save it anew, or as .txt") from error
    if tree is None:
        raise ParserError(f"{given.name}: {path} is empty; save it anew, or as .txt")
    return tree


def read_rtf(given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the article of an RTF document, or the articles of a download that is one."""
    from striprtf.striprtf import rtf_to_text

    markup = given.whole(MOST_BOUND).decode("windows-1252", "replace")
    text: str = rtf_to_text(markup, errors="ignore")  # type: ignore[no-untyped-call]
    yield from articles_in(re.sub(r"\n(?!\n)", "\n\n", text), given, intake)
