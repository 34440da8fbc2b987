"""Quotation marks: where the text is quoted.

Curly and straight double marks, nested ones, single marks as the outer pair, and quotations
that run over paragraphs: each opens with a mark and only the last closes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”„\"]|``|''")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)((?:[^‘’'\n“”\"]|(?<=\w)[’'](?=\w))+)[’'](?!\w)")
_OPENS_BEFORE = " \t\n\u00a0([{—–-/‘'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quoted stretch of one paragraph, marks included, half-open in code points.

    `closed` is false where the paragraph ends first; `continues` where it goes on with what the
    paragraph before left open.
    """

    start: int
    end: int
    closed: bool
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a text in reading order, none over another."""

    found: tuple[Quotation, ...]
    _starts: tuple[int, ...]

    def at(self, offset: int) -> Quotation | None:
        """The quotation over this offset."""
        n = bisect_right(self._starts, offset) - 1
        return self.found[n] if n >= 0 and offset < self.found[n].end else None

    def after(self, quotation: Quotation) -> Iterator[Quotation]:
        """Those that follow one of them."""
        return (self.found[n] for n in range(bisect_right(self._starts, quotation.start), len(self.found)))

    def over(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Those that share a character with [start, end)."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_right(self._starts, end - 1)
        return tuple(q for q in self.found[first:last] if q.start < end and start < q.end)


def find_quotations(text: str) -> Quotations:
    """Find what stands in quotation marks, paragraph by paragraph (a line is a paragraph)."""
    found: list[Quotation] = []
    open_before = False
    for paragraph in _PARAGRAPH.finditer(text):
        if not paragraph.group().strip():
            continue
        quotations = _in_paragraph(text, paragraph.start(), paragraph.end())
        first = quotations[0] if quotations else None
        if first and open_before and not text[paragraph.start() : first.start].strip():
            quotations[0] = Quotation(start=first.start, end=first.end, closed=first.closed, continues=True)
        open_before = bool(quotations) and not quotations[-1].closed
        found.extend(quotations)
    return Quotations(tuple(found), tuple(q.start for q in found))


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    depth, begin = 0, start
    for mark in _MARK.finditer(text, start, end):
        if _opens(text, mark, start=start, inside=depth > 0):
            begin = begin if depth else mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append(Quotation(start=begin, end=mark.end(), closed=True))
    if depth:
        found.append(Quotation(start=begin, end=_last_word(text, begin, end), closed=False))
    return sorted(found + _single(text, start, end, found), key=lambda q: q.start)


def _opens(text: str, mark: re.Match[str], *, start: int, inside: bool) -> bool:
    """Opening marks say it themselves; any other one opens after a space and before a word, if none is open."""
    if mark.group() in ("“", "„", "``"):
        return True
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return not inside and before in _OPENS_BEFORE + "“" and not after.isspace()


def _single(text: str, start: int, end: int, doubles: list[Quotation]) -> list[Quotation]:
    """Single marks outside double ones."""
    return [
        Quotation(start=m.start(), end=m.end(), closed=True)
        for m in _SINGLE.finditer(text, start, end)
        if not _touches(doubles, m.start(), m.end())
    ]


def _touches(quotations: list[Quotation], start: int, end: int) -> bool:
    """Whether one of these, in reading order and none over another, shares a character with [start, end)."""
    n = bisect_left(quotations, end, key=lambda q: q.start)
    return n > 0 and start < quotations[n - 1].end


def _last_word(text: str, start: int, end: int) -> int:
    return start + max(len(text[start:end].rstrip()), 1)
