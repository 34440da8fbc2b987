"""The dates that events can have: time expressions with the words around them that make intervals of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from onrecord.record import Span, TimeExpression
from onrecord.text.names import names_of
from onrecord.text.words import text_of

_CLOSERS = {"from": ("to", "through", "until", "-", "–"), "between": ("and",)}
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
    """The times with a calendar date, ranges made one, in reading order; `published` ends what is "since"."""
    text, last = text_of(doc), published
    names = {i for n in names_of(doc) if n.stop - n.start > 1 for i in range(n.start, n.stop)}
    skip = False
    for index, time in enumerate(times):
        if skip:
            skip = False
            continue
        if time.edtf is None or time.type == "SET" or "X-" in time.edtf or time.value in _REFERENCES:
            continue
        tokens = doc.char_span(*time.span, alignment_mode="expand")
        if tokens is None or (tokens.start in names and tokens.start - 1 in names and tokens[0].ent_iob_ == "I"):
            continue
        preposition = _before(tokens)
        if preposition == "since" and _is_record(tokens):
            continue
        following = times[index + 1] if index + 1 < len(times) else None
        if (
            following
            and _closes(text[time.span[1] : following.span[0]], preposition)
            and following.edtf
            and following.type == "DATE"
        ):
            skip = True
            yield DatedTime(
                _range(time.edtf, following.edtf, weekdays=time.rule == following.rule == "weekday"),
                time.edtf,
                (time.span[0], following.span[1]),
                tokens,
                preposition,
                time.rule,
            )
        elif preposition == "since" and last:
            yield DatedTime(_since(time.edtf, last), time.edtf, time.span, tokens, preposition, time.rule)
        else:
            yield DatedTime(time.edtf, time.edtf, time.span, tokens, preposition, time.rule)


def _is_record(tokens: DocSpan) -> bool:
    """As in "the first chief since 2019", "the most since May": the date is that of the one before."""
    words = tokens.doc[max(tokens.start - 8, 0) : tokens.start]
    return any(t.tag_ in ("JJS", "RBS") or t.lower_ in ("first", "last", "only") for t in words)


_FIRST_OF_TWO = frozenset(("prior", "aside", "apart", "ahead", "pending"))


def _before(tokens: DocSpan) -> str:
    """The word before the expression, articles passed over; of "prior to", "aside from" and the like the first."""
    before = [t.lower_ for t in tokens.doc[max(tokens.start - 3, 0) : tokens.start]]
    while before and before[-1] in ("the", "a", "an"):
        before.pop()
    return next((word for word in before[-2:] if word in _FIRST_OF_TWO), before[-1] if before else "")


def _closes(between: str, preposition: str) -> bool:
    gap = between.strip().lower()
    return gap in _CLOSERS.get(preposition, ()) or gap in _ALWAYS


def _range(first: str, last: str, *, weekdays: bool) -> str:
    """From one date to another; a first one of a year too late is of the year before, weekdays are of one week."""
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
    """From a date to the publication, at the date's own precision."""
    begin = _ends(edtf)[0].rstrip("~")
    return f"{begin}/{published[: max(len(begin), 4)]}"


def head_token(time: DatedTime) -> Token:
    """The token of the expression whose head stands outside of it."""
    return time.tokens.root
