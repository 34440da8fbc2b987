"""A copy of the text in the typography that the network knows: quotation marks, spaces and lines made alike.

Every code point is replaced by one code point, so that a place in the copy is the same place in the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from onrecord.lang.en.lexicons import word_lists
from onrecord.record import Span

# Unicode's Quotation_Mark property (PropList.txt 15.1) by what a mark does, and the ornaments of its Dingbats block.
_OPENING = frozenset("“„〝「『﹁﹃｢❝⹂‚")
_CLOSING = frozenset("”〞〟」』﹂﹄｣❞")
_GUILLEMETS = frozenset("«»‹›")
_STRAIGHT = frozenset('"‟＂')
_SINGLE = frozenset("'’‘‛＇❛❜")
_MARKS = _OPENING | _CLOSING | _GUILLEMETS | _STRAIGHT | _SINGLE
_TWICE = "``|''|‘‘|’’"
"""Two single marks for a double one."""
_DOUBLE = re.compile(f"{_TWICE}|[{''.join(sorted(_OPENING | _CLOSING | _GUILLEMETS | _STRAIGHT))}]")
_DOUBLE_OR_LOW = re.compile(f"{_DOUBLE.pattern[:-1]}‘’]")
"""The same where ‚ opens, which ‘ or ’ closes as “ or ” closes „."""
_LONE = re.compile(f"[{''.join(sorted(_SINGLE))}]")

_PARAGRAPH = re.compile(r"[^\n]+")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Unicode's space separators (Zs) but for the space itself."""
UNSEEN = "[\u00ad\u200b-\u200f\u2060\ufeff]"
"""Signs without width that texts have beside words and within them: soft hyphens, joiners, marks of direction."""
_UNSEEN_BESIDE = re.compile(rf"(?<!\S){UNSEEN}++|(?<!{UNSEEN}){UNSEEN}++(?!\S)")
_LINE_ENDS = re.compile(r"(?:\r?\n)+")
"""Ends of lines, of one code point or, as on Windows and in mail, of two."""
_BULLET = re.compile(
    r"^[ \t]*(?:[•‣⁃∙●○◦■□▪▫◆◇▶►▸➢➤✓✔·]|\*(?![ \t]*\*)|[»›](?=[^«‹\n]*$))(?=[ \t]+[^\s])", re.MULTILINE
)
"""Unicode's bullets and geometric shapes at the head of a line; a dash there may sign a quotation."""
_OPENS_AFTER = frozenset("([{—–-/:,;…")
_CLOSES_BEFORE = frozenset(".,;:!?)]}—–-/…")
_LEAST_SPACES = 3
"""Fewer words in single marks are a term or irony more often than speech: one of 206 speakers on gold/dev."""
_APOSTROPHE = re.compile(r"(?<=\w)[‘‛❛](?=s\b)")
"""An opening mark that stands for the apostrophe before an s: "Rowe‘s"; all 10 of PolNeAR train are."""
_STOPS = frozenset('.,!?…—–-)”"»')
_ELIDED = "|".join(sorted(word_lists("closed_classes")["elided"]))
_ELISION = re.compile(rf"[‘’'](?:\d\ds?\b|n[’']|(?:{_ELIDED})\b)", re.IGNORECASE)
"""A word that has lost its beginning: '90s, 'em, rock 'n' roll."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """An opening mark and its closing one, None where the paragraph ends first; spans of code points."""

    opening: Span
    closing: Span | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph, half-open in code points of a text."""

    text: str
    start: int
    stop: int

    def before(self, mark: Span) -> str:
        """Return the letter before a mark, a space at the paragraph's head."""
        return self.text[mark[0] - 1] if mark[0] > self.start else " "

    def after(self, mark: Span) -> str:
        """Return the letter behind a mark, a space at the paragraph's end."""
        return self.text[mark[1]] if mark[1] < self.stop else " "

    def may_open(self, mark: Span) -> bool:
        """Tell whether a mark may open by the letters beside it."""
        before, after = self.before(mark), self.after(mark)
        return not after.isspace() and (before.isspace() or before in _OPENS_AFTER or before in _MARKS)

    def may_close(self, mark: Span) -> bool:
        """Tell whether a mark may close by the letters beside it."""
        before, after = self.before(mark), self.after(mark)
        return not before.isspace() and (after.isspace() or after in _CLOSES_BEFORE or after in _MARKS)

    def is_apart(self, mark: Span) -> bool:
        """Tell whether spaces stand on both sides of a mark."""
        return self.before(mark).isspace() and self.after(mark).isspace()


