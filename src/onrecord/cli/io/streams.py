"""Standard input, output and error: what is sent is safe to show, and errors name the stream that is closed or full.

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
_TITLES = {"stdin": "standard input", "stdout": OUTPUT, "stderr": ERRORS}
"""The three by their names in `sys`, in the order of their numbers."""


class _Stream(io.FileIO):
    """One of the three, by its number; a failure has the stream's name."""

    def __init__(self, number: int, *, closed: bool) -> None:
        super().__init__(number, "wb" if number else "rb", closefd=False)
        self._title, self._closed = list(_TITLES.values())[number], closed

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
        """Discard everything from now on."""
        self._closed = False
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())

    def _check(self) -> None:
        if self._closed:
            raise OSError(errno.EBADF, "it is closed", self._title)


class Shown(io.TextIOWrapper):
    """Text for people: control characters that would steer the terminal are shown, not sent.

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
    """Replace the three streams by ones that can be relied on.

    The number of a closed one is taken by a stand-in: it would be given to the next file that is opened, and what
    is meant for the terminal would be written into the store.
    """
    for number, name in enumerate(_TITLES):
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
    """Return the stream for rich, whose colours have to reach the terminal: what it prints is made visible before."""
    return stream.plain if isinstance(stream, Shown) else stream


def mute(stream: TextIO) -> None:
    """Discard what is still to come on this stream: its reader has gone, or it is full."""
    raw = getattr(getattr(stream, "buffer", None), "raw", None)
    if isinstance(raw, _Stream):
        raw.drop()


def finish() -> OSError | None:
    """Send what is left, and return the error of standard output if there is one."""
    failed: OSError | None = None
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            failed = error if stream is sys.stdout else failed
            mute(stream)
    return failed
