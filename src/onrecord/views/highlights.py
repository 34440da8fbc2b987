"""Marks over the article's text, overlapping as they may, woven into nested HTML."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable

import msgspec
from markupsafe import Markup, escape

from onrecord.record import Span
from onrecord.record.signs import visible

_DEEPEST = 24  # marks around one word: five are usual; a thousand facts on one endless sentence must not break the page


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the article that a fact stands on.

    Of two marks over the same words, the one with the lower `rank` goes around the other. `key`
    is the fact's: the first piece gets the id `w-<key>`. `label` is a short link set before the
    first piece, to `href`; a mark with an `href` and no label is a link itself. Where `anchor`
    is false no piece gets the id: another mark of the fact does.
    """

    span: Span
    key: str
    rank: int
    classes: str
    href: str | None = None
    label: str | None = None
    spoken: str | None = None
    title: str | None = None
    anchor: bool = True


class _Piece(msgspec.Struct, frozen=True, order=True):
    """The part of a mark that lies in one place; crossing marks are cut where they cross.

    Pieces sort as they open: by start, the longer first (`back` is minus the end), then by rank,
    then by the mark's number.
    """

    start: int
    back: int
    rank: int
    number: int

    @property
    def end(self) -> int:
        return -self.back


class Weaver:
    """Weaves marks into the HTML of one article's text, and remembers which ids it has set."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._text = text
        self._marks = sorted(marks, key=lambda m: (m.span[0], -m.span[1], m.rank, m.key))
        self._starts = [m.span[0] for m in self._marks]
        self._longest = max((m.span[1] - m.span[0] for m in self._marks), default=0)
        self._set: set[str] = set()

    def weave(self, span: Span) -> Markup:
        """The text of a span with all marks that touch it, as HTML; its words are the article's to the letter."""
        start, end = span
        first, last = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        pieces = (
            _Piece(max(m.span[0], start), -min(m.span[1], end), m.rank, number)
            for number, m in enumerate(self._marks[first:last], first)
            if m.span[1] > start
        )
        return Markup(self._inside(start, end, pieces, depth=0))

    def _inside(self, start: int, end: int, pieces: Iterable[_Piece], *, depth: int) -> str:
        if depth == _DEEPEST:
            return self._anchors(pieces) + self._plain(start, end)
        waiting = list(pieces)
        heapq.heapify(waiting)
        html: list[str] = []
        position = start
        while waiting:
            piece = heapq.heappop(waiting)
            html.append(self._plain(position, piece.start))
            inner: list[_Piece] = []
            while waiting and waiting[0].start < piece.end:
                other = heapq.heappop(waiting)
                inner.append(_Piece(other.start, -min(other.end, piece.end), other.rank, other.number))
                if other.end > piece.end:
                    heapq.heappush(waiting, _Piece(piece.end, other.back, other.rank, other.number))
            html.append(self._element(piece, inner, depth=depth))
            position = piece.end
        html.append(self._plain(position, end))
        return "".join(html)

    def _plain(self, start: int, end: int) -> str:
        return str(escape(visible(self._text[start:end]))) if start < end else ""

    def _anchors(self, pieces: Iterable[_Piece]) -> str:
        """Empty elements for marks that lie too deep to be shown, so that links to them lead here."""
        keys = {self._marks[piece.number].key: None for piece in pieces if self._marks[piece.number].anchor}
        new = [key for key in keys if key not in self._set]
        self._set.update(new)
        return "".join(f'<span id="w-{escape(key)}"></span>' for key in new)

    def _element(self, piece: _Piece, inner: list[_Piece], *, depth: int) -> str:
        mark = self._marks[piece.number]
        first = mark.anchor and mark.key not in self._set
        if first:
            self._set.add(mark.key)
        html = self._inside(piece.start, piece.end, inner, depth=depth + 1)
        # Put together as plain strings, each value escaped: Markup.format took half of a long article's page.
        attributes = f' class="{escape(mark.classes)}" data-k="{escape(mark.key)}"'
        if first:
            attributes += f' id="w-{escape(mark.key)}"'
        if mark.title:
            attributes += f' title="{escape(mark.title)}"'
        if mark.label is not None:
            return f"<mark{attributes}>{self._label(mark) if first else ''}{html}</mark>"
        if mark.href and "<a " not in html:  # a link cannot hold a link
            return f'<a href="{escape(mark.href)}"{attributes}>{html}</a>'
        return f"<span{attributes}>{html}</span>"

    def _label(self, mark: Mark) -> str:
        spoken = f' aria-label="{escape(mark.spoken)}"' if mark.spoken and mark.spoken != mark.label else ""
        return f'<a class="tag" href="{escape(mark.href)}"{spoken}>{escape(mark.label)}</a>'
