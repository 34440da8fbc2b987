"""What a store does, as protocols: `Reader` answers, `Writer` adds, `Corrections` keeps what people say."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

from onrecord import record as recorded
from onrecord.errors import OnRecordError
from onrecord.intake.records import RecordLine
from onrecord.record import Record
from onrecord.store.read.answers import (
    Account,
    Article,
    Correction,
    Dossier,
    Event,
    Named,
    Quantity,
    Question,
    Silence,
    Star,
    Statement,
    Weighed,
)  # fmt: skip
from onrecord.store.read.browsing import Browser
from onrecord.store.read.sought import SavedSearch, SearchTerms

LIMIT = 20
"""Length of a list in an answer where no other is asked for."""
Outcome = Literal["new", "same", "reread"]
Prior = Mapping[tuple[int, int], int]
"""On re-reading, the identity that each name mention's span had before."""


class EntityResolver(Protocol):
    """Says who an article's entities are among all that the store knows."""

    def weigh(self, connection: sqlite3.Connection, pairs: Sequence[tuple[Named, Named]]) -> Sequence[Weighed]:
        """Say of each pair how likely they are one by what the store knows now, and why."""
        ...

    def assign(self, connection: sqlite3.Connection, record: Record, *, prior: Prior) -> Mapping[str, int]:
        """Return the identity of each entity, by the entity's id; ask questions where it is unsure.

        Where there is none it is made, as one that this article speaks of.
        """
        ...


class Reader(Protocol):
    """Answers questions about many records; names may be given as "e12" or "12", the number that every answer has."""

    @property
    def browse(self) -> Browser:
        """Return what answers somebody who looks around: lists in pages, filters."""
        ...

    def who(self, name: str, *, limit: int = LIMIT) -> Dossier:
        """Return what is known of a person or organization: offices over time, ties, statements, silences."""
        ...

    def find(self, name: str) -> tuple[Named, ...]:
        """Find everybody who is called that, the most frequent first."""
        ...

    def people(self, *, kind: str = "person", limit: int = LIMIT) -> tuple[Named, ...]:
        """Return the identities of a kind whom most articles speak of."""
        ...

    def said(
        self,
        words: str | None = None,
        *,
        speaker: str | None = None,
        force: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = LIMIT,
    ) -> tuple[Statement, ...]:
        """Search statements for words (quoted ones as a phrase, `resign*` as a beginning); the newest first."""
        ...

    def timeline(
        self, *, about: str | None = None, since: str | None = None, until: str | None = None, limit: int = LIMIT
    ) -> tuple[Event, ...]:
        """Return what happened when, in order of the days; the latest `limit` events, each told once."""
        ...

    def figures(self, words: str, *, limit: int = LIMIT) -> tuple[Quantity, ...]:
        """Compare the same quantity in many articles; disagreements first."""
        ...

    def silences(
        self, *, party: str | None = None, since: str | None = None, until: str | None = None, limit: int = LIMIT
    ) -> tuple[Silence, ...]:
        """Return who was asked and gave no answer, the newest first."""
        ...

    def articles(self, words: str | None = None, *, limit: int = LIMIT) -> tuple[Article, ...]:
        """Return articles, with these words if any are given, the newest first."""
        ...

    def record(self, article: int | str) -> Record:
        """Return an article's record as it was read, by the article's number in the store or its sha256."""
        ...

    def records(self) -> Iterator[Record]:
        """Return every article's record as it was read, in the order in which they were added, one at a time."""
        ...

    def standing(self) -> Iterator[Record]:
        """Return every article's record with people's corrections, as `records` returns those as they were read."""
        ...

    def export(self, to: str, out: Path) -> None:
        """Write all records, with their corrections, in another tool's format."""
        ...

    def frame(self, table: str) -> Any:
        """Return a kind of fact of all articles, or the articles, as a data frame."""
        ...

    def identities(self, article: int | str) -> dict[str, int]:
        """Return the identity of each entity of an article, after corrections, by the entity's id in the record."""
        ...

    def copies(self) -> tuple[tuple[str, str], ...]:
        """Return each copy of another article's text and the article that it is a copy of, by the sha256 of both."""
        ...

    def counts(self) -> dict[str, int]:
        """Count the rows of each kind of fact."""
        ...

    def questions(self, *, limit: int = LIMIT) -> tuple[Question, ...]:
        """Return pairs that may be one, for a person to answer with `join` or `keep_apart`."""
        ...

    def corrections(self, *, of: str | None = None) -> tuple[Correction, ...]:
        """Return every correction ever made, or those of one fact (`s12.3`), the oldest first, also those undone."""
        ...


