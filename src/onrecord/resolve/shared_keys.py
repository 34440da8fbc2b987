"""Who shares a telling key with an article's entities: whom the resolver weighs."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

import msgspec

from onrecord.lang.en.name_keys import is_acronym, keys, organization_words, person_words, sought
from onrecord.record import Entity, Record
from onrecord.store.sqlite.queries import candidates
from onrecord.store.sqlite.queries.candidates import IdentityRow

STRONG = 2.0
"""Log-odds of a key that nearly nobody shares by chance."""
MOST, _NAMES = 6, 30
"""How many are weighed for an entity, and of how many names of each: the most frequent."""
_KEY_LIKENESS = {"o": 4.0, "p": 4.0, "c": 3.0, "k": 1.5, "a": 1.5, "l": 1.5, "g": 0.5}
"""Log-odds of a shared key for what is not a person: telling words, whose campaign it is, the words without "Airlines"
and the like, the acronym, the noun that many are called by."""
_SURE = 4.0
_GENERIC = "g"
_ACRONYMS = ("a", "l")
"""Keys that two long forms share by chance: "European Parliament", "Echo Point"."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """An identity that may be meant."""

    id: int
    canonical: int
    name: str
    articles: int
    first_seen: str | None
    last_seen: str | None
    likeness: float
    exact: bool


class SharedKeys:
    """The identities that share a telling key with one of the article's entities: looked up once for all of them."""

    def __init__(self, connection: sqlite3.Connection, record: Record) -> None:
        wanted = {k for e in record.entities for n in (e.name, *e.aliases) for k in _telling_keys(n, e.kind)}
        self._connection = connection
        self._names: dict[int, list[str]] = {}
        self._by_key: dict[str, list[IdentityRow]] = {}
        for key, row in candidates.by_keys(connection, sorted(wanted)):
            self._by_key.setdefault(key, []).append(row)

    def names(self, identities: Sequence[int]) -> Mapping[int, list[str]]:
        """Return what each of these is called, the most frequent names first, 30 at most; look each up once."""
        if fresh := [i for i in identities if i not in self._names]:
            for identity in fresh:
                self._names[identity] = []
            for identity, name in candidates.names_of(self._connection, fresh):
                self._names[identity].append(name)
            for identity in fresh:
                del self._names[identity][_NAMES:]
        return self._names

    def note(self, identity: int, entity: Entity) -> None:
        """Keep an identity that this article brought: another of its names may stand in the article too."""
        row = IdentityRow(identity, identity, entity.name, 0, None, None, entity.kind)
        for key in {k for n in (entity.name, *entity.aliases) for k in keys(n, kind=entity.kind)}:
            self._by_key.setdefault(key, []).append(row)

    def rows(self, wanted: Sequence[str], *, kind: str) -> list[IdentityRow]:
        """Return those that share one of these keys, the most frequent first."""
        found = {r.id: r for k in wanted for r in self._by_key.get(k, ()) if r.kind == kind}
        return sorted(found.values(), key=lambda r: (-r.articles, r.id))

    def by_keys(self, names: Sequence[str], *, kind: str) -> list[Candidate]:
        """Return candidates for the names of what is not a person, each by its most telling key."""
        wanted = list(dict.fromkeys(k for n in names for k in sought(n, kind=kind)))
        strong = [k for k in wanted if _KEY_LIKENESS.get(k[0], _SURE) >= STRONG]
        if exact := self.rows(strong, kind=kind) or self._namesakes(wanted, names[0], kind=kind):
            return [candidate_of(r, _SURE, exact=True) for r in exact[:MOST]]
        found = {
            r.id: candidate_of(r, _KEY_LIKENESS[k[0]], exact=False)
            for k in reversed(wanted)
            for r in self.rows([k], kind=kind)[:MOST]
            if k[0] not in _ACRONYMS or is_acronym(names[0]) or is_acronym(r.name)
        }
        return list(found.values())[:MOST]

    def _namesakes(self, wanted: Sequence[str], name: str, *, kind: str) -> list[IdentityRow]:
        """Return those who are shown by the very noun that many are called by: "the Senate", not "Our Senate PAC"."""
        generic = [k for k in wanted if k[0] == _GENERIC]
        return [r for r in self.rows(generic, kind=kind) if organization_words(r.name) == organization_words(name)]


def _telling_keys(name: str, kind: str) -> tuple[str, ...]:
    """Return the keys that few share: not surnames and first names, by which bare names are looked up."""
    if kind != "person":
        return sought(name, kind=kind)
    return keys(name, kind="person")[:1] if len(person_words(name)) > 1 else ()


def candidate_of(row: IdentityRow, likeness: float, *, exact: bool) -> Candidate:
    return Candidate(
        id=row.id, canonical=row.canonical, name=row.name, articles=row.articles, first_seen=row.first_seen,
        last_seen=row.last_seen, likeness=likeness, exact=exact,
    )  # fmt: skip
