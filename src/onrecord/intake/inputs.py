"""One input: a file, standard input, or what lies in an archive, a letter or a feed, and what reading it needs."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, Any, Protocol, cast

from onrecord.errors import OnRecordError, TooLongError
from onrecord.record import Article

MOST_BYTES = 10_000_000
"""The longest text file or page."""
MOST_BOUND = 500_000_000
"""The longest file that is held as a whole to be opened: a PDF, a letter with what is attached, a nested archive."""
DEEPEST = 4
"""How many inputs may lie in each other: a page in an archive in a letter in a mailbox."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A stream of bytes with the name that sources and errors give it.

    `path` is its own name, by which its suffix and a day in it are told, "" where it has none. `url` is where it is
    from, if its container says so. `depth` counts the containers around it.
    """

    name: str
    stream: io.BufferedReader[Any]
    path: str = ""
    url: str | None = None
    depth: int = 0

    @property
    def suffix(self) -> str:
        """Return the end of its own name in small letters, as ".html"."""
        return PurePosixPath(self.path).suffix.lower()

    def inside(self, path: str, data: bytes | IO[bytes], *, url: str | None = None) -> Input:
        """Return what lies in this input under a name of its own."""
        stream = io.BufferedReader(cast("Any", io.BytesIO(data) if isinstance(data, bytes) else data))
        return Input(name=f"{self.name}/{path}", stream=stream, path=path, url=url, depth=self.depth + 1)

    def check_depth(self) -> None:
        """Raise TooLongError where what is in this input lies too deep."""
        if self.depth >= DEEPEST:
            raise TooLongError(f"{self.name}: {DEEPEST} archives in each other; unpack it and give what is in it")

    def whole(self, most: int = MOST_BYTES) -> bytes:
        """Return all its bytes.

        Raises:
            TooLongError: more than `most`.
        """
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise TooLongError(
                f"{self.name}: more than {most:,} bytes, longer than an article can be:"
                " cut it into its articles, one a file or one a line of a .jsonl"
            )
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What the user gave for all inputs, and who is told of what was not read.

    `articles` opens an input of any form: what lies in a container is read through it. `skipped` is told of each input
    that could not be read, `left_out` in a sentence of what is no article.
    """

    published: str | None
    skipped: Callable[[OnRecordError], None]
    left_out: Callable[[str], None]
    articles: Callable[[Input, Intake], Iterator[Article]] = field(repr=False)

    def inside(self, given: Input) -> Iterator[Article]:
        """Yield the articles of an input that lies in another; what goes wrong with it is told."""
        yield from self.articles(given, self)


class InputReader(Protocol):
    """Reads one form of input."""

    def __call__(self, given: Input, intake: Intake, /) -> Iterator[Article]:
        """Yield the articles of an input."""
