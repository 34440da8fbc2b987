"""Time expressions: the grammar run over an article, in reading order, with what it remembers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from spacy.tokens import Doc

from onrecord.facts.pieces import cut
from onrecord.facts.times import rules_anchored, rules_calendar, rules_clock, rules_durations, rules_relative
from onrecord.facts.times.anchors import Anchors
from onrecord.facts.times.grammar import Context, Found, Grammar, Reading, Rule
from onrecord.facts.times.tense import direction_reader
from onrecord.record import Span, TimeExpression

_SEARCHED = frozenset(("body", "headline", "dateline"))


def find_times(doc: Doc, *, published: str | None) -> tuple[TimeExpression, ...]:
    """Find the dates, times of day, durations and sets, with their values.

    Args:
        doc: tags help to tell past from future, trees are not used.
        published: ISO date (or its beginning) that relative dates count from; None leaves them null
            with a reason.
    Returns:
        In reading order; spans half-open in code points. An expression that counts from another
        ("a day after the midterm elections") is followed by that one.
    Source: TIMEX3 as TimeML 1.2.1 and TimeBank use it; F1 on TimeBank and AQUAINT: benchmarks/floors.toml.
    """
    pieces = cut(doc.text)
    direction = direction_reader(doc)
    context = Context(_day(published), Anchors(), lambda piece: direction(pieces.starts[piece]))
    passages = _searched(doc)
    found: list[TimeExpression] = []
    at = 0
    for one, rule in _grammar().candidates(pieces):
        if one.start < at:
            continue
        span = (pieces.starts[one.start], pieces.ends[one.end - 1])
        if passages is not None and not any(s <= span[0] and span[1] <= e for s, e in passages):
            continue
        reading = rule.read(one, context)
        if reading is None:
            continue
        if reading.period is not None:
            context.anchors.add(reading.period)
        found.append(_expression(span, reading, rule))
        at = one.end
    return tuple(found)


@cache
def _grammar() -> Grammar:
    rules: Iterable[Rule] = (
        *rules_anchored.RULES, *rules_calendar.RULES, *rules_clock.RULES, *rules_relative.RULES, *rules_durations.RULES,
    )  # fmt: skip
    return Grammar(tuple(rules))


def _expression(span: Span, reading: Reading, rule: Rule) -> TimeExpression:
    reason = reading.reason if reading.edtf is None else None
    return TimeExpression(span=span, type=reading.type, value=reading.value, edtf=reading.edtf, rule=rule.name, reason=reason)


def _day(published: str | None) -> date | None:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 2 < day.year < 9998 else None


def _searched(doc: Doc) -> tuple[Span, ...] | None:
    """The passages that hold the article's own words; None for all of the text."""
    article = doc._.article if doc.has_extension("article") else None
    return tuple(p.span for p in article.passages if p.kind in _SEARCHED) if article is not None and article.passages else None
