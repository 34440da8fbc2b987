"""`figures`: the same quantity in many articles, side by side, and which of them cannot both be true."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from onrecord.store.quantities import admitted, conflict, stems
from onrecord.store.read.answers import Quantity, Value
from onrecord.store.read.dossiers import witness
from onrecord.store.read.searches import fts_terms

_DAYS = 31
"""Figures without a period are of one time if their articles are no further apart."""
_ALIKE, _ALIKE_MEASURED = 0.5, 0.7
"""Share of common content words that two sentences need to count the same thing ("12 people" is said of much), and
where the unit is a mere measure that says nothing of what is measured."""
_MEASURES = frozenset(
    ("%", "usd", "eur", "gbp", "percentage point", "point", "hour", "day", "week", "month", "year", "mile")
)
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


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as found: the value, its quantity and period, the group of copies of its article."""

    value: Value
    quantity: str
    period: str | None
    witness: int
    words: frozenset[str]


def figures(connection: sqlite3.Connection, text: str, *, limit: int, read: int = _READ) -> tuple[Quantity, ...]:
    """The figures whose unit or sentence has these words, by quantity and period; disagreements first.

    Of a common word the last `read` hits are compared.

    Raises:
        SearchError: no word in the text.
    """
    wanted = frozenset(stems(_UNITS.get(text.strip().casefold(), text)))
    grouped: dict[tuple[str, str | None], list[_Found]] = {}
    for found in _find(connection, text, read=read):
        # A word that stands in the sentence alone does not say what is counted, unless no unit has it.
        grouped.setdefault((found.quantity, found.period), []).append(found)
    counted = {k: v for k, v in grouped.items() if wanted & set(k[0].split())}
    quantities = [_quantity(period, found) for (_, period), found in (counted or grouped).items()]
    ordered = sorted(quantities, key=lambda q: (-len(q.disagree), -len(q.values), q.unit, q.period or ""))
    return tuple(ordered[:limit])


def _find(connection: sqlite3.Connection, text: str, *, read: int) -> list[_Found]:
    unit = _UNITS.get(text.strip().casefold())
    match = fts_terms(unit or text, column="unit sentence") if unit != "%" else '""'
    rows = connection.execute(
        "SELECT f.article_id, f.n, f.name, f.low, f.high, f.qualifier, f.unit, f.sentence, f.at, f.quantity, f.period, "
        "coalesce(a.copy_of, a.id), a.id, a.name, a.publisher, a.published FROM "
        f"(SELECT * FROM (SELECT rowid FROM figure_fts WHERE figure_fts MATCH ? ORDER BY rowid DESC LIMIT {read}) "
        "UNION SELECT * FROM (SELECT id FROM figure INDEXED BY figure_counted WHERE quantity = ? "
        f"ORDER BY id DESC LIMIT {read})) h "
        "CROSS JOIN figure f ON f.id = h.rowid JOIN article a ON a.id = f.article_id "
        "WHERE f.rejected_by IS NULL AND a.superseded_by IS NULL ORDER BY coalesce(f.at, '9999'), f.id",
        (match, unit and unit.casefold()),
    )
    return [_found(r) for r in rows]


def _found(row: Any) -> _Found:
    value = Value(
        fact=f"f{row[0]}.{row[1]}", words=row[2], low=row[3], high=row[4], qualifier=row[5], unit=row[6],
        sentence=" ".join(row[7].split()), at=row[8], article=witness(row[12:]), copies=1,
    )  # fmt: skip
    words = frozenset(stems(row[7])) - frozenset(stems(row[6] or ""))
    return _Found(value=value, quantity=row[9] or "", period=row[10], witness=row[11], words=words)


def _quantity(period: str | None, found: Sequence[_Found]) -> Quantity:
    single = _one_a_witness(found)
    return Quantity(
        unit=single[0].value.unit or "",
        period=period,
        values=tuple(f.value for f in single),
        disagree=tuple(_disagreements(single)),
    )


def _one_a_witness(found: Sequence[_Found]) -> list[_Found]:
    """The earliest of each group of copies stands for all that state the same: a copy is no second witness."""
    kept: dict[Any, list[_Found]] = {}
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


def _disagreements(found: Sequence[_Found]) -> list[tuple[str, str]]:
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


def _same_thing(one: _Found, other: _Found) -> bool:
    """Whether two figures of one quantity are about the same: other witnesses, one time, like sentences."""
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
