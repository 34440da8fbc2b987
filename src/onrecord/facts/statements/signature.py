"""Quotations signed with a dash: “Nobody asked us.” — Ada Lund, a teacher."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.facts.confidence import confidence_of
from onrecord.model.attribution import Attribution
from onrecord.record import Span, Spans
from onrecord.record.span import hull
from onrecord.text.span_index import SpanIndex

RULE = "signed"

# A paragraph that is a quotation, a dash and a name; the name may stand on the next line. At most six words of
# name, and what is said of the person after a comma or a bracket.
_SIGNED = re.compile(
    r"^[ \t]*(?P<content>[“\"][^\n]+[”\"])\s{0,3}(?P<cue>[―—–]|--?)[ \t\u00a0]*"
    r"(?P<source>(?:[A-Z][\w’'-]*\.?|de|la|van|von|of)(?:[ \t](?:[A-Z]\.|[A-Z][\w’'-]*|de|la|van|von|of)){0,5}"
    r"(?:(?:,[ \t]|[ \t]?\()[^\n“”\"]{1,80}?)?)\.?[ \t\u00a0]*$",
    re.MULTILINE,
)


def find_signed(text: str, searched: Spans) -> tuple[Attribution, ...]:
    """Find the quotations that a dash and a name follow, as letters to a paper and answers in a survey are signed.

    Args:
        text: the article's.
        searched: where statements are looked for.
    Returns:
        In reading order; the dash is the cue.
    """
    places = SpanIndex.of(searched)
    return tuple(
        Attribution(
            content=(match.span("content"),),
            cue=(match.span("cue"),),
            source=(match.span("source"),),
            confidence=confidence_of("statement", RULE),
            rule=RULE,
        )
        for match in _SIGNED.finditer(text)
        if places.at(match.start("content"))
    )


def with_exact(attributions: Sequence[Attribution], exact: Sequence[Attribution]) -> list[Attribution]:
    """Replace the network's attributions by the exact ones (signed, turns) where they take those apart."""
    places = SpanIndex((_whole(e), e) for e in exact)

    def near(attribution: Attribution) -> list[Attribution]:
        spans = (*attribution.content, *attribution.source, *attribution.cue)
        return [e for span in spans for _, e in places.over(*span)]

    kept = [a for a in attributions if not any(_across(a, e) for e in near(a))]
    return sorted([*kept, *exact], key=lambda a: a.cue)


def _whole(exact: Attribution) -> Span:
    return hull((*exact.source, *exact.cue, *exact.content))


def _across(attribution: Attribution, exact: Attribution) -> bool:
    """Tell whether one reaches over an exact one's content, or is another reading of the same."""
    first, last = _whole(exact)
    (start, end) = exact.content[0]
    touching = [
        (s, e) for s, e in (*attribution.content, *attribution.source, *attribution.cue) if s < last and first < e
    ]
    return any(not (start <= s and e <= end) or (s, e) == (start, end) for s, e in touching)
