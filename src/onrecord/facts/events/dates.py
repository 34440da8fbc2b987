"""The dates that events can have: time expressions with the words around them that make intervals of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from onrecord.lang.en.lexicons import word_lists
from onrecord.record import Span, TimeExpression
from onrecord.text.names import names_of
from onrecord.text.view import text_of

_WORDS = word_lists("event_words")
_CLOSERS = {opener: _WORDS[opener] for opener in ("from", "between")}
_ALWAYS = ("through", "-", "–")
"""What makes one of two dates whatever stands before: "the poll, taken Wednesday through Sunday", "March 17-18"."""
_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


@dataclass(frozen=True, slots=True)
class DatedTime:
    """A time expression that can date a happening: its place, its tokens, the preposition before it.

    `when` is its EDTF, up to the publication where it is what is "since"; `base` the EDTF of its own words.
    """

    when: str
    base: str
    span: Span
    tokens: DocSpan
    preposition: str
    rule: str


def dated(doc: Doc, times: Sequence[TimeExpression], *, published: str | None) -> Iterator[DatedTime]:
    """Return the times with a calendar date, ranges made one, in order; `published` ends what is "since"."""
    text = text_of(doc)
    names = {i for n in names_of(doc) if n.stop - n.start > 1 for i in range(n.start, n.stop)}
    joined = False
    for index, time in enumerate(times):
        tokens = None if joined else _date_tokens(doc, time, names)
        joined = False
        if tokens is None:
            continue
        preposition = _before(tokens)
        last = times[index + 1] if index + 1 < len(times) else None
        if preposition == "since" and _is_record(tokens):
            continue
        when, span = time.edtf or "", time.span
        if last is not None and _closes(text[span[1] : last.span[0]], preposition) and _is_date(last):
            joined = True
            when = _range(when, last.edtf or "", weekdays=time.rule == last.rule == "weekday")
            span = (span[0], last.span[1])
        elif preposition == "since" and published:
            when = _since(when, published)
        yield DatedTime(when, time.edtf or "", span, tokens, preposition, time.rule)


def _date_tokens(doc: Doc, time: TimeExpression, names: Set[int]) -> DocSpan | None:
    """Return the tokens of an expression with a calendar date; None if it has none or stands within a name."""
    if not _is_calendar(time):
        return None
    tokens = doc.char_span(*time.span, alignment_mode="expand")
    return None if tokens is None or _is_within_name(tokens, names) else tokens


def _is_calendar(time: TimeExpression) -> bool:
    """Tell whether it has a date of the calendar, and one only."""
    if time.edtf is None or time.type == "SET":
        return False
    return "X-" not in time.edtf and time.value not in _REFERENCES


def _is_within_name(tokens: DocSpan, names: Set[int]) -> bool:
    """Recognize the day of "Good Morning Sunday"."""
    return {tokens.start - 1, tokens.start} <= names and tokens[0].ent_iob_ == "I"


def _is_date(time: TimeExpression) -> bool:
    return bool(time.edtf) and time.type == "DATE"


def _is_record(tokens: DocSpan) -> bool:
    """Recognize "the first chief since 2019", "the most since May": the date is that of the one before."""
    words = tokens.doc[max(tokens.start - 8, 0) : tokens.start]
    return any(t.tag_ in ("JJS", "RBS") or t.lower_ in _RECORDS for t in words)


_FIRST_OF_TWO, _RECORDS = _WORDS["first_of_two"], _WORDS["records"]
_ARTICLES = word_lists("closed_classes")["articles"]


def _before(tokens: DocSpan) -> str:
    """Return the word before the expression, articles passed over; the first of "prior to", "aside from"."""
    before = [t.lower_ for t in tokens.doc[max(tokens.start - 3, 0) : tokens.start]]
    while before and before[-1] in _ARTICLES:
        before.pop()
    return next((word for word in before[-2:] if word in _FIRST_OF_TWO), before[-1] if before else "")


def _closes(between: str, preposition: str) -> bool:
    gap = between.strip().lower()
    return gap in _CLOSERS.get(preposition, ()) or gap in _ALWAYS


def _range(first: str, last: str, *, weekdays: bool) -> str:
    """Join two dates; a first one of a year too late is of the year before, weekdays are of one week."""
    begin, end = _ends(first)[0], _ends(last)[1]
    if begin > end and begin[:4].isdigit():
        begin = f"{int(begin[:4]) - 1:04d}{begin[4:]}"
    if weekdays and len(begin) == len(end) == 10:
        first_day, last_day = date.fromisoformat(begin), date.fromisoformat(end)
        end = (first_day + timedelta(days=(last_day - first_day).days % 7)).isoformat()
    return f"{begin}/{end}"


def _ends(edtf: str) -> tuple[str, str]:
    begin, _, end = edtf.partition("/")
    return begin, end or begin


def _since(edtf: str, published: str) -> str:
    """Run from a date to the publication, at the date's own precision."""
    begin = _ends(edtf)[0].rstrip("~")
    return f"{begin}/{published[: max(len(begin), 4)]}"


def head_token(time: DatedTime) -> Token:
    """Return the token of the expression whose head stands outside of it."""
    return time.tokens.root
