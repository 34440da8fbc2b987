"""An article as people see it: what was read, with their corrections on top."""

from __future__ import annotations

import msgspec

from onrecord.record import Record
from onrecord.store.corrections.applied import corrected
from onrecord.store.read.browsed import Rulings
from onrecord.views.dates import in_words
from onrecord.views.highlights import Highlight
from onrecord.views.labels import one_line
from onrecord.views.layers import marks
from onrecord.views.page import page
from onrecord.views.parts import ArticlePage
from onrecord.views.summary import speakers
from onrecord.web.site import fact_id

_LONG = 36_000
"""Characters of an article whose page has 290 kB, of the 300 that one may have; what a fact adds to them is below."""
_STATEMENT, _EVENT, _FIGURE = 100, 200, 60
"""An event is drawn twice, for wide and for narrow screens."""


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression in the margin: its key, its words, and the calendar date they mean."""

    key: str
    words: str
    date: str


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """The page of an article, its dates, and who is whom: numbers in the store by keys on the page.

    Where it is `long`, pronouns have no marks, the margin has the beginnings of statements, and events are listed only.
    """

    page: ArticlePage
    dates: tuple[Dated, ...]
    people: dict[str, int]
    long: bool


def marked(record: Record, rulings: Rulings, identities: dict[str, int]) -> Marked:
    """Return the page without rejected facts, with the names and speakers that corrections give."""
    shown = corrected(record, rulings, identities)
    without = frozenset(fact_id(fact).key for fact in rulings.rejected)
    long = _size(record) > _LONG
    drawn = [_led(m) for m in marks(shown, speakers(shown)) if m.key not in without]
    if long:
        drawn = [msgspec.structs.replace(m, spoken=None, title=None) for m in drawn if m.classes != "ref"]
    return Marked(
        page=page(shown, without=without, drawn=drawn),
        dates=_dates(shown),
        long=long,
        people={
            f"e{number}": identities[entity.id]
            for number, entity in enumerate(shown.entities, 1)
            if entity.id in identities
        },
    )


def _led(mark: Highlight) -> Highlight:
    """Link the mark to its fact: dates to the margin, a speaker's and a cue's words to their statement."""
    if mark.href is None and mark.classes.split()[0] in ("time", "cue", "src"):
        return msgspec.structs.replace(mark, href=f"#{mark.key}")
    return mark


def _size(record: Record) -> int:
    """Return the characters of the text and those that its facts are worth on the page."""
    return (
        len(record.article.text)
        + _STATEMENT * len(record.statements)
        + _EVENT * len(record.events)
        + _FIGURE * len(record.figures)
    )


def _dates(record: Record) -> tuple[Dated, ...]:
    return tuple(
        Dated(
            key=f"c{number}",
            words=one_line(record.words(time.span)),
            date=in_words(time.edtf) if time.edtf else one_line(time.reason or "no calendar date"),
        )
        for number, time in enumerate(record.times, 1)
    )
