"""From when to when somebody holds an office: the dates around the words that give it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.facts.offices.held import Held
from onrecord.lang.en.lexicons import word_lists
from onrecord.record import TimeExpression
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView

_CUES = word_lists("office_cues")
_BEGINNING, _ENDING = _CUES["beginning"], _CUES["ending"]
_SINCE, _UNTIL, _FROM, _ON = _CUES["since"], _CUES["until"], _CUES["tenure_from"], _CUES["tenure_on"]
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SINCE_YEAR = re.compile(r"\bsince (?:(?:\w+\.? )?(\d{4}))\b")
_FROM_TO = re.compile(r"\bfrom (\d{4}) (?:to|until|through) (\d{4})\b")
_TOOK_OVER = re.compile(r"\b(?:took over|took office|was sworn in|began|started|joined) in (\d{4})\b")
_TOOK_OFFICE = re.compile(r"\btook office in (\d{4})\b")
_DATED = re.compile(
    r"[,(]? ?(?:where|when|which|until|from|since|in|between|beginning|starting|a (?:post|job|position))\b"
)
_UNTIL_YEAR = re.compile(r"\buntil (\d{4})\b")
_REACH = 14
"""Words behind a title in which its dates stand."""

Tenure = tuple[str | None, str | None]
"""The EDTF dates from and to which an office is held."""


def tenure_of(view: ArticleView, held: Held, times: SpanIndex[TimeExpression], *, first: int, high: int) -> Tenure:
    """Return the dates of a tenure; what one served as in turn has its dates behind it.

    Args:
        times: the article's.
        first: the first word that gives the office.
        high: the word after its sentence.
    """
    start, end = _by_times(view, held, times, high)
    told = _by_years(view, held, first, high)
    return start or told[0], end or told[1]


def took_office(view: ArticleView, held: Held) -> str | None:
    """Return the year in which a former anything "took office": of the office that they hold now."""
    high = view.read_sentence(held.holder.start)[1]
    found = _TOOK_OFFICE.search(view.phrase(held.first, high)) if held.status == "former" else None
    return found[1] if found else None


def _by_times(view: ArticleView, held: Held, times: SpanIndex[TimeExpression], high: int) -> Tenure:
    """Read the dates behind a title: "mayor since March", "mayor from 2010 to 2014", "became mayor in May"."""
    found: dict[str, str] = {}
    changing = set(view.lowers[held.holder.stop : held.title.first])
    after = held.title.words[-1] + 1 if held.title.words else held.last
    for cue, low, up in _dates_behind(view, after, high, times):
        for name, value in _told(cue, low, up, changing):
            found.setdefault(name, value)
    since = found.get("from") if "end" in found else None
    return found.get("start") or since, found.get("end")


def _told(cue: str, low: str, up: str, changing: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what a date behind a title tells: its "start" or "end", or "from", a start if an end follows."""
    begins = cue in _SINCE or (cue in _ON and bool(changing & _BEGINNING))
    ends = cue in _UNTIL or (cue in _ON and bool(changing & _ENDING))
    if begins:
        yield "start", low
    elif ends:
        yield "end", up
    elif cue in _FROM:
        yield "from", low
        if up != low:
            yield "end", up


def _dates_behind(
    view: ArticleView, after: int, high: int, times: SpanIndex[TimeExpression]
) -> Iterator[tuple[str, str, str]]:
    """Yield the dates behind a word in its clause: the word before each, and its first and last day, month or year."""
    stop = next((i for i in range(after, high) if view.tags[i] in _FINITE or view.words[i] == ";"), high)
    stop = min(stop, after + _REACH)
    if after >= stop:
        return
    for span, time in times.over(view.starts[after], view.ends[stop - 1]):
        at = view.at(span[0])
        if time.edtf is not None and time.type == "DATE" and after <= at < stop:
            low, _, up = time.edtf.partition("/")
            yield view.lower_at(at - 1), low, up or low


def _by_years(view: ArticleView, held: Held, first: int, high: int) -> Tenure:
    """Read the years in the words around a title."""
    if held.rule != "as-title":
        return _years(view.phrase(first, high), former=held.status == "former")
    if not _DATED.match(view.phrase(held.last, high) if held.last < high else ""):
        return None, None  # of several places the date is the last one's
    return _years(view.phrase(min(held.last, high - 1), high), former=held.status == "former")


def _years(around: str, *, former: bool) -> Tenure:
    """Return the years that a text gives for a tenure; who took office holds another than a former one."""
    if m := _FROM_TO.search(around):
        return m[1], m[2]
    if m := _SINCE_YEAR.search(around):
        return m[1], None
    m = _TOOK_OVER.search(around)
    if m and not (former and _TOOK_OFFICE.search(around)):
        return m[1], None
    if m := _UNTIL_YEAR.search(around):
        return None, m[1]
    return None, None
