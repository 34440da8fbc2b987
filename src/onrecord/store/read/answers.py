"""What the store answers: values, each with the article that says it and a fact id to correct it by."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from onrecord.record.position import LIKELY

DISCARDED = "nothing"
"""The kind of an identity that a correction says is no name."""


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """An identity as users see it: `id` stands for it in every command, as `e12` or `12`."""

    id: int
    name: str
    kind: str
    articles: int
    first_seen: str | None
    last_seen: str | None

    def short(self) -> str:
        """Write the name, with the id and the number of articles."""
        return f"{self.name} (e{self.id}, {self.articles} article{'s' * (self.articles != 1)})"

    def line(self) -> str:
        """Write one line that tells it from its namesakes."""
        seen = f", {self.first_seen} to {self.last_seen}" if self.first_seen else ""
        return f"e{self.id}  {self.name} ({self.kind}, {self.articles} article{'s' * (self.articles != 1)}{seen})"


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """The article that states a fact: `id` is its number in the store."""

    id: int
    name: str
    publisher: str | None
    published: str | None


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office of a person, summed up over the articles that speak of it.

    `first` and `last` are the publication dates of the earliest and latest article, `start` and `end` the EDTF dates
    that articles give for the office itself; `status` is the latest article's. `facts` has the ids of up to five,
    `confidence` is that of the surest.
    """

    title: str
    organization: str | None
    status: str
    start: str | None
    end: str | None
    first: str | None
    last: str | None
    articles: int
    facts: tuple[str, ...]
    confidence: float = 1.0


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """A tie between two, as stated in `articles` articles; `confidence` is that of the surest."""

    kind: str
    subject: str
    object: str | None
    when: str | None
    articles: int
    facts: tuple[str, ...]
    confidence: float = 1.0


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement, told once however many articles quote it.

    `article` is the earliest of those that were asked for, `first` tells whether it is the earliest of all;
    `appearances` counts the articles, `also` names up to twenty others. `spans` is the content's place in `article`.
    `text` is not to be shown without the words of its `cue`, which may deny it.
    """

    fact: str
    speaker: str | None
    speaker_id: int | None
    cue: str | None
    text: str
    mode: str
    manner: str
    force: str
    addressee: str | None
    channel: str | None
    said: str | None
    at: str | None
    confidence: float
    appearances: int
    first: bool
    article: Article
    also: tuple[Article, ...]
    spans: tuple[tuple[int, int], ...]


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """A silence: who was asked and gave no answer. `copies` counts the copies of the article that tell it.

    `words` are what the article calls the party: "a spokesman for Rowe", whose silence is Rowe's.
    """

    fact: str
    party: str
    party_id: int | None
    outcome: str
    sentence: str
    at: str | None
    copies: int
    article: Article
    confidence: float = 1.0
    words: str = ""


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """A position that somebody took; `according_to` is who says so, null for the article and the actor themselves."""

    fact: str
    actor: str
    act: str
    target: str | None
    at: str | None
    according_to: str | None
    article: Article
    confidence: float = 1.0
    certain_from: ClassVar[float] = LIKELY


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who holds an office in an organization."""

    name: str
    id: int
    title: str
    articles: int


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """All that the store knows of one person or organization.

    The lists are the newest first and end at the limit asked for; `statement_count` and `silence_count` count all.
    """

    who: Named
    names: tuple[str, ...]
    offices: tuple[Office, ...]
    holders: tuple[Holder, ...]
    ties: tuple[Relation, ...]
    statements: tuple[Statement, ...]
    statement_count: int
    silences: tuple[Silence, ...]
    silence_count: int
    positions: tuple[Position, ...]
    articles: tuple[Article, ...]


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A dated event; `when` is EDTF, `also` the other articles that date the same happening alike."""

    fact: str
    when: str
    trigger: str
    sentence: str
    participants: tuple[str, ...]
    confidence: float
    article: Article
    also: tuple[Article, ...]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as one article states it. `low` and `high` are the same for a single value, null where open.

    `change` says whether what it measures `rises` or `falls`; `of` are the words for what it measures. `confidence` is
    null where an older onrecord added the figure.
    """

    fact: str
    words: str
    low: float | None
    high: float | None
    qualifier: str
    unit: str | None
    change: str | None
    of: str | None
    sentence: str
    at: str | None
    article: Article
    copies: int
    confidence: float | None = None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted, for one period, in every article; `disagree` has the pairs of facts that exclude each other."""

    unit: str
    period: str | None
    values: tuple[Value, ...]
    disagree: tuple[tuple[str, str], ...]


class Weighed(msgspec.Struct, frozen=True, kw_only=True):
    """How likely two are one, from 0 to 1, and why, in sentences."""

    likely: float
    reason: str


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Two that may be one, asked about in a sentence.

    `likely` is the probability that they are, by what the store knows now; `reason` says why, in sentences.
    """

    id: int
    sentence: str
    first: Named
    second: Named
    likely: float
    reason: str


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """A person's word: what it changes, whose it is, whether it still finds its place, and why it was made."""

    id: int
    kind: str
    change: str
    author: str
    made_at: str
    undone_at: str | None
    lost: str | None
    reason: str | None = None


class Star(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that somebody keeps: what it said then, its id now (null where no article states it), and a note."""

    id: int
    kind: str
    says: str
    fact: str | None
    note: str | None
    author: str
    made_at: str


class Reread(msgspec.Struct, frozen=True, kw_only=True):
    """How many facts of a kind (a field of the record) another reading left out, added, or says otherwise."""

    kind: str
    gone: int
    new: int
    changed: int


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What adding did: `skipped` says of each article that could not be added why, `changes` what rereading changed."""

    read: int = 0
    new: int = 0
    same: int = 0
    reread: int = 0
    changes: tuple[Reread, ...] = ()
    skipped: tuple[str, ...] = ()
    lost_corrections: tuple[str, ...] = ()
