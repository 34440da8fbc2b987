"""Looking around: lists in pages, what to filter by, what fits the letters typed. Each answers in milliseconds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

import msgspec

from onrecord.errors import OnRecordError
from onrecord.store.corrections import changing
from onrecord.store.read import disagreements
from onrecord.store.read.answers import Dossier, Named, Quantity, Question, Statement
from onrecord.store.read.browsed import (
    Around,
    Asked,
    Counted,
    Density,
    Edited,
    Editions,
    Facets,
    Headline,
    Matches,
    Page,
    Publisher,
    Rulings,
    Share,
    Tie,
)  # fmt: skip
from onrecord.store.read.cache import QueryCache
from onrecord.store.read.measured import Measured, measures
from onrecord.store.read.paging import paged
from onrecord.store.read.reported import (
    Accounts,
    Contradiction,
    Differing,
    FirstRows,
    Grouping,
    Pending,
    PendingAsked,
    Quoted,
)  # fmt: skip
from onrecord.store.read.revised import Revision, Story
from onrecord.store.read.sought import Excerpt, FactHit, Found, SavedSearch, SearchTerms, Sought
from onrecord.store.sqlite.lookup import find_near, find_one
from onrecord.store.sqlite.queries import articles, dossiers, events, figures, filtered, people, silences
from onrecord.store.sqlite.queries import corrections as rulings
from onrecord.store.sqlite.queries.conditions import Wanted
from onrecord.store.sqlite.queries.kept import edits, searches
from onrecord.store.sqlite.queries.reports import between, excluded, found, pending, sources, versions
from onrecord.store.sqlite.queries.reports.elsewhere import elsewhere
from onrecord.store.sqlite.queries.reports.spelling import respelled
from onrecord.store.sqlite.queries.reports.surroundings import sentences, sourced, surroundings

T = TypeVar("T")
_READ = 700
"""Figures of a common word that are compared for a page: 40 ms."""
SPOKEN = 20_000
"""Statements whose sources are counted for a page, the newest: 270 ms."""
_ANSWERS = 16
"""Answers about figures that are kept: those of a common word have thousands of sentences."""


class Browser:
    """What the store shows to somebody who looks around; `Store.browse`."""

    def __init__(
        self, reading: Callable[[], AbstractContextManager[sqlite3.Connection]], *, weigh: changing.Weigh
    ) -> None:
        self._reading, self._weigh = reading, weigh
        self._kept, self._counted = QueryCache(), QueryCache(most=_ANSWERS)

    def share(self, others: Iterable[Browser]) -> None:
        """Keep answers together with others who look at the same store, each in a thread of its own."""
        with self._reading() as connection:
            self._kept, self._counted = QueryCache(watched=connection), QueryCache(most=_ANSWERS, watched=connection)
        for other in others:
            other._kept, other._counted = self._kept, self._counted

    def articles(
        self,
        words: str | None = None,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        about: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[Headline]:
        """Return articles, those `about` somebody or all, the newest first; without those that later ones replaced."""
        with self._reading() as connection:
            return articles.headlines(
                connection, words, publisher=publisher, since=since, until=until,
                about=find_one(connection, about) if about else None, limit=limit, offset=offset,
            )  # fmt: skip

    def last_article(self) -> int:
        """Return the number of the article that was added last; 0 where there is none."""
        with self._reading() as connection:
            return articles.last_article(connection)

    def added_after(self, number: int, *, limit: int = 50) -> tuple[Headline, ...]:
        """Return the articles that were added after the one of this number, in that order."""
        with self._reading() as connection:
            return articles.added_after(connection, number, limit=limit)

    def publishers(self) -> tuple[Publisher, ...]:
        """Return who published the articles, the most frequent first."""
        return self._whole("publishers", articles.publishers)

    def editions(self, article: int) -> Editions:
        """Return an article with its origins, copies and versions.

        Raises:
            NoSuchFactError: no such article.
        """
        with self._reading() as connection:
            return articles.editions(connection, article)

    def rulings(self, article: int) -> Rulings:
        """Return what corrections say of an article's facts."""
        with self._reading() as connection:
            return rulings.rulings(connection, article)

    def edited(self) -> dict[str, Edited]:
        """Return what people wrote anew of the facts of all articles, by the facts' ids."""
        return self._whole("edited", edits.edited)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the searches that people save, by their names, each with how many statements are new in it."""
        with self._reading() as connection:
            return tuple(self._saved(connection, terms, row) for terms, row in searches.rows(connection))

    def _saved(self, connection: sqlite3.Connection, terms: SearchTerms, row: Any) -> SavedSearch:
        number, name, seen, author, made_at, seen_at = row
        problem: str | None = None
        try:
            key = ("saved", terms, seen, articles.last_article(connection))  # what is new is seen at once
            new, says = self._kept.get(key, connection, lambda c: searches.count(c, terms, after=seen))
        except OnRecordError as error:
            (new, says), problem = (0, terms.words), str(error).splitlines()[0]
        return SavedSearch(
            id=number, name=name, says=says, terms=terms, new=new, seen=seen, author=author, made_at=made_at,
            seen_at=seen_at, problem=problem,
        )  # fmt: skip

    def ties(self, who: str, *, limit: int = 40) -> tuple[Tie, ...]:
        """Return somebody's ties, and the ties of those at their other ends to each other."""
        return self._of("ties", who, lambda c, one: dossiers.ties(c, one, limit=limit), limit)

    def all_ties(self, *, kind: str | None = None, limit: int = 200) -> tuple[Tie, ...]:
        """Return the newest ties of everybody, of one kind if any is given: what most articles state first."""
        return self._whole(f"ties {kind} {limit}", lambda c: dossiers.all_ties(c, kind, limit=limit))

    def accounts(self, disputes: Iterable[Differing]) -> tuple[Accounts, ...]:
        """Return disputes with both accounts, and what either party said of the other afterwards."""
        with self._reading() as connection:
            return tuple(between.accounts(connection, dispute) for dispute in disputes)

    def dossier(self, who: str, *, limit: int = 20) -> Dossier:
        """Return everything known of somebody, as `Store.who`; while articles are added it may be a moment old."""
        return self._of("dossier", who, lambda c, one: dossiers.dossier(c, one, limit=limit), limit)

    def questions(self, *, limit: int = 20) -> tuple[Question, ...]:
        """Return pairs that may be one, as `Store.questions`; while articles are added it may be a moment old."""
        return self._whole(f"questions {limit}", lambda c: changing.questions(c, weigh=self._weigh, limit=limit))

    def figures(self, words: str, *, limit: int = 20) -> tuple[Quantity, ...]:
        """Return figures with these words, as `Store.figures`, of a common word fewer; it may be a moment old."""
        with self._reading() as connection:
            return self._counted.get(
                (words, limit), connection, lambda c: disagreements.figures(c, words, limit=limit, read=_READ)
            )

    def measures(self, *, limit: int = 20) -> tuple[Measured, ...]:
        """Return what figures of two articles or more measure, as "the project" that cost dollars."""
        return self._whole("measures", lambda c: measures(figures.stated(c)))[:limit]

    def revised_figures(self, *, limit: int = 20) -> tuple[Revision, ...]:
        """Return the newest versions of articles that changed a figure, with those changes alone."""
        return self._whole(f"revised figures {limit}", lambda c: versions.revised_figures(c, limit=limit))

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return pairs of facts that exclude each other, as `Store.contradictions`; it may be a moment old."""
        return self._whole("contradictions", lambda c: excluded.contradictions(c, limit=0))

    def pending(self, asked: PendingAsked, *, limit: int = 50, offset: int = 0) -> FirstRows[Pending]:
        """Return facts for a person to look at, counted: contradicted ones first, then the uncertain ones.

        Without a reason asked for; "new" are those of the articles added since then, whatever their confidence.
        """
        found = self.contradictions() if asked.why in (None, "contradictory") else ()
        with self._reading() as connection:
            first = pending.contradicted(connection, found, asked)
            if asked.why == "contradictory":
                return FirstRows(rows=first[offset : offset + limit], total=len(first))
            rest = asked if asked.why else msgspec.structs.replace(asked, why="uncertain")
            if rest.why == "uncertain":
                rest = msgspec.structs.replace(
                    rest, since=None
                )  # it narrows what is new alone, and changes each moment
            total = self._kept.get(("pending", rest), connection, lambda c: pending.count_pending(c, rest))
            known = frozenset(one.fact for one in first)
            start, left = max(0, offset - len(first)), max(0, limit - len(first[offset:]))
            rows = pending.pending(connection, rest, limit=left, offset=start) if left else ()
        others = tuple(one for one in rows if one.fact not in known)
        return FirstRows(rows=(*first[offset : offset + limit], *others), total=len(first) + total)

    def one(self, who: str) -> Named:
        """Find who is called that, or has that number (`e12`).

        Raises:
            NoSuchNameError, AmbiguousNameError.
        """
        with self._reading() as connection:
            return find_one(connection, who)

    def people(self, *, kind: str = "person", limit: int = 50, offset: int = 0) -> Page[Named]:
        """Return the identities of a kind, whom most articles speak of first."""
        return self._whole(
            f"people {kind} {limit} {offset}", lambda c: people.people(c, kind=kind, limit=limit, offset=offset)
        )

    def look_up(self, text: str, *, limit: int = 8) -> Matches:
        """Look up what fits the letters typed so far: people by the beginnings of their names, articles, statements."""
        with self._reading() as connection:
            return self._kept.get(
                ("look up", " ".join(text.split()), limit), connection, lambda c: people.look_up(c, text, limit=limit)
            )

    def said(
        self,
        words: str | None = None,
        *,
        speaker: str | None = None,
        mode: str | None = None,
        force: str | None = None,
        manner: str | None = None,
        channel: str | None = None,
        confidence: float = 0,
        setting: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[Statement]:
        """Return statements with these words, or all, of somebody or anybody; the newest first.

        Args:
            confidence: only statements of at least this confidence.
        """
        wanted = Wanted(
            mode=mode, force=force, manner=manner, channel=channel, confidence=confidence, setting=setting,
            publisher=publisher, since=since, until=until,
        )  # fmt: skip
        with self._reading() as connection:
            return filtered.said(
                connection,
                words,
                wanted,
                speaker=find_one(connection, speaker) if speaker else None,
                limit=limit,
                offset=offset,
            )

    def search(self, sought: Sought, *, limit: int = 50, offset: int = 0) -> Found:
        """Return the statements that are sought, counted, with the words marked and what they can be narrowed to."""
        with self._reading() as connection:
            return found.found(connection, sought, limit=limit, offset=offset)

    def excerpts(self, words: str, *, limit: int = 8) -> tuple[Excerpt, ...]:
        """Return articles with these words, the newest first, each with the words around a hit."""
        with self._reading() as connection:
            return found.excerpts(connection, words, limit=limit)

    def elsewhere(self, words: str, *, limit: int = 4) -> tuple[FactHit, ...]:
        """Return facts of other kinds whose sentences have these words, the newest first, so many of each kind."""
        with self._reading() as connection:
            return elsewhere(connection, words, limit=limit)

    def near(self, name: str) -> tuple[Named, ...]:
        """Return those who are called nearly so, the nearest first."""
        with self._reading() as connection:
            return find_near(connection, name)

    def respelled(self, words: str) -> str | None:
        """Return the words that were probably meant, where some of these stand in no article; else nothing."""
        with self._reading() as connection:
            return respelled(connection, words)

    def surroundings(self, told: Iterable[Statement]) -> dict[str, Around]:
        """Return the sentences in which statements stand, by their facts, where they tell more than who said it."""
        with self._reading() as connection:
            return surroundings(connection, told)

    def sourced(self, told: Iterable[Statement]) -> tuple[Statement, ...]:
        """Return the statements whose source is named where they are made, not by a pronoun or a description."""
        with self._reading() as connection:
            return sourced(connection, told)

    def sentences(self, facts: Iterable[str]) -> dict[str, Around]:
        """Return the whole sentences in which facts that are not statements stand, by their ids: e12.3, p4.1."""
        with self._reading() as connection:
            return sentences(connection, facts)

    def facets(self, speaker: str) -> Facets:
        """Return what somebody's statements can be filtered by."""
        return self._of("facets", speaker, filtered.facets)

    def mentions(self, who: str, *, limit: int = 50, offset: int = 0) -> Page[Statement]:
        """Return what others said of somebody, the articles added last first."""
        return self._of(
            "mentions", who, lambda c, one: filtered.statements_about(c, one, limit=limit, offset=offset),
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
        """Return who was asked and gave no answer, the newest first, and what they said within thirty days after."""
        with self._reading() as connection:
            return silences.asked(
                connection,
                find_one(connection, party) if party else None,
                Wanted(publisher=publisher, since=since, until=until),
                limit=limit,
                offset=offset,
            )

    def sources(
        self,
        *,
        by: Grouping = "publisher",
        group: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> tuple[Quoted, ...]:
        """Return every row of `Store.sources`, of the newest 20,000 statements; it may be a moment old."""
        asked = sources.SourcesAsked(by=by, group=group, publisher=publisher, since=since, until=until, read=SPOKEN)
        return self._whole(f"sources {asked}", lambda c: sources.quoted(c, asked))

    def stories(self, *, limit: int = 50, offset: int = 0) -> Page[Story]:
        """Return articles of which there are several versions, each by its last one; the newest first."""
        return self._whole(f"stories {limit} {offset}", lambda c: versions.stories(c, limit=limit, offset=offset))

    def counts(self) -> dict[str, int]:
        """Count the rows of each kind of fact, as `Store.counts`; those of large stores a moment old."""
        return dict(self._whole("counts", articles.counts))

    def kinds(self) -> tuple[Share, ...]:
        """Count the persons, organizations, places and others."""
        return self._whole("kinds", people.kinds)

    def density(self, *, about: str | None = None, by: str = "year") -> tuple[Density, ...]:
        """Count the events of each year or, by "month", of each month, in order."""
        if about:
            return self._of(f"density {by}", about, lambda c, one: events.density(c, one, by=by))
        return self._whole(f"density {by}", lambda c: events.density(c, None, by=by))

    def quantities(self, *, limit: int = 50, offset: int = 0) -> Page[Counted]:
        """Return what is counted in the most figures."""
        found = self._whole("quantities", figures.quantities)
        return paged(found[offset : offset + limit + 1], limit=limit, offset=offset)

    def kept(self, name: Hashable, ask: Callable[[], T]) -> T:
        """Ask the store for what a page shows again and again; while articles are added it may be a moment old.

        Args:
            name: what is asked, with all that it is narrowed to.
        """
        with self._reading() as connection:
            return self._kept.get(("asked", name), connection, lambda _: ask())

    def _of(self, what: str, who: str, ask: Callable[[sqlite3.Connection, Named], T], *values: int) -> T:
        """Ask what is known of somebody; keep the answer until that changes, where it is worth while."""
        with self._reading() as connection:
            one = find_one(connection, who)
            return self._kept.get((what, one.id, *values), connection, lambda c: ask(c, one))

    def _whole(self, name: str, count: Callable[[sqlite3.Connection], T]) -> T:
        """Ask what is counted over the whole store; keep the answer until that changes, where it is worth while."""
        with self._reading() as connection:
            return self._kept.get(name, connection, count)
