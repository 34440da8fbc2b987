"""Turns of a transcript: LUND: Nobody asked us."""

from __future__ import annotations

import re

from onrecord.model.attribution import Attribution
from onrecord.record import Spans
from onrecord.text.span_index import SpanIndex

# A line that begins with a name in capitals (at most four words) and a colon, perhaps after a quotation mark.
_TURN = re.compile(
    r"^[ \t]*[“\"]?(?P<source>[A-Z][A-Z.’'-]*[A-Z](?:[ \t][A-Z][A-Z.’'-]*){0,3})(?P<cue>:)[ \t]+"
    r"(?P<content>[^\s“”\"][^\n]*[^\s“”\"])[”\"]?[ \t]*$",
    re.MULTILINE,
)
# One such line is a label ("UPDATE: …"); so many, from two names, are a conversation.
_LEAST = 3
_CONFIDENCE = 0.85


def find_turns(text: str, searched: Spans) -> tuple[Attribution, ...]:
    """Find who said what in transcripts and interviews that name the speaker before a colon.

    Args:
        text: the article's.
        searched: where statements are looked for.
    Returns:
        In reading order; the colon is the cue, the content ends with the line.
    """
    places = SpanIndex.of(searched)
    turns = [m for m in _TURN.finditer(text) if places.at(m.start("content"))]
    if len(turns) < _LEAST or len({m.group("source") for m in turns}) < 2:
        return ()
    return tuple(
        Attribution(
            content=(m.span("content"),), cue=(m.span("cue"),), source=(m.span("source"),), confidence=_CONFIDENCE
        )
        for m in turns
    )
