"""What holds for any date and any text."""

from __future__ import annotations

from datetime import date

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.facts.times import find_times, infer_published
from onrecord.facts.times.holidays import easter, election_day, holiday
from onrecord.facts.times.periods import Period, period_of, shift_day
from onrecord.lang.en.times import lexicon

_NLP = spacy.blank("en")
_DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2059, 12, 31))
_ANY_DAY = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
_PIECES = st.sampled_from(
    [
        "last",
        "next",
        "this",
        "the",
        "a",
        "three",
        "15",
        "31",
        "2016",
        "1990s",
        "Monday",
        "May",
        "Nov.",
        "week",
        "year",
        "years",
        "quarter",
        "ago",
        "later",
        "before",
        "after",
        "of",
        "in",
        "on",
        "and",
        "-",
        ",",
        ".",
        "election",
        "midterm",
        "Thanksgiving",
        "night",
        "p.m.",
        "10:35",
        "7/9/18",
        "half",
        "first",
        "century",
        "every",
        "\n\n",
        "“",
        "”",
        "'",
        "'s",
        "from",
        "to",
        "99999999999",
        "0",
        "fiscal",
        "that",
        "day",
    ]
)


def write(day: date, form: int) -> str:
    """A date as English news writes it."""
    name, short = day.strftime("%B"), day.strftime("%b")
    short = {"Sep": "Sept"}.get(short, short)
    dotted = name if name in ("March", "April", "May", "June", "July") else f"{short}."
    return (
        f"{name} {day.day}, {day.year}", f"{dotted} {day.day}, {day.year}", f"{day.strftime('%A')}, {name} {day.day}, {day.year}",
        f"{day.day} {name} {day.year}", day.isoformat(), f"{day.month}/{day.day}/{day.year}",
    )[form]  # fmt: skip


@given(day=_DAYS, form=st.integers(0, 5))
def test_every_date_reads_back(day: date, form: int) -> None:
    expression = write(day, form)
    text = f"It was signed on {expression} in Oslo."
    (found,) = find_times(_NLP(text), published="2019-08-14")
    assert text[slice(*found.span)] == expression
    assert found.value == found.edtf == day.isoformat()


@given(
    text=st.lists(_PIECES, max_size=30).map(" ".join) | st.text(max_size=80),
    published=st.none() | _ANY_DAY.map(date.isoformat),
)
@settings(max_examples=150)
def test_no_text_breaks_it(text: str, published: str | None) -> None:
    doc = _NLP(text)
    found = find_times(doc, published=published)
    assert list(found) == sorted(found, key=lambda t: (t.span[0], -t.span[1]))
    for time in found:
        assert text[slice(*time.span)].strip()
        assert (time.edtf is not None) or time.reason
    assert infer_published(doc) is None or date.fromisoformat(infer_published(doc) or "")


@given(first=st.lists(_PIECES, max_size=12), second=st.lists(_PIECES, max_size=12))
@settings(max_examples=100)
def test_what_follows_changes_nothing(first: list[str], second: list[str]) -> None:
    alone = "It began so. " + " ".join(first) + " .\n\n"
    read = find_times(_NLP(alone), published="2019-08-14")
    longer = find_times(_NLP(alone + "Then " + " ".join(second)), published="2019-08-14")
    assert [t for t in longer if t.span[1] <= len(alone)] == list(read)


@given(
    day=_ANY_DAY,
    grain=st.sampled_from(
        ["day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century"]
    ),
)
def test_periods_hold_their_days(day: date, grain: str) -> None:
    period = period_of(grain, day)  # type: ignore[arg-type]
    assert period.start <= period.end
    if grain != "weekend" and day.year > 1:
        assert period.start <= day <= period.end
    for count in (-1, 1, 10**7):
        shifted = period.shifted(count)
        assert shifted is None or isinstance(shifted, Period)


@given(
    day=_ANY_DAY, count=st.integers(-(10**9), 10**9), grain=st.sampled_from(["day", "week", "month", "year", "century"])
)
def test_shifting_stays_in_the_calendar(day: date, count: int, grain: str) -> None:
    shifted = shift_day(day, count, grain=grain)
    assert shifted is None or date.min <= shifted <= date.max


@given(year=st.integers(1583, 3999))
def test_holidays_fall_in_their_year(year: int) -> None:
    for rule in lexicon()["holidays"].values():
        assert holiday(rule, year).year == year
    assert easter(year).isoweekday() == 7
    assert election_day(year).isoweekday() == 2 and 2 <= election_day(year).day <= 8
