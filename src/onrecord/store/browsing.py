"""Looking around: lists in pages, what to filter by, what fits the letters typed. Each answers in milliseconds."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from onrecord.store import browsing_articles, browsing_facts, browsing_people, browsing_ties
from onrecord.store.answers import Said
from onrecord.store.browsed import (
    Asked,
    Bond,
    Counted,
    Density,
    Editions,
    Facets,
    Found,
    Headline,
    Page,
    Publisher,
    Rulings,
    Share,
)  # fmt: skip
from onrecord.store.identities import Named, find_one
from onrecord.store.paging import paged

T = TypeVar("T")
_PATIENCE = 60
"""What counts the whole store is counted again no sooner than after this many times what it took: 2 % of the time."""


class Browser:
    """What the store shows to somebody who looks around; `Store.browse`."""

    def __init__(self, reading: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._reading = reading
        self._kept = _Kept()

    def articles(
        self,
        words: str | None = None,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[Headline]:
        """Articles, the newest first; versions that later ones replaced are left out."""
        with self._reading() as connection:
            return browsing_articles.articles(
                connection, words, publisher=publisher, since=since, until=until, limit=limit, offset=offset
            )

    def publishers(self) -> tuple[Publisher, ...]:
        """Who published the articles, the most frequent first."""
        return self._whole("publishers", browsing_articles.publishers)

    def editions(self, article: int) -> Editions:
        """An article with its origins, copies and versions.

        Raises:
            NoSuchFactError: no such article.
        """
        with self._reading() as connection:
            return browsing_articles.editions(connection, article)

    def rulings(self, article: int) -> Rulings:
        """What corrections say of an article's facts."""
        with self._reading() as connection:
            return browsing_ties.rulings(connection, article)

    def bonds(self, who: str, *, limit: int = 40) -> tuple[Bond, ...]:
        """Somebody's ties, and the ties of those at their other ends to each other."""
        with self._reading() as connection:
            return browsing_ties.bonds(connection, find_one(connection, who), limit=limit)

    def one(self, who: str) -> Named:
        """Who is called that, or has that number (`#12`).

        Raises:
            NoSuchNameError, AmbiguousNameError.
        """
        with self._reading() as connection:
            return find_one(connection, who)

    def people(self, *, kind: str = "person", limit: int = 50, offset: int = 0) -> Page[Named]:
        """Those of a kind, whom most articles speak of first."""
        with self._reading() as connection:
            return browsing_people.people(connection, kind=kind, limit=limit, offset=offset)

    def look_up(self, text: str, *, limit: int = 8) -> Found:
        """What fits the letters typed so far: people by the beginnings of their names' words, articles, statements."""
        with self._reading() as connection:
            return browsing_people.look_up(connection, text, limit=limit)

    def said(
        self,
        words: str | None = None,
        *,
        speaker: str | None = None,
        mode: str | None = None,
        setting: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[Said]:
        """Statements with these words, or all, of somebody or anybody; the newest first."""
        with self._reading() as connection:
            return browsing_facts.said(
                connection,
                words,
                browsing_facts.Wanted(mode=mode, setting=setting, publisher=publisher, since=since, until=until),
                speaker=find_one(connection, speaker) if speaker else None,
                limit=limit,
                offset=offset,
            )

    def facets(self, speaker: str) -> Facets:
        """What somebody's statements can be filtered by."""
        with self._reading() as connection:
            return browsing_facts.facets(connection, find_one(connection, speaker))

    def mentions(self, who: str, *, limit: int = 50, offset: int = 0) -> Page[Said]:
        """What others said of somebody, the articles added last first."""
        with self._reading() as connection:
            return browsing_facts.statements_about(connection, find_one(connection, who), limit=limit, offset=offset)

    def silences(
        self,
        *,
        party: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[Asked]:
        """Who was asked and gave no answer, the newest first, and what they said within thirty days after."""
        with self._reading() as connection:
            return browsing_facts.silences(
                connection,
                find_one(connection, party) if party else None,
                browsing_facts.Wanted(publisher=publisher, since=since, until=until),
                limit=limit,
                offset=offset,
            )

    def counts(self) -> dict[str, int]:
        """The number of rows of each kind of fact, as `Store.counts`; those of large stores a moment old."""
        return dict(self._whole("counts", browsing_articles.counts))

    def kinds(self) -> tuple[Share, ...]:
        """How many persons, organizations, places and others there are."""
        return self._whole("kinds", browsing_people.kinds)

    def density(self, *, about: str | None = None, by: str = "year") -> tuple[Density, ...]:
        """How many events fall into each year or, by "month", into each month, in order."""
        if about:
            with self._reading() as connection:
                return browsing_facts.density(connection, find_one(connection, about), by=by)
        return self._whole(f"density {by}", lambda c: browsing_facts.density(c, None, by=by))

    def quantities(self, *, limit: int = 50, offset: int = 0) -> Page[Counted]:
        """What is counted in the most figures."""
        found = self._whole("quantities", browsing_facts.quantities)
        return paged(found[offset : offset + limit + 1], limit=limit, offset=offset)

    def _whole(self, name: str, count: Callable[[sqlite3.Connection], T]) -> T:
        """What is counted over the whole store, kept until that changes and it is worth while."""
        with self._reading() as connection:
            return self._kept.get(name, connection, count)


class _Kept:
    """Answers about the whole store, with its state when they were given."""

    def __init__(self) -> None:
        self._answers: dict[str, tuple[tuple[int, int], float, Any]] = {}

    def get(self, name: str, connection: sqlite3.Connection, count: Callable[[sqlite3.Connection], T]) -> T:
        state = int(connection.execute("PRAGMA data_version").fetchone()[0]), connection.total_changes
        start = time.monotonic()
        kept = self._answers.get(name)
        if kept is not None and (state == kept[0] or start < kept[1]):
            answer: T = kept[2]
            return answer
        fresh = count(connection)
        now = time.monotonic()
        self._answers[name] = state, now + _PATIENCE * (now - start), fresh
        return fresh
