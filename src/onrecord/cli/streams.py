"""Standard input, output and error: what is sent is safe to show, and one that is closed or full is said by name.

Whatever writes text to `sys.stdout` or `sys.stderr`, ours or a library's, passes through `Shown`; records go to its
`buffer`.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import IO, Any, TextIO

from onrecord.record.signs import visible

OUTPUT, ERRORS = "standard output", "standard error"
"""What an OSError of these streams has as its `filename`."""
_NAMES = ("standard input", OUTPUT, ERRORS)


class _Stream(io.FileIO):
    """One of the three, by its number; a failure has the stream's name."""

    def __init__(self, number: int, *, closed: bool) -> None:
        super().__init__(number, "wb" if number else "rb", closefd=False)
        self._title, self._closed = _NAMES[number], closed

    def write(self, data: Any) -> int:
        """Send bytes, as many as it takes."""
        self._check()
        try:
            return super().write(data)
        except OSError as error:
            error.filename = self._title
            raise

    def readinto(self, buffer: Any) -> int:
        """Receive bytes."""
        self._check()
        return super().readinto(buffer)

    def drop(self) -> None:
        """Send everything nowhere from now on."""
        self._closed = False
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())

    def _check(self) -> None:
        if self._closed:
            raise OSError(errno.EBADF, "it is closed", self._title)


class Shown(io.TextIOWrapper):
    """Text for people: signs that would steer the terminal are shown, not sent.

    `plain` sends them, for colours. It is kept: one that is thrown away would close the stream.
    """

    def __init__(self, raw: _Stream, encoding: str, *, by_line: bool) -> None:
        buffer = io.BufferedWriter(raw)
        super().__init__(buffer, encoding, "backslashreplace", line_buffering=by_line, write_through=True)
        self.plain = io.TextIOWrapper(buffer, encoding, "replace", line_buffering=by_line, write_through=True)

    def write(self, text: str) -> int:
        """Write what can be seen of the text."""
        return super().write(visible(text).replace("\r", "\ufffd"))


def open_streams() -> None:
    """Put streams that can be relied on in the place of the three.

    The number of a closed one is taken by a stand-in: it would be given to the next file that is opened, and what
    is meant for the terminal would be written into the store.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        old: TextIO | None = getattr(sys, name)
        if old is None:
            os.open(os.devnull, os.O_RDWR)
        encoding = getattr(old, "encoding", None) or "utf-8"
        if number:
            raw = _Stream(number, closed=old is None)
            setattr(sys, name, Shown(raw, encoding, by_line=number == 2 or raw.isatty()))
        elif old is None:
            sys.stdin = io.TextIOWrapper(io.BufferedReader(_Stream(number, closed=True)), encoding)


def terminal(stream: TextIO) -> IO[str]:
    """The stream for rich, whose colours are meant to be sent: what it prints has to be visible already."""
    return stream.plain if isinstance(stream, Shown) else stream


def mute(stream: TextIO) -> None:
    """Send what is still to come on this stream nowhere: who read it has gone, or it is full."""
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    if isinstance(raw, _Stream):
        raw.drop()


def finish() -> OSError | None:
    """Send what is left; why standard output would not take it, where it would not."""
    failed: OSError | None = None
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            failed = error if stream is sys.stdout else failed
            mute(stream)
    return failed
