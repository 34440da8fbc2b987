"""What the store knows about a candidate beyond the name: the company it keeps, its offices, its time."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from importlib import resources

from onrecord.record import Office, Record
from onrecord.store.quantities import stems

_RECENT = 12
"""Articles of a candidate that its company is taken from, the last added: more changed no decision on PolNeAR."""
_OFFICES = 16
_HELD = ("current", "acting")
_SOON, _LATE = 60, 730
"""Days: within two months a name means the same bearer rather more often, after two years less."""


class Company:
    """An article's named persons and organizations that the store knew before, with how rare each is."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._total = int(connection.execute("SELECT coalesce(max(id), 1) FROM article").fetchone()[0])
        self._rarity: dict[int, float] = {}

    def add(self, identity: int, *, articles: int) -> None:
        """One more companion, and how many articles speak of it."""
        if articles < self._total:
            self._rarity[identity] = math.log1p(self._total / max(articles, 1) - 1) / math.log1p(self._total)

    def of(self, candidate: int) -> float:
        """How much of this company the candidate has been seen in: rare companions count more.

        A companion of all articles counts nothing, one of a single other article 1.
        """
        if not self._rarity.keys() - {candidate}:
            return 0.0
        # The plus sign has SQLite walk the few who each of the articles speaks of, in place of looking each companion
        # up in each.
        rows = self._connection.execute(
            "SELECT DISTINCT e.identity_id FROM (SELECT DISTINCT article_id FROM entity WHERE identity_id = ? "
            f"ORDER BY article_id DESC LIMIT {_RECENT}) k "
            "CROSS JOIN entity e ON e.article_id = k.article_id "
            f"WHERE +e.identity_id IN ({','.join('?' * len(self._rarity))})",
            (candidate, *self._rarity),
        )
        return sum(self._rarity[seen] for (seen,) in rows if seen != candidate)


def office_words(offices: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    """The content words of titles and organizations."""
    forms = _title_forms()
    return frozenset(forms.get(w, w) for title, organization in offices for w in stems(f"{title} {organization or ''}"))


@lru_cache(maxsize=1)
def _title_forms() -> dict[str, str]:
    """Word to the form that is kept."""
    text = (resources.files("onrecord.lang.en") / "name_titles.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {word: row[0] for row in rows for word in row}


def offices_of(record: Record, holder: str) -> frozenset[str]:
    """The office words that an article has for an entity: of those held now, which a namesake would not hold."""
    names = {e.id: e.name for e in record.entities}
    held: list[Office] = [o for o in record.offices if o.holder == holder and o.status in _HELD]
    return office_words((o.title, names.get(o.organization or "")) for o in held)


def known_offices(connection: sqlite3.Connection, candidate: int) -> frozenset[str]:
    """The office words that the store has for a candidate, held or not."""
    rows = connection.execute(
        "SELECT DISTINCT title, organization FROM "
        f"(SELECT title, organization FROM office WHERE identity_id = ? LIMIT {_OFFICES})",
        (candidate,),
    )
    return office_words(rows)


def timeliness(at: str | None, first: str | None, last: str | None) -> float:
    """0.5 for a bearer that was in the news within two months, -0.5 for one that was not in two years, else 0."""
    if not (at and first and last):
        return 0.0
    if first <= at <= last:
        return 0.5
    gap = min(abs((_day(at) - _day(d)).days) for d in (first, last))
    return 0.5 if gap <= _SOON else -0.5 if gap > _LATE else 0.0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return date.min
