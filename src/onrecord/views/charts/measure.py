"""How wide text will be in SVG, where nothing wraps by itself."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from onrecord.views.labels import shortened

# Widths in em of a system sans-serif, rounded up: the widest of Segoe UI, Roboto, Helvetica, Liberation
# Sans and DejaVu Sans, which is what a Linux without other fonts has.
_NARROW, _WIDE = frozenset("iljtfr.,:;'’|!()[] I"), frozenset("mwMW@%—…")


def width(text: str, size: float) -> float:
    """Estimate the width of one line of text, in px at this font size; rather too wide than too narrow."""
    return size * sum(map(_em, text))


@lru_cache(4096)
def _em(character: str) -> float:
    if character in _NARROW:
        return 0.41
    if character in _WIDE:
        return 1.0
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.2
    return 0.78 if character.isupper() else 0.635


def lines(text: str, size: float, *, room: float, most: int) -> tuple[str, ...]:
    """Break the text into at most `most` lines, each no wider than `room` px; what does not fit ends in "…"."""
    found: list[str] = []
    rest = text
    while rest and len(found) < most:
        line = _fitting(rest, size, room)
        found.append(line)
        rest = rest[len(line) :].lstrip()
    if rest:
        found[-1] = _fitting(f"{found[-1]} {rest}", size, room - size)
        found[-1] = found[-1].rstrip(" ,;:–-") + "…"
    return tuple(line.rstrip() for line in found)


def _fitting(text: str, size: float, room: float) -> str:
    """Return the longest start of the text that fits, cut at a space where there is one; one character at least."""
    used, cut = 0.0, 0
    for position, character in enumerate(text):
        used += _em(character) * size
        if used > room and position:
            return text[:cut] if cut else text[:position]
        if character == " ":
            cut = position + 1
    return text


def clipped(text: str, size: float, *, room: float) -> str:
    """Return one line of the text, cut with "…" where it is wider than `room` px."""
    return (lines(shortened(text, 400), size, room=room, most=1) or ("",))[0]
