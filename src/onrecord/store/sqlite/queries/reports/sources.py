"""Who is quoted, how often and at what length, what share has no named source, and how many are women and men."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec

from onrecord.errors import SearchError
from onrecord.lang.en.lexicons import word_lists
from onrecord.store.read.reported import FirstRows, Grouping, Pronoun, Quoted
from onrecord.store.sqlite.queries.conditions import days_between

GROUPS = {"publisher": "a.publisher", "author": "author.value", "section": "a.section", "all": "NULL"}
"""What sources are counted by, and its column."""
_SURE = 0.75
"""Share of somebody's pronouns that must agree before they tell: of the 60 people most quoted in 210 articles of
PolNeAR 55 are told so, all rightly."""
_FEWEST = 2
"""Pronouns of somebody that tell: one alone is often another's."""
_WORDS = "length(trim(s.text)) - length(replace(replace(trim(s.text), ' ', ''), char(10), '')) + 1"
"""Words of a statement: one more than the spaces between them."""


class SourcesAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Of which articles the sources are counted, and by what.

    Attributes:
        group: of this outlet, author or section alone, as `by` says.
        read: of this many statements, the newest; None: of all.
    """

    by: Grouping = "publisher"
    group: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    read: int | None = None


def sources(connection: sqlite3.Connection, asked: SourcesAsked, *, limit: int) -> FirstRows[Quoted]:
    """Return who is quoted in each outlet or section, or by each author, the most frequent first; the unnamed in a row.

    Raises:
        SearchError: `by` is none of GROUPS.
    """
    found = quoted(connection, asked)
    return FirstRows(rows=found[: limit or None], total=len(found))


def quoted(connection: sqlite3.Connection, asked: SourcesAsked) -> tuple[Quoted, ...]:
    """Return every row of `sources`."""
    if asked.by not in GROUPS:
        raise SearchError(f"sources by {asked.by!r}: count them by one of {', '.join(GROUPS)}")
    chosen, values = _statements(asked)
    authors = " LEFT JOIN json_each(a.authors) author ON 1" if asked.by == "author" else ""
    rows = connection.execute(
        f"SELECT {GROUPS[asked.by]}, c.name, c.id, count(*) AS n, count(DISTINCT s.article_id), sum({_WORDS}) "
        f"FROM {chosen} JOIN article a ON a.id = s.article_id{authors} LEFT JOIN identity i ON i.id = s.identity_id "
        "LEFT JOIN identity c ON c.id = i.canonical_id GROUP BY 1, c.id ORDER BY n DESC, c.id",
        values,
    ).fetchall()
    pronouns = _pronouns(connection, chosen, values)
    statements, words = (_sums(rows, column) for column in (3, 5))
    return tuple(
        Quoted(
            group=r[0], speaker=r[1], speaker_id=r[2], statements=r[3], articles=r[4], share=r[3] / statements[r[0]],
            words=r[5], word_share=r[5] / words[r[0]], pronoun=pronouns.get(r[2]),
        )
        for r in rows
        if asked.group in (None, r[0])
    )  # fmt: skip


def _statements(asked: SourcesAsked) -> tuple[str, tuple[Any, ...]]:
    """Return SQL for the statements that are counted, under the name `s`, and its values."""
    dated, values = days_between("k.at", asked.since, asked.until)
    if asked.publisher is not None:
        dated, values = f"{dated} AND b.publisher = ?", (*values, asked.publisher)
    newest = "" if asked.read is None else f" ORDER BY k.at DESC LIMIT {asked.read}"
    return (
        "(SELECT k.id, k.article_id, k.identity_id, k.speaker_id, k.text FROM statement k JOIN article b "
        f"ON b.id = k.article_id WHERE k.rejected_by IS NULL AND b.superseded_by IS NULL{dated}{newest}) s",
        values,
    )


def _sums(rows: Sequence[Any], column: int) -> Counter[str | None]:
    sums: Counter[str | None] = Counter()
    for row in rows:
        sums[row[0]] += row[column]
    return sums


def _pronouns(connection: sqlite3.Connection, chosen: str, values: tuple[Any, ...]) -> dict[int | None, Pronoun]:
    """Return by which pronoun the articles that quote a person call them, by the person's number."""
    lists = word_lists("coreference")
    counts: dict[int, Counter[Pronoun]] = {}
    rows = connection.execute(
        f"SELECT c.id, lower(m.name), count(*) FROM (SELECT DISTINCT speaker_id FROM {chosen}) q "
        "JOIN entity e ON e.id = q.speaker_id JOIN mention m ON m.entity_id = e.id AND m.form = 'pronoun' "
        "JOIN identity i ON i.id = e.identity_id JOIN identity c ON c.id = i.canonical_id "
        "WHERE c.kind = 'person' GROUP BY 1, 2",
        values,
    )
    for number, word, count in rows:
        for pronoun, name in (("she", "female_pronouns"), ("he", "male_pronouns")):
            if word in lists[name]:
                counts.setdefault(number, Counter())[pronoun] += count  # type: ignore[index]
    return {number: told for number, found in counts.items() if (told := _told(found))}


def _told(found: Counter[Pronoun]) -> Pronoun | None:
    ((pronoun, count),) = found.most_common(1)
    return pronoun if count >= max(_FEWEST, _SURE * found.total()) else None
