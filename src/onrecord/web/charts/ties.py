"""Somebody's ties as a chart that leads from one to the next, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from onrecord.store.read.browsed import Bond
from onrecord.views.charts.chart import NARROW, WIDE, Chart, draw
from onrecord.views.charts.columns import Family, Link, Party
from onrecord.views.charts.ties import POWER
from onrecord.views.dates import in_words
from onrecord.views.labels import counted, labels, one_line
from onrecord.web.site import words_address

_SIDE = frozenset({"spouse_of", "sibling_of", "opponent_of"})
_DRAWN = 24
"""Ties in a chart: more boxes than a screen holds tell nobody anything; the list has all."""


class Answering(msgspec.Struct, frozen=True, kw_only=True):
    """Ties of power and the others, as they are listed."""

    above: tuple[Bond, ...]
    below: tuple[Bond, ...]
    beside: tuple[Bond, ...]


def answering(bonds: Iterable[Bond], *, who: int) -> Answering:
    """Whom they answer to, who answers to them, and their other ties."""
    own = [b for b in bonds if who in (b.subject_id, b.object_id)]
    return Answering(
        above=tuple(b for b in own if b.kind in POWER and b.subject_id == who),
        below=tuple(b for b in own if b.kind in POWER and b.subject_id != who),
        beside=tuple(b for b in own if b.kind not in POWER),
    )


def charts(bonds: Sequence[Bond], *, who: int) -> tuple[tuple[str, Chart], ...]:
    """The chart for wide and for narrow screens; none where there is no tie."""
    drawn = bonds[:_DRAWN]
    if not drawn:
        return ()
    parties = {p.key: p for b in drawn for p in _parties(b, who)}
    links = [_link(b) for b in drawn]
    shapes = (("wide", WIDE), ("narrow", NARROW))
    return tuple((name, draw(list(parties.values()), links, shape=shape)) for name, shape in shapes)


def _parties(bond: Bond, who: int) -> tuple[Party, Party]:
    other = _party(bond.object_id, bond.object, bond.object_kind, who)
    return _party(bond.subject_id, bond.subject, bond.subject_kind, who), other


def _party(number: int | None, name: str | None, kind: str | None, who: int) -> Party:
    text = one_line(name or "") or "someone unnamed"
    if number is None:
        return Party(key=f"words {text.casefold()}", name=text, shape="words")
    shape: Literal["person", "organization"] = "person" if kind == "person" else "organization"
    return Party(key=str(number), name=text, shape=shape, href=None if number == who else f"/who/{number}")


def _link(bond: Bond) -> Link:
    phrase = labels("tie")[bond.kind] + (f", {in_words(bond.when)}" if bond.when else "")
    target = str(bond.object_id) if bond.object_id is not None else f"words {_object(bond).casefold()}"
    return Link(
        subject=str(bond.subject_id), target=target, words=phrase, family=_family(bond.kind),
        href=words_address(bond.fact), spoken=one_line(f"{bond.subject}: {phrase} {_object(bond)}"),
        evidence=counted(bond.articles, "article"), faded=bond.kind in ("cannot_remove", "fired_by"),
    )  # fmt: skip


def _object(bond: Bond) -> str:
    return one_line(bond.object or "") or "someone unnamed"


def _family(kind: str) -> Family:
    if kind in _SIDE:
        return "side"
    return "power" if kind in POWER else "other"
