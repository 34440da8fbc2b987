"""Putting together what was published more than once: copies of articles, and the same quotation."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from onrecord.record import Article, Record, Statement
from onrecord.store.write.copies import Hashes, is_copy, shingles
from onrecord.store.write.preparing import Prepared
from onrecord.store.write.quotations import may_be_one_speaker, quotation_keys

_COMPARED = 4
"""Articles that share bands, compared in full: the first is the right one nearly always."""
_REMEMBERED = 2048
"""Texts' shingles kept at hand (5 KB each): copies of one story come in bursts."""


class _Sibling(msgspec.Struct, frozen=True):
    """An article of a group of copies."""

    id: int
    source: str
    url: str | None
    publisher: str | None
    published: str | None


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
            _lead(connection, number, names)
            return
        siblings = _siblings(connection, leader)
        connection.execute("UPDATE article SET copy_of = ? WHERE id = ?", (leader, number))
        if article.published and article.published < (siblings[0].published or "9999"):
            _take_lead(connection, number, leader, names)
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
        near = connection.execute(
            f"SELECT article_id FROM band WHERE name IN ({','.join('?' * len(names))}) "
            "GROUP BY article_id ORDER BY count(*) DESC, article_id LIMIT ?",
            (*names, _COMPARED),
        ).fetchall()
        for (candidate,) in near:
            row = connection.execute("SELECT sha256, text FROM article WHERE id = ?", (candidate,)).fetchone()
            if is_copy(hashes, self._hashes(*row)):
                return int(candidate)
        return None


def _lead(connection: sqlite3.Connection, number: int, names: tuple[str, ...]) -> None:
    connection.executemany("INSERT INTO band (name, article_id) VALUES (?, ?)", [(n, number) for n in names])


def _take_lead(connection: sqlite3.Connection, number: int, leader: int, names: tuple[str, ...]) -> None:
    connection.execute("UPDATE article SET copy_of = ? WHERE copy_of = ? OR id = ?", (number, leader, leader))
    connection.execute("UPDATE article SET copy_of = NULL WHERE id = ?", (number,))
    connection.execute("DELETE FROM band WHERE article_id = ?", (leader,))
    _lead(connection, number, names)


def _siblings(connection: sqlite3.Connection, leader: int) -> list[_Sibling]:
    """The leader, then its copies that nothing supersedes."""
    rows = connection.execute(
        "SELECT id, source, url, publisher, published FROM article WHERE id = ?1 UNION ALL SELECT * FROM "
        "(SELECT id, source, url, publisher, published FROM article WHERE copy_of = ?1 AND superseded_by IS NULL "
        "ORDER BY id DESC LIMIT 200)",
        (leader,),
    )
    return [_Sibling(*row) for row in rows]


def _supersede(connection: sqlite3.Connection, number: int, article: Article, siblings: list[_Sibling]) -> None:
    older = [s for s in siblings if _is_version(s, article)]
    if not older:
        return
    newest = max(older, key=lambda s: (s.published or "", s.id))
    if (article.published or "9999") < (newest.published or ""):
        connection.execute("UPDATE article SET superseded_by = ? WHERE id = ?", (newest.id, number))
        return
    connection.executemany(
        "UPDATE article SET superseded_by = ? WHERE id = ? AND superseded_by IS NULL", [(number, s.id) for s in older]
    )


def _is_version(one: _Sibling, article: Article) -> bool:
    """Whether two copies are versions of one article rather than an agency's story in two papers."""
    if article.url and one.url:
        return article.url == one.url
    if article.publisher and one.publisher:
        return article.publisher == one.publisher
    return article.source == one.source and article.source not in ("-", "text")


def group_quotations(connection: sqlite3.Connection, record: Record) -> Mapping[str, int]:
    """The quotation that each quoted statement's id appears in, found by its sentences or opened."""
    keyed = [(s, quotation_keys(s)) for s in record.statements]
    task = _Quotations(connection, [k for _, keys in keyed for k in keys])
    found = {s.id: task.assign(s, keys) for s, keys in keyed if keys}
    task.write(set(found.values()))
    return found


class _Quotations:
    """The quotations that share a sentence with an article: looked up once, and written once."""

    def __init__(self, connection: sqlite3.Connection, keys: Sequence[str]) -> None:
        self._connection = connection
        rows = connection.execute(
            "SELECT k.name, q.id, q.speaker FROM quotation_key k CROSS JOIN quotation q ON q.id = k.quotation_id "
            f"WHERE k.name IN ({','.join('?' * len(keys))})",
            keys,
        ).fetchall()
        self._of = {key: quotation for key, quotation, _ in rows}
        self._speakers: dict[int, str | None] = {quotation: speaker for _, quotation, speaker in rows}
        self._keys: list[tuple[str, int]] = []
        self._opened: list[tuple[int, str, str | None]] = []
        self._next = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM quotation").fetchone()[0])

    def assign(self, statement: Statement, keys: Sequence[str]) -> int:
        """The first quotation with one of these sentences whose speaker may be the same, or a new one."""
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
        self._connection.executemany(
            "INSERT INTO quotation (id, name, speaker, appearances) VALUES (?, ?, ?, 1)", self._opened
        )
        self._connection.executemany("INSERT INTO quotation_key (name, quotation_id) VALUES (?, ?)", self._keys)
        opened = {q for q, _, _ in self._opened}
        self._connection.executemany(
            "UPDATE quotation SET appearances = appearances + 1 WHERE id = ?",
            [(q,) for q in sorted(appearing) if q not in opened],
        )


def forget_quotations(connection: sqlite3.Connection, article: int) -> None:
    """Take an article's statements out of their quotations, before the statements go."""
    rows = connection.execute(
        "SELECT DISTINCT quotation_id FROM statement WHERE article_id = ? AND quotation_id IS NOT NULL", (article,)
    ).fetchall()
    connection.execute("UPDATE statement SET quotation_id = NULL WHERE article_id = ?", (article,))
    connection.executemany("UPDATE quotation SET appearances = appearances - 1 WHERE id = ?", rows)
    connection.executemany("DELETE FROM quotation WHERE id = ? AND appearances <= 0", rows)
