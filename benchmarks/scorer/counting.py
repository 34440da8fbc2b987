"""How facts are counted: one wanted with one found, the likest first, and precision, recall and F1 of all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.record import Span, Spans

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")

# Words that say nothing of which thing is meant: two titles are not alike by them.
_EMPTY = frozenset(["a", "and", "for", "of", "the", "to"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many are right, found and wanted, of one figure."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        right, found = self.right + other.right, self.found + other.found
        return Tally(right=right, found=found, wanted=self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Return the share of the found that is right, 0 to 1; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the wanted that was found, 0 to 1; 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def line(self, name: str) -> str:
        """Return the figure as a line, in points, as `benchmarks.scores` reads it."""
        p, r, f = (100 * share for share in (self.precision, self.recall, self.f1))
        counts = f"right {self.right} found {self.found} wanted {self.wanted}"
        return f"{name:34s} P {p:5.1f}  R {r:5.1f}  F1 {f:5.1f}   {counts}"


def matched(
    wanted: Sequence[Wanted], found: Sequence[Found], likeness: Callable[[Wanted, Found], float]
) -> tuple[tuple[int, int], ...]:
    """Return pairs of indices, one to one, the likest first; what has no likeness (0) is no pair."""
    rated = [(likeness(w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)]
    pairs: dict[int, int] = {}
    for likely, i, j in sorted(rated, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if likely > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return tuple(pairs.items())


def place(text: str, words: str) -> Span | None:
    """Return where words first stand in a text, half-open; None where they do not."""
    start = text.find(words)
    return None if start < 0 else (start, start + len(words))


def shared(span: Span | None, spans: Spans) -> int:
    """Return how many characters of a span lie in any of the others; 0 where there is none."""
    if span is None:
        return 0
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in spans)


def covered(spans: Iterable[Span]) -> frozenset[int]:
    """Return the offsets of all characters in spans."""
    return frozenset(offset for start, end in spans for offset in range(start, end))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of characters in both of those in either, 0 to 1 (Jaccard)."""
    return len(one & other) / len(one | other) if one or other else 0.0


def telling(words: str | None) -> frozenset[str]:
    """Return the lower-case words that tell one thing from another; none of None."""
    return frozenset(re.findall(r"\w+", (words or "").lower())) - _EMPTY


def plain(name: str) -> str:
    """Return a name as names are compared: without capitals, marks, a leading "the" and a closing genitive."""
    return re.sub(r"^the |[’']s$|[^\w ]", "", name.lower()).strip()
