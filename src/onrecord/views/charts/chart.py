"""The chart of ties and offices: boxes in columns, and arrows that run between them in lanes.

Each tie is a row of its subject's box, so that its words never collide with anything; its arrow
leaves from that row, runs in the gutter beside the column, and enters the box of its object.
Arrows to one box share a lane. Powers stand to the left of those who answer to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.views.charts.columns import Family, Link, Party, arrange, components
from onrecord.views.charts.measure import clipped, lines

_NAME, _ROW = 14.0, 12.0  # font sizes, px
_PAD, _NAME_LINE, _ROW_LINE = 10, 18, 17  # px
_LANE, _MARGIN, _ENTRY = 8, 14, 9  # px between lanes, at the edge of a gutter, between arrow heads


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A link in its place: the baseline of its words, where its arrow leaves the box, and the arrow's path."""

    link: Link
    text: str
    x: float
    y: float
    path: str | None


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """A party in its place, px."""

    party: Party
    x: float
    y: float
    width: float
    height: float
    name: tuple[str, ...]
    rows: tuple[Row, ...]


class Chart(msgspec.Struct, frozen=True, kw_only=True):
    """All boxes with their rows, and the size of the whole, px."""

    width: float
    height: float
    boxes: tuple[Box, ...]


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """The room for a chart: px in all, how many columns at most, px of a box at most, px between boxes."""

    width: int
    columns: int
    box: int
    gap: int = 18


WIDE = Shape(width=1180, columns=5, box=268)
NARROW = Shape(width=330, columns=1, box=270)


def draw(parties: Sequence[Party], links: Sequence[Link], *, shape: Shape) -> Chart:
    """Lay out the parties and their links in columns that fit the shape; the height follows."""
    groups = components(parties, links)
    inside = [_inside(group, links) for group in groups]
    columns = [arrange(group, own, most=shape.columns) for group, own in zip(groups, inside, strict=True)]
    blocks = [
        _Block(columns=cs, links=own, shape=_fitted(shape, cs, own)) for cs, own in zip(columns, inside, strict=True)
    ]
    return _shelved(blocks, shape)


def _inside(group: Sequence[Party], links: Sequence[Link]) -> list[Link]:
    keys = {party.key for party in group}
    return [link for link in links if link.subject in keys]


def _fitted(shape: Shape, columns: list[list[Party]], links: Sequence[Link]) -> Shape:
    """The shape with boxes narrow enough for these columns and the lanes between them."""
    lanes = _Block(columns=columns, links=links, shape=shape).width - len(columns) * shape.box
    return msgspec.structs.replace(shape, box=min(shape.box, int((shape.width - lanes) / len(columns))))


def _shelved(blocks: Iterable[_Block], shape: Shape) -> Chart:
    """The blocks beside each other while there is room, then below."""
    boxes: list[Box] = []
    x = y = shelf = width = 0.0
    for block in blocks:
        if x and x + block.width > shape.width:
            x, y, shelf = 0.0, y + shelf + 2 * shape.gap, 0.0
        boxes += block.boxes(x, y)
        x, shelf = x + block.width + 2 * shape.gap, max(shelf, block.height)
        width = max(width, x - 2 * shape.gap)
    return Chart(width=width, height=y + shelf, boxes=tuple(boxes))


