"""Time expressions: sentences with what is found in them, and what is not."""

from __future__ import annotations

import pytest
import spacy

import onrecord
from onrecord.facts.times import find_times
from onrecord.record import TimeExpression

_NLP = spacy.blank("en")
PUBLISHED = "2019-08-14"  # a Wednesday


def times(text: str, published: str | None = PUBLISHED) -> list[TimeExpression]:
    return list(find_times(_NLP(text), published=published))


def words(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    return [(text[t.span[0] : t.span[1]], t.type, t.value) for t in times(text, published)]


@pytest.mark.parametrize(
    ("text", "expression", "type_", "value", "edtf"),
    [
        ("Few flew after 9/11.", "9/11", "DATE", "2001-09-11", "2001-09-11"),
        ("Few flew after the Sept. 11 attacks.", "Sept. 11", "DATE", "2001-09-11", "2001-09-11"),
        ("The bridge opens on Sept. 11.", "Sept. 11", "DATE", "2019-09-11", "2019-09-11"),
        # dates with all of their parts
        ("The bridge opened on May 24, 1883.", "May 24, 1883", "DATE", "1883-05-24", "1883-05-24"),
        ("It shut on Monday, March 4th, 2013.", "Monday, March 4th, 2013", "DATE", "2013-03-04", "2013-03-04"),
        ("She was hired on 2 June 2004.", "2 June 2004", "DATE", "2004-06-02", "2004-06-02"),
        ("The form is dated 7/9/2018.", "7/9/2018", "DATE", "2018-07-09", "2018-07-09"),
        ("The log of 2018-11-30 is lost.", "2018-11-30", "DATE", "2018-11-30", "2018-11-30"),
        # partial ones
        ("The plant closed in Feb. 1999.", "Feb. 1999", "DATE", "1999-02", "1999-02"),
        ("The council met on July 30.", "July 30", "DATE", "2019-07-30", "2019-07-30"),
        ("The fair will open on Sept. 3.", "Sept. 3", "DATE", "2019-09-03", "2019-09-03"),
        ("He was fired in December.", "December", "DATE", "2018-12", "2018-12"),
        ("The trial will begin in October.", "October", "DATE", "2019-10", "2019-10"),
        ("She moved there in 1987.", "1987", "DATE", "1987", "1987"),
        ("Sales fell in early 2016.", "early 2016", "DATE", "2016", "2016"),
        ("The law dates from the early 1970s.", "the early 1970s", "DATE", "197X", "197X"),
        ("It was a custom of the 19th century.", "the 19th century", "DATE", "18", "18XX"),
        ("It was built in the summer of 1961.", "the summer of 1961", "DATE", "1961-SU", "1961-22"),
        ("The war ended in nineteen forty-five.", "nineteen forty-five", "DATE", "1945", "1945"),
        (
            "Profits rose in the second quarter of 2015.",
            "the second quarter of 2015",
            "DATE",
            "2015-Q2",
            "2015-04/2015-06",
        ),
        ("Rents fell in the first half of 2012.", "the first half of 2012", "DATE", "2012-H1", "2012-01/2012-06"),
        # counted from the publication
        ("The mayor resigned on Monday.", "Monday", "DATE", "2019-08-12", "2019-08-12"),
        ("The mayor will speak on Friday.", "Friday", "DATE", "2019-08-16", "2019-08-16"),
        ("The mayor spoke Wednesday.", "Wednesday", "DATE", "2019-08-14", "2019-08-14"),
        ("The mayor spoke yesterday.", "yesterday", "DATE", "2019-08-13", "2019-08-13"),
        ("They met last week.", "last week", "DATE", "2019-W32", "2019-08-05/2019-08-11"),
        ("They met last month.", "last month", "DATE", "2019-07", "2019-07"),
        ("They meet next year.", "next year", "DATE", "2020", "2020"),
        ("They met last Friday.", "last Friday", "DATE", "2019-08-09", "2019-08-09"),
        ("They met over the weekend.", "the weekend", "DATE", "2019-W32-WE", "2019-08-10/2019-08-11"),
        ("They met last winter.", "last winter", "DATE", "2018-WI", "2018-24"),
        ("They met two weeks ago.", "two weeks ago", "DATE", "2019-W31", "2019-07-29/2019-08-04"),
        ("They met 15 years ago.", "15 years ago", "DATE", "2004", "2004"),
        ("They met about 15 years ago.", "about 15 years ago", "DATE", "2004", "2004~"),
        ("Crime fell last fiscal year.", "last fiscal year", "DATE", "2018", "2017-10-01/2018-09-30"),
        ("Prices doubled in the past two decades.", "the past two decades", "DURATION", "P20Y", "1999/2019"),
        # holidays and elections are computed
        ("They met on Memorial Day.", "Memorial Day", "DATE", "2019-05-27", "2019-05-27"),
        ("They met on Thanksgiving Day 2010.", "Thanksgiving Day 2010", "DATE", "2010-11-25", "2010-11-25"),
        ("They met on Easter Sunday.", "Easter Sunday", "DATE", "2019-04-21", "2019-04-21"),
        ("They lost the midterm elections.", "the midterm elections", "DATE", "2018-11-06", "2018-11-06"),
        ("It rained on Election Day 2000.", "Election Day 2000", "DATE", "2000-11-07", "2000-11-07"),
        # times of day
        ("The shop was robbed at 10:35 p.m. Tuesday.", "10:35 p.m. Tuesday", "TIME", "2019-08-13T22:35", "2019-08-13"),
        ("She called on Monday night.", "Monday night", "TIME", "2019-08-12TNI", "2019-08-12"),
        ("She called this morning.", "this morning", "TIME", "2019-08-14TMO", "2019-08-14"),
        # lengths and what recurs
        ("The talks took three days.", "three days", "DURATION", "P3D", None),
        ("It was a 16-hour shift.", "16-hour", "DURATION", "PT16H", None),
        ("He waited two and a half years.", "two and a half years", "DURATION", "P2Y6M", None),
        ("He waited several months.", "several months", "DURATION", "PXM", None),
        ("They pray every day.", "every day", "SET", "P1D", None),
        ("They pray every Friday.", "every Friday", "SET", "XXXX-WXX-5", None),
        ("He earns $900 a week.", "a week", "SET", "P1W", None),
        # no date of the calendar
        ("The house is now empty.", "now", "DATE", "PRESENT_REF", None),
        ("The house was sold recently.", "recently", "DATE", "PAST_REF", None),
    ],
)
def test_reads(text: str, expression: str, type_: str, value: str, edtf: str | None) -> None:
    found = [t for t in times(text) if text[t.span[0] : t.span[1]] == expression]
    assert found, words(text)
    assert (found[0].type, found[0].value, found[0].edtf) == (type_, value, edtf)
    assert found[0].rule


@pytest.mark.parametrize(
    "text",
    [
        "Theresa Winters may leave.",
        "Theresa May left the room.",
        "Jan Kowalski and his dog won.",
        "They joined the March for Hope.",
        "The 52-year-old baker is 6 feet tall.",
        "The room holds 2000 people.",
        "The bill cost $1999.",
        "A woman in her 30s called.",
        "He spoke on “Good News Sunday,” a show.",
        "Three-quarters of them left.",
        "It was a second chance.",
        "OSLO, May 3 (Agency) -- A ship sank.",
        "His rating rose to the low 40s.",
        "His rating dipped into the mid-20s.",
        "He told USA TODAY so.",
        "He hosts “Last Week Tonight,” a show.",
        "He said so on ABC's ''This Week.'' It rained.",
        "He told NBC's Today show so.",
    ],
)
def test_finds_nothing(text: str) -> None:
    assert words(text) == []


def test_counts_from_what_the_text_has_set() -> None:
    text = "The strike began on June 3, 2011. Later that day a fire broke out. The following month it ended. Two years later all was forgotten."
    assert [(e, v) for e, _, v in words(text)] == [
        ("June 3, 2011", "2011-06-03"), ("Later that day", "2011-06-03"),
        ("The following month", "2011-07"), ("Two years later", "2013-07"),
    ]  # fmt: skip


def test_a_month_of_the_year_set_before() -> None:
    text = "He took office in January 2009, and it rose to 10 percent in October of that year."
    assert [(e, v) for e, _, v in words(text)] == [("January 2009", "2009-01"), ("October of that year", "2009-10")]
    assert [(e, v) for e, _, v in words("It will end in the last week of October.")] == [("October", "2019-10")]


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("She will act in the first 100 days of her term.", "2016-04-15", None),
        ("It lasted for the final three months of the war.", "2016-04-15", None),
        ("It fell in the first six months of 2015.", "2016-04-15", "2015-01/2015-06"),
        ("It fell in the last quarter of the year.", "2016-04-15", None),
        ("It fell in the last two quarters of the year.", "2016-04-15", "2016-07/2016-12"),
        ("It fell in the past 10 days.", "2016-04-15", "2016-04-05/2016-04-15"),
    ],
)
def test_a_length_counts_from_what_it_is_of(text: str, published: str, edtf: str | None) -> None:
    assert [t.edtf for t in times(text, published) if t.type == "DURATION"][:1] in ([edtf], [])


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("They reviewed the plan for the November election.", "2016-04-15", "2016-11"),
        ("They won in the Nov. 8 general election.", "2016-04-15", "2016-11-08"),
        ("They won in the Nov. 8 election.", "2017-01-15", "2016-11-08"),
        ("They met on Nov. 8 at the bridge.", "2016-04-15", "2015-11-08"),
        ("They lost the Nov. 3 election.", "2016-04-15", "2015-11-03"),
    ],
)
def test_an_election_is_held_in_its_year(text: str, published: str, value: str) -> None:
    assert [t.value for t in times(text, published)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He led ahead of the vote on Friday.", "2019-08-16"),
        ("Let us win on Friday.", "2019-08-16"),
        ("They pushed it until after the November vote.", "2019-11"),
        ("It was put off until after November.", "2019-11"),
        ("She read the 2017 comments aloud.", "2017"),
        ("It contradicts 2017 comments.", "2017"),
        ("The advertising planned for Friday came from groups.", "2019-08-16"),
        ("Ahead of the vote, he said on Friday that it was late.", "2019-08-09"),
    ],
)
def test_what_is_ahead(text: str, value: str) -> None:
    assert [v for _, _, v in words(text)] == [value]


