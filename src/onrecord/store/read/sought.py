"""A search: what is asked for, and what was found, with what the results can be narrowed to."""

from __future__ import annotations

from typing import get_args

import msgspec

from onrecord.record import Force, Mode
from onrecord.store.read.answers import Article, Named, Statement
from onrecord.store.read.browsed import Share

HIT = ("\x02", "\x03")
"""Signs before and after a word that was searched for, in text that marks such words."""


MODES: tuple[str, ...] = get_args(Mode)
FORCES: tuple[str, ...] = get_args(Force)


class SearchTerms(msgspec.Struct, frozen=True, kw_only=True):
    """What a saved search asks for, as a person writes it; names may be numbers such as e12. Empty: any."""

    words: str = ""
    speaker: str = ""
    about: str = ""
    publisher: str = ""
    mode: str = ""
    force: str = ""
    since: str = ""
    until: str = ""


class SavedSearch(msgspec.Struct, frozen=True, kw_only=True):
    """A search that somebody saves.

    Attributes:
        says: what it searches for, in words.
        new: how many statements it finds in articles added since somebody looked, at `seen_at`.
        seen: the number of the article that was added last by then.
        problem: why it finds nothing any more, such as a name that has become that of several.
    """

    id: int
    name: str
    says: str
    terms: SearchTerms
    new: int
    seen: int
    author: str
    made_at: str
    seen_at: str
    problem: str | None = None


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for: words, whose, about whom, of which days, publisher and kind.

    `added_after`: only in articles added after the one of this number.
    """

    words: str = ""
    speaker: Named | None = None
    about: Named | None = None
    mode: str | None = None
    force: str | None = None
    manner: str | None = None
    channel: str | None = None
    confidence: float = 0
    setting: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    added_after: int = 0
    oldest: bool = False

    @property
    def any(self) -> bool:
        """Return whether anything is asked for."""
        return self != Sought(oldest=self.oldest)


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker to narrow the results to: number, name, and how many of the statements are theirs."""

    id: int
    name: str
    count: int


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What the statements found can be narrowed to, the most frequent first; years the latest first."""

    speakers: tuple[Spoken, ...] = ()
    publishers: tuple[Share, ...] = ()
    years: tuple[Share, ...] = ()
    modes: tuple[Share, ...] = ()
    forces: tuple[Share, ...] = ()


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the statements found.

    Attributes:
        rows: the statements, each told once.
        offset: how many come before them.
        more: whether others follow.
        total: how many there are; a lower bound where `capped`.
        capped: whether there are more than are looked through.
        choices: what they can be narrowed to.
        hits: their texts by their facts, with `HIT` around the words searched for.
    """

    rows: tuple[Statement, ...] = ()
    offset: int = 0
    more: bool = False
    total: int = 0
    capped: bool = False
    choices: Choices = Choices()
    hits: dict[str, str] = {}


class FactHit(msgspec.Struct, frozen=True, kw_only=True):
    """A fact whose sentence has the words searched for: its kind, its id, and the sentence with `HIT` around them."""

    kind: str
    fact: str
    text: str
    article: Article


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """An article found, with the words around those searched for, which have `HIT` around them."""

    article: Article
    text: str
