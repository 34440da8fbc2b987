"""What reports show: the values of `Store.about`, `offices`, `positions`, `disputes`, `ties` and the others."""

from __future__ import annotations

from typing import ClassVar, Generic, Literal, TypeVar

import msgspec

from onrecord.record.position import LIKELY
from onrecord.store.read.answers import Article, Statement
from onrecord.store.read.browsed import Around

T = TypeVar("T")
Grouping = Literal["publisher", "author", "section", "all"]
"""What sources are counted by."""
Pronoun = Literal["she", "he"]
"""By which pronoun articles call a person; neither where they do not tell, or tell both."""

PendingWhy = Literal["uncertain", "contradictory", "new"]
"""Why a person is asked to look at a fact."""


class FirstRows(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """The first rows of a list, and how many it has in all."""

    rows: tuple[T, ...]
    total: int


class StatedOffice(msgspec.Struct, frozen=True, kw_only=True):
    """An office as one article states it; `start` and `end` are EDTF, `status` holds on the article's day."""

    fact: str
    holder: str
    holder_id: int
    title: str
    organization: str | None
    place: str | None
    status: str
    start: str | None
    end: str | None
    at: str | None
    confidence: float
    words: str
    article: Article


class HeldOffice(msgspec.Struct, frozen=True, kw_only=True):
    """An office that somebody held on a day, summed up over the articles that speak of it.

    `start` and `end` are the EDTF dates that articles give for the office itself, `first` and `last` the publication
    days of the earliest and latest article that calls it current; `fact` and `status` are the newest article's.
    """

    fact: str
    holder: str
    holder_id: int
    title: str
    organization: str | None
    place: str | None
    status: str
    start: str | None
    end: str | None
    first: str | None
    last: str | None
    articles: int
    confidence: float


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """Who takes which position on what; `according_to` is who says so, null for the article and the actor."""

    fact: str
    actor: str
    actor_id: int | None
    act: str
    target: str | None
    according_to: str | None
    at: str | None
    confidence: float
    words: str
    article: Article
    certain_from: ClassVar[float] = LIKELY


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """Two whose accounts or positions conflict, and what about."""

    fact: str
    first: str
    first_id: int | None
    second: str
    second_id: int | None
    kind: str
    about: str | None
    at: str | None
    confidence: float
    words: str
    article: Article


class Accounts(msgspec.Struct, frozen=True, kw_only=True):
    """A dispute with what each party says in its article, and what either says of the other in later ones."""

    dispute: Differing
    first: tuple[Statement, ...]
    second: tuple[Statement, ...]
    later: tuple[Statement, ...]


class Bond(msgspec.Struct, frozen=True, kw_only=True):
    """A tie as one article states it: read from `subject` to `object`. `when` is its EDTF date."""

    fact: str
    subject: str
    subject_id: int
    kind: str
    object: str | None
    object_id: int | None
    when: str | None
    at: str | None
    confidence: float
    words: str
    article: Article


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Two facts that exclude each other, by their ids and in words: the surer one and the one that it contradicts."""

    why: str
    kept: str
    kept_words: str
    contradicted: str
    contradicted_words: str


class Pending(msgspec.Struct, frozen=True, kw_only=True):
    """A fact for a person to accept or reject, in its sentence; `why` it is asked about.

    `against` is the surer fact that it contradicts, by its id, with `against_words` and the `reason` why.
    """

    fact: str
    kind: str
    says: str
    why: PendingWhy
    confidence: float
    person: str | None
    person_id: int | None
    at: str | None
    added_at: str
    around: Around
    article: Article
    against: str | None = None
    against_words: str | None = None
    reason: str | None = None


class PendingAsked(msgspec.Struct, frozen=True, kw_only=True):
    """What the facts to look at are narrowed to: why, of which kind, of whom (`who`), by which publisher.

    `since`: the moment from which on articles are new, as `added_at` writes it.
    """

    why: PendingWhy | None = None
    kind: str | None = None
    who: int | None = None
    publisher: str | None = None
    since: str | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What an article says otherwise than the one before it: `before` is null where nothing was said of it yet."""

    at: str | None
    what: str
    before: str | None
    after: str
    fact: str
    article: Article


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a comparison of two people or organizations."""

    what: str
    first: str
    second: str


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """Who is quoted how often, in an outlet or section or by an author (`group`); no `speaker`: all who are not named.

    `share` is of the group's statements and `word_share` of the words in them, from 0 to 1. `pronoun` is the one by
    which the articles that quote a person call them.
    """

    group: str | None
    speaker: str | None
    speaker_id: int | None
    statements: int
    articles: int
    share: float
    words: int = 0
    word_share: float = 0.0
    pronoun: Pronoun | None = None


class SourceShare(msgspec.Struct, frozen=True, kw_only=True):
    """The sources of an outlet, author or section in one line: counts of statements, and of their words.

    `women` and `men` are statements of people whom the articles call she and he; of the other `named` sources the
    pronouns do not tell, or they are organizations.
    """

    group: str | None
    sources: int
    statements: int
    words: int
    named: int
    unnamed: int
    women: int
    men: int
    unnamed_share: float
    unnamed_word_share: float


class ReadBy(msgspec.Struct, frozen=True, kw_only=True):
    """How many articles the same versions read; `versions` is null for records that do not say."""

    versions: str | None
    articles: int


__all__ = [
    "Accounts",
    "Bond",
    "Change",
    "Compared",
    "Differing",
    "FirstRows",
    "HeldOffice",
    "Pending",
    "PendingAsked",
    "Quoted",
    "ReadBy",
    "SourceShare",
    "Stand",
    "StatedOffice",
    "Statement",
]
