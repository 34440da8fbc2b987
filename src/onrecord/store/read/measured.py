"""Figures by what they measure: "the project" and "the project's" are one, whatever the articles add to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from onrecord.lang.en.lexicons import word_lists
from onrecord.store.quantities import stems
from onrecord.store.read.answers import Quantity, Value

_LISTS = word_lists("coreference")
_POINTING = frozenset().union(
    *(_LISTS[name] for name in ("male_pronouns", "female_pronouns", "neuter_pronouns", "first_person", "relative"))
)
"""Words that stand for something else: "it" measures something else in every article."""
_FEWEST = 2
"""Figures, and articles, of what is listed: what one article measures is read there."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What figures of a quantity measure, in the commonest words, and in how many figures and articles."""

    quantity: str
    measured: str
    figures: int
    articles: int


class StatedFigure(msgspec.Struct, frozen=True):
    """A figure's quantity, what it measures, and the first copy of its article."""

    quantity: str
    measured: str
    witness: int


def measure_of(words: str | None) -> str:
    """Return the key of what is measured: its content words, sorted; "" where there are none."""
    return " ".join(sorted(set(stems(words or "")) - _POINTING))


def measures(stated: Iterable[StatedFigure]) -> tuple[Measured, ...]:
    """Count what is measured in two articles or more, what most of them measure first."""
    groups: dict[tuple[str, str], list[StatedFigure]] = {}
    for one in stated:
        if key := measure_of(one.measured):
            groups.setdefault((one.quantity, key), []).append(one)
    found = [_measured(group) for group in groups.values()]
    listed = [one for one in found if min(one.articles, one.figures) >= _FEWEST]
    return tuple(sorted(listed, key=lambda one: (-one.articles, -one.figures, one.measured, one.quantity)))


def _measured(group: list[StatedFigure]) -> Measured:
    words = Counter(" ".join(one.measured.split()) for one in group)
    return Measured(
        quantity=group[0].quantity, measured=words.most_common(1)[0][0], figures=len(group),
        articles=len({one.witness for one in group}),
    )  # fmt: skip


def of_measure(quantity: Quantity, words: str) -> Quantity:
    """Return a quantity with only those of its values that measure this."""
    key = measure_of(words)
    values = tuple(value for value in quantity.values if measure_of(value.of) == key)
    facts = {value.fact for value in values}
    disagree = tuple(pair for pair in quantity.disagree if facts.issuperset(pair))
    return msgspec.structs.replace(quantity, values=values, disagree=disagree)


def by_measure(values: Iterable[Value]) -> tuple[tuple[str | None, tuple[Value, ...]], ...]:
    """Group values by what they measure: the largest groups first, those that measure something else alone last.

    Returns:
        The words for what is measured, None for what stands alone or measures nothing that is named, and the values.
    """
    groups: dict[str, list[Value]] = {}
    for value in values:
        groups.setdefault(measure_of(value.of), []).append(value)
    alone = [value for key, group in groups.items() if not key or len(group) < _FEWEST for value in group]
    shared = [(group[0].of, tuple(group)) for key, group in groups.items() if key and len(group) >= _FEWEST]
    shared.sort(key=lambda pair: -len(pair[1]))
    order = {value.fact: number for number, value in enumerate(v for group in groups.values() for v in group)}
    alone.sort(key=lambda value: (value.at or "9999", order[value.fact]))
    return (*shared, (None, tuple(alone))) if alone else tuple(shared)
