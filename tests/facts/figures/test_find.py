"""Figures: sentences with the amounts that they state, and the numbers that are none."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.facts.figures.find import find_figures
from onrecord.facts.times import find_times
from onrecord.record import Figure
from tests.make_doc import make_doc

_NLP = spacy.blank("en")
PUBLISHED = "2019-08-14"


def figures(text: str) -> list[Figure]:
    doc = _NLP(text)
    return list(find_figures(doc, times=find_times(doc, published=PUBLISHED)))


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "unit"),
    [
        # digits, words, mixtures
        ("The ferry carried 1,204 passengers.", 1204, "exactly", "passengers"),
        ("Sixteen sailors drowned.", 16, "exactly", "sailors drowned"),
        ("The town has 2.7 million voters.", 2_700_000, "exactly", "voters"),
        ("They planted a dozen trees.", 12, "exactly", "trees"),
        ("They planted two dozen trees.", 24, "exactly", "trees"),
        ("They planted several dozen trees.", (24, None), "at_least", "trees"),
        ("They planted two hundred and fifty trees.", 250, "exactly", "trees"),
        ("They planted thirty-five trees.", 35, "exactly", "trees"),
        ("It weighs 2 1/2 tons.", 2.5, "exactly", "tons"),
        ("A 12-judge panel met.", 12, "exactly", "judge"),
        ("They planted 400 200 trees.", 400_200, "exactly", "trees"),
        ("They planted a pair of trees.", 2, "exactly", "trees"),
        ("They planted 5 - 10 trees.", (5, 10), "range", "trees"),
        ("The bank cut its rate by a quarter-point.", 0.25, "exactly", "points"),
        ("A half-percentage-point cut came.", 0.5, "exactly", "percentage point"),
        # durations
        ("It fell ten days before the fair.", 10, "exactly", "days"),
        ("Count closed four hours after the last vote.", 4, "exactly", "hours"),
        ("They had two weeks left to build it.", 2, "exactly", "weeks"),
        ("It sold out in one week.", 1, "exactly", "week"),
        ("A one-day strike began.", 1, "exactly", "day"),
        # ranges
        ("Between 600-700 letters came.", (600, 700), "range", "letters came"),
        ("It takes 30 -- 40 days to mend.", (30, 40), "range", "days"),
        # money
        ("It cost $2.5 billion.", 2_500_000_000, "exactly", "USD"),
        ("It cost €300,000.", 300_000, "exactly", "EUR"),
        ("It cost C$45 million.", 45_000_000, "exactly", "CAD"),
        ("It cost 5 million dollars.", 5_000_000, "exactly", "USD"),
        ("A ticket is 50 cents.", 0.5, "exactly", "USD"),
        ("It cost £3bn.", 3_000_000_000, "exactly", "GBP"),
        # shares
        ("Rents rose 4.2 percent.", 4.2, "exactly", "%"),
        ("Rents rose 4.2%.", 4.2, "exactly", "%"),
        ("Support fell by 3 percentage points.", 3, "exactly", "percentage points"),
        ("It fell by half a percentage point.", 0.5, "exactly", "percentage point"),
        ("Two-thirds of them left.", 66.7, "exactly", "%"),
        ("Nearly a third of them left.", 33.3, "about", "%"),
        ("Half of the crew left.", 50, "exactly", "%"),
        ("Nearly eight of 10 sailors left.", 80, "about", "%"),
        ("One in five sailors left.", 20, "exactly", "%"),
        ("Several thousand emails came.", (1000, None), "at_least", "emails came"),
        # qualifiers
        ("More than 300 people came.", 300, "more_than", "people came"),
        ("Fewer than 300 people came.", 300, "less_than", "people came"),
        ("At least 300 people came.", 300, "at_least", "people came"),
        ("Up to 300 people came.", 300, "at_most", "people came"),
        ("About 300 people came.", 300, "about", "people came"),
        ("Only 300 people came.", 300, "exactly", "people came"),
        ("It costs $300 or more.", 300, "at_least", "USD"),
        ("She faces up to a $500 fine.", 500, "at_most", "USD"),
        ("It ran for 20-plus months.", 20, "more_than", "months"),
        ("They lost by five-and-a-half points.", 5.5, "exactly", "points"),
        ("The top 0.1 percent of earners gained.", 0.1, "exactly", "%"),
        ("It faced a [0.6% to 0.7%] loss.", (0.6, 0.7), "range", "%"),
        # ranges and open ends
        ("It costs $5 to $10 million.", (5_000_000, 10_000_000), "range", "USD"),
        ("Between 10 and 15 people came.", (10, 15), "range", "people came"),
        ("Hundreds of people came.", (100, None), "at_least", "people came"),
        ("Tens of thousands of people came.", (10_000, None), "at_least", "people came"),
        ("It cost millions of dollars.", (1_000_000, None), "at_least", "USD"),
        # lengths
        ("He was jailed for three years.", 3, "exactly", "years"),
        ("They work 16-hour shifts.", 16, "exactly", "hour"),
        ("Prices saw a threefold rise.", 3, "exactly", "rise"),
    ],
)
def test_reads(text: str, value: Any, qualifier: str, unit: str) -> None:
    (found,) = figures(text)
    assert (found.value, found.qualifier, found.unit) == (value, qualifier, unit)
    assert found.rule


@pytest.mark.parametrize(
    "text",
    [
        "Your 401(k) is safe.",
        "It breaks Resolutions 2254 and 2118.",
        "He voted in precinct 78 of the city.",
        "One day we will mend the pier.",
        "Dockworkers Local 88 agreed.",
        "Many people and several men came.",
        "She led the Gang of Eight.",
        "She is outside the top three.",
        "WEEK.\n\n1. Dora Vance (Last week: 2.)\n\n2. Carl Ode (1.)",
        "She said that Vance will be 78, too.",
        "At 15, the youngest was Ada.",
        "He was 54 when it opened.",
        "The vote was 5 to 4, with all there.",
        "She lives at 100 Haven Avenue.",
        "It is in Elko, NV, 89801.",
        "It opened on May 24, 1983.",
        "It opened at 10:35 p.m. Friday.",
        "It opened 15 years ago.",
        "The 34-year-old baker won.",
        "The 12-week-old calf won.",
        "They came before they turned 18.",
        "She led at one point.",
        "Ola Nord, 52, won.",
        "Ola Nord Jr., 52, of Alder won.",
        "I’m 74 and I’ll come.",
        "It breaks Executive Order 13582.",
        "The chapter house stands on Route 66.",
        "They argued over Section 8 and Title 9.",
        "The team won 3-2.",
        "Call 555-1234.",
        "He was the 3rd in the 21st row.",
        "One of them left.",
        "She was the first.",
        "It was a four-way race.",
        "Boeing 747 jets landed.",
        "Boeing's 747 landed. The 747 fleet left.",
        "She won 7-6 (5), 6-4 and 7-6 (0).",
        "They won 3 – 0 there. They lost 1 - 2 to Alder.",
        "She bought a pair of blue jeans.",
        "She dialed 911.",
        "The 999 operator hung up.",
    ],
)
def test_finds_nothing(text: str) -> None:
    assert [(f.value, f.unit) for f in figures(text)] == []


def test_changes_are_two_figures() -> None:
    found = figures("Support fell from 58 percent to 55 percent.")
    assert [f.value for f in found] == [58, 55]


def test_what_grew_from_one_number_to_another_is_two_figures() -> None:
    assert [f.value for f in figures("Seats increased from 9 to 10.")] == [9, 10]
    assert [f.value for f in figures("It has from 9 to 10 seats.")] == [(9, 10)]


def test_digits_before_one_name_are_part_of_it_or_its_place_in_a_list() -> None:
    tags = {"Dreamliner": "NNP", "787": "CD", "Jane": "NNP", "Trump": "NNP", "supporters": "NNS"}
    for text, values in {
        "Oman bought a 787 Dreamliner .": [],
        "Then came 3 Jane Trump .": [],
        "Then came 12 Trump supporters .": [12],
    }.items():
        doc = make_doc(text)
        for token in doc:
            token.tag_ = tags.get(token.text, token.tag_)
        assert [f.value for f in find_figures(doc, times=())] == values, text


def test_a_model_is_not_counted_nor_read_with_the_number_before() -> None:
    found = figures("They have 400 737 Max jets and five 787 Arrows. Two 737 crews left. In 2016 300 Danes came.")
    assert [f.value for f in found] == [400, 5, 2, 300]


def test_the_marks_of_notes_are_no_amounts() -> None:
    found = figures("The soldiers died.[3][4] He freed some [20] people.[5]")
    assert [f.value for f in found] == [20]


def test_the_period_is_the_time_beside() -> None:
    (found,) = figures("The port handled more than 9,000 boats last fiscal year.")
    assert found.period == "2017-10-01/2018-09-30"


def test_the_span_begins_with_the_qualifier() -> None:
    text = "The port employs more than 60,000 people."
    (found,) = figures(text)
    assert text[slice(*found.span)] == "more than 60,000"


def test_what_is_told_twice_is_one_figure() -> None:
    found = figures("They get six weeks of leave. The six weeks are paid.")
    assert [f.value for f in found] == [6]


def test_the_tree_tells_what_is_counted() -> None:
    doc = make_doc(
        "The port employs 300 pilots, cooks and other sailors.",
        "DT:det:2 NN:nsubj:3 VBZ:ROOT:0 CD:nummod:5 NNS:obj:3 ,:punct:7 NNS:conj:5 CC:cc:10 JJ:amod:10 NNS:conj:5 .:punct:3",
    )
    (found,) = find_figures(doc, times=())
    assert found.unit == "pilots, cooks and other sailors"


def test_whom_some_are_counted_among_and_what_follows_a_qualifier_is_the_unit() -> None:
    doc = make_doc(
        "They freed three of its guards or two more boats with pictures of them.",
        "PRP:nsubj:2 VBD:ROOT:0 CD:obj:2 IN:case:6 PRP$:nmod:6 NNS:nmod:3 CC:cc:10 CD:nummod:10 JJR:amod:10 NNS:conj:3"
        " IN:case:12 NNS:nmod:10 IN:case:14 PRP:nmod:12 .:punct:2",
    )
    assert [f.unit for f in find_figures(doc, times=())] == ["guards", "boats"]
    doc = make_doc(
        "They saw 400 or more boats of them.",
        "PRP:nsubj:2 VBD:ROOT:0 CD:nummod:6 CC:cc:5 JJR:conj:3 NNS:obj:2 IN:case:8 PRP:nmod:6 .:punct:2",
    )
    assert [(f.qualifier, f.unit) for f in find_figures(doc, times=())] == [("at_least", "boats")]


def test_a_number_alone_is_a_place_in_a_list() -> None:
    assert figures("Ships\n\n1.\n\nThe gull sank.\n\n2\n\nThe tern sank.") == []


def test_over_what_is_known_is_no_qualifier() -> None:
    assert [(f.value, f.qualifier) for f in figures("They argued over the 30 requests.")] == [(30, "exactly")]
    assert [(f.value, f.qualifier) for f in figures("They made over a dozen requests.")] == [(12, "more_than")]


def test_over_a_time_is_throughout_it() -> None:
    assert [(f.value, f.qualifier) for f in figures("It took $25 million over a six-month period.")][1:] == [
        (6, "exactly")
    ]


def test_a_time_is_not_counted() -> None:
    found = figures("They sent 160 guards, up from 90 last year.")
    assert [(f.value, f.unit) for f in found] == [(160, "guards"), (90, None)]


def test_what_has_its_own_number_in_a_list_is_counted_alone() -> None:
    text = "They met four clerks, nine guards and a cook."
    tree = (
        "PRP:nsubj:2 VBD:ROOT:0 CD:nummod:4 NNS:obj:2 ,:punct:7 CD:nummod:7 NNS:conj:4 CC:cc:10 DT:det:10 NN:conj:4"
        " .:punct:2"
    )
    doc = make_doc(text, tree)
    assert next((f.value, f.unit) for f in find_figures(doc, times=())) == (4, "clerks")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It served about 90 boats, or one pilot for every 20 boats.", [(90, "boats"), (20, "boats")]),
        ("He turned 30 pages.", [(30, "pages")]),
    ],
)
def test_numbers_in_a_row(text: str, found: list[tuple[int, str]]) -> None:
    assert [(f.value, f.unit) for f in figures(text)] == found


def test_what_has_its_own_number_is_counted_alone() -> None:
    doc = make_doc(
        "They saw 400 groups and thousands of people.",
        "PRP:nsubj:2 VBD:ROOT:0 CD:nummod:4 NNS:obj:2 CC:cc:6 NNS:conj:4 IN:case:8 NNS:nmod:6 .:punct:2",
    )
    assert [f.unit for f in find_figures(doc, times=())] == ["groups", "people"]


def written(value: int, form: int) -> str:
    """An amount as English news writes it."""
    return (f"{value:,}", f"{value}", f"{value / 10**6:g} million", f"${value:,}")[form]


@given(value=st.integers(2, 999), form=st.sampled_from([0, 1, 3]), thousands=st.booleans())
@example(value=911, form=0, thousands=False)
@settings(max_examples=100)
def test_every_amount_reads_back(value: int, form: int, thousands: bool) -> None:
    amount = value * (1000 if thousands else 1)
    (found,) = (
        figures(f"They counted {written(amount, form)} barrels.")
        if form == 3
        else figures(f"It holds {written(amount, form)} barrels.")
    )
    assert found.value == amount


@given(value=st.decimals(min_value="1.01", max_value="99999.99", places=2), form=st.integers(0, 2))
@settings(max_examples=100)
def test_every_sum_and_share_reads_back(value: Decimal, form: int) -> None:
    amount, factor = ((f"${value:,}", 1), (f"${value} billion", 10**9), (f"{value:,}%", 1))[form]
    (found,) = figures(f"It came to {amount} in all.")
    assert found.value == float(value * factor)
    assert found.unit == ("%" if form == 2 else "USD")


@given(
    text=st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "1",
                "2,000",
                "$",
                "%",
                "percent",
                "to",
                "and",
                "a",
                "half",
                "third",
                "of",
                "in",
                "dozen",
                "million",
                "-",
                "–",
                "/",
                "1/2",
                "0",
                "one",
                "twice",
                ",",
                ".",
            ]
        )
    ).map(" ".join)
)
@settings(max_examples=150)
def test_no_text_breaks_it(text: str) -> None:
    for figure in figures(text):
        assert text[slice(*figure.span)].strip()
        assert all(0 <= s < e <= len(text) for s, e in figure.evidence)
