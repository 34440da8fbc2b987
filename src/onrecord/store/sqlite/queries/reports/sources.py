"""Who is quoted, how often, and what share of the statements has no named source."""

from __future__ import annotations

import sqlite3
from collections import Counter

from onrecord.errors import SearchError
from onrecord.store.read.reported import FirstRows, Quoted
from onrecord.store.sqlite.queries.conditions import days_between

GROUPS = {"publisher": "a.publisher", "author": "author.value", "section": "a.section", "all": "NULL"}
"""What sources are counted by, and its column."""


def sources(
    connection: sqlite3.Connection,
    *,
    by: str,
    publisher: str | None,
    since: str | None,
    until: str | None,
    limit: int,
) -> FirstRows[Quoted]:
    """Return who is quoted in each outlet or section, or by each author, the most frequent first; the unnamed in a row.

    Raises:
        SearchError: `by` is none of GROUPS.
    """
    if by not in GROUPS:
        raise SearchError(f"sources by {by!r}: count them by one of {', '.join(GROUPS)}")
    dated, values = days_between("s.at", since, until)
    if publisher is not None:
        dated, values = f"{dated} AND a.publisher = ?", (*values, publisher)
    authors = " LEFT JOIN json_each(a.authors) author ON 1" if by == "author" else ""
    rows = connection.execute(
        f"SELECT {GROUPS[by]}, c.name, c.id, count(*) AS n, count(DISTINCT s.article_id) FROM statement s "
        f"JOIN article a ON a.id = s.article_id{authors} LEFT JOIN identity i ON i.id = s.identity_id "
        "LEFT JOIN identity c ON c.id = i.canonical_id WHERE s.rejected_by IS NULL AND a.superseded_by IS NULL"
        f"{dated} GROUP BY 1, c.id ORDER BY n DESC, c.id",
        values,
    ).fetchall()
    whole: Counter[str | None] = Counter()
    for row in rows:
        whole[row[0]] += row[3]
    found = [
        Quoted(group=r[0], speaker=r[1], speaker_id=r[2], statements=r[3], articles=r[4], share=r[3] / whole[r[0]])
        for r in rows
    ]
    return FirstRows(rows=tuple(found[: limit or None]), total=len(found))