class _Block:
    """One group of parties, laid out: boxes in columns, lanes in the gutters left of each."""

    def __init__(self, *, columns: list[list[Party]], links: Sequence[Link], shape: Shape) -> None:
        self._columns, self._links, self._shape = columns, links, shape
        self._column = {party.key: number for number, column in enumerate(columns) for party in column}
        self._own: dict[str, list[Link]] = {key: [] for key in self._column}
        for link in links:
            self._own[link.subject].append(link)
        self._order = {key: number for number, key in enumerate(self._column)}
        self._lanes: list[list[tuple[str, Family]]] = [[] for _ in range(len(columns) + 1)]
        self._rails: list[tuple[str, Family]] = []
        self._entries: dict[str, list[tuple[int, Family]]] = {key: [] for key in self._column}
        for link in links:
            self._claim(link)
        for entries in self._entries.values():
            entries.sort()
        for lanes in self._lanes:
            lanes.sort(key=lambda lane: self._order[lane[0]])
        self._top = len(self._rails) * _LANE + (_MARGIN if self._rails else 0)
        self._places = self._place()

    def _gutters(self, link: Link) -> tuple[int, int]:
        """The gutter where an arrow leaves its subject, and the one where it enters its object."""
        own, target = self._column[link.subject], self._column[_end(link)]
        return (own + 1 if target > own else own), (target + 1 if target < own else target)

    def _claim(self, link: Link) -> None:
        if link.target is None:
            return
        lane, (leave, enter) = (_end(link), link.family), self._gutters(link)
        for gutter in {leave, enter}:
            if lane not in self._lanes[gutter]:
                self._lanes[gutter].append(lane)
        if leave != enter and lane not in self._rails:
            self._rails.append(lane)
        if (enter, link.family) not in self._entries[_end(link)]:
            self._entries[_end(link)].append((enter, link.family))

    def _gutter_width(self, gutter: int) -> float:
        lanes = len(self._lanes[gutter])
        if lanes:
            return (lanes - 1) * _LANE + 2 * _MARGIN
        return self._shape.gap if 0 < gutter < len(self._columns) else 0

    def _left(self, column: int) -> float:
        return sum(self._gutter_width(g) for g in range(column + 1)) + column * self._shape.box

    @property
    def width(self) -> float:
        return self._left(len(self._columns) - 1) + self._shape.box + self._gutter_width(len(self._columns))

    @property
    def height(self) -> float:
        return max(y + height for _, y, height in self._places.values())

    def _place(self) -> dict[str, tuple[float, float, float]]:
        """x, y and height of each party's box."""
        places = {}
        for number, column in enumerate(self._columns):
            y = float(self._top)
            for party in column:
                height = self._height(party)
                places[party.key] = (self._left(number), y, height)
                y += height + self._shape.gap
        return places

    def _name(self, party: Party) -> tuple[str, ...]:
        return lines(party.name, _NAME, room=self._shape.box - 2 * _PAD, most=3)

    def _height(self, party: Party) -> float:
        rows = len(self._own[party.key])
        own = len(self._name(party)) * _NAME_LINE + rows * _ROW_LINE + (4 if rows else 0)
        entries = len(self._entries[party.key]) * _ENTRY
        return max(own, entries) + 2 * _PAD

    def boxes(self, x: float, y: float) -> list[Box]:
        """The boxes with their rows, moved to (x, y)."""
        return [self._box(party, x, y) for column in self._columns for party in column]

    def _box(self, party: Party, dx: float, dy: float) -> Box:
        x, y, height = self._places[party.key]
        name = self._name(party)
        first = y + _PAD + len(name) * _NAME_LINE + 4
        rows = tuple(
            self._row(link, first + number * _ROW_LINE, dx, dy) for number, link in enumerate(self._own[party.key])
        )
        return Box(party=party, x=x + dx, y=y + dy, width=self._shape.box, height=height, name=name, rows=rows)

    def _row(self, link: Link, top: float, dx: float, dy: float) -> Row:
        text = clipped(link.words, _ROW, room=self._shape.box - 2 * _PAD)
        path = None if link.target is None else self._path(link, top + _ROW_LINE / 2, dx, dy)
        return Row(link=link, text=text, x=self._exit(link) + dx, y=top + dy + 12.5, path=path)

    def _exit(self, link: Link) -> float:
        left = self._places[link.subject][0]
        return left + self._shape.box if self._right(link.subject, link) else left

    def _right(self, key: str, link: Link) -> bool:
        """Whether the arrow meets this box on its right side."""
        if link.target is None:
            return False
        return self._gutters(link)[0 if key == link.subject else 1] == self._column[key] + 1

    def _path(self, link: Link, y: float, dx: float, dy: float) -> str:
        leave, enter = self._gutters(link)
        lane = (_end(link), link.family)
        tx, ty = self._entry(link)
        points = [(self._exit(link), y), (self._lane_x(leave, lane), y)]
        if leave != enter:
            rail = (self._rails.index(lane) + 0.5) * _LANE
            points += [(points[-1][0], rail), (self._lane_x(enter, lane), rail)]
        points += [(points[-1][0], ty), (tx, ty)]
        return _rounded([(px + dx, py + dy) for px, py in points])

    def _lane_x(self, gutter: int, lane: tuple[str, Family]) -> float:
        right = self._left(gutter) if gutter < len(self._columns) else self.width
        return right - self._gutter_width(gutter) + _MARGIN + self._lanes[gutter].index(lane) * _LANE

    def _entry(self, link: Link) -> tuple[float, float]:
        x, y, _ = self._places[_end(link)]
        gutter = self._gutters(link)[1]
        right = self._right(_end(link), link)
        same = [entry for entry in self._entries[_end(link)] if entry[0] == gutter]
        offset = (same.index((gutter, link.family)) - (len(same) - 1) / 2) * _ENTRY
        return (x + self._shape.box if right else x), y + _PAD + _NAME_LINE / 2 + offset


def _end(link: Link) -> str:
    """The box where an arrow ends; its own for a row without an arrow."""
    return link.target or link.subject


def _rounded(points: Sequence[tuple[float, float]], radius: float = 5) -> str:
    """An SVG path along the points, its corners rounded."""
    path, here = [f"M{points[0][0]:g} {points[0][1]:g}"], points[0]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        near, far = _toward(corner, before, radius), _toward(corner, after, radius)
        path.append(f"{_run(here, near)}Q{corner[0]:g} {corner[1]:g} {far[0]:g} {far[1]:g}")
        here = far
    return "".join(path) + _run(here, points[-1])


def _run(start: tuple[float, float], end: tuple[float, float]) -> str:
    return f"H{end[0]:g}" if start[1] == end[1] else f"V{end[1]:g}"


def _toward(start: tuple[float, float], end: tuple[float, float], distance: float) -> tuple[float, float]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = abs(dx) + abs(dy)  # runs are level or upright
    share = min(distance / length, 0.5) if length else 0.0
    return round(start[0] + dx * share, 1), round(start[1] + dy * share, 1)
