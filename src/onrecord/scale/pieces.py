"""What one worker reads at a time: some small files, one large file, or some lines of a .jsonl."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from onrecord.scale.places import Place

LINES_BYTES = 4_000_000
"""Bytes of a .jsonl that are a piece: about a thousand articles, a minute of one core."""
FILES_BYTES, FILES_MOST = 2_000_000, 200
"""Bytes and number of small files that share a piece."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a piece, or its bytes from `start` to `stop`; the first of them begin line `line`."""

    name: str
    size: int
    start: int = 0
    stop: int | None = None
    line: int = 1


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Files that are read together; the same inputs make the same pieces."""

    parts: tuple[Part, ...]

    @property
    def id(self) -> str:
        """Return the name that its files have in the output: a digest of what it is made of."""
        return hashlib.sha256(msgspec.json.encode(self.parts)).hexdigest()[:16]


def pieces_of(addresses: Iterable[str]) -> Iterator[Piece]:
    """Yield the pieces of inputs, in order: a file that two of them name is read once.

    Raises:
        MissingInputError: an input that is not there.
        ScaleError: a place that cannot be opened.
    """
    small: list[Part] = []
    seen: set[str] = set()
    for address in addresses:
        place = Place.of(address)
        for path, size in place.files():
            name = place.named(path)
            if name in seen:
                continue
            seen.add(name)
            if path.lower().endswith(".jsonl") and size > LINES_BYTES:
                yield from (Piece(parts=(part,)) for part in _lines(place, path, size))
            elif size > FILES_BYTES:
                yield Piece(parts=(Part(name=name, size=size),))
            else:
                small.append(Part(name=name, size=size))
                if len(small) >= FILES_MOST or sum(p.size for p in small) > FILES_BYTES:
                    yield Piece(parts=tuple(small))
                    small = []
    if small:
        yield Piece(parts=tuple(small))


def _lines(place: Place, path: str, size: int) -> Iterator[Part]:
    """Yield parts of a .jsonl that end where a line does."""
    start = stop = 0
    first = line = 1
    with place.system.open_input_stream(path) as stream:
        rest = b""
        while block := stream.read(LINES_BYTES):
            data = rest + block
            whole = data.rfind(b"\n") + 1
            rest = data[whole:]
            stop, line = stop + whole, line + data.count(b"\n", 0, whole)
            if stop - start >= LINES_BYTES:
                yield Part(name=place.named(path), size=size, start=start, stop=stop, line=first)
                start, first = stop, line
    if start < size:
        yield Part(name=place.named(path), size=size, start=start, stop=size, line=first)
