"""What form an input has: by the suffix of its name, else by how it begins."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Literal

from onrecord.errors import NotTextError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Form = Literal["text", "html", "jsonl"]
FORMS: dict[str, Form] = {
    ".txt": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
KINDS = ".txt, .html or .jsonl"
_SNIFFED = 4096  # bytes from the front of what has no known suffix
# A comment ends at its first "-->": without the atomic group, 30 comments and no page behind take hours.
_PAGE = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype html|html|head|body|article)\b", re.I | re.S
)
_LINE = re.compile(rb'\s*+\{[ \t]*+"(?:[^"\\]|\\.)*+"[ \t]*+:')
_JSON = re.compile(rb'\s*+(?:\{\s*+"(?:[^"\\]|\\.)*+"\s*+:|\[\s*+\{\s*+")')


class _Joined(io.RawIOBase):
    """The bytes that were looked at, then the rest of a stream that cannot go back."""

    def __init__(self, front: bytes, rest: io.BufferedReader) -> None:
        self._front, self._rest = front, rest

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer with what is there, and return how much that is."""
        view = memoryview(buffer).cast("B")
        data = self._front[: len(view)] or self._rest.read1(len(view))
        self._front = self._front[len(data) :]
        view[: len(data)] = data
        return len(data)


def with_front(stream: io.BufferedReader) -> tuple[bytes, io.BufferedReader]:
    """The first bytes of a stream, and the stream with those still to be read.

    A pipe hands out what was written so far: it is waited for until there is enough, or a first line of JSON, whose
    article should not wait for the second.
    """
    if stream.seekable():
        return stream.peek(_SNIFFED)[:_SNIFFED], stream
    front = b""
    while len(front) < _SNIFFED and not (b"\n" in front and _LINE.match(front)):
        more = stream.read1(_SNIFFED)
        if not more:
            break
        front += more
    return front[:_SNIFFED], io.BufferedReader(_Joined(front, stream))


def sniffed(front: bytes, name: str) -> Form:
    """Return what something with no known suffix is, from its first bytes.

    Raises:
        NotTextError: JSON, and not a line each.
    """
    front = front.removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(front):
        return "html"
    if _LINE.match(front):
        return "jsonl"
    if _JSON.match(front):
        raise NotTextError(f"{name}: JSON over several lines; give one article a line, as .jsonl has them")
    return "text"
