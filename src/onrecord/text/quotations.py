"""Quotation marks: where the text is quoted.

Curly and straight double marks, nested ones, single marks as the outer pair, and quotations
that run over paragraphs: each opens with a mark and only the last closes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.record.span import Spans
from onrecord.record.statement import Mode

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"[“”„\"]|``|''")
_CLOSING = frozenset(["”", "''"])
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)((?:[^‘’'\n“”\"]|(?<=\w)[’'](?=\w))+)[’'](?!\w)")
_OUTER = " \t\n\r\u00a0.,;:?!—–-()[]"
"""What stands around the words of a content, in quotation marks or not."""
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
        """Return the quotation over this offset."""
        n = bisect_right(self._starts, offset) - 1
        return self.found[n] if n >= 0 and offset < self.found[n].end else None

    def after(self, quotation: Quotation) -> Iterator[Quotation]:
        """Return those that follow one of them."""
        return (self.found[n] for n in range(bisect_right(self._starts, quotation.start), len(self.found)))

    def before(self, quotation: Quotation) -> Iterator[Quotation]:
        """Return those that precede one of them, the nearest first."""
        return (self.found[n] for n in range(bisect_left(self._starts, quotation.start) - 1, -1, -1))

    def over(self, start: int, end: int) -> tuple[Quotation, ...]:
        """Return those that share a character with [start, end)."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_right(self._starts, end - 1)
        return tuple(q for q in self.found[first:last] if q.start < end and start < q.end)


def find_quotations(text: str) -> Quotations:
    """Find what stands in quotation marks, paragraph by paragraph (a line is a paragraph)."""
    found: list[Quotation] = []
    open_before: Quotation | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        if not paragraph.group().strip():
            continue
        quotations = _in_paragraph(text, paragraph.start(), paragraph.end(), goes_on=open_before is not None)
        first = quotations[0] if quotations else None
        if first and open_before and _goes_on(text, open_before, first, start=paragraph.start()):
            quotations[0] = Quotation(start=first.start, end=first.end, closed=first.closed, continues=True)
        open_before = quotations[-1] if quotations and not quotations[-1].closed else None
        found.extend(quotations)
    return Quotations(tuple(found), tuple(q.start for q in found))


def _goes_on(text: str, before: Quotation, first: Quotation, *, start: int) -> bool:
    """Tell whether a paragraph begins with a quotation in the same marks as one left open, or without a mark."""
    mark = text[first.start]
    return not text[start : first.start].strip() and (mark == text[before.start] or not _MARK.match(mark))


def _in_paragraph(text: str, start: int, end: int, *, goes_on: bool) -> list[Quotation]:
    """Return the quotations of a paragraph; the first closing mark may end what `goes_on` from the one before."""
    found: list[Quotation] = []
    depth, begin = 0, start + len(text[start:end]) - len(text[start:end].lstrip())
    for mark in _MARK.finditer(text, start, end):
        if _opens(text, mark, start=start, inside=depth > 0):
            begin = begin if depth else mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                found.append(Quotation(start=begin, end=mark.end(), closed=True))
        elif goes_on and not found and mark.group() in _CLOSING:
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
    """Tell whether one of these, in reading order and disjoint, shares a character with [start, end)."""
    n = bisect_left(quotations, end, key=lambda q: q.start)
    return n > 0 and start < quotations[n - 1].end


def _last_word(text: str, start: int, end: int) -> int:
    return start + max(len(text[start:end].rstrip()), 1)


def mode_of(quotations: Quotations, text: str, content: Spans) -> Mode:
    """Return "direct" where all letters of the content are in quotation marks, "mixed" where some, else "indirect"."""
    quoted = bare = 0
    for start, end in content:
        covered = [(max(q.start, start), min(q.end, end)) for q in quotations.over(start, end)]
        quoted += sum(len(text[s:e].strip(_OUTER + "“”\"‘’'")) for s, e in covered)
        gaps = zip([start, *(e for _, e in covered)], [*(s for s, _ in covered), end], strict=True)
        bare += sum(len(text[s:e].strip(_OUTER)) for s, e in gaps)
    if not quoted:
        return "indirect"
    return "mixed" if bare else "direct"
