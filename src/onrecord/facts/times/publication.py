"""The publication date that a text itself implies, where it came without one.

Two ways, the surer first: a full date that labels the article (a dateline, "Published …", a line of its own at the
top), and the latest full date that the text reports of, moved on to the last weekday that it names. Where neither
holds, no date: a year taken from the world outside the text would be a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from spacy.tokens import Doc

from onrecord.facts.times.finder import find_times
from onrecord.facts.times.lexicon import weekday_number
from onrecord.facts.times.tense import direction_reader
from onrecord.record import TimeExpression

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HEAD = 600  # code points: mastheads, bylines and datelines end before
_LABEL = re.compile(
    r"(?:published|posted|updated|filed|dated?|issued)[\s:on,]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?$",
    re.I,
)
_LINE = 60  # code points: a line this short that holds a date dates the article
_PRESENT = re.compile(r"\b(?:this is|for|today,?|it is)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?$", re.I)


def infer_published(doc: Doc) -> str | None:
    """The ISO date on which the text says or implies that it was published, else None.

    Args:
        doc: tags help to leave out dates ahead.
    Source: measured on PolNeAR train articles, benchmarks/floors.toml.
    """
    times = find_times(doc, published=None)
    days = [t for t in times if t.value and _DAY.fullmatch(t.value)]
    labelled = next(_labelled(doc.text, days), None)
    if labelled is not None:
        return labelled
    return _latest(doc, times, days)


def _labelled(text: str, days: Sequence[TimeExpression]) -> Iterator[str]:
    """Full dates that stand as the article's own."""
    for time in days:
        before, after = text[max(time.span[0] - 40, 0) : time.span[0]], text[time.span[1] : time.span[1] + 40]
        line = before.rpartition("\n")[2] + after.partition("\n")[0]
        alone = (
            time.span[0] < _HEAD
            and len(line.strip()) < _LINE - 35
            and (len(before) < 40 or "\n" in before)
            and "\n" in after
        )
        if (
            _LABEL.search(before)
            or alone
            or (time.span[0] < _HEAD and _PRESENT.search(before))
            or _is_dateline(before, after)
        ):
            yield time.value or ""


def _is_dateline(before: str, after: str) -> bool:
    """As in "PARIS, March 3, 2016 (Agency) --", "March 3, 2016 —" at the beginning of a paragraph."""
    opens = before.rpartition("\n")[2]
    return bool(re.match(r"\s*(?:\([^)]{2,30}\)\s*)?(?:--|—|–)", after)) and (
        not opens.strip() or bool(re.fullmatch(r"[A-Z][A-Z .,]+", opens))
    )


def _latest(doc: Doc, times: Sequence[TimeExpression], days: Sequence[TimeExpression]) -> str | None:
    """The latest full date, if the text names its weekday too: then it is of the same week.

    The article is of the last past weekday within the six days after it.
    """
    direction = direction_reader(doc)
    past = [
        t
        for t in days
        if direction(t.span[0]) <= 0 and _RECENT.search(doc.text[max(t.span[0] - 60, 0) : t.span[0] + 12])
    ]
    if not past:
        return None
    latest = date.fromisoformat(max(t.value or "" for t in past))
    if any(t.value and t.value[:4].isdigit() and int(t.value[:4]) > latest.year for t in times):  # the story is younger
        return None
    named = {_weekday(doc, t) for t in times if t.rule == "weekday" and direction(t.span[0]) <= 0}
    named.discard(0)
    if latest.isoweekday() not in named or latest.year > 9990:
        return None
    offsets = sorted((number - latest.isoweekday()) % 7 for number in named)
    near = [o for o in offsets if o <= _NEWS]
    return (latest + timedelta(days=max(near))).isoformat()


_RECENT = re.compile(r"@\w+\)? |tweet-date=|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?=[A-Z]\w+\.? \d)", re.I)
"""What stands before a date that is news: a post's signature, its own weekday."""

_NEWS = 1  # days: a weekday later in the list is the week's before


def _weekday(doc: Doc, time: TimeExpression) -> int:
    word = doc.text[time.span[0] : time.span[1]].split()[0].lower().rstrip(".,")
    return weekday_number(word) if word.endswith("day") else 0
