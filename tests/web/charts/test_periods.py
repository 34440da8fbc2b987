"""Periods to zoom into: around, before and after one, and the bins of a chart."""

from __future__ import annotations

import pytest

from onrecord.store.read.browsed import Density
from onrecord.web.charts.periods import beside, bins, parent


def counted(**events: int) -> tuple[Density, ...]:
    """So many events in years, given as y2021=3."""
    return tuple(Density(period=year[1:].replace("_", "-"), events=many) for year, many in events.items())


@pytest.mark.parametrize(("period", "around"), [("2024-05-17", "2024-05"), ("2024-05", "2024"), ("2024", "")])
def test_the_period_around(period: str, around: str) -> None:
    assert parent(period) == around


@pytest.mark.parametrize(
    ("period", "before", "after"),
    [
        ("2024", "2023", "2025"),
        ("2024-01", "2023-12", "2024-02"),
        ("2024-03-01", "2024-02-29", "2024-03-02"),
        ("0001", None, "0002"),
        ("9999-12", "9999-11", None),
        ("9999-12-31", "9999-12-30", None),
        ("", None, None),
    ],
)
def test_the_periods_beside(period: str, before: str | None, after: str | None) -> None:
    assert (beside(period, by=-1), beside(period, by=1)) == (before, after)


def test_long_empty_stretches_are_one_gap() -> None:
    drawn = bins(counted(y1957=1, y2022=4, y2024=2), period="")
    assert [(b.period, b.events, b.gap) for b in drawn] == [
        ("1957", 1, False), ("", 0, True), ("2022", 4, False), ("2023", 0, False), ("2024", 2, False),
    ]  # fmt: skip
    assert [b.height for b in drawn] == [25.0, 0.0, 100.0, 0.0, 50.0]


def test_one_event_beside_a_thousand_is_seen() -> None:
    small, _ = bins(counted(y2023=1, y2024=1000), period="")
    assert small.height == 4.0


def test_a_year_has_twelve_months() -> None:
    drawn = bins(counted(y2024_02=3, y2023_02=9), period="2024")
    assert [b.label for b in drawn[:3]] == ["Jan", "Feb", "Mar"]
    assert [b.events for b in drawn] == [0, 3, *[0] * 10]


def test_nothing_counted_gives_no_bins() -> None:
    assert bins(counted(y2023=1), period="2024") == ()
