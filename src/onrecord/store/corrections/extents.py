"""Where a statement begins and ends, found by the words that a person gives of its article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.errors import CorrectionError
from onrecord.record import Span, Spans, Statement
from onrecord.record.span import hull
from onrecord.store.read.asked import repeated

LONGEST_WORDS = 4000
"""Characters of a statement's words that a person gives."""
_NEAR = 1500
"""Characters on either side of a statement in which its new words are looked for: two paragraphs."""
_PLACES = 50
"""Places of a first piece that are tried: the nearest."""
_LEFT_OUT = re.compile(r" (?:…|\.\.\.) ")
_WORD = re.compile(r"\w")
_MARKS = {"'": "['’‘]", '"': '["“”]', "…": r"(?:…|\.\.\.)", "-": "[-–—]"}
_SAME = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"}


def words_at(text: str, spans: Spans) -> str:
    """Return the words at spans on one line, with … for what is between them."""
    return " … ".join(" ".join(text[start:stop].split()) for start, stop in spans)


def find_extent(text: str, statement: Statement, words: str) -> Spans:
    """Find the words that a person gives of a statement in its article, near the place where it stands.

    Marks and spaces may be written otherwise; … between words stands for some that are left out.

    Returns:
        Half-open spans in code points, in reading order: one, or one for each piece.
    Raises:
        CorrectionError: too many words, none there, or those that tell that it was said are among them.
    """
    if len(words) > LONGEST_WORDS:
        raise CorrectionError(f"content: has {len(words):,} characters; give {LONGEST_WORDS:,} at most")
    near, line = hull(statement.content.spans), " ".join(words.split())
    found = _placed(text, [line], near) or _placed(text, _LEFT_OUT.split(line), near)
    if not found:
        raise CorrectionError(
            f"content: “{repeated(words)}” is not in the article near this statement; "
            "copy its words from there, with … for what is left out"
        )
    cue = statement.cue.spans if statement.cue else ()
    if taken := next((one for one in cue if any(_share(one, span) for span in found)), None):
        told = text[slice(*taken)]
        raise CorrectionError(f"content: “{repeated(told)}” only tells that it was said; leave it out, with … for it")
    return found


def _placed(text: str, pieces: Sequence[str], near: Span) -> Spans:
    """Return where pieces stand one after another, the first as near as can be; nothing where they do not."""
    if not all(map(_WORD.search, pieces)):
        return ()
    patterns = [_pattern(piece) for piece in pieces]
    first, stop = max(near[0] - _NEAR, 0), near[1] + _NEAR
    places = [match.span() for match in islice(patterns[0].finditer(text, first, stop), _PLACES)]
    for place in sorted(places, key=lambda span: (abs(span[0] - near[0]) + abs(span[1] - near[1]), span)):
        found = (place, *_after(text, patterns[1:], place[1], stop))
        if len(found) == len(pieces):
            return found
    return ()


def _after(text: str, patterns: Sequence[re.Pattern[str]], start: int, stop: int) -> Iterator[Span]:
    for pattern in patterns:
        match = pattern.search(text, start, stop)
        if match is None:
            return
        yield match.span()
        start = match.end()


def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds these words as whole words, however spaces and marks are written."""
    inner = r"\s+".join("".join(map(_sign, word)) for word in words.split())
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    return re.compile(f"{before}{inner}" + (r"(?!\w)" if words[-1:].isalnum() else ""))


def _sign(sign: str) -> str:
    return _MARKS.get(_SAME.get(sign, sign)) or re.escape(sign)


def _share(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
