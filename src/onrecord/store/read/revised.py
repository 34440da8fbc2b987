"""What a later version of an article says otherwise: statements, sources, figures and refusals."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from onrecord.store.read.answers import Article

Part = Literal["source", "statement", "figure", "silence"]
"""What an edit is about."""
Act = Literal["added", "dropped", "changed", "named", "unnamed"]
"""What a later version did: named a source that had no name, or took the name away."""
_ALIKE, _ALIKE_OF_TWO = 0.5, 0.8
"""Share of common words, in order, from which two statements of one speaker are one reworded, and two of different
speakers: a number or a word may differ in them."""


class FactLine(msgspec.Struct, frozen=True, kw_only=True):
    """A fact of one version, to be found in the other.

    Attributes:
        key: what the same fact has in both versions, with the same `who`.
        group: what a reworded fact has in both.
        said: its words as they are shown.
        sentence: the sentence of a figure, whose own words are few.
    """

    part: Part
    key: Hashable
    group: Hashable
    who: str | None
    who_id: int | None
    said: str
    fact: str
    sentence: str | None = None


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that a later version adds, drops or changes, with its words and ids before and after.

    `who` is the speaker, the party that was asked or what the figure measures, as named before or after; `sentence` is
    the one that a figure stands in.
    """

    part: Part
    act: Act
    who: str | None
    who_id: int | None
    before: str | None
    after: str | None
    before_fact: str | None
    after_fact: str | None
    sentence: str | None = None


class Revision(msgspec.Struct, frozen=True, kw_only=True):
    """Two versions of an article, one following the other, and what the later one says otherwise."""

    before: Article
    after: Article
    edits: tuple[Edit, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """An article of which the store has several versions: the last, and how many there are."""

    article: Article
    versions: int


def edits(before: Sequence[FactLine], after: Sequence[FactLine]) -> tuple[Edit, ...]:
    """Compare the facts of two versions: first those with the same words, then the reworded, what is left came or went.

    Returns:
        In the order of the later version; what was dropped comes last.
    """
    found: list[Edit] = []
    left, came = list(before), list(after)
    for one, other in _same(left, came):
        left.remove(one)
        came.remove(other)
        found += _renamed(one, other)
    for same_group in (True, False):
        for one, other in _reworded(left, came, same_group=same_group):
            left.remove(one)
            came.remove(other)
            found += _renamed(one, other) if one.who_id != other.who_id else _changed(one, other)
    found += [_edit("added", line, before=None, after=line) for line in came]
    order = {line.fact: number for number, line in enumerate(after)}
    found.sort(key=lambda edit: order.get(edit.after_fact or "", len(order)))
    return tuple(found) + tuple(_edit("dropped", line, before=line, after=None) for line in left)


def _same(before: Sequence[FactLine], after: Sequence[FactLine]) -> Iterator[tuple[FactLine, FactLine]]:
    """Pair facts with the same words, those of the same speaker first."""
    for exact in (True, False):
        waiting: dict[Hashable, list[FactLine]] = {}
        for line in before:
            waiting.setdefault(_identity(line, exact=exact), []).append(line)
        paired: list[tuple[FactLine, FactLine]] = []
        for line in after:
            if found := waiting.get(_identity(line, exact=exact)):
                paired.append((found.pop(0), line))
        before = [line for line in before if all(line is not one for one, _ in paired)]
        after = [line for line in after if all(line is not other for _, other in paired)]
        yield from paired


def _identity(line: FactLine, *, exact: bool) -> Hashable:
    return (line.part, line.key, line.who_id, line.who) if exact else (line.part, line.key)


def _renamed(one: FactLine, other: FactLine) -> Iterator[Edit]:
    """Tell that the same words have another source now, or none that is named."""
    if one.who_id == other.who_id:
        return
    if other.who_id is None:
        yield _edit("unnamed", one, before=one, after=other)
    else:
        yield _edit("named" if one.who_id is None else "changed", other, before=one, after=other)


def _reworded(
    before: Iterable[FactLine], after: Sequence[FactLine], *, same_group: bool
) -> list[tuple[FactLine, FactLine]]:
    """Pair facts of one group, or statements of two speakers, by their likeness, the likest first."""
    least = _ALIKE if same_group else _ALIKE_OF_TWO
    pairs = [
        (likeness, one, other)
        for one in before
        for other in after
        if _may_be_one(one, other, same_group=same_group) and (likeness := _likeness(one, other)) >= least
    ]
    taken: set[str] = set()
    found = []
    for _, one, other in sorted(pairs, key=lambda pair: -pair[0]):
        if not taken & {f"< {one.fact}", f"> {other.fact}"}:
            taken |= {f"< {one.fact}", f"> {other.fact}"}
            found.append((one, other))
    return found


def _may_be_one(one: FactLine, other: FactLine, *, same_group: bool) -> bool:
    if same_group:
        return (one.part, one.group) == (other.part, other.group)
    return one.part == other.part == "statement"


def _likeness(one: FactLine, other: FactLine) -> float:
    first, second = ((line.sentence or line.said).casefold().split() for line in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _changed(one: FactLine, other: FactLine) -> Iterator[Edit]:
    """Tell what is worded otherwise; the same words that were only read otherwise tell nothing."""
    if one.said.casefold() != other.said.casefold():
        yield _edit("changed", other, before=one, after=other)


def _edit(act: Act, line: FactLine, *, before: FactLine | None, after: FactLine | None) -> Edit:
    """Make an edit that is told by this line."""
    return Edit(
        part=line.part, act=act, who=line.who, who_id=line.who_id,
        before=before.said if before else None, after=after.said if after else None,
        before_fact=before.fact if before else None, after_fact=after.fact if after else None, sentence=line.sentence,
    )  # fmt: skip
