"""The frame of the grammar: rules, what they find, and what they make of it.

A rule's pattern is written in the words and classes of lang/en/times.toml (see `pieces.Vocabulary`). The group
`x`, where there is one, bounds the expression; the rest of the pattern is what must stand around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from onrecord.facts.times.anchors import Anchors
from onrecord.facts.times.outlets import Outlet
from onrecord.facts.times.periods import FISCAL_START, Period
from onrecord.lang.en import numerals
from onrecord.lang.en import times as lexicon
from onrecord.record import TimeType
from onrecord.text.patterns import Pieces, Vocabulary

_WORD = r"{tens} (?:{dash}? {small})?+|{small}"  # "twenty one" one way only: twenty of them took hours
NUMBER = rf"(?: {{number}} {{fraction}}? {{scale}}? | (?:a {{scale}}|{_WORD}) (?:and? (?:{_WORD}|{{scale}}))*)"
"""A rule's part: a number in digits or words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of an expression; `reason` says why a value or a date is missing."""

    type: TimeType
    value: str | None
    period: Period | None = None
    edtf: str | None = None
    reason: str | None = None

    @classmethod
    def of(cls, period: Period | None, *, reason: str = "out of the calendar") -> Reading:
        """Make a date with all that its period says, or without a value for a reason."""
        if period is None:
            return cls("DATE", None, reason=reason)
        return cls("TIME" if period.clock else "DATE", period.value, period, period.edtf)


_OPENING = frozenset(("“", '"', "``", "‘", "'", "`"))
_CLOSING = frozenset(("”", '"', "''", "’", "'"))
NO_PUBLISHED = "no publication date"
NO_ANCHOR = "nothing before it to count from"


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule: indexes are pieces."""

    pieces: Pieces
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Return the expression's first piece."""
        return self._bound()[0]

    @property
    def end(self) -> int:
        """Return the piece after the expression's last."""
        return self._bound()[1]

    def _bound(self) -> tuple[int, int]:
        bounds = self.match.span("x") if "x" in self.match.re.groupindex else self.match.span()
        return bounds if bounds[0] >= 0 else self.match.span()

    def has(self, group: str) -> bool:
        """Tell whether the group took part in the match."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def words(self, group: str) -> tuple[str, ...]:
        """Return the lower-cased words of a group, none where it took no part."""
        return self.pieces.words[self.match.start(group) : self.match.end(group)] if self.has(group) else ()

    def word(self, group: str) -> str:
        """Return the group's first word, empty where it took no part."""
        return next(iter(self.words(group)), "")

    def number(self, group: str) -> Fraction | None:
        """Return the number that a group writes."""
        return numerals.number_value(self.words(group))

    def in_title(self) -> bool:
        """Recognize the title of a programme or a paper around it: “Fox News Sunday”, short and capitalized."""
        pieces, start, end = self.pieces, self.start, self.end
        while start > 0 and self.start - start < 5 and pieces.is_capitalized(start - 1):
            start -= 1
        while end < len(pieces.words) and end - self.end < 5 and pieces.is_capitalized(end):
            end += 1
        end += pieces.word(end) in (",", ".")
        return pieces.word(start - 1) in _OPENING and pieces.word(end) in _CLOSING

    def int(self, group: str) -> int:
        """Read the digits of a group; 0 if it has none."""
        word = self.word(group).lstrip("'’‘")
        digits = "".join(c for c in word if c.isdigit())
        return int(digits) if 0 < len(digits) < 7 else 0


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside its words.

    `direction(piece)` is -1 where the clause is past, 1 where it is future, 0 where nothing tells; `tagged` if it
    goes by tags and can be relied on. `scheduled(piece)` is whether a verb in the present stands right before it,
    `planned(piece)` whether that or "will" leads to it by a preposition.
    `fiscal_start` is the month in which fiscal years begin. `outlet` is what the article shows of its outlet.
    """

    published: date | None
    anchors: Anchors
    tagged: bool
    direction: Callable[[int], int]
    scheduled: Callable[[int], bool]
    planned: Callable[[int], bool]
    fiscal_start: int = FISCAL_START
    outlet: Outlet | None = None

    def way(self, found: Found) -> int:
        """Return the clause's direction: ahead, too, where a verb in the present stands before a time.

        2 where the clause plans the time: "will open on 4 April", "takes place on 4 April".
        """
        return 2 if self.planned(found.start) else self.direction(found.start) or int(self.scheduled(found.start))

    def day_first(self) -> bool:
        """Tell whether the outlet writes the day before the month where both are digits."""
        return self.outlet is not None and self.outlet.day_first

    def fiscal(self, found: Found) -> int:
        """Return the month in which the year begins that the words speak of, 0 for the calendar's."""
        if not found.has("fiscal"):
            return 0
        abroad = self.outlet is not None and self.fiscal_start == FISCAL_START and self.outlet.is_abroad
        return self.spanned() if abroad or found.word("fiscal") not in ("fiscal", "fy") else self.fiscal_start

    def spanned(self) -> int:
        """Return the month in which the years begin that are written 2023-24, or called financial."""
        if self.outlet is None or self.fiscal_start != FISCAL_START:
            return self.fiscal_start
        return self.outlet.financial_start


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern, and what is made of its matches: a reading, or None where it does not hold after all."""

    name: str
    pattern: str
    read: Callable[[Found, Context], Reading | None]


class Grammar:
    """Rules compiled once, tried at every place; the longest expression wins, then the earlier rule."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        options = lexicon.lexicon()["options"]
        self.rules = tuple(rules)
        self.vocabulary = Vocabulary(
            lexicon.classes(),
            rules=[rule.pattern for rule in rules],
            numerals=lexicon.numeral_classes,
            capitalized=options["capitalized"],
        )
        self._patterns = tuple(self.vocabulary.compile(rule.pattern) for rule in rules)

    def candidates(self, pieces: Pieces) -> Iterator[tuple[Found, Rule]]:
        """Yield every match of every rule, by its place; at one place the longest first."""
        letters = self.vocabulary.letters(pieces)
        found = []
        for order, pattern in enumerate(self._patterns):
            for match in pattern.finditer(letters):
                one = Found(pieces, match)
                found.append((one.start, -one.end, order, one))
        for _, _, order, one in sorted(found, key=lambda f: f[:3]):
            yield one, self.rules[order]
