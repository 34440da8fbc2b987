"""What is counted, and which two values cannot both be true."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.edtf import first_day
from onrecord.store.quantities import admitted, conflict, quantity_of


@pytest.mark.parametrize(
    ("unit", "quantity"),
    [
        ("apprehensions", "apprehension"),
        ("Apprehensions of the border agents", "agent apprehension border"),
        ("border agents' apprehensions", "agent apprehension border"),
        ("%", "%"),
        ("policies", "policy"),
        ("buses", "buse"),
        (None, None),
        ("of the", None),
    ],
)
def test_quantity(unit: str | None, quantity: str | None) -> None:
    assert quantity_of(unit) == quantity


@pytest.mark.parametrize(
    ("one", "other", "disagree"),
    [
        ((1204, 1204, "exactly"), (2310, 2310, "exactly"), True),
        ((1204, 1204, "exactly"), (1200, 1200, "exactly"), False),  # a round number
        ((1204, 1204, "exactly"), (1300, 1300, "about"), False),
        ((1204, 1204, "exactly"), (1600, 1600, "about"), True),
        ((1204, 1204, "exactly"), (1000, 1000, "more_than"), False),
        ((1204, 1204, "exactly"), (2000, 2000, "more_than"), True),
        ((1204, 1204, "exactly"), (2000, 2000, "less_than"), False),
        ((2.5, 2.5, "exactly"), (2.54, 2.54, "exactly"), False),
        ((2.5, 2.5, "exactly"), (2.7, 2.7, "exactly"), True),
        ((1200, 1600, "range"), (1500, 1500, "exactly"), False),
        ((1200, 1600, "range"), (1900, 1900, "exactly"), True),
        ((1000000, None, "at_least"), (2300000, 2300000, "exactly"), False),
        ((7, 7, "exactly"), (8, 8, "exactly"), True),
    ],
)
def test_conflict(one: tuple[float, float | None, str], other: tuple[float, float | None, str], disagree: bool) -> None:
    assert conflict(admitted(*one), admitted(*other)) is disagree
    assert conflict(admitted(*other), admitted(*one)) is disagree


@given(st.floats(allow_nan=False, allow_infinity=False, width=32), st.sampled_from(["exactly", "about", "range"]))
def test_a_value_is_within_what_it_admits(value: float, qualifier: str) -> None:
    low, high = admitted(value, value, qualifier)
    assert low <= value <= high
    assert not math.isnan(low) and not conflict((low, high), (low, high))


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2016-10-12", "2016-10-12"),
        ("2016-10", "2016-10-01"),
        ("2016", "2016-01-01"),
        ("2016-23", "2016-09-01"),
        ("2021-10-01/2022-09-30", "2021-10-01"),
        ("2001~", "2001-01-01"),
        ("198X", "1980-01-01"),
        ("../2014", "2014-01-01"),
        ("2016-10-12T09:00", "2016-10-12"),
        ("XXXX-10", None),
        ("", None),
        (None, None),
    ],
)
def test_first_day(edtf: str | None, day: str | None) -> None:
    assert first_day(edtf) == day
