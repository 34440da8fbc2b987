"""Turns of a transcript or an interview: LUND: Nobody asked us. Q: Who knew? A: Nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.facts.confidence import confidence_of
from onrecord.model.attribution import Attribution
from onrecord.record import Entity, Span, Spans
from onrecord.text.span_index import SpanIndex

RULE = "transcript"

_CONTENT = r"(?P<content>[^\s“”\"][^\n]*[^\s“”\"])[”\"]?[ \t]*$"
# A line that begins with a name in capitals (at most four words) and a colon, perhaps after a quotation mark.
_TURN = re.compile(
    r"^[ \t]*[“\"]?(?P<source>[A-Z][A-Z.’'-]*[A-Z](?:[ \t][A-Z][A-Z.’'-]*){0,3})(?P<cue>:)[ \t]+" + _CONTENT,
    re.MULTILINE,
)
# The same with a name as names are written, or a letter for who asks and who answers.
_NAMED_TURN = re.compile(
    r"^[ \t]*[“\"]?(?P<source>(?:[QA]|[A-Z][\w.’'-]+)(?:[ \t][A-Z][\w.’'-]*){0,3})"
    r"[ \t]?(?P<cue>:|(?<=\bQ)\.|(?<=\bA)\.)[ \t]+" + _CONTENT,
    re.MULTILINE,
)
_ASKS = re.compile(r"Q|Question")
_ANSWERS = re.compile(r"A|Answer")
_SENTENCE = re.compile(r"[.?!…][”\"’')]*\Z")
# One such line is a label ("UPDATE: …"); so many, from two names, are a conversation.
_LEAST = 3


def find_turns(text: str, searched: Spans) -> tuple[Attribution, ...]:
    """Find who said what in transcripts and interviews that name the speaker before a colon.

    Questions marked "Q" are nobody's statement.

    Args:
        text: the article's.
        searched: where statements are looked for.
    Returns:
        In reading order; the colon is the cue, the content ends with the line.
    """
    places = SpanIndex.of(searched)
    turns = [m for m in _TURN.finditer(text) if places.at(m.start("content"))]
    if not _is_conversation(turns, least=_LEAST):
        turns = [m for m in _NAMED_TURN.finditer(text) if places.at(m.start("content"))]
        turns = _interview(turns) or _named(turns)
    return tuple(
        Attribution(
            content=(m.span("content"),), cue=(m.span("cue"),), source=(m.span("source"),),
            confidence=confidence_of("statement", RULE), rule=RULE,
        )
        for m in turns
    )  # fmt: skip


def _is_conversation(turns: Sequence[re.Match[str]], *, least: int) -> bool:
    return len(turns) >= least and len({m["source"] for m in turns}) >= 2


def _interview(turns: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the lines of who asks and who answers, "Q: …" and "A. …", where there are both."""
    marked = [m for m in turns if _ASKS.fullmatch(m["source"]) or _ANSWERS.fullmatch(m["source"])]
    return marked if _is_conversation(marked, least=2) else []


def _named(turns: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return the lines of a conversation: sentences of two speakers, one of them more than once, which no list has."""
    spoken = [m for m in turns if m["cue"] == ":" and _SENTENCE.search(m["content"])]
    repeated = Counter(m["source"] for m in spoken).most_common(1)
    talks = _is_conversation(spoken, least=_LEAST) and repeated[0][1] > 1 and _are_long(spoken)
    return spoken if talks and 2 * len(spoken) > len(turns) else []


def _are_long(turns: Sequence[re.Match[str]]) -> bool:
    """Tell whether turns have more than labels' values: two spaces each on average."""
    return sum(m["content"].count(" ") for m in turns) >= 2 * len(turns)


def is_question(text: str, source: Spans) -> bool:
    """Tell whether a turn is marked as a question of whoever asks."""
    return len(source) == 1 and _ASKS.fullmatch(text[slice(*source[0])]) is not None


def interviewee(text: str, attribution: Attribution, entities: Sequence[Entity]) -> str | None:
    """Return the id of who gives the answers marked "A": the person who is spoken of most before the first question.

    None where the source is no such mark, or nobody is named before.
    """
    if len(attribution.source) != 1 or _ANSWERS.fullmatch(text[slice(*attribution.source[0])]) is None:
        return None
    first = next((m.start() for m in _NAMED_TURN.finditer(text) if _ASKS.fullmatch(m["source"])), 0)
    counts = {e.id: _mentions_before(e, first) for e in entities if e.kind == "person"}
    best = max(counts, key=lambda one: counts[one], default=None)
    return best if best is not None and counts[best] else None


def _mentions_before(entity: Entity, end: int) -> int:
    spans: list[Span] = [mention.span for mention in entity.mentions]
    return sum(span[0] < end for span in spans)
