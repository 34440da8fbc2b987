"""Facts of many articles that cannot all be true."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.facts.exclusions import HELD, MUTUAL, WEIGHED, HeldPost, Somebody, StatedTie, exclusions, single_posts
from onrecord.lang.en.lexicons import word_table
from onrecord.store.read.reported import Contradiction

_MOST = 50_000
"""Ties and posts that are compared, the newest first."""


def contradictions(connection: sqlite3.Connection, *, limit: int) -> tuple[Contradiction, ...]:
    """Return the pairs of facts that exclude each other, each by the surest article that states it.

    What several articles state is as sure as if each were right or wrong by itself: nine outweigh one.
    """
    ties, posts = tuple(_ties(connection)), tuple(_posts(connection))
    said = {tie.fact: _says(tie) for tie in ties} | {p.fact: f"{p.holder.name}, {p.title}, {p.body}" for p in posts}
    found = exclusions(ties, posts)[:limit] if limit else exclusions(ties, posts)
    return tuple(
        Contradiction(
            why=one.why, kept=one.kept, kept_words=said[one.kept], contradicted=one.contradicted,
            contradicted_words=said[one.contradicted],
        )
        for one in found
    )  # fmt: skip


def _says(tie: StatedTie) -> str:
    return f"{tie.subject.name} {word_table('tie_words')[tie.kind]} {tie.object.name}"


def _ties(connection: sqlite3.Connection) -> Iterator[StatedTie]:
    # Of the columns beside max() SQLite takes those of the row that has it.
    rows = connection.execute(
        "SELECT v.fact, v.kind, v.subject_id, v.subject, v.object_id, v.object, "
        "substr(a.text, json_extract(v.evidence, '$[0][0]') + 1, "
        "json_extract(v.evidence, '$[0][1]') - json_extract(v.evidence, '$[0][0]')), count(DISTINCT v.article_id), "
        "max(v.confidence) "
        "FROM tied v JOIN article a ON a.id = v.article_id WHERE v.object_id IS NOT NULL AND v.kind IN "
        f"({', '.join('?' * len(WEIGHED))}) GROUP BY v.kind, v.subject_id, v.object_id ORDER BY v.id DESC LIMIT ?",
        (*sorted(WEIGHED), _MOST),
    ).fetchall()
    stating: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        stating[_both_ways(row)] += row[7]
    for row in rows:
        fact, kind, subject_id, subject, object_id, other, words, _, confidence = row
        yield StatedTie(
            fact=fact, kind=kind, subject=Somebody(key=str(subject_id), name=subject),
            object=Somebody(key=str(object_id), name=other), words=words or "",
            confidence=1 - (1 - confidence) ** stating[_both_ways(row)],
        )  # fmt: skip


def _both_ways(row: Sequence[object]) -> tuple[object, ...]:
    """Return what a row states, the same whichever way round where the tie is of both alike."""
    return (row[1], frozenset((row[2], row[4]))) if row[1] in MUTUAL else (row[1], row[2], row[4])


def _posts(connection: sqlite3.Connection) -> Iterator[HeldPost]:
    single, held = sorted(single_posts()), sorted(HELD)
    rows = connection.execute(
        "SELECT v.fact, v.title, coalesce(v.organization, v.place), v.at, v.status, v.person_id, v.person, "
        "max(v.confidence) FROM held v WHERE v.at IS NOT NULL AND coalesce(v.organization, v.place) IS NOT NULL "
        f"AND v.status IN ({', '.join('?' * len(held))}) AND lower(v.title) IN ({', '.join('?' * len(single))}) "
        "GROUP BY lower(v.title), lower(coalesce(v.organization, v.place)), v.at, v.person_id "
        "ORDER BY v.id DESC LIMIT ?",
        (*held, *single, _MOST),
    )
    for fact, title, body, day, status, person_id, person, confidence in rows:
        yield HeldPost(
            fact=fact, title=title, body=body, day=day, status=status, confidence=confidence,
            holder=Somebody(key=str(person_id), name=person),
        )  # fmt: skip