def test_months_of_one_plan_are_ahead_together() -> None:
    text = "The advertising planned for December and January came from groups."
    assert [v for _, _, v in words(text)] == ["2019-12", "2020-01"]


def test_counts_from_the_date_beside() -> None:
    text = "He quit a day after the midterm elections."
    assert [(e, v) for e, _, v in words(text)] == [
        ("a day after the midterm elections", "2018-11-07"),
        ("the midterm elections", "2018-11-06"),
    ]


def test_lists_of_days() -> None:
    assert [v for _, _, v in words("They met on April 24 and 25.")] == ["2019-04-24", "2019-04-25"]


def test_without_publication_says_why() -> None:
    (found,) = times("They met last week.", None)
    assert (found.value, found.edtf, found.reason) == (None, None, "no publication date")
    (full,) = times("They met on May 24, 1983.", None)
    assert (full.value, full.reason) == ("1983-05-24", None)


def test_first_of_its_kind_has_no_anchor() -> None:
    (found,) = times("Later that day it rained.")
    assert found.edtf is None and found.reason


def test_two_runs_are_the_same() -> None:
    text = "On Friday they met; a week earlier, in May 2011, they had not. It was the 1990s now."
    assert times(text) == times(text)


@pytest.mark.parametrize(
    ("text", "month", "value", "edtf"),
    [
        ("Crime fell in fiscal year 2018.", 10, "2018", "2017-10-01/2018-09-30"),
        ("Crime fell in fiscal year 2018.", 7, "2018", "2017-07-01/2018-06-30"),
        ("Crime fell in fiscal year 2018.", 1, "2018", "2018-01-01/2018-12-31"),
        ("Crime fell this fiscal year.", 7, "2019", "2018-07-01/2019-06-30"),
        ("Crime fell this fiscal quarter.", 2, "2019-Q3", "2018-08-01/2018-10-31"),
        ("Crime fell this quarter.", 2, "2018-Q4", "2018-10/2018-12"),
    ],
)
def test_fiscal_years_begin_in_the_month_that_is_said(text: str, month: int, value: str, edtf: str) -> None:
    (found,) = find_times(_NLP(text), published="2018-10-10", fiscal_start=month)
    assert (found.value, found.edtf) == (value, edtf)


def test_a_month_that_is_none() -> None:
    with pytest.raises(onrecord.DateError, match="1 to 12"):
        onrecord.read("The board closed the pier in fiscal year 2018.", fiscal_start=13)
