"""Putting together what was published more than once: copies of articles, and the same quotation."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.record import Article, Record, Statement
from onrecord.store.sqlite.queries import copies, quotations
from onrecord.store.sqlite.queries.added import next_number
from onrecord.store.write.copies import Hashes, is_copy, shingles
from onrecord.store.write.preparing import Prepared
from onrecord.store.write.quotations import may_be_one_speaker, quotation_keys

_COMPARED = 4
"""Articles that share bands, compared in full: the first is the right one nearly always."""
_REMEMBERED = 2048
"""Texts' shingles kept at hand (5 KB each): copies of one story come in bursts."""


class Copies:
    """Finds the group of each new article; keeps the shingles of the texts met last."""

    def __init__(self) -> None:
        self._shingles: OrderedDict[str, Hashes] = OrderedDict()

    def place(self, connection: sqlite3.Connection, number: int, prepared: Prepared) -> None:
        """Join the new article to the group that it is a copy in, or open one.

        The earliest of a group leads it; an update of the same story by the same publisher, or at the same
        address, supersedes what it updates.
        """
        article, names = prepared.article, prepared.bands
        self._keep(article.id, prepared.hashes)
        leader = self._leader(connection, prepared.hashes, names)
        if leader is None:
            copies.lead(connection, number, names)
            return
        siblings = copies.siblings(connection, leader)
        copies.follow(connection, number, leader)
        if article.published and article.published < (siblings[0].published or "9999"):
            copies.take_lead(connection, number, leader, names)
        _supersede(connection, number, article, siblings)

    def _hashes(self, sha256: str, text: str) -> Hashes:
        found = self._shingles.get(sha256)
        return self._keep(sha256, shingles(text) if found is None else found)

    def _keep(self, sha256: str, hashes: Hashes) -> Hashes:
        self._shingles[sha256] = hashes
        self._shingles.move_to_end(sha256)
        if len(self._shingles) > _REMEMBERED:
            self._shingles.popitem(last=False)
        return hashes

    def _leader(self, connection: sqlite3.Connection, hashes: Hashes, names: tuple[str, ...]) -> int | None:
        for candidate in copies.near(connection, names, most=_COMPARED):
            if is_copy(hashes, self._hashes(*copies.text_of(connection, candidate))):
                return candidate
        return None


def _supersede(connection: sqlite3.Connection, number: int, article: Article, siblings: list[copies.Sibling]) -> None:
    older = [s for s in siblings if _is_version(s, article)]
    if not older:
        return
    newest = max(older, key=lambda s: (s.published or "", s.id))
    if (article.published or "9999") < (newest.published or ""):
        copies.supersede(connection, newest.id, [number])
    else:
        copies.supersede(connection, number, [s.id for s in older])


def _is_version(one: copies.Sibling, article: Article) -> bool:
    """Return whether two copies are versions of one article rather than an agency's story in two papers."""
    if article.url and one.url:
        return article.url == one.url
    if article.publisher and one.publisher:
        return article.publisher == one.publisher
    return article.source == one.source and article.source not in ("-", "text")


def keyed_statements(record: Record) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of each statement that quotes a sentence, by its id."""
    return {s.id: keys for s in record.statements if (keys := quotation_keys(s))}


def group_quotations(
    connection: sqlite3.Connection, record: Record, known: Mapping[str, tuple[str, ...]]
) -> Mapping[str, int]:
    """Find the quotation that each quoted statement appears in by its sentences, or open one; by the statement's id.

    `known` has the keys of statements, by their ids.
    """
    keyed = [(s, known[s.id]) for s in record.statements if s.id in known]
    task = _Quotations(connection, [k for _, keys in keyed for k in keys])
    found = {s.id: task.assign(s, keys) for s, keys in keyed}
    task.write(set(found.values()))
    return found


class _Quotations:
    """The quotations that share a sentence with an article: looked up once, and written once."""

    def __init__(self, connection: sqlite3.Connection, keys: Sequence[str]) -> None:
        self._connection = connection
        rows = quotations.sharing(connection, keys)
        self._of = {key: quotation for key, quotation, _ in rows}
        self._speakers: dict[int, str | None] = {quotation: speaker for _, quotation, speaker in rows}
        self._keys: list[tuple[str, int]] = []
        self._opened: list[tuple[int, str, str | None]] = []
        self._next = next_number(connection, "quotation")

    def assign(self, statement: Statement, keys: Sequence[str]) -> int:
        """Find the first quotation with one of these sentences whose speaker may be the same, or open one."""
        near = sorted({self._of[k] for k in keys if k in self._of})
        same = (q for q in near if may_be_one_speaker(self._speakers[q], statement.speaker))
        quotation = next(same, None) or self._open(statement)
        for key in keys:
            if key not in self._of:
                self._of[key] = quotation
                self._keys.append((key, quotation))
        return quotation

    def _open(self, statement: Statement) -> int:
        quotation, self._next = self._next, self._next + 1
        self._speakers[quotation] = statement.speaker
        self._opened.append((quotation, " ".join(statement.text.split())[:200], statement.speaker))
        return quotation

    def write(self, appearing: Iterable[int]) -> None:
        """Write what was opened, and that these quotations appear in one article more."""
        quotations.open_quotations(self._connection, self._opened)
        quotations.add_keys(self._connection, self._keys)
        opened = {q for q, _, _ in self._opened}
        quotations.count_again(self._connection, [q for q in sorted(appearing) if q not in opened])
