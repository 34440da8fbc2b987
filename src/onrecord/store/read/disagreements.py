"""`figures`: the same quantity in many articles, side by side, and which of them differ."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from onrecord.lang.en.lexicons import word_lists
from onrecord.store.quantities import admitted, conflict, stems
from onrecord.store.read.answers import Quantity, Value
from onrecord.store.sqlite.queries import figures as queries
from onrecord.store.sqlite.queries.conditions import article_of

_DAYS = 31
"""Figures without a period are of one time if their articles are no further apart."""
_ALIKE, _ALIKE_MEASURED = 0.5, 0.7
"""Share of common content words that two sentences need to count the same thing ("12 people" is said of much), and
where the unit is a mere measure that says nothing of what is measured."""
_MEASURES = word_lists("quantity_words")["measures"]
_UNITS = {
    **dict.fromkeys(("%", "percent", "per cent", "percentage"), "%"),
    **dict.fromkeys(("$", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("€", "euro", "euros"), "EUR"),
    **dict.fromkeys(("£", "pound", "pounds"), "GBP"),
}
"""What is asked for in words and kept as a sign or a currency's code."""
_COMMON = 3
"""Content words beside the unit's that they share at least."""
_READ = 1500
"""Hits of a common word that are compared, the last added first."""


class _Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as found: the value, its quantity and period, the group of copies of its article."""

    value: Value
    quantity: str
    period: str | None
    witness: int
    words: frozenset[str]


def figures(connection: sqlite3.Connection, text: str, *, limit: int, read: int = _READ) -> tuple[Quantity, ...]:
    """Return the figures whose unit or sentence has these words, by quantity and period; disagreements first.

    Of a common word the last `read` hits are compared.

    Raises:
        SearchError: no word in the text.
    """
    unit = _UNITS.get(text.strip().casefold())
    wanted = frozenset(stems(unit or text))
    grouped: dict[tuple[str, str | None], list[_Figure]] = {}
    for found in map(_found, queries.figures(connection, text, unit=unit, read=read)):
        # A word that stands in the sentence alone does not say what is counted, unless no unit has it.
        grouped.setdefault((found.quantity, found.period), []).append(found)
    counted = {k: v for k, v in grouped.items() if wanted & set(k[0].split())}
    quantities = [_quantity(period, found) for (_, period), found in (counted or grouped).items()]
    ordered = sorted(quantities, key=lambda q: (-len(q.disagree), -len(q.values), q.unit, q.period or ""))
    return tuple(ordered[:limit])


def _found(row: Any) -> _Figure:
    value = Value(
        fact=f"f{row[0]}.{row[1]}", words=row[2], low=row[3], high=row[4], qualifier=row[5], unit=row[6],
        sentence=" ".join(row[7].split()), at=row[8], change=row[11], of=row[12] and " ".join(row[12].split()),
        article=article_of(row[15:]), copies=1, confidence=row[14],
    )  # fmt: skip
    words = frozenset(stems(row[7])) - frozenset(stems(row[6] or ""))
    return _Figure(value=value, quantity=row[9] or "", period=row[10], witness=row[13], words=words)


def _quantity(period: str | None, found: Sequence[_Figure]) -> Quantity:
    single = _one_a_witness(found)
    return Quantity(
        unit=single[0].value.unit or "",
        period=period,
        values=tuple(f.value for f in single),
        disagree=tuple(_disagreements(single)),
    )


def _one_a_witness(found: Sequence[_Figure]) -> list[_Figure]:
    """Keep the earliest of each group of copies that state the same: a copy is not a second witness."""
    kept: dict[Any, list[_Figure]] = {}
    for one in found:
        value = one.value
        kept.setdefault((one.witness, value.low, value.high, value.qualifier), []).append(one)
    return [
        msgspec.structs.replace(
            g[0], value=msgspec.structs.replace(g[0].value, copies=len({f.value.article.id for f in g}))
        )
        for g in kept.values()
    ]


_PAIRS = 200
"""Values of one quantity that are compared with each other, the earliest; and disagreements told."""


def _disagreements(found: Sequence[_Figure]) -> list[tuple[str, str]]:
    pairs = []
    some = found[:_PAIRS]
    ranges = [admitted(f.value.low, f.value.high, f.value.qualifier) for f in some]
    for n, one in enumerate(some):
        for m in range(n + 1, len(some)):
            if conflict(ranges[n], ranges[m]) and _same_thing(one, some[m]):
                pairs.append((one.value.fact, some[m].value.fact))
                if len(pairs) == _PAIRS:
                    return pairs
    return pairs


def _same_thing(one: _Figure, other: _Figure) -> bool:
    """Return whether two figures of one quantity are about the same: other witnesses, one time, like sentences."""
    if one.witness == other.witness:
        return False
    if one.period is None and not _near(one.value.at, other.value.at):
        return False
    common = len(one.words & other.words)
    alike = _ALIKE_MEASURED if one.quantity in _MEASURES else _ALIKE
    return common >= max(_COMMON, alike * min(len(one.words), len(other.words)))


def _near(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    return abs((_day(one) - _day(other)).days) <= _DAYS


@lru_cache(maxsize=8192)
def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return date.min