def normalized(text: str, passages: Sequence[Span] = ()) -> str:
    """Return the text with marks, spaces and lines as newsrooms print them, and as many code points.

    - Quotations stand in “ ” (straight marks stay), those within them in ‘ ’, whatever marks they had.
    - A bullet at the head of a line is a space, and so is a mark of other languages that opens and closes nothing.
    - Every space is U+0020, and so is the end of a line inside a paragraph; no line ends in U+000D.
    - A sign without width is a space beside a word, and stays within one.

    Args:
        text: the article's.
        passages: its paragraphs, half-open in code points.
    """
    letters = list(_BULLET.sub(_blank, _SPACE.sub(" ", _UNSEEN_BESIDE.sub(_blank, _LINE_ENDS.sub(_feeds, text)))))
    for start, stop in passages:
        for at in _line_ends(text, start, stop):
            letters[at] = " "
    plain = _APOSTROPHE.sub("’", "".join(letters))
    letters = list(plain)
    for (start, stop), mark in _rewritten(plain):
        letters[start:stop] = mark
    return "".join(letters)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _feeds(match: re.Match[str]) -> str:
    """Return ends of lines as spaces with the line feeds behind them, which a paragraph's break is known by."""
    return ("\n" * match.group().count("\n")).rjust(len(match.group()))


def _line_ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield the places where a paragraph's lines end before it does."""
    at = text.find("\n", start, stop)
    while at >= 0:
        yield at
        if text[at - 1] == "\r":
            yield at - 1
        at = text.find("\n", at + 1, stop)


def _rewritten(text: str) -> Iterator[tuple[Span, str]]:
    """Yield each mark that is to be written in another way, and how."""
    paragraphs = (match.span() for match in _PARAGRAPH.finditer(text) if not match.group().isspace())
    lines = [_Line(text, *span) for span in paragraphs]
    goes_on = ""
    for line, following in zip_longest(lines, lines[1:]):
        pairs, strays = _double_pairs(line)
        pairs = sorted(pairs + _single_pairs(line, pairs, following), key=lambda pair: pair.opening)
        left_open = "".join(text[pair.opening[0]] for pair in pairs if pair.closing is None)[-1:]
        yield from _written(line, pairs, one_of_many=(goes_on, left_open if _goes_on(following, left_open) else ""))
        yield from ((mark, written) for mark in strays if (written := _stray(line, mark)) is not None)
        goes_on = left_open


def _double_pairs(line: _Line) -> tuple[list[_Pair], list[Span]]:
    """Pair the double marks of a paragraph; also return those that neither open nor close anything."""
    pairs: list[_Pair] = []
    strays: list[Span] = []
    unclosed: list[Span] = []
    pattern = _DOUBLE_OR_LOW if "‚" in line.text else _DOUBLE
    for mark in (match.span() for match in pattern.finditer(line.text, line.start, line.stop)):
        top = line.text[slice(*unclosed[-1])] if unclosed else ""
        if line.text[slice(*mark)] in ("‘", "’") and (top != "‚" or not line.may_close(mark)):
            continue
        if _opens(line, mark, top):
            unclosed.append(mark)
        elif unclosed:
            pairs.append(_Pair(opening=unclosed.pop(), closing=mark))
        else:
            strays.append(mark)
    return pairs + [_Pair(opening=mark, closing=None) for mark in unclosed], strays


def _opens(line: _Line, mark: Span, top: str) -> bool:
    """Tell whether a double mark opens; `top` is the mark that stands open before it, "" where none does."""
    written, may_open, may_close = line.text[slice(*mark)], line.may_open(mark), line.may_close(mark)
    if written in _GUILLEMETS:
        return may_open if may_open != may_close else written in "«‹" and written != top
    if written in _OPENING or written == "``":
        closes = not may_open and (may_close or (written, top) == ("“", "„"))
        return not (top and closes)
    if written in _CLOSING:
        return not top and may_open and not may_close
    if top and top not in _STRAIGHT:  # a straight pair within a curly one
        return may_open and not may_close
    return not top and (may_open or line.is_apart(mark))


