"""Quotations signed with a dash: “Nobody asked us.” — Ada Lund, a teacher."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.attribution import Attribution
from onrecord.record import Spans

# A paragraph that is a quotation, a dash and a name; the name may stand on the next line. At most six words of
# name, and what is said of the person after a comma or a bracket.
_SIGNED = re.compile(
    r"^[ \t]*(?P<content>[“\"][^\n]+[”\"])\s{0,3}(?P<cue>[―—–]|--?)[ \t\u00a0]*"
    r"(?P<source>(?:[A-Z][\w’'-]*\.?|de|la|van|von|of)(?:[ \t](?:[A-Z]\.|[A-Z][\w’'-]*|de|la|van|von|of)){0,5}"
    r"(?:(?:,[ \t]|[ \t]?\()[^\n“”\"]{1,80}?)?)\.?[ \t\u00a0]*$",
    re.MULTILINE,
)
# All of the 21 in PolNeAR dev and train were annotated so; elsewhere a dash may sign what nobody said.
_CONFIDENCE = 0.9


def find_signed(text: str, searched: Spans) -> tuple[Attribution, ...]:
    """Find the quotations that a dash and a name follow, as letters to a paper and answers in a survey are signed.

    Args:
        text: the article's.
        searched: where statements are looked for.
    Returns:
        In reading order; the dash is the cue.
    """
    return tuple(
        Attribution(
            content=(match.span("content"),),
            cue=(match.span("cue"),),
            source=(match.span("source"),),
            confidence=_CONFIDENCE,
        )
        for match in _SIGNED.finditer(text)
        if any(start <= match.start("content") < end for start, end in searched)
    )


def with_signed(attributions: Sequence[Attribution], signed: Sequence[Attribution]) -> list[Attribution]:
    """The network's attributions with the signed quotations in the place of those that take their words apart."""
    kept = [a for a in attributions if not any(_across(a, s) for s in signed)]
    return sorted([*kept, *signed], key=lambda a: a.cue)


def _across(attribution: Attribution, signed: Attribution) -> bool:
    """Whether one reaches over a signed quotation's edge, or takes its name for something else."""
    (start, end), (_, stop) = signed.content[0], signed.source[0]
    edges = [(s, e) for s, e in (*attribution.content, *attribution.source, *attribution.cue) if s < stop and start < e]
    inside = all(start <= s and e <= end for s, e in edges)
    return bool(edges) and (not inside or any((s, e) == (start, end) for s, e in edges))
