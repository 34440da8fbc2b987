"""The timeline: lanes that do not overlap, places in the order of time."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.charts.measure import width as text_width
from onrecord.views.charts.timeline import Happening, Timeline, lay_out


def timeline(*dates: str, width: float = 1000, labels: bool = True) -> Timeline | None:
    return lay_out(
        [Happening(number=n, when=when, label="arrived") for n, when in enumerate(dates, 1)], width=width, labels=labels
    )


def check(found: Timeline, width: float, labels: bool) -> None:
    room = text_width("arrived", 12.5) if labels else 0
    taken = []
    for point in found.points:
        assert 0 <= point.start <= point.end <= width
        left, right = (
            (point.label_x, point.label_x + room) if point.anchor == "start" else (point.label_x - room, point.label_x)
        )
        left, right = min(left, point.start), max(right, point.end)
        assert left >= 0 and right <= width + 1
        taken.append((point.lane, left, right))
    for (lane, a, b), (other, c, d) in itertools.combinations(taken, 2):
        assert lane != other or b <= c or d <= a
    for one, two in itertools.pairwise(found.ticks):
        assert one.x + text_width(one.label, 11.5) / 2 < two.x - text_width(two.label, 11.5) / 2


def test_points_and_spans_at_their_precision() -> None:
    found = timeline("1979", "2021-04", "2021-10-01/2022-09-30", "2022-11-09", "2001~", "soon")
    assert found is not None and not found.even
    by_number = {point.number: point for point in found.points}
    assert by_number.keys() == {1, 2, 3, 4, 5}
    assert by_number[4].start == by_number[4].end
    assert all(by_number[n].end > by_number[n].start for n in (1, 2, 3, 5))
    assert by_number[5].approximate and not by_number[1].approximate
    assert by_number[1].end < by_number[5].start < by_number[2].start < by_number[3].start < by_number[4].start
    check(found, 1000, True)


def test_an_axis_that_fits_is_even() -> None:
    found = timeline("2022-11-01", "2022-11-05", "2022-11-11")
    assert found is not None and found.even
    a, b, c = (point.start for point in found.points)
    assert (b - a) / (c - b) == pytest.approx(4 / 6, abs=0.01)


def test_a_bar_over_all_of_the_axis_holds_its_label() -> None:
    found = timeline("1999")
    assert found is not None and found.points[0].start < found.points[0].label_x < found.points[0].end


def test_nothing_dated_no_timeline() -> None:
    assert timeline() is None and timeline("soon", "") is None


dates = st.one_of(
    st.dates().map(str), st.dates().map(lambda d: str(d)[:7]), st.dates().map(lambda d: str(d)[:4]),
    st.tuples(st.dates(), st.dates()).map(lambda pair: f"{min(pair)}/{max(pair)}"), st.sampled_from(["198X", "2001~", "2019/..", "x"]),
)  # fmt: skip


@given(st.lists(dates, max_size=60), st.sampled_from([(1080, True), (330, False)]))
def test_any_dates_can_be_drawn(drawn: list[str], shape: tuple[float, bool]) -> None:
    found = timeline(*drawn, width=shape[0], labels=shape[1])
    if found is not None:
        check(found, *shape)
