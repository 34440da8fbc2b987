"""What form an input has: by how it begins, and only where that does not tell by the suffix of its name."""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from onrecord.errors import NotTextError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Form = Literal[
    "text", "html", "jsonl", "json", "markdown", "pdf", "rtf", "zip", "tar", "gzip", "bzip2", "xz", "crawl", "mail",
    "mailbox", "feed",
]  # fmt: skip
FORMS: dict[str, Form] = {
    ".txt": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".json": "json", ".md": "markdown", ".markdown": "markdown", ".pdf": "pdf", ".rtf": "rtf", ".zip": "zip",
    ".docx": "zip", ".odt": "zip", ".epub": "zip", ".wacz": "zip", ".tar": "tar", ".tgz": "gzip", ".gz": "gzip",
    ".bz2": "bzip2", ".xz": "xz", ".warc": "crawl", ".eml": "mail", ".mhtml": "mail", ".mht": "mail",
    ".mbox": "mailbox", ".rss": "feed", ".atom": "feed", ".xml": "feed",
}  # fmt: skip
"""The form that a suffix promises; its content decides."""
_ANY = frozenset(FORMS[suffix] for suffix in (".html", ".jsonl", ".json", ".md"))
"""What may begin like any text: there its suffix decides."""
_TOLD = frozenset(FORMS[suffix] for suffix in (".pdf", ".rtf", ".docx", ".tar", ".gz", ".bz2", ".xz"))
"""What tells itself by its first bytes, or is not what its name says."""
_OTHERS = {
    ".csv": "a table", ".tsv": "a table", ".xlsx": "a table", ".xls": "a table", ".doc": "an old Word document",
    ".ppt": "slides", ".pptx": "slides", ".pages": "a document of Pages", ".msg": "a letter of Outlook",
}  # fmt: skip
"""What is no article, and would pass for a text or an archive by its content."""
_SNIFFED = 4096  # bytes from the front
_MAGIC: tuple[tuple[bytes, Form], ...] = (
    (b"%PDF-", "pdf"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"), (b"{\\rtf", "rtf"), (b"WARC/1.", "crawl"),
)  # fmt: skip
_TAR = slice(257, 262)
# A comment ends at its first "-->": without the atomic group, 30 comments and no page behind take hours.
_BEFORE = rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<\?[^>]*+>\s*+)*+(?:<!--(?>.*?-->)\s*+)*+"
_PAGE = re.compile(_BEFORE + rb"<(?:!doctype html|html|head|body|article)\b", re.I | re.S)
_FEED = re.compile(_BEFORE + rb"<(?:rss|feed|rdf:rdf)\b", re.I | re.S)
_XML = re.compile(_BEFORE + rb"<(?:!doctype\s+)?([\w:.-]+)", re.I | re.S)
_LINE = re.compile(rb'\s*+\{[ \t]*+"(?:[^"\\]|\\.)*+"[ \t]*+:')
_JSON = re.compile(rb'\s*+(?:\{\s*+"(?:[^"\\]|\\.)*+"\s*+:|\[\s*+\{\s*+")')
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_POSTED = frozenset({b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to"})
_WRITTEN = frozenset({b"from", b"date", b"subject", b"to"})
_MARKED = re.compile(rb"\A---[ \t]*\r?\n(?:[\w-]+[ \t]*:.*\r?\n)")


class _Joined(io.RawIOBase):
    """The bytes that were looked at, then the rest of a stream that cannot go back."""

    def __init__(self, front: bytes, rest: io.BufferedReader[Any]) -> None:
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


def with_front(stream: io.BufferedReader[Any]) -> tuple[bytes, io.BufferedReader[Any]]:
    """Return the first bytes of a stream, and the stream with those still to be read.

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


def is_known(path: str) -> bool:
    """Tell whether the suffix of a name promises a form that is read, or whether it has none that says otherwise."""
    return PurePosixPath(path).suffix.lower() in FORMS


def sniffed(front: bytes, name: str, suffix: str = "") -> Form:
    """Return what an input is by its first bytes; `suffix` tells what looks like any text.

    Raises:
        NotTextError: something that would be misread: a table, XML that is no feed.
    """
    front = front.removeprefix(b"\xef\xbb\xbf")
    form = _by_magic(front) or _by_letters(front, suffix)
    if form is not None:
        return form
    if (other := _OTHERS.get(suffix)) is not None:
        raise NotTextError(f"{name}: {other}; give the articles' texts as .txt, or one a line of a .jsonl")
    if (root := _XML.match(front)) is not None and (suffix == ".xml" or front.lstrip().startswith(b"<?xml")):
        tag = root[1].decode("ascii", "replace")
        raise NotTextError(f"{name}: XML that is neither a page nor a feed (<{tag}>); give the article's text as .txt")
    promised = FORMS.get(suffix, "text")
    if promised in _TOLD:
        raise NotTextError(f"{name}: not what its name says ({suffix}); give it its own name, or its text as .txt")
    return promised if promised in _ANY else "text"


def _by_magic(front: bytes) -> Form | None:
    if front[_TAR] == b"ustar":
        return "tar"
    return next((form for magic, form in _MAGIC if front.startswith(magic)), None)


def _by_letters(front: bytes, suffix: str) -> Form | None:
    """Return the form of what begins like a page, a feed, JSON or a letter; None of what begins like any text."""
    if _FEED.match(front):
        return "feed"
    if _PAGE.match(front):
        return "html"
    if suffix not in (".jsonl", ".ndjson") and _JSON.match(front):
        return "jsonl" if _LINE.match(front) and _is_a_line(front) else "json"
    if front.startswith(b"From ") and _is_letter(front.partition(b"\n")[2]):
        return "mailbox"
    if _is_letter(front):
        return "mail"
    return "markdown" if _MARKED.match(front) else None


def _is_a_line(front: bytes) -> bool:
    """Tell whether an object ends on its line, as far as the front shows it."""
    line, end, _ = front.lstrip().partition(b"\n")
    return not end or line.rstrip().endswith(b"}")


def _is_letter(front: bytes) -> bool:
    """Tell whether headers of mail stand at the front, those that a program writes or three that people fill in."""
    names, at = set[bytes](), 0
    while (header := _HEADER.match(front, at)) is not None:
        names.add(header[1].lower())
        at = header.end()
    return (len(names) > 1 and bool(names & _POSTED)) or len(names & _WRITTEN) > 2
