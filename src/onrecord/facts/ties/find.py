"""Ties: who nominated, confirmed, can fire, speaks for, is married to, or runs against whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from onrecord.facts.confidence import confidence_of
from onrecord.facts.offices.patterns import all_held
from onrecord.facts.ties.contests import contests
from onrecord.facts.ties.descriptions import described
from onrecord.facts.ties.elected import elected
from onrecord.facts.ties.framed import read_ties
from onrecord.facts.ties.frames import framed
from onrecord.facts.ties.grammar import TIME_WITHIN, Stated
from onrecord.record import Entity, Tie, TimeExpression
from onrecord.text.view import ArticleView, view_of

_DATABLE = ("-active", "-passive", "-link")
"""Ends of the rules of ties that an act of some day makes."""
_BOTH_WAYS = frozenset({"opponent_of", "spouse_of", "sibling_of"})


def find_ties(
    doc: Doc, entities: Sequence[Entity], *, published: str | None, times: Sequence[TimeExpression] = ()
) -> tuple[Tie, ...]:
    """Find the stated relations of the closed list between two named parties.

    Args:
        doc: with tags and sentence bounds; the tree is a second view of who a verb's subject is.
        entities: the article's, with their mentions.
        published: the article's ISO date; it is not part of any tie, `times` hold what hangs on it.
        times: the article's time expressions, which date a tie.
    Returns:
        Each tie once, in reading order.
    Source: the annotation guidelines, "ties".
    """
    view = view_of(doc, entities)
    held = all_held(view)
    stated: list[Stated] = [*framed(view), *described(view, held), *elected(view, held), *contests(view)]
    stated.sort(key=lambda s: (s.first, s.last, s.kind))
    read = read_ties(doc, entities, times=times)
    found = sorted(_once((*(_tie(view, s, times) for s in stated), *read)), key=lambda t: t.evidence)
    return tuple(found)


def _tie(view: ArticleView, s: Stated, times: Sequence[TimeExpression]) -> Tie:
    low, high = view.read_sentence(s.trigger)
    first, last = max(s.first, low), min(s.last, high)
    text = s.text or (view.phrase(*s.described) if s.described else None)
    if text is None and s.object is not None:
        text = view.phrase(s.object.start, s.object.stop)
    dated = _dated(view, s, times)
    end = (
        max(view.ends[last - 1], dated.span[1])
        if dated is not None and dated.span[0] >= view.starts[low]
        else view.ends[last - 1]
    )
    return Tie(
        kind=s.kind,
        subject=view.entity(s.subject).id,
        object=view.entity(s.object).id if s.object is not None else None,
        object_text=text,
        when=dated.edtf if dated is not None else None,
        evidence=((view.starts[first], end),),
        confidence=confidence_of("tie", s.rule),
        rule=s.rule,
    )


def _dated(view: ArticleView, s: Stated, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Find the calendar date that stands in the tie's clause or right after it."""
    if not s.rule.endswith(_DATABLE):
        return None
    start, end = view.starts[s.first], view.ends[s.last - 1]
    low, high = (view.starts[view.read_sentence(s.trigger)[0]], view.ends[view.read_sentence(s.trigger)[1] - 1])
    k = bisect_left(times, max(low, start - TIME_WITHIN), key=lambda t: t.span[0])
    near = [t for t in times[k : k + 8] if t.edtf is not None and t.span[1] <= min(high, end + TIME_WITHIN)]
    return min(near, key=lambda t: (t.span[0] < start, abs(t.span[0] - view.starts[s.trigger]))) if near else None


def _once(ties: Iterable[Tie]) -> Iterator[Tie]:
    """Keep each tie the first time; one of equals (spouses, opponents) whichever way it is told."""
    seen: set[tuple[object, ...]] = set()
    for tie in ties:
        other = tie.object or (tie.object_text or "").lower()
        keys = {(tie.kind, tie.subject, other)}
        if tie.kind in _BOTH_WAYS:
            keys.add((tie.kind, other, tie.subject))
        if tie.kind == "member_of" and tie.rule.endswith(("party", "tag")):
            keys.add((tie.kind, tie.subject, "party"))
        if tie.kind == "represents" and tie.rule.endswith(("elected", "tag")):
            keys.add((tie.kind, tie.subject, "state"))  # "Sen. Ann Lee of Oregon", "Lee (D-Ore.)"
        if not keys & seen:
            yield tie
        seen |= keys
