"""Looking around: lists in pages, what to filter by, what fits the letters typed. Each answers in milliseconds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import TypeVar

from onrecord.store.corrections import changing
from onrecord.store.read import (
    articles as browsing_articles,
)
from onrecord.store.read import (
    disagreements,
    dossiers,
)
from onrecord.store.read import (
    facts as browsing_facts,
)
from onrecord.store.read import (
    people as browsing_people,
)
from onrecord.store.read import (
    ties as browsing_ties,
)
from onrecord.store.read.answers import Dossier, Quantity, Question, Said
from onrecord.store.read.browsed import (
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
from onrecord.store.read.cache import Kept
from onrecord.store.read.paging import paged
from onrecord.store.sqlite.identities import Named, find_one

T = TypeVar("T")
_READ = 700
"""Figures of a common word that are compared for a page: 40 ms."""
_ANSWERS = 16
"""Answers about figures that are kept: those of a common word have thousands of sentences."""


class Browser:
    """What the store shows to somebody who looks around; `Store.browse`."""

    def __init__(self, reading: Callable[[], AbstractContextManager[sqlite3.Connection]]) -> None:
        self._reading = reading
        self._kept, self._counted = Kept(), Kept(most=_ANSWERS)

    def share(self, others: Iterable[Browser]) -> None:
        """Keep answers together with others who look at the same store, each in a thread of its own."""
        with self._reading() as connection:
            self._kept, self._counted = Kept(watched=connection), Kept(most=_ANSWERS, watched=connection)
        for other in others:
            other._kept, other._counted = self._kept, self._counted

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
        return self._of("bonds", who, lambda c, one: browsing_ties.bonds(c, one, limit=limit), limit)

    def dossier(self, who: str, *, limit: int = 20) -> Dossier:
        """Everything known of somebody, as `Store.who`; while articles are added it may be a moment old."""
        return self._of("dossier", who, lambda c, one: dossiers.dossier(c, one, limit=limit), limit)

    def questions(self, *, limit: int = 20) -> tuple[Question, ...]:
        """Pairs that may be one, as `Store.questions`; while articles are added it may be a moment old."""
        return self._whole(f"questions {limit}", lambda c: changing.questions(c, limit=limit))

    def figures(self, words: str, *, limit: int = 20) -> tuple[Quantity, ...]:
        """Figures with these words, as `Store.figures`, of a common word fewer; it may be a moment old."""
        with self._reading() as connection:
            return self._counted.get(
                (words, limit), connection, lambda c: disagreements.figures(c, words, limit=limit, read=_READ)
            )

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
        sought = browsing_people.sought(text)
        with self._reading() as connection:
            return self._kept.get(
                ("look up", sought, limit), connection, lambda c: browsing_people.look_up(c, sought, limit=limit)
            )

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
        return self._of("facets", speaker, browsing_facts.facets)

    def mentions(self, who: str, *, limit: int = 50, offset: int = 0) -> Page[Said]:
        """What others said of somebody, the articles added last first."""
        return self._of(
            "mentions", who, lambda c, one: browsing_facts.statements_about(c, one, limit=limit, offset=offset),
            limit, offset,
        )  # fmt: skip

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
            return self._of(f"density {by}", about, lambda c, one: browsing_facts.density(c, one, by=by))
        return self._whole(f"density {by}", lambda c: browsing_facts.density(c, None, by=by))

    def quantities(self, *, limit: int = 50, offset: int = 0) -> Page[Counted]:
        """What is counted in the most figures."""
        found = self._whole("quantities", browsing_facts.quantities)
        return paged(found[offset : offset + limit + 1], limit=limit, offset=offset)

    def _of(self, what: str, who: str, ask: Callable[[sqlite3.Connection, Named], T], *values: int) -> T:
        """What is known of somebody, kept until that changes and it is worth while."""
        with self._reading() as connection:
            one = find_one(connection, who)
            return self._kept.get((what, one.id, *values), connection, lambda c: ask(c, one))

    def _whole(self, name: str, count: Callable[[sqlite3.Connection], T]) -> T:
        """What is counted over the whole store, kept until that changes and it is worth while."""
        with self._reading() as connection:
            return self._kept.get(name, connection, count)
