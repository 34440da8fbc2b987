"""Offices that somebody may have held on a day, as articles state them."""

from __future__ import annotations

import sqlite3

from onrecord.store.read.answers import Named
from onrecord.store.read.tenures import HELD, CitedOffice
from onrecord.store.sqlite.identities import members
from onrecord.store.sqlite.queries.conditions import SUPERSEDED
from onrecord.store.sqlite.queries.reports.lists import Narrowed

_MERGED = "SELECT id FROM identity WHERE canonical_id IN (SELECT canonical_id FROM identity WHERE id <> canonical_id)"
_AROUND = (
    "SELECT identity_id AS id FROM office GROUP BY identity_id "
    "HAVING (min(at) <= ? || '~' OR max(from_date) IS NOT NULL) AND (max(at) || '~' >= ? OR max(to_date) IS NOT NULL) "
    f"UNION {_MERGED}"
)
"""Whom articles before the day's end and after its beginning give an office, or date it; those of several names are
looked at in any case. Of 110,000 offices those of a day take 60 ms and of a month 120; all of them took 840."""


def cited_offices(
    connection: sqlite3.Connection, day: str, *, of: Named | None, on: str | None, since: str | None, until: str | None
) -> tuple[CitedOffice, ...]:
    """Return at least the offices that tell who held which on a day, the newest first; those who seek one don't count.

    Args:
        on: words of the title, the organization or the place.
        since: of articles from this day on, and `until` that one.
    """
    asked = Narrowed().on(on, "v.title", "v.organization", "v.place").days(since, until)
    whom, values = _AROUND, [day, day]
    if of is not None:
        whom, values = "SELECT value AS id FROM json_each(?)", [str([*members(connection, of.id)])]
    rows = connection.execute(
        "SELECT 'o' || v.article_id || '.' || v.n, c.name, c.id, v.title, v.organization, v.place, v.status, "
        f"v.from_date, v.to_date, v.at, v.confidence, v.article_id FROM ({whom}) k CROSS JOIN office v "
        "JOIN identity i ON i.id = v.identity_id JOIN identity c ON c.id = i.canonical_id "
        f"WHERE v.identity_id = k.id AND v.rejected_by IS NULL AND v.article_id NOT IN {SUPERSEDED} "
        f"AND v.status IN ({', '.join('?' * len(HELD))}) AND {' AND '.join(asked.where)} ORDER BY v.at DESC, v.id DESC",
        (*values, *HELD, *asked.values),
    )
    return tuple(CitedOffice(*row) for row in rows)
