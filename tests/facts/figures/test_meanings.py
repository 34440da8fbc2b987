"""What figures measure, and whether that rises or falls; without a tree they say neither."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy

import onrecord
from onrecord.facts.figures.find import find_figures
from onrecord.views.labels import measured_words

Meaning = list[tuple[str | None, str | None]]


@cache
def meanings(text: str) -> Meaning:
    """Each figure's change, and the words for what it measures."""
    record = onrecord.read(text, published="2024-05-17")
    return [(f.change, record.words(f.of) if f.of else None) for f in record.figures]


CHANGES: list[tuple[str, Meaning]] = [
    # by a verb that moves by itself
    ("Unemployment rose 3 points.", [("rises", "Unemployment")]),
    ("The unemployment rate fell by 0.4 percentage points.", [("falls", "The unemployment rate")]),
    ("The unemployment rate fell to 4.1 percent.", [("falls", "The unemployment rate")]),
    ("Sales at the mill climbed 12 percent in May.", [("rises", "Sales at the mill")]),
    ("Shares of Northline slid 69 cents, or 0.7 percent.", [("falls", "Shares of Northline")] * 2),
    ("Staff fell by 40 to 300.", [("falls", "Staff"), ("falls", "Staff")]),
    ("The price of copper has grown by 3 percent.", [("rises", "The price of copper")]),
    ("Rents, which had risen 5 percent, are high.", [("rises", "Rents")]),
    # by somebody
    ("The council cut the fee to $30.", [("falls", "the fee")]),
    ("The bank raised its rate by 25 basis points.", [("rises", "its rate")]),
    ("The fee was lowered by 2 percent.", [("falls", "The fee")]),
    ("The firm will trim 300 jobs.", [("falls", None)]),
    # by a noun
    ("It saw a 4% decline in revenue.", [("falls", "revenue")]),
    ("It reported an increase of 5 percent in rents.", [("rises", "rents")]),
    ("A price increase of 5 percent is due.", [("rises", "price")]),
    # by an adverb
    ("The index was up 120 points.", [("rises", "The index")]),
    ("Shares of Northline closed at $19.50, down 25 cents.", [("falls", "Shares of Northline")] * 2),
    ("Profit was 3 percent lower.", [("falls", "Profit")]),
    ("It lost money, with sales down 3 percent.", [("falls", "sales")]),
    # where it stood before
    ("Sales rose from $30 million to $40 million.", [(None, "Sales"), ("rises", "Sales")]),
]
LEVELS: list[tuple[str, Meaning]] = [
    ("Turnout was 37 percent.", [(None, "Turnout")]),
    ("The turnout at the election was 37 percent.", [(None, "The turnout at the election")]),
    ("Its jobless rate of 4.9% is low.", [(None, "Its jobless rate")]),
    ("They put the cost of the dredging at $3 million.", [(None, "the cost of the dredging")]),
    ("The cost of the dredging was put at $3 million.", [(None, "The cost of the dredging")]),
    ("The dredging will cost $3 million.", [(None, "The dredging")]),
    ("The deal is worth $3 million.", [(None, "The deal")]),
    ("The debt stood at $3 million.", [(None, "The debt")]),
    ("Revenue totaled $3 million.", [(None, "Revenue")]),
    ("He signed the $305 billion bill.", [(None, "bill")]),
    ("A loan of $3 million was agreed.", [(None, "A loan")]),
    ("They paid $3 million in taxes.", [(None, "taxes")]),
    # shares
    ("About 20 percent of the voters stayed at home.", [(None, "the voters")]),
    ("Two-thirds of the country’s farms are small.", [(None, "the country’s farms")]),
    ("Half of the harvest was lost.", [(None, "the harvest")]),
    ("Six in 10 voters stayed at home.", [(None, "voters")]),
    # not said, or said by the unit
    ("Sixteen sailors drowned.", [(None, None)]),
    ("It was $3 million.", [(None, None)]),
    ("They talked for three hours.", [(None, None)]),
    ("He raised $3 million for the school.", [(None, None)]),
]
NOTHING_MOVES = [
    "Unemployment did not rise 3 points.",
    "The council refused to cut the fee by $30.",
    "She gave up 3 percent of it.",
    "The firm raised $3 million.",
    "The tower rises over 30 houses.",
    "Sales were higher than $3 million.",
    "The wall is 3 feet higher than the gate.",
    "The lift has been down since 3 pupils broke it.",
    "The trees fell on 3 cars.",
    "The mill grew for 30 years.",
]


@pytest.mark.parametrize(("text", "wanted"), [*CHANGES, *LEVELS])
def test_meanings(text: str, wanted: Meaning) -> None:
    assert meanings(text) == wanted


@pytest.mark.parametrize("text", NOTHING_MOVES)
def test_nothing_moves(text: str) -> None:
    assert {change for change, _ in meanings(text)} == {None}


def test_without_trees_neither_is_said() -> None:
    (figure,) = find_figures(spacy.blank("en")("Unemployment rose 3 points."), times=())
    assert (figure.change, figure.of) == (None, None)


def test_they_are_shown_and_kept(tmp_path: Path) -> None:
    record = onrecord.read("The unemployment rate fell to 4.1 percent.", published="2024-05-17")
    assert [measured_words(record, f) for f in record.figures] == ["The unemployment rate · falls"]
    with onrecord.open_store(tmp_path / "store.db") as store:
        store.add_all([record])
        ((value,),) = [quantity.values for quantity in store.figures("percent")]
    assert (value.change, value.of) == ("falls", "The unemployment rate")
