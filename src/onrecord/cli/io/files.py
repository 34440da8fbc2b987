"""Files that stand in their place only when all of them is written."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_NAMED = 40
"""Characters of a file's name that its part has: a name may have 255 bytes."""
_parts: set[Path] = set()
"""What is being written by this process."""


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes its place only when all of it is written; until then the old one stays.

    The file keeps its permissions, and a link still leads to it. A device or a pipe is written directly.

    Raises:
        OSError: it cannot be written, or may not.
    """
    target, old = _target(path)
    if old is not None and not stat.S_ISREG(old.st_mode):
        with path.open("wb") as stream:
            yield stream
        return
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, f"there is no folder {path.parent}", str(path))
    part = target.with_name(f".{target.name[:_NAMED]}.{os.getpid()}.part")
    part.unlink(missing_ok=True)  # of a process of the same number that was killed
    _parts.add(part)
    try:
        with part.open("xb") if old is None else _like(part, old) as stream:
            yield stream
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
        _parts.discard(part)


def _target(path: Path) -> tuple[Path, os.stat_result | None]:
    """Return the file behind links, and the status of what is there."""
    target = Path(os.path.realpath(path))
    try:
        return target, target.stat()
    except FileNotFoundError:
        return target, None


def _like(part: Path, old: os.stat_result) -> IO[bytes]:
    """Open the new file with the permissions of the old one: nobody else may read it, not even while it is written."""
    stream = open(part, "xb", opener=lambda name, flags: os.open(name, flags, 0o600))  # noqa: SIM115
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):
            os.fchown(stream.fileno(), -1, old.st_gid)
        with contextlib.suppress(OSError):  # only the superuser gives files away
            os.fchown(stream.fileno(), old.st_uid, -1)
    part.chmod(stat.S_IMODE(old.st_mode))
    return stream


def leave_nothing_behind() -> None:
    """Delete half-written files when the process is told to end (TERM, HUP), and end as it would have."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup ignores it: let it
            signal.signal(number, _end)


def _end(number: int, _: object) -> None:
    for part in tuple(_parts):
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(signal.Signals(number))
