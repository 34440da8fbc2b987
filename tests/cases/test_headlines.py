"""Headlines in title case and capitals, whose names the body tells, twenty variants and more. All texts are invented."""

from __future__ import annotations

import pytest

import onrecord

BODY = (
    "Petra Vance, the mayor of Harrow, and her deputy, Hugo Tamm, met officials of Northline Rail on Monday. "
    "Vance said the bridge would close. Tamm said it was safe."
)
V, T, N = "Petra Vance", "Hugo Tamm", "Northline Rail"
HEADLINES = [
    ("Vance Blasts Tamm Over Bridge", {V, T}),
    ("Tamm Quits as Bridge Row Grows", {T}),
    ("VANCE TO CLOSE HARROW BRIDGE", {V}),
    ("VANCE: ‘BRIDGE WILL CLOSE’", {V}),
    ("Harrow Bridge to Close, Vance Says", {V}),
    ("Northline Rail Backs Vance in Bridge Row", {V, N}),
    ("NORTHLINE RAIL BACKS VANCE IN BRIDGE ROW", {V, N}),
    ("Why Mayor Vance Wants the Bridge Closed", {V}),
    ("Vance, Tamm at Odds Over Bridge", {V, T}),
    ("VANCE, TAMM AT ODDS OVER BRIDGE", {V, T}),
    ("Can Tamm Save the Bridge?", {T}),
    ("TAMM DEFIES VANCE", {V, T}),
    ("Tamm Defies Vance", {V, T}),
    ("Bridge Closure Splits Vance and Tamm", {V, T}),
    ("BRIDGE CLOSURE SPLITS VANCE AND TAMM", {V, T}),
    ("Mayor Petra Vance Shuts Bridge", {V}),
    ("MAYOR PETRA VANCE SHUTS BRIDGE", {V}),
    pytest.param(
        "Northline Under Fire From Vance",
        {V, N},
        marks=pytest.mark.xfail(strict=True, reason="the network takes “Northline Under Fire” for no firm"),
    ),
    ("VANCE'S BRIDGE PLAN DIVIDES COUNCIL", {V}),
    ("Vance’s Bridge Plan Divides Council", {V}),
]


def named_in_headline(headline: str, body: str = BODY) -> tuple[set[str], set[str]]:
    """Return whom the headline names of those whom the body names, and the persons that it alone names."""
    record = onrecord.read(f"{headline}\n\n{body}", published="2024-05-17")
    named = [(e, {m.span[0] < len(headline) for m in e.mentions}) for e in record.entities]
    alone = {e.name for e, where in named if where == {True} and e.kind == "person"}
    return {e.name for e, where in named if True in where and e.name in body and e.kind != "place"}, alone


@pytest.mark.parametrize(("headline", "named"), HEADLINES)
def test_a_headline_names_whom_the_body_names(headline: str, named: set[str]) -> None:
    assert named_in_headline(headline) == (named, set())


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("PRICE OF BREAD DOUBLES", "Petra Price, a baker, said the price of bread had doubled. Bread is dear."),
        ("COLE AND COAL FOR SALE", "Hugo Marsh, a merchant, sold coal on Monday. He sold cole as well."),
    ],
)
def test_a_word_of_the_body_is_no_surname_in_capitals(headline: str, body: str) -> None:
    assert named_in_headline(headline, body)[0] == set()


def test_a_sentence_of_a_headline_goes_on_as_a_headline() -> None:
    body = (
        "Harrow Analytics withdrew its rating of Northline Rail on Monday after its chief executive, Hugo Tamm, quit."
    )
    found = named_in_headline("Harrow Analytics Withdraws Rating Of Northline As Tamm Quits", body)
    assert found == ({"Harrow Analytics", "Northline Rail", "Hugo Tamm"}, set())
