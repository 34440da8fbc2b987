"""PDF with text: its lines joined to paragraphs, columns one after another, without what heads and foots every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import msgspec

from onrecord.errors import EmptyArticleError, MissingInputError, NotTextError, ParserError, UnreadableArticleError
from onrecord.intake.dates import day_in_words
from onrecord.intake.formats.downloads import articles_in
from onrecord.intake.inputs import MOST_BOUND, Input, Intake
from onrecord.record import Article

_LEAST_LETTERS = 50
"""Fewer letters a page, on the mean, are a stamp on a scan."""
_MARGIN = 0.12
"""Share of a page's height at its head and foot where running heads and page numbers stand."""
_DIGITS = re.compile(r"\d+")
_PDF_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_ENDS = tuple('.!?:”"’)')
_SAME_LINE = 0.6  # of a line's height: pieces whose middles are nearer stand in one line
_WIDE = 0.6  # of a page's text: a line that is wider belongs to no column


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """A line of print: its words and its box, in points from the page's lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Return its height in points."""
        return self.top - self.bottom


def read_pdf(given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the article of a PDF.

    Raises:
        MissingInputError: the package pypdfium2 is not there.
        EmptyArticleError: a scan, without text.
        UnreadableArticleError: under a password.
        NotTextError: damaged, and by its name something else.
        ParserError: damaged.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingInputError(f"{given.name}: a PDF; pip install 'onrecord[pdf]' to read it") from error
    try:
        document = pypdfium2.PdfDocument(given.whole(MOST_BOUND))
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableArticleError(f"{given.name}: under a password; save it without one") from error
        if given.suffix not in ("", ".pdf"):
            raise NotTextError(
                f"{given.name}: begins like a PDF, but is neither one nor a {given.suffix}; save it anew, or as .txt"
            ) from error
        raise ParserError(f"{given.name}: a damaged PDF ({error}); fetch or save it anew") from error
    try:
        pages = [_page(document[i]) for i in range(len(document))]
        metadata = document.get_metadata_dict()
    finally:
        document.close()
    if sum(len(line.text) for _, lines in pages for line in lines) < _LEAST_LETTERS * len(pages):
        raise EmptyArticleError(
            f"{given.name}: a scan, pictures without text; recognize its text first, as with ocrmypdf"
        )
    for article in articles_in("\n\n".join(paragraphs(without_running(pages))), given, intake):
        yield _with_metadata(article, metadata, intake)


def _page(page: Any) -> tuple[float, list[PrintedLine]]:
    """Return the page's height and its lines in the order of print."""
    text = page.get_textpage()
    try:
        pieces = []
        for i in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(i)
            words = " ".join(
                text.get_text_bounded(left, bottom, right, top).replace("\ufffe", "-").replace("\x02", "-").split()
            )
            if words:
                pieces.append(PrintedLine(text=words, left=left, bottom=bottom, right=right, top=top))
        return page.get_height(), lines_of(pieces)
    finally:
        text.close()
        page.close()


def lines_of(pieces: Iterable[PrintedLine]) -> list[PrintedLine]:
    """Join the pieces of print that follow each other in one line: a word in another type is a piece of its own."""
    lines: list[PrintedLine] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is not None and _follows(last, piece):
            gap = "" if piece.left - last.right < 0.1 * piece.height and piece.text[:1].islower() else " "
            lines[-1] = PrintedLine(
                text=f"{last.text}{gap}{piece.text}", left=min(last.left, piece.left),
                right=max(last.right, piece.right), bottom=min(last.bottom, piece.bottom), top=max(last.top, piece.top),
            )  # fmt: skip
        else:
            lines.append(piece)
    return lines


def _follows(last: PrintedLine, piece: PrintedLine) -> bool:
    middle = abs((last.top + last.bottom) - (piece.top + piece.bottom)) / 2
    height = max(last.height, piece.height)
    return middle < _SAME_LINE * height and -height < piece.left - last.right < 2 * height


def without_running(pages: Sequence[tuple[float, Sequence[PrintedLine]]]) -> list[list[PrintedLine]]:
    """Return each page's lines without those that head or foot several pages, numbers aside, and page numbers."""
    seen = Counter(key for height, lines in pages for key in {_key(line) for line in lines if _in_margin(line, height)})
    return [
        [line for line in lines if not (_in_margin(line, height) and _runs(line, seen, len(pages)))]
        for height, lines in pages
    ]


def _key(line: PrintedLine) -> str:
    return _DIGITS.sub("#", line.text.casefold())


def _in_margin(line: PrintedLine, height: float) -> bool:
    return line.bottom > (1 - _MARGIN) * height or line.top < _MARGIN * height


def _runs(line: PrintedLine, seen: Counter[str], pages: int) -> bool:
    key = _key(line)
    is_number = re.fullmatch(r"(?:page )?[#\W]+(?:of #)?", key) is not None
    return is_number or (pages > 1 and seen[key] > max(1, pages // 3))


def paragraphs(pages: Iterable[Sequence[PrintedLine]]) -> list[str]:
    """Return the paragraphs of lines: parted by space, indents or size; words cut at lines' ends are whole."""
    found: list[str] = []
    last: PrintedLine | None = None
    for lines in pages:
        lines = in_columns(lines)
        gap = _usual_gap(lines)
        for line in lines:
            if last is not None and found and _goes_on(last, line, gap, found[-1]):
                found[-1] = _joined(found[-1], line.text)
            else:
                found.append(line.text)
            last = line
    return found


def in_columns(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return lines in the order of reading: where two columns stand side by side, the left one first."""
    if len(lines) < 4:
        return sorted(lines, key=lambda line: -line.top)
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    middle = (left + right) / 2
    narrow = [line for line in lines if line.right - line.left < _WIDE * (right - left)]
    sides = [line for line in narrow if line.right <= middle or line.left >= middle - 0.05 * (right - left)]
    if len(sides) < 0.6 * len(lines) or not any(line.right <= middle for line in sides):
        return sorted(lines, key=lambda line: -line.top)
    ordered: list[PrintedLine] = []
    band: list[PrintedLine] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.right - line.left >= _WIDE * (right - left):
            ordered += [*_by_side(band, middle), line]
            band = []
        else:
            band.append(line)
    return ordered + _by_side(band, middle)


def _by_side(band: Sequence[PrintedLine], middle: float) -> list[PrintedLine]:
    return [line for line in band if line.left < middle * 0.98] + [line for line in band if line.left >= middle * 0.98]


def _usual_gap(lines: Sequence[PrintedLine]) -> float:
    """Return the distance between the bottoms of two lines of a paragraph, in points: a quarter of all are closer."""
    gaps = sorted(a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom)
    return gaps[len(gaps) // 4] if gaps else 0.0


def _goes_on(last: PrintedLine, line: PrintedLine, gap: float, before: str) -> bool:
    """Tell whether a line belongs to the paragraph before it."""
    if max(last.height, line.height) > 1.35 * min(last.height, line.height):
        return False
    if line.bottom > last.bottom:  # the next column or page
        return not before.endswith(_ENDS) and not line.text[:1].isupper()
    if last.bottom - line.bottom > 1.45 * gap:
        return False
    indented = line.left - last.left > 0.8 * line.height
    return not (indented and before.endswith(_ENDS))


def _joined(before: str, after: str) -> str:
    if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    return f"{before} {after}"


def _with_metadata(article: Article, metadata: dict[str, str], intake: Intake) -> Article:
    """Return the article with its file's author and day where the text does not tell them."""
    day = _PDF_DAY.match(metadata.get("CreationDate", ""))
    written = day_in_words("-".join(day.groups())) if day else None
    known: dict[str, Any] = {}
    if intake.published is None and article.published is None and written is not None:
        known = {"published": written, "published_basis": "metadata"}
    return msgspec.structs.replace(article, **known) if known else article
