"""Putting together what was published more than once: copies of articles, and the same quotation."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Mapping

import msgspec

from onrecord.record import Article, Record
from onrecord.store.copies import Hashes, is_copy, shingles
from onrecord.store.preparing import Prepared
from onrecord.store.quotations import may_be_one_speaker, quotation_keys

_COMPARED = 4
"""Articles that share bands, compared in full: the first is the right one nearly always."""
_REMEMBERED = 512
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
    found: dict[str, int] = {}
    counted: set[int] = set()
    for statement in record.statements:
        keys = quotation_keys(statement)
        if not keys:
            continue
        quotation = _quotation(connection, keys, speaker=statement.speaker, text=statement.text)
        connection.executemany(
            "INSERT OR IGNORE INTO quotation_key (name, quotation_id) VALUES (?, ?)", [(k, quotation) for k in keys]
        )
        if quotation not in counted:
            connection.execute("UPDATE quotation SET appearances = appearances + 1 WHERE id = ?", (quotation,))
            counted.add(quotation)
        found[statement.id] = quotation
    return found


def _quotation(connection: sqlite3.Connection, keys: tuple[str, ...], *, speaker: str | None, text: str) -> int:
    rows = connection.execute(
        "SELECT DISTINCT q.id, q.speaker FROM quotation_key k JOIN quotation q ON q.id = k.quotation_id "
        f"WHERE k.name IN ({','.join('?' * len(keys))}) ORDER BY q.id",
        keys,
    ).fetchall()
    for known, known_speaker in rows:
        if may_be_one_speaker(known_speaker, speaker):
            return int(known)
    cursor = connection.execute(
        "INSERT INTO quotation (name, speaker, appearances) VALUES (?, ?, 0)", (" ".join(text.split())[:200], speaker)
    )
    return int(cursor.lastrowid or 0)


def forget_quotations(connection: sqlite3.Connection, article: int) -> None:
    """Take an article's statements out of their quotations, before the statements go."""
    rows = connection.execute(
        "SELECT DISTINCT quotation_id FROM statement WHERE article_id = ? AND quotation_id IS NOT NULL", (article,)
    ).fetchall()
    connection.execute("UPDATE statement SET quotation_id = NULL WHERE article_id = ?", (article,))
    connection.executemany("UPDATE quotation SET appearances = appearances - 1 WHERE id = ?", rows)
    connection.executemany("DELETE FROM quotation WHERE id = ? AND appearances <= 0", rows)
