"""What the store knows about a candidate beyond the name: the company it keeps, its offices, its time."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from onrecord.lang.en.lexicons import word_forms, word_lists
from onrecord.lang.en.name_keys import keys
from onrecord.record import Office, Record
from onrecord.store.quantities import stems
from onrecord.store.sqlite.queries import candidates
from onrecord.store.sqlite.queries.added import next_number

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
        self._total = max(next_number(connection, "article") - 1, 1)
        self._rarity: dict[int, float] = {}

    def add(self, identity: int, *, articles: int) -> None:
        """Add a companion, and how many articles speak of it."""
        if articles < self._total:
            self._rarity[identity] = math.log1p(self._total / max(articles, 1) - 1) / math.log1p(self._total)

    def of(self, candidate: int) -> float:
        """Weigh how much of this company the candidate has been seen in: rare companions count more.

        A companion of all articles counts nothing, one of a single other article 1.
        """
        if not self._rarity.keys() - {candidate}:
            return 0.0
        seen = candidates.companions(self._connection, candidate, tuple(self._rarity), recent=_RECENT)
        return sum(self._rarity[one] for one in seen if one != candidate)


class OfficeWords(NamedTuple):
    """The content words of somebody's titles and organizations, whether an organization is among them, the fields of
    work that the titles are of ("sport", "government"), and local offices with their places ("mayor", "harrow").
    """

    titles: frozenset[str]
    placed: bool
    fields: frozenset[str]
    local: frozenset[tuple[str, str]]

    def is_other_work(self, other: OfficeWords) -> bool:
        """Tell whether two work in fields that nobody works in at once: a mayor, a striker."""
        return bool(self.fields and other.fields) and self.fields.isdisjoint(other.fields)

    def is_elsewhere(self, other: OfficeWords) -> bool:
        """Tell whether two hold one local office in different places: mayors of two towns, not of "New York (City)"."""
        both = [(mine, theirs) for title, mine in self.local for same, theirs in other.local if same == title]
        return bool(both) and not any(a.startswith(b) or b.startswith(a) for a, b in both)


class Held(NamedTuple):
    """An office as its words say it."""

    title: str
    organization: str | None = None
    place: str | None = None


def office_words(offices: Iterable[Held]) -> OfficeWords:
    """Return the content words of titles and organizations."""
    forms, known = word_forms("name_titles"), tuple(offices)
    titles = [(office, frozenset(forms.get(w, w) for w in stems(office.title))) for office in known]
    organizations = (forms.get(w, w) for office in known for w in stems(office.organization or ""))
    return OfficeWords(
        frozenset(organizations).union(*(words for _, words in titles)),
        any(office.organization for office in known),
        frozenset(field for _, words in titles for field in _fields(words)),
        frozenset(pair for office, words in titles for pair in _local(office.place, words)),
    )


def _fields(title: frozenset[str]) -> Iterator[str]:
    return (field for field, words in word_lists("title_fields").items() if not words.isdisjoint(title))


def _local(place: str | None, title: frozenset[str]) -> Iterator[tuple[str, str]]:
    if place is None:
        return iter(())
    return ((word, keys(place, kind="place")[-1]) for word in title & word_lists("name_parts")["local_office"])


def offices_of(record: Record, holder: str) -> OfficeWords:
    """Return the office words that an article has for an entity: of offices held now, which namesakes do not share."""
    names = {e.id: e.name for e in record.entities}
    held: list[Office] = [o for o in record.offices if o.holder == holder and o.status in _HELD]
    return office_words(Held(o.title, names.get(o.organization or ""), o.place) for o in held)


def known_offices(connection: sqlite3.Connection, candidate: int) -> OfficeWords:
    """Return the office words that the store has for a candidate, held or not."""
    return office_words(Held(*row) for row in candidates.offices(connection, candidate, most=_OFFICES))


def timeliness(at: str | None, first: str | None, last: str | None) -> float:
    """Weigh when a bearer was in the news: 0.5 within two months, -0.5 for not in two years, else 0."""
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
