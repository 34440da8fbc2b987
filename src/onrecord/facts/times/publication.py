"""The publication date that a text itself implies, where it came without one.

The surest way first: a full date in the byline's or the dateline's passage; one that labels the article ("Published
…", a line of its own at the top); a dateline, whose year the text may imply; the latest post that it quotes; the
latest full date that it reports of, moved on to the last weekday that it names. Where none holds, no date: most
articles name no day near their own (of 790, 74 name one in the week before, 32 their own), and a guess is worse than
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from spacy.tokens import Doc

from onrecord.facts.times.find import find_times
from onrecord.facts.times.periods import day_period
from onrecord.facts.times.publication_year import DAY, YearClues, year_clues
from onrecord.facts.times.tense import Tenses
from onrecord.lang.en.times import month_number, weekday_number
from onrecord.record import TimeExpression
from onrecord.text.view import text_of

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HEAD = 600  # code points: mastheads, bylines and datelines end before
_ON = r"[\s:on,]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?$"
_LABEL = re.compile(rf"(?:(?:published|posted|updated)|(?m:^)(?:filed|dated?|issued)){_ON}", re.I)
"""What says that a date is the article's own; papers that an article tells of are dated, filed and issued as well."""
_LINE = 60  # code points: a line this short that holds a date dates the article
_PRESENT = re.compile(r"\b(?:this is|for|today,?|it is)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?$", re.I)


_YEAR = r"(?:,? (?P<year>\d{4}))?"
_OWN_DAY = re.compile(
    rf"(?m)(?:^(?:[A-Z][A-Z.' -]+(?:, [A-Z][\w. ]{{1,20}})?, )?{DAY}{_YEAR} \([A-Z][\w .]{{1,30}}\) (?:-|--|–|—) )"
)
"""A day that dates the article: "NEW YORK, Nov. 19 (Agency) —"."""
_POST = re.compile(rf"(?:\(@\w+\) |tweet-date=\"){DAY}, (?P<year>\d{{4}})")
"""A post's signature, in text or in markup."""
_POST_NUMBER = re.compile(r"(?:tweet[-_]id=\"|<tweet id=\"|/status(?:es)?/)(?P<number>[1-9]\d{16,18})\b")
_SEQUENCE, _FIRST_POST = 22, 1_288_834_974_657
"""The bits of a post's number that do not count time; the milliseconds (Unix time) from which the others count.

Source: Twitter's Snowflake numbers, in use since November 2010. The day is that of Greenwich: of 35 train articles it
is right in 23, the Eastern one in 21.
"""


def infer_published(doc: Doc) -> str | None:
    """Infer the ISO date on which the text says or implies that it was published, else None.

    Args:
        doc: tags help to leave out dates ahead.
    Source: measured on PolNeAR train articles, benchmarks/publication.py.
    """
    own = _days(find_times(doc, published=None, kinds=("byline", "dateline"))) if _has_passages(doc) else []
    if own:
        return own[0].value
    times = find_times(doc, published=None)
    days = _days(times)
    labelled = next(_labelled(text_of(doc), days), None)
    if labelled is not None:
        return labelled
    direction = Tenses(doc).direction
    named = frozenset(_weekday(doc, t) for t in times if t.rule == "weekday" and direction(t.span[0]) < 0) - {0}
    clues = year_clues(text_of(doc), times, weekdays=named, direction=direction)
    return _filed(text_of(doc), clues) or _posted(text_of(doc), named) or _latest(doc, times, days, named=named)


def _has_passages(doc: Doc) -> bool:
    article = doc._.article if doc.has_extension("article") else None
    return article is not None and bool(article.passages)