def _single_pairs(line: _Line, doubles: Sequence[_Pair], following: _Line | None) -> list[_Pair]:
    """Pair the single marks that stand in no double ones; double ones may stand in them."""
    pairs: list[_Pair] = []
    places = _single_marks(line, doubles)
    end = line.start
    for opening in places:
        if opening[0] < end or not _opens_single(line, opening):
            continue
        closing = _closing(line, opening, places)
        if closing is not None:
            heads = not line.text[line.start : opening[0]].strip()
            if heads or line.text.count(" ", opening[0], closing[0]) >= _LEAST_SPACES:
                pairs.append(_Pair(opening=opening, closing=closing))
            end = closing[1]
        elif _goes_on(following, line.text[opening[0]]):
            return [*pairs, _Pair(opening=opening, closing=None)]
    return pairs


def _single_marks(line: _Line, doubles: Sequence[_Pair]) -> list[Span]:
    """Return the single marks outside double ones, without those of elided words."""
    elided = {at for match in _ELISION.finditer(line.text, line.start, line.stop) for at in range(*match.span())}
    taken = {at for pair in doubles for at in (pair.opening[0], *(pair.closing or ())[:1])}
    marks = (mark.span() for mark in _LONE.finditer(line.text, line.start, line.stop))
    return [m for m in marks if m[0] not in elided and m[0] not in taken and not _inside(doubles, m)]


def _inside(pairs: Sequence[_Pair], mark: Span) -> bool:
    return any(p.opening[0] < mark[0] and (p.closing is None or mark[0] < p.closing[1]) for p in pairs)


def _opens_single(line: _Line, mark: Span) -> bool:
    starts = line.after(mark).isalnum() or line.after(mark) in _MARKS
    return starts and line.may_open(mark)


def _closing(line: _Line, opening: Span, places: Sequence[Span]) -> Span | None:
    """Return the mark that closes a single one: behind a stop, else the first that no letter follows.

    "The mayors' cars": a mark behind an "s" closes only where none behind a stop comes before the next opening.
    """
    first: Span | None = None
    for mark in (place for place in places if place[0] > opening[1]):
        if _opens_single(line, mark) and first is not None:
            break
        if line.after(mark).isalnum() or line.before(mark).isspace():
            continue
        if line.before(mark) in _STOPS or (first is None and line.before(mark) != "s"):
            return mark
        first = mark if first is None else first
    return first


def _goes_on(following: _Line | None, mark: str) -> bool:
    """Tell whether the next paragraph begins with the mark that this one has left open."""
    if following is None or not mark:
        return False
    text = following.text[following.start : following.stop].lstrip()
    return text[:1] == mark and text[1:2].isalnum()


def _written(line: _Line, pairs: Sequence[_Pair], *, one_of_many: tuple[str, str]) -> Iterator[tuple[Span, str]]:
    """Yield the marks of pairs, in reading order, that are not written as the depth asks at which they stand.

    `one_of_many` are the marks of a quotation that comes from the paragraph before and of one that goes on in the next,
    "" for none. It is not left in straight marks, which do not show that it goes on.
    """
    ends: list[int] = []
    for number, pair in enumerate(pairs):
        while ends and ends[-1] < pair.opening[0]:
            ends.pop()
        depth = len(ends) % 2
        many = one_of_many[1] if pair.closing is None else one_of_many[0] if number == 0 else ""
        if many == line.text[pair.opening[0]] or not _is_plain(line, pair, "'" if depth else '"'):
            yield from _at_depth(pair, depth)
        if pair.closing is not None:  # what an unclosed mark encloses, nobody knows
            ends.append(pair.closing[0])


def _at_depth(pair: _Pair, depth: int) -> Iterator[tuple[Span, str]]:
    opening, closing = ("‘", "’") if depth else ("“", "”")
    yield pair.opening, opening.ljust(pair.opening[1] - pair.opening[0])
    if pair.closing is not None:
        yield pair.closing, closing.rjust(pair.closing[1] - pair.closing[0])


def _is_plain(line: _Line, pair: _Pair, usual: str) -> bool:
    """Tell whether straight marks are seen to be a pair by the spaces around them."""
    if any(mark is not None and line.text[slice(*mark)] != usual for mark in (pair.opening, pair.closing)):
        return False
    before, after = line.before(pair.opening), line.after(pair.opening)
    return not after.isspace() and (before.isspace() or before in "([{—–-/‘“'")


def _stray(line: _Line, mark: Span) -> str | None:
    """Return what is written for a double mark that closes nothing: an inch, a closing mark, a space; else None."""
    written = line.text[slice(*mark)]
    if written in _GUILLEMETS:
        return " "
    if written not in _STRAIGHT or not line.may_close(mark):
        return None
    return "″" if line.before(mark).isdigit() else "”"
