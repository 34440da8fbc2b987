"""The paragraphs of a plain text, also where its lines were broken to a width."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.record import Span

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WIDEST = 120  # characters; no line longer than this was broken to a width
_LEAST_SOFT = 3  # breaks: fewer tell nothing about a width
_SOFT_SHARE = 0.6  # of the breaks inside blocks; headers above a wrapped text keep it under 1


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the spans of the paragraphs, in order, without the space around them.

    A line is a paragraph, unless the text was broken to a width, as mail and wire text is: then
    a line runs on where the first word of the next would not have fitted any more.
    """
    lines = tuple(span for match in _LINE.finditer(text) if (span := _stripped(text, match.span())))
    width = _width(text, lines)
    if not width:
        return lines
    joined: list[Span] = []
    for i, line in enumerate(lines):
        if i > 0 and _touching(text, lines[i - 1], line) and _too_narrow(text, lines[i - 1], line, width=width):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return tuple(joined)


def _stripped(text: str, span: Span) -> Span | None:
    start, end = span
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end = start + len(inner.strip())
    return (start, end) if start < end else None


def _width(text: str, lines: tuple[Span, ...]) -> int:
    """Return the width that lines were broken to, in characters; 0 for a text that was not wrapped."""
    width = max((end - start for start, end in lines), default=0)
    if width > _WIDEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if _touching(text, a, b)]
    soft = sum(_too_narrow(text, a, b, width=width) for a, b in pairs)
    return width if soft >= _LEAST_SOFT and soft >= _SOFT_SHARE * len(pairs) else 0


def _touching(text: str, line: Span, following: Span) -> bool:
    """Tell whether no blank line stands between, and the second is not indented."""
    between = text[line[1] : following[0]]
    return len(_BREAK.findall(between)) == 1 and not between.endswith(("  ", "\t"))


def _too_narrow(text: str, line: Span, following: Span, *, width: int) -> bool:
    word = text[slice(*following)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(word) > width
