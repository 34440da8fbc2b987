"""Which box of the chart stands in which column, and in which order there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

Family = Literal["power", "office", "other", "side"]

_TALL = 9  # boxes: a column with more is spread over free columns beside it


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A box to draw. `shape` is round for people, square for organizations, open for mere words."""

    key: str
    name: str
    shape: Literal["person", "organization", "words"]
    href: str | None = None


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An arrow to draw: `words` stand in the subject's box; `target` None for a row without an arrow.

    `family` is power where the subject answers to the object, side where the two are equals.
    """

    subject: str
    target: str | None
    words: str
    family: Family
    href: str
    spoken: str
    evidence: str
    faded: bool = False


def components(parties: Sequence[Party], links: Iterable[Link]) -> list[list[Party]]:
    """Parties that arrows join, in the order given; the largest groups first."""
    beside = _neighbours(links)
    group: dict[str, int] = {}
    for number, party in enumerate(parties):
        waiting = [party.key]
        while waiting:
            key = waiting.pop()
            if key not in group:
                group[key] = number
                waiting += beside.get(key, ())
    members: dict[int, list[Party]] = {}
    for party in parties:
        members.setdefault(group[party.key], []).append(party)
    return sorted(members.values(), key=lambda parties: -len(parties))


def _neighbours(links: Iterable[Link]) -> dict[str, list[str]]:
    """The other ends of each party's arrows, both ways."""
    beside: dict[str, list[str]] = {}
    for link in links:
        if link.target is not None:
            beside.setdefault(link.subject, []).append(link.target)
            beside.setdefault(link.target, []).append(link.subject)
    return beside


def arrange(group: Sequence[Party], links: Sequence[Link], *, most: int) -> list[list[Party]]:
    """The parties of one group in at most `most` columns, from left to right, and ordered in each."""
    ranks = _ranks(group, links, most=most)
    wanted = sorted(set(ranks.values()))
    place = {rank: min(position, most - 1) for position, rank in enumerate(wanted)}
    columns: list[list[Party]] = [[] for _ in range(max(place.values()) + 1)]
    for party in sorted(group, key=lambda party: ranks[party.key]):
        columns[place[ranks[party.key]]].append(party)
    return _spread(_ordered(columns, links), most=most)


def _ranks(group: Sequence[Party], links: Sequence[Link], *, most: int) -> dict[str, int]:
    """The column of each party, from the left: whoever answers to nobody, those who answer to them, and so on.

    Those without power over each other stand in the last column of these; what is only the
    place of an office, a membership or the like stands right of them all.
    """
    powers = [(link.subject, link.target) for link in links if link.target is not None and link.family == "power"]
    ranks = _steps([party.key for party in group], powers, most=most)
    bound = {key for pair in powers for key in pair}
    last = max(ranks.values())
    places = {link.target or "" for link in links if link.family in ("office", "other")} - bound
    places -= {link.subject for link in links if link.target is not None}
    for key in ranks.keys() - bound:
        ranks[key] = last + 1 if key in places else last
    return _beside(ranks, links, bound | places)


def _steps(keys: Sequence[str], powers: Sequence[tuple[str, str]], *, most: int) -> dict[str, int]:
    """How many steps each stands below one who answers to nobody, `most` at most; circles come to an end there."""
    ranks = dict.fromkeys(keys, 0)
    for _ in range(most):
        for subject, power in powers:
            if subject != power:
                ranks[subject] = min(max(ranks[subject], ranks[power] + 1), most)
    return ranks


def _beside(ranks: dict[str, int], links: Sequence[Link], settled: set[str]) -> dict[str, int]:
    """Equals of a settled party in its column."""
    for link in links:
        if link.family == "side" and link.target is not None:
            for one, other in ((link.subject, link.target), (link.target, link.subject)):
                if one in settled and other not in settled:
                    ranks[other] = ranks[one]
    return ranks


def _ordered(columns: list[list[Party]], links: Sequence[Link]) -> list[list[Party]]:
    """Each column by the mean place of the neighbours that are placed already, so that arrows stay short."""
    beside = _neighbours(links)
    place: dict[str, float] = {}
    ordered = []
    for column in columns:
        for number, party in enumerate(column):
            places = [place[key] for key in beside.get(party.key, ()) if key in place]
            place[party.key] = sum(places) / len(places) if places else float(number)
        ordered.append(sorted(column, key=lambda party: place[party.key]))
        place |= {party.key: float(number) for number, party in enumerate(ordered[-1])}
    return ordered


def _spread(columns: list[list[Party]], *, most: int) -> list[list[Party]]:
    """Cut the tallest column in two while it is tall and there is room for one more."""
    while len(columns) < most and max(map(len, columns)) > _TALL:
        tallest = max(range(len(columns)), key=lambda i: len(columns[i]))
        half = (len(columns[tallest]) + 1) // 2
        columns[tallest : tallest + 1] = [columns[tallest][:half], columns[tallest][half:]]
    return columns