def _days(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Keep the full dates."""
    return [t for t in times if t.value and _DAY.fullmatch(t.value)]


def _filed(text: str, clues: YearClues) -> str | None:
    """Return the day of a dateline, in the year that the text implies."""
    for match in _OWN_DAY.finditer(text):
        month, day = month_number(match["month"].lower()), int(match["day"])
        year = int(match["year"]) if match["year"] else clues.year(month, day)
        if year and (period := day_period(year, month, day)):
            return period.value
    return None


def _posted(text: str, named: frozenset[int]) -> str | None:
    """Return the day of the latest post quoted, or the next where the text tells of it by its weekday.

    Of those without a weekday near half are of the day after: no date.
    """
    days = list(_post_days(text))
    if not days or max(days).year > 9990:
        return None
    latest = max(days)
    after, before = (latest + timedelta(days=1)), (latest - timedelta(days=1))
    if after.isoweekday() in named:
        return after.isoformat()
    return latest.isoformat() if {latest.isoweekday(), before.isoweekday()} & named else None


def _labelled(text: str, days: Sequence[TimeExpression]) -> Iterator[str]:
    """Yield the full dates that stand as the article's own."""
    for time in days:
        before, after = text[max(time.span[0] - 40, 0) : time.span[0]], text[time.span[1] : time.span[1] + 40]
        if _is_dateline(before, after) or (time.span[0] < _HEAD and _dates_article(before, after)):
            yield time.value or ""


def _dates_article(before: str, after: str) -> bool:
    """Tell whether a date at the top is the article's: "Published", "Today," before it, or alone in its line."""
    if _LABEL.search(before) or _PRESENT.search(before):
        return True
    line = before.rpartition("\n")[2] + after.partition("\n")[0]
    opens = len(before) < 40 or "\n" in before
    return len(line.strip()) < _LINE - 35 and opens and "\n" in after


def _is_dateline(before: str, after: str) -> bool:
    """Recognize "PARIS, March 3, 2016 (Agency) --", "March 3, 2016 —" at the beginning of a paragraph."""
    opens = before.rpartition("\n")[2]
    return bool(re.match(r"\s*(?:\([^)]{2,30}\)\s*)?(?:--|—|–)", after)) and (
        not opens.strip() or bool(re.fullmatch(r"[A-Z][A-Z .,]+", opens))
    )


def _post_days(text: str) -> Iterator[date]:
    """Return the days of the posts quoted, by their signatures and by the numbers in their addresses and markup."""
    for match in _POST.finditer(text):
        period = day_period(int(match["year"]), month_number(match["month"].lower()), int(match["day"]))
        if period is not None:
            yield period.start
    for match in _POST_NUMBER.finditer(text):
        seconds = ((int(match["number"]) >> _SEQUENCE) + _FIRST_POST) // 1000
        yield (datetime(1970, 1, 1) + timedelta(seconds=seconds)).date()


def _latest(
    doc: Doc, times: Sequence[TimeExpression], days: Sequence[TimeExpression], *, named: frozenset[int]
) -> str | None:
    """Return the latest full date, if the text names its weekday too: then it is of the same week.

    The article is of the last past weekday within the six days after it.
    """
    latest = _latest_news(doc, days)
    if latest is None or latest.isoweekday() not in named or latest.year > 9990:
        return None
    if any(t.value and t.value[:4].isdigit() and int(t.value[:4]) > latest.year for t in times):  # the story is younger
        return None
    offsets = ((number - latest.isoweekday()) % 7 for number in named)
    return (latest + timedelta(days=max(o for o in offsets if o <= _NEWS))).isoformat()


def _latest_news(doc: Doc, days: Sequence[TimeExpression]) -> date | None:
    """Return the latest full date behind that is news, by what stands before it."""
    direction, text = Tenses(doc).direction, text_of(doc)
    past = (t for t in days if direction(t.span[0]) <= 0)
    news = (t.value or "" for t in past if _RECENT.search(text[max(t.span[0] - 60, 0) : t.span[0] + 12]))
    latest = max(news, default=None)
    return date.fromisoformat(latest) if latest is not None else None


_RECENT = re.compile(r"@\w+\)? |tweet-date=|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?=[A-Z]\w+\.? \d)", re.I)
"""What stands before a date that is news: a post's signature, its own weekday."""

_NEWS = 1  # days: a weekday later in the list is the week's before


def _weekday(doc: Doc, time: TimeExpression) -> int:
    word = text_of(doc)[time.span[0] : time.span[1]].split()[0].lower().rstrip(".,")
    return weekday_number(word) if word.endswith("day") else 0
