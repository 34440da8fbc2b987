"""The chart: boxes that do not overlap, arrows that end where they should, rows that fit."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.charts.chart import NARROW, WIDE, Chart, Shape, draw
from onrecord.views.charts.columns import Link, Party, arrange
from onrecord.views.charts.measure import width
from onrecord.views.charts.ties import tie_chart
from tests.export.stories import bare, crowd, harbour


def party(key: str) -> Party:
    return Party(key=key, name=f"Name {key}", shape="person")


def link(subject: str, target: str | None, family: str = "power") -> Link:
    return Link(subject=subject, target=target, words="reports to", family=family, href="#w", spoken="s", evidence="e")  # type: ignore[arg-type]


def corners(path: str) -> list[tuple[float, float]]:
    """The points that an SVG path of M, H, V and Q passes."""
    points: list[tuple[float, float]] = []
    for letter, rest in re.findall(r"([MHVQ])([^MHVQ]+)", path):
        numbers = [float(number) for number in rest.split()]
        x, y = points[-1] if points else (0.0, 0.0)
        points.append(
            {"H": (numbers[0], y), "V": (x, numbers[0])}.get(
                letter, (numbers[-2], numbers[-1]) if len(numbers) > 1 else (x, y)
            )
        )
    return points


def check(chart: Chart, shape: Shape) -> None:
    assert chart.width <= shape.width
    boxes = chart.boxes
    for one, other in itertools.combinations(boxes, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
    edges = {(box.x, box.x + box.width): box for box in boxes}
    assert edges or not boxes
    for box in boxes:
        assert box.x >= 0 and box.x + box.width <= chart.width and box.y + box.height <= chart.height
        assert all(width(line, 14) <= box.width - 20 for line in box.name)
        for row in box.rows:
            assert width(row.text, 12) <= box.width - 20 and box.y < row.y < box.y + box.height
            if row.path:
                points = corners(row.path)
                start, end = points[0], points[-1]
                assert start[0] in (box.x, box.x + box.width)
                target = next(b for b in boxes if b.party.key == row.link.target)
                assert end[0] in (target.x, target.x + target.width) and target.y <= end[1] <= target.y + target.height
                assert all(0 <= x <= chart.width and 0 <= y <= chart.height for x, y in points)


@pytest.mark.parametrize("shape", [WIDE, NARROW])
@pytest.mark.parametrize("record", [harbour(), crowd(3), crowd(40), crowd(90)])
def test_charts_of_stories(record: object, shape: Shape) -> None:
    check(tie_chart(record, shape=shape), shape)  # type: ignore[arg-type]


def test_no_ties_no_boxes() -> None:
    assert tie_chart(bare(), shape=WIDE).boxes == ()


def test_powers_stand_left_and_places_of_office_right() -> None:
    group = [party(key) for key in "abcd"]
    links = [link("b", "a"), link("c", "b"), link("c", "d", "office")]
    assert [[p.key for p in column] for column in arrange(group, links, most=4)] == [["a"], ["b"], ["c"], ["d"]]
    assert [[p.key for p in column] for column in arrange(group, links, most=1)] == [["a", "b", "c", "d"]]


def test_equals_stand_in_one_column() -> None:
    columns = arrange([party(key) for key in "abc"], [link("b", "a"), link("b", "c", "side")], most=4)
    assert [[p.key for p in column] for column in columns] == [["a"], ["b", "c"]]


def test_a_long_chain_of_power_ends_in_the_last_column() -> None:
    keys = [f"p{n}" for n in range(3000)]
    columns = arrange([party(key) for key in keys], [link(a, b) for a, b in itertools.pairwise(keys)], most=4)
    assert [len(column) for column in columns[::-1]][1:] == [1, 1, 1] and sum(map(len, columns)) == 3000


def test_circles_of_power_end() -> None:
    columns = arrange(
        [party(key) for key in "abc"], [link("a", "b"), link("b", "c"), link("c", "a"), link("a", "a")], most=4
    )
    assert sum(map(len, columns)) == 3


keys = st.sampled_from("abcdefghijklmnop")
families = st.sampled_from(["power", "office", "other", "side"])


@given(st.lists(st.tuples(keys, st.one_of(st.none(), keys), families), max_size=40), st.sampled_from([WIDE, NARROW]))
def test_any_ties_can_be_drawn(drawn: list[tuple[str, str | None, str]], shape: Shape) -> None:
    links = [link(*one) for one in drawn]
    joined = sorted({key for one in links for key in (one.subject, one.target) if key})
    check(draw([party(key) for key in joined], links, shape=shape), shape)