class Writer(Protocol):
    """Adds records; each is added whole or not at all."""

    def add(self, record: Record) -> Outcome:
        """Add one record: "new"; "same", nothing changed; or "reread", other facts of a known text."""
        ...

    def add_all(
        self, records: Iterable[Record], *, told: Callable[[Outcome | OnRecordError], None] | None = None
    ) -> Account:
        """Add many; a record that is broken is skipped and said in the account."""
        ...

    def load(
        self,
        lines: Iterable[RecordLine],
        *,
        told: Callable[[Outcome | OnRecordError], None] | None = None,
        processes: bool = True,
    ) -> Account:
        """Add records given as JSON, as `add_all` adds them; those of an empty store in one transaction and in bulk."""
        ...

    def knows(self, article: recorded.Article) -> bool:
        """Return whether this very text is in the store, and reading it would bring nothing; keep where it was met."""
        ...

    def settle(self) -> None:
        """Move the log into the file, unless others are at work, so that the file alone is the whole store."""
        ...


class Corrections(Protocol):
    """Keeps people's corrections on top of what was read; each is its author's, and `undo` takes it back."""

    def merge(self, first: str, second: str, *, author: str | None = None) -> Correction:
        """Say that the second is the first."""
        ...

    def join(self, question: int, *, author: str | None = None) -> Correction:
        """Say that the two of a question are one."""
        ...

    def keep_apart(self, question: int, *, author: str | None = None) -> Correction:
        """Say that the two of a question are two."""
        ...

    def rename(self, who: str, name: str, *, author: str | None = None) -> Correction:
        """Say what they are called."""
        ...

    def retype(self, who: str, kind: str, *, author: str | None = None) -> Correction:
        """Say that they are of that kind: "person", "organization", "place" or "other"."""
        ...

    def split(
        self,
        who: str,
        *,
        name: str | None = None,
        articles: Iterable[int] = (),
        called: str | None = None,
        author: str | None = None,
    ) -> Correction:
        """Say that they are another where they have this name, or in these articles; `called` names the other."""
        ...

    def reject(self, fact: str, *, author: str | None = None, reason: str | None = None) -> Correction:
        """Say that a fact (`s12.3`) is wrong, or that what has this number (`e12`) is no name: its facts go with it."""
        ...

    def reject_all(
        self, facts: Iterable[str], *, author: str | None = None, reason: str | None = None
    ) -> tuple[Correction, ...]:
        """Reject many, as `reject` one: all of them or, where one cannot be rejected, none."""
        ...

    def accept(self, fact: str, *, author: str | None = None, reason: str | None = None) -> Correction:
        """Say that a fact (`s12.3`) is right: its confidence is 1 from then on."""
        ...

    def accept_all(
        self, facts: Iterable[str], *, author: str | None = None, reason: str | None = None
    ) -> tuple[Correction, ...]:
        """Accept many, as `accept` one: all of them or, where one cannot be accepted, none."""
        ...

    def attribute(
        self, fact: str, who: str | None, *, author: str | None = None, reason: str | None = None
    ) -> Correction:
        """Say that a statement (`s12.3`) is this speaker's, one that the store knows; None: nobody's that is named."""
        ...

    def edit(
        self, fact: str, values: Mapping[str, str], *, author: str | None = None, reason: str | None = None
    ) -> Correction:
        """Say what fields of a fact (`f12.3`) are: {"value": "4200"}; it is right from then on, as if accepted."""
        ...

    def undo_all(self, corrections: Iterable[int | None], *, author: str | None = None) -> tuple[Correction, ...]:
        """Take back many: all of them or, where one cannot be taken back, none."""
        ...

    def undo(self, correction: int | None = None, *, author: str | None = None) -> Correction:
        """Take back a correction, the last if no number is given."""
        ...

    def corrections(self, *, of: str | None = None) -> tuple[Correction, ...]:
        """Return every correction ever made, or those of one fact (`s12.3`), the oldest first, also those undone."""
        ...

    def star(self, fact: str, *, note: str | None = None, author: str | None = None) -> Star:
        """Keep a fact (`s12.3`), with a note; one that is kept already gets this note."""
        ...

    def unstar(self, star: int) -> None:
        """Keep a fact no longer."""
        ...

    def stars(self) -> tuple[Star, ...]:
        """Return the facts that people keep, the last one first, also those that no article states any more."""
        ...

    def save_search(self, name: str, terms: SearchTerms, *, author: str | None = None) -> SavedSearch:
        """Save a search under a name; what articles say that are added from now on is new in it."""
        ...

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the searches that people save, by their names, each with how many statements are new in it."""
        ...

    def seen_search(self, search: int) -> SavedSearch:
        """Note that somebody has looked at a search: what is added from now on is new in it."""
        ...

    def drop_search(self, search: int) -> None:
        """Save a search no longer."""
        ...
