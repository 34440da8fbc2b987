"""What looking around in the store shows: values for lists, filters and charts, as `Store.browse` answers them."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import msgspec

from onrecord.store.read.answers import Article, Named, Silence, Statement

T = TypeVar("T")


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A part of a list: its rows from `offset` on, and whether there are more."""

    rows: tuple[T, ...]
    offset: int
    more: bool


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """An article in a list. `copies` counts its copies, `superseded_by` is the later version's number."""

    id: int
    name: str
    publisher: str | None
    published: str | None
    source: str
    url: str | None
    copy_of: int | None
    copies: int
    superseded_by: int | None
    statements: int


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """Who published how many articles, from when to when."""

    name: str
    articles: int
    first: str | None
    last: str | None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where an article's text was met."""

    name: str
    publisher: str | None
    url: str | None
    added_at: str


class Editions(msgspec.Struct, frozen=True, kw_only=True):
    """An article, where it was met, its copies, and the earlier and later versions of it, the earliest first."""

    article: Headline
    origins: tuple[Origin, ...]
    copies: tuple[Article, ...]
    versions: tuple[Article, ...]


class Glimpse(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in a list of what was found while somebody types."""

    fact: str
    speaker: str | None
    speaker_id: int | None
    cue: str | None
    text: str
    at: str | None
    article_id: int


class Matches(msgspec.Struct, frozen=True, kw_only=True):
    """What fits the letters typed so far."""

    people: tuple[Named, ...]
    articles: tuple[Article, ...]
    statements: tuple[Glimpse, ...]


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A value to filter by, and how many have it."""

    value: str
    count: int


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What a speaker's statements can be filtered by, the most frequent first."""

    modes: tuple[Share, ...]
    forces: tuple[Share, ...]
    settings: tuple[Share, ...]
    publishers: tuple[Share, ...]


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The first statement of somebody after a silence of theirs that does not withhold either, `days` later."""

    fact: str
    cue: str | None
    text: str
    at: str
    days: int
    article: Article


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A silence, and what its party said within thirty days after it, if anything."""

    silence: Silence
    reply: Reply | None


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence: the words of a statement's content, and what stands before and after them."""

    before: str
    words: str
    after: str


class Density(msgspec.Struct, frozen=True, kw_only=True):
    """How many events fall into a year (`2021`) or a month (`2021-05`)."""

    period: str
    events: int


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted in how many figures, in `words` of the newest. `quantity` finds them again: `Store.figures`."""

    quantity: str
    figures: int
    words: str | None = None


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A tie between two by their numbers, as stated in `articles` articles; `object_id` is null for mere words."""

    subject_id: int
    subject: str
    subject_kind: str
    kind: str
    object_id: int | None
    object: str | None
    object_kind: str | None
    when: str | None
    articles: int
    fact: str
    confidence: float = 1.0


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A step of the chain that joins two: who stands before and after it, and the ties between them, either way."""

    first: Named
    second: Named
    ties: tuple[Tie, ...]


class Ruled(msgspec.Struct, frozen=True, kw_only=True):
    """Whose a statement is by a person's word; null: nobody's that is named."""

    correction: int
    who: int | None
    name: str | None


class Edited(msgspec.Struct, frozen=True, kw_only=True):
    """What fields of a fact say by a person's word, and what was `read` of them, by the names of its type."""

    correction: int
    fields: dict[str, Any]
    read: dict[str, Any]


IDENTITY = "who"
"""Begins the ids of entities in records as they hold, which are those of all articles."""


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """Who an entity of an article is in the store: number, name and kind."""

    number: int
    name: str
    kind: str


def identity_id(number: int) -> str:
    """Return the id of the entity that has this number in the store, in whichever article."""
    return f"{IDENTITY}{number}"


class Rulings(msgspec.Struct, frozen=True, kw_only=True):
    """What corrections say of an article: `rejected` and `accepted` facts with their corrections, `speakers` of
    statements, the `names` that its entities have now, by their ids in the record, and what is `edited`.
    """

    rejected: dict[str, int]
    accepted: dict[str, int]
    speakers: dict[str, Ruled]
    names: dict[str, str]
    edited: dict[str, Edited] = {}


__all__ = [
    "Around",
    "Asked",
    "Counted",
    "Density",
    "Edited",
    "Editions",
    "Facets",
    "Glimpse",
    "Headline",
    "Identity",
    "Matches",
    "Origin",
    "Page",
    "Publisher",
    "Reply",
    "Ruled",
    "Rulings",
    "Share",
    "Statement",
    "Step",
    "Tie",
]  # fmt: skip
