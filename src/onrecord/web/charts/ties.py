"""Somebody's ties as a chart that leads from one to the next, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from onrecord.store import Tie
from onrecord.views.charts.chart import NARROW, WIDE, Chart, draw
from onrecord.views.charts.columns import Edge, Node
from onrecord.views.charts.ties import FADED, POWER, family_of
from onrecord.views.dates import in_words
from onrecord.views.labels import counted, labels, one_line
from onrecord.web.site import words_address

_DRAWN = 24
"""Ties in a chart: more boxes than a screen holds tell nobody anything; the list has all."""


class Answering(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's ties as they are listed, in groups with their headings."""

    groups: tuple[tuple[str, tuple[Tie, ...]], ...]


_HEADINGS = {
    "reports_to": ("Reports to", "Who reports to {}"),
    "cannot_remove": ("Cannot be removed by", "Whom {} cannot remove"),
}
"""Headings of ties of power that are not about who appoints and removes whom, from either side."""
_APPOINTED = ("Appointed or removed by", "Whom {} appointed, removed or can remove")


def answering(bonds: Iterable[Tie], *, who: int) -> Answering:
    """Sort ties by what they say of who answers to whom, and in which direction; the others come last."""
    groups: dict[str, list[Tie]] = {}
    own = [b for b in bonds if who in (b.subject_id, b.object_id)]
    for bond in sorted(own, key=lambda b: b.kind not in POWER):
        groups.setdefault(_heading(bond, who), []).append(bond)
    return Answering(groups=tuple((title, tuple(found)) for title, found in groups.items()))


def _heading(bond: Tie, who: int) -> str:
    if bond.kind not in POWER:
        return "Other ties"
    above, below = _HEADINGS.get(bond.kind, _APPOINTED)
    return above if bond.subject_id == who else below.format(one_line(bond.object or ""))


def charts(bonds: Sequence[Tie], *, who: int) -> tuple[tuple[str, Chart], ...]:
    """Draw the chart for wide and for narrow screens; none where there is no tie."""
    drawn = bonds[:_DRAWN]
    if not drawn:
        return ()
    parties = {p.key: p for b in drawn for p in _parties(b, who)}
    links = [_link(b) for b in drawn]
    shapes = (("wide", WIDE), ("narrow", NARROW))
    return tuple((name, draw(list(parties.values()), links, shape=shape)) for name, shape in shapes)


def _parties(bond: Tie, who: int) -> tuple[Node, Node]:
    other = _party(bond.object_id, bond.object, bond.object_kind, who)
    return _party(bond.subject_id, bond.subject, bond.subject_kind, who), other


def _party(number: int | None, name: str | None, kind: str | None, who: int) -> Node:
    text = one_line(name or "") or "someone unnamed"
    if number is None:
        return Node(key=f"words {text.casefold()}", name=text, shape="words")
    shape: Literal["person", "organization"] = "person" if kind == "person" else "organization"
    return Node(key=str(number), name=text, shape=shape, href=None if number == who else f"/who/{number}")


def _link(bond: Tie) -> Edge:
    phrase = labels("tie")[bond.kind] + (f", {in_words(bond.when)}" if bond.when else "")
    target = str(bond.object_id) if bond.object_id is not None else f"words {_object(bond).casefold()}"
    return Edge(
        subject=str(bond.subject_id), target=target, words=phrase, family=family_of(bond.kind),
        href=words_address(bond.fact), spoken=one_line(f"{bond.subject}: {phrase} {_object(bond)}"),
        evidence=counted(bond.articles, "article"), faded=bond.kind in FADED,
    )  # fmt: skip


def _object(bond: Tie) -> str:
    return one_line(bond.object or "") or "someone unnamed"
