"""What reporters ask of a store beside its lists: a part of `Store`."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from typing import Protocol, get_args

from onrecord.store.corrections.anchors import place_of
from onrecord.store.read import disagreements
from onrecord.store.read.answers import Named, Statement
from onrecord.store.read.asked import checked_choice, checked_name, checked_period
from onrecord.store.read.browsed import Step
from onrecord.store.read.browsing import Browser
from onrecord.store.read.reported import (
    Bond,
    Change,
    Compared,
    Contradiction,
    Differing,
    FirstRows,
    Grouping,
    HeldOffice,
    Pending,
    PendingAsked,
    PendingWhy,
    Quoted,
    ReadBy,
    SourceShare,
    Stand,
    StatedOffice,
)
from onrecord.store.read.revised import Revision
from onrecord.store.read.shares import shares
from onrecord.store.read.tenures import held_on
from onrecord.store.sqlite.lookup import NUMBER, find_all, find_exactly, find_one
from onrecord.store.sqlite.queries.articles import readings
from onrecord.store.sqlite.queries.reports import between, changes, excluded, lists, paths, sources, versions
from onrecord.store.sqlite.queries.reports.held import cited_offices

_LIMIT = 20
_ALL = 1_000_000
_QUANTITIES = 50
"""Quantities that fit words, whose numbers are followed from article to article."""


class Reports(Protocol):
    """Answers of a store; it says how its file is read."""

    browse: Browser

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def exactly(self, name: str) -> Named:
        """Find who is called exactly that, or has that number (`e12`, `12`): whom a correction would be about.

        Raises:
            NoSuchNameError, AmbiguousNameError.
        """
        with self._reading() as connection:
            return find_exactly(connection, name)

    def readings(self) -> tuple[ReadBy, ...]:
        """Return which versions of the program, the network and the rules read how many articles."""
        with self._reading() as connection:
            return readings(connection)

    def fact_words(self, fact: str) -> str:
        """Return what a fact says, by its id (`s12.3`), or who has a number (`e12`).

        Raises:
            NoSuchFactError: no such fact.
        """
        with self._reading() as connection:
            one = NUMBER.fullmatch(fact.strip())
            return find_exactly(connection, fact.strip()).line() if one else place_of(connection, fact).label

    def about(self, who: str, other: str | None = None, *, limit: int = _LIMIT) -> FirstRows[Statement]:
        """Return what others say about somebody or, of two, what each says about the other; the newest first.

        Raises:
            NoSuchNameError, AmbiguousNameError.
        """
        with self._reading() as connection:
            one, two = find_one(connection, who), find_one(connection, other) if other else None
            return between.about(connection, one, two, limit=limit)

    def offices(
        self,
        *,
        on: str | None = None,
        of: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = _LIMIT,
    ) -> FirstRows[StatedOffice]:
        """Return who holds, held or seeks which office, as articles state it; the newest first.

        Args:
            on: words of the title, the organization or the place.
        """
        with self._reading() as connection:
            who = find_one(connection, of) if of else None
            return lists.offices(connection, of=who, on=on, since=since, until=until, limit=limit)

    def held_on(
        self,
        day: str,
        *,
        on: str | None = None,
        of: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = _LIMIT,
    ) -> FirstRows[HeldOffice]:
        """Return who held which office on a day, or in a month or year; the one that articles named last first.

        Args:
            on: words of the title, the organization or the place.
            since: articles from this day on, as they state it, and `until` that one.
        Raises:
            DateError: it is not a date.
        """
        period = checked_period(day)
        with self._reading() as connection:
            who = find_one(connection, of) if of else None
            found = held_on(cited_offices(connection, period, of=who, on=on, since=since, until=until), period)
        return FirstRows(rows=found[: limit or None], total=len(found))

    def positions(
        self,
        *,
        on: str | None = None,
        of: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = _LIMIT,
    ) -> FirstRows[Stand]:
        """Return who takes which position, of somebody or on something; the newest first.

        Args:
            on: words of the topic, each in what the position is on or, as a word or its beginning, in its evidence.
            limit: 0 for all, as in every report.
        """
        with self._reading() as connection:
            who = find_one(connection, of) if of else None
            return lists.positions(connection, of=who, on=on, since=since, until=until, limit=limit)

    def disputes(
        self,
        *,
        on: str | None = None,
        of: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = _LIMIT,
    ) -> FirstRows[Differing]:
        """Return whose accounts or positions conflict, of somebody or about something; the newest first."""
        with self._reading() as connection:
            who = find_one(connection, of) if of else None
            return lists.disputes(connection, of=who, on=on, since=since, until=until, limit=limit)

    def ties(self, *, start: str | None = None, end: str | None = None, limit: int = _LIMIT) -> FirstRows[Bond]:
        """Return ties from somebody to somebody, as articles state them: read from subject to object."""
        with self._reading() as connection:
            one, other = (find_one(connection, name) if name else None for name in (start, end))
            return lists.ties(connection, start=one, end=other, limit=limit)

    def chain(self, first: str, second: str) -> tuple[Step, ...]:
        """Return the shortest chain of ties from one to the other, of six at most; none where there is no such chain.

        Raises:
            NoSuchNameError, AmbiguousNameError.
        """
        with self._reading() as connection:
            return paths.chain(connection, find_one(connection, first), find_one(connection, second))

    def pending(
        self,
        why: PendingWhy | None = None,
        *,
        kind: str | None = None,
        of: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        limit: int = _LIMIT,
    ) -> FirstRows[Pending]:
        """Return the facts for a person to `accept` or `reject`: contradicted ones, then uncertain ones.

        Args:
            why: only "uncertain" or "contradictory" ones; "new": of articles added since then, however sure.
            kind: "statement", "office", …
            of: somebody's.
            since: a day, or a moment as `added_at` has it.
            limit: 0 for all.
        Raises:
            SearchError: no such reason.
            NoSuchNameError, AmbiguousNameError: of whom, or by whom.
        """
        with self._reading() as connection:
            who = find_one(connection, of).id if of else None
        checked_choice(why, get_args(PendingWhy))
        for words in (kind, publisher, since):
            checked_name(words or "")
        asked = PendingAsked(why=why, kind=kind, who=who, publisher=publisher, since=since)
        return self.browse.pending(asked, limit=limit or _ALL)

    def contradictions(self, *, limit: int = _LIMIT) -> tuple[Contradiction, ...]:
        """Return pairs of facts that exclude each other, for a person to `reject` the wrong one; all for limit 0."""
        with self._reading() as connection:
            return excluded.contradictions(connection, limit=limit)

    def changes(self, what: str) -> tuple[Change, ...]:
        """Return what changed from article to article: of somebody of this name, else of a figure with these words.

        Raises:
            AmbiguousNameError, SearchError.
        """
        with self._reading() as connection:
            if find_all(connection, what):
                return changes.of_person(connection, find_one(connection, what))
            return changes.of_figures(disagreements.figures(connection, what, limit=_QUANTITIES))

    def revisions(self, article: int) -> tuple[Revision, ...]:
        """Return what each version of an article says otherwise than the one before it; nothing where there is one.

        Raises:
            NoSuchFactError: no such article.
        """
        with self._reading() as connection:
            return versions.revisions(connection, article)

    def compare(self, first: str, second: str) -> tuple[Compared, ...]:
        """Return two people or organizations side by side."""
        with self._reading() as connection:
            return between.compare(connection, find_one(connection, first), find_one(connection, second))

    def sources(
        self,
        *,
        by: Grouping = "publisher",
        group: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = _LIMIT,
    ) -> FirstRows[Quoted]:
        """Return who is quoted, by outlet, author or section, with the share that has no named source.

        Args:
            group: only this outlet, author or section.
        """
        with self._reading() as connection:
            asked = sources.SourcesAsked(by=by, group=group, publisher=publisher, since=since, until=until)
            return sources.sources(connection, asked, limit=limit)

    def source_shares(
        self,
        *,
        by: Grouping = "publisher",
        group: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> tuple[SourceShare, ...]:
        """Sum up the sources of each outlet, author or section: named and unnamed, women and men."""
        with self._reading() as connection:
            asked = sources.SourcesAsked(by=by, group=group, publisher=publisher, since=since, until=until)
            return shares(sources.quoted(connection, asked))
