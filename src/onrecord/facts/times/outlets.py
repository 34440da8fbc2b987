"""What an article's outlet writes dates like: the day or the month first, and when its fiscal year begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from spacy.tokens import Doc

from onrecord.facts.times.periods import FISCAL_START
from onrecord.lang.en.lexicons import rows, word_table
from onrecord.lang.en.times import lexicon
from onrecord.record import Article
from onrecord.text.patterns import Pieces

_NUMERIC = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2[0-9]{2,4}")
_FINANCIAL_START = 4
"""The month in which "the financial year" begins where no country is known: Britain and India call theirs so."""


@dataclass(frozen=True, slots=True)
class Country:
    """How a country's papers write dates: `day_first` in digits, `fiscal_start` the month of its fiscal year."""

    day_first: bool
    fiscal_start: int


@dataclass(frozen=True)
class Outlet:
    """What an article shows of its outlet, looked up when it is first asked."""

    pieces: Pieces
    article: Article | None

    @cached_property
    def day_first(self) -> bool:
        """Tell whether 03/04/2021 is in April: by dates that can be read one way only, the country, words, spelling."""
        votes = _votes(self.pieces)
        if votes:
            return votes > 0
        country = self._country
        if country is not None:
            return country.day_first
        return _written_days(self.pieces) > 0 or _british_words(self.pieces) > 0

    @cached_property
    def financial_start(self) -> int:
        """Return the month in which the year begins that the article calls financial, or writes 2023-24."""
        return self._country.fiscal_start if self._country is not None else _FINANCIAL_START

    @property
    def is_abroad(self) -> bool:
        """Tell whether the outlet's fiscal year is known not to be the federal one of the United States."""
        return self._country is not None and self._country.fiscal_start != FISCAL_START

    @cached_property
    def _country(self) -> Country | None:
        found = _by_domain(self.article) or _by_name(self.article) or _by_money(self.pieces)
        return _countries()[found] if found else None


def outlet_of(doc: Doc, pieces: Pieces) -> Outlet:
    """Return what a Doc's article shows of its outlet."""
    return Outlet(pieces, doc._.article if doc.has_extension("article") else None)


@cache
def _countries() -> Mapping[str, Country]:
    return {row[0]: Country(row[1] == "day", int(row[2])) for row in rows("outlet_countries")}


@cache
def _domains_of(column: int) -> Mapping[str, str]:
    return {word: row[0] for row in rows("outlet_countries") if len(row) > column for word in row[column].split()}


def _by_domain(article: Article | None) -> str | None:
    """Return the country whose domain ends the host of the article's address: "https://www.example.co.uk/news"."""
    host = re.match(r"https?://([^/:?#]+)", (article.url if article else None) or "")
    domain = host[1].lower().rpartition(".")[2] if host else ""
    return domain if domain in _countries() else None


def _by_name(article: Article | None) -> str | None:
    words = re.findall(r"\w+", ((article.publisher if article else None) or "").lower())
    return next((_domains_of(3)[w] for w in words if w in _domains_of(3)), None)


def _by_money(pieces: Pieces) -> str | None:
    """Return the country whose money the text tells of, where it tells of one only."""
    found = {country for mark, country in _domains_of(4).items() if mark in pieces.text}
    return found.pop() if len(found) == 1 else None


def _votes(pieces: Pieces) -> int:
    """Count the dates in digits that show their day first, less those that show the month first."""
    pairs = ((int(m[1]), int(m[3])) for m in _numeric(pieces))
    return sum((first > 12) - (second > 12) for first, second in pairs if min(first, second) <= 12)


def _numeric(pieces: Pieces) -> Iterator[re.Match[str]]:
    return (m for word in pieces.words if word[0].isdecimal() and (m := _NUMERIC.fullmatch(word)))


def _written_days(pieces: Pieces) -> int:
    """Count the dates written "3 May", less those written "May 3"."""
    months = frozenset(lexicon()["classes"]["month"])
    total = 0
    for at, word in enumerate(pieces.words):
        if word in months and pieces.is_capitalized(at):
            total += _is_day(pieces.word(at - 1)) - _is_day(pieces.word(at + 1))
    return total


def _is_day(word: str) -> bool:
    return word.isdecimal() and len(word) < 3


def _british_words(pieces: Pieces) -> int:
    """Count the words in British spelling, less those in American spelling."""
    table = word_table("british_spellings")
    british, american = tuple(table), tuple(table.values())
    longer = [w for w in pieces.words if len(w) > 4]
    return sum(1 if w.startswith(british) else -w.startswith(american) for w in longer)
