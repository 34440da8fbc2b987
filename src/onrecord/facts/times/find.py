"""Time expressions: the grammar run over an article, in reading order, with what it remembers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from spacy.tokens import Doc

from onrecord.facts.times.anchors import Anchors
from onrecord.facts.times.grammar import Context, Found, Grammar, Reading, Rule
from onrecord.facts.times.outlets import outlet_of
from onrecord.facts.times.periods import FISCAL_START
from onrecord.facts.times.rules import (
    anchored,
    calendar,
    clock,
    counted,
    durations,
    holidays,
    numeric,
    quarters,
    ranges,
    relative,
    years,
)
from onrecord.facts.times.tense import Tenses
from onrecord.record import PassageKind, Span, TimeExpression
from onrecord.text.patterns import cut
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import text_of

_SEARCHED: frozenset[PassageKind] = frozenset(("body", "headline"))


def find_times(
    doc: Doc, *, published: str | None, kinds: Collection[PassageKind] = _SEARCHED, fiscal_start: int = FISCAL_START
) -> tuple[TimeExpression, ...]:
    """Find the dates, times of day, durations and sets, with their values.

    Args:
        doc: tags help to tell past from future, trees are not used.
        published: ISO date (or its beginning) that relative dates count from; None leaves them null
            with a reason.
        kinds: of the passages to look in, where the article's passages are known.
        fiscal_start: the month (1 to 12) in which the fiscal years begin that are spoken of; a fiscal year is called
            by the calendar year in which it ends.
    Returns:
        In reading order; spans half-open in code points. An expression that counts from another
        ("a day after the midterm elections") is followed by that one.
    Source: TIMEX3 as TimeML 1.2.1 and TimeBank use it; F1 on TimeBank and AQUAINT: benchmarks/floors.toml.
    """
    pieces = cut(text_of(doc))
    tenses = Tenses(doc)
    context = Context(
        _day(published),
        Anchors(),
        doc.has_annotation("TAG"),
        lambda piece: tenses.direction(pieces.starts[piece]),
        lambda piece: tenses.is_scheduled(pieces.starts[piece]),
        lambda piece: tenses.is_planned(pieces.starts[piece]),
        fiscal_start,
        outlet_of(doc, pieces),
    )
    passages = _searched(doc, kinds)
    reads = _Reads()
    for one, rule in _grammar().candidates(pieces):
        if one.start < reads.at:
            continue
        span = (pieces.starts[one.start], pieces.ends[one.end - 1])
        if passages is not None and not passages.holds(*span):
            continue
        reading = rule.read(one, context)
        if reading is None:
            continue
        if reading.period is not None:
            context.anchors.add(reading.period)
        reads.add(one, rule, reading, span)
    return reads.expressions()


@dataclass(slots=True)
class _Reads:
    """The expressions read so far; a length and the date that it counts from become one more expression."""

    at: int = 0
    found: list[tuple[Found, Rule, TimeExpression]] = field(default_factory=list)

    def add(self, one: Found, rule: Rule, reading: Reading, span: Span) -> None:
        """Take the next expression, and join it to a length right before it."""
        if self.found and reading.period is not None:
            self._join(one, reading, span)
        self.found.append((one, rule, _expression(span, reading, rule.name)))
        self.at = one.end

    def _join(self, one: Found, reading: Reading, span: Span) -> None:
        length, rule, held = self.found[-1]
        gap = one.pieces.words[length.end : one.start]
        if rule.name not in anchored.COUNTING or reading.period is None or len(gap) != 1:
            return
        joined = anchored.counted_from(length, way=gap[0], base=reading.period)
        if joined is not None:
            self.found[-1] = (one, rule, _expression((held.span[0], span[1]), joined, "counted_from_date"))

    def expressions(self) -> tuple[TimeExpression, ...]:
        """Return all of them in order, without those that mean nothing alone."""
        return tuple(e for _, _, e in self.found if e.rule not in anchored.ONLY_BESIDE)


@cache
def _grammar() -> Grammar:
    rules: Iterable[Rule] = (
        *anchored.RULES, *numeric.RULES, *calendar.RULES, *years.RULES, *quarters.RULES, *ranges.RULES, *holidays.RULES,
        *clock.RULES, *counted.RULES, *relative.RULES, *durations.RULES,
    )  # fmt: skip
    return Grammar(tuple(rules))


def _expression(span: Span, reading: Reading, rule: str) -> TimeExpression:
    reason = reading.reason if reading.edtf is None else None
    return TimeExpression(
        span=span, type=reading.type, value=reading.value, edtf=reading.edtf, rule=rule, reason=reason
    )


def _day(published: str | None) -> date | None:
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 2 < day.year < 9998 else None


def _searched(doc: Doc, kinds: Collection[PassageKind]) -> SpanIndex[Span] | None:
    """Index the passages of these kinds; None stands for all of the text."""
    article = doc._.article if doc.has_extension("article") else None
    return (
        SpanIndex.of(p.span for p in article.passages if p.kind in kinds)
        if article is not None and article.passages
        else None
    )
