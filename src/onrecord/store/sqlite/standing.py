"""Whether a path still leads to the file that was opened there: a file can be moved away under an open connection."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from onrecord.errors import MissingStoreError, ReplacedStoreError


class FileId(NamedTuple):
    """What the system knows a file by, whatever its name; no other has it while this one is open."""

    device: int
    inode: int


def file_at(path: Path) -> FileId:
    """Return the file that the path leads to now.

    Raises:
        MissingStoreError: none that can be reached.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise MissingStoreError(
            f"{path}: the store's file is no longer there, or cannot be reached ({error.strerror}); put it back"
        ) from error
    return FileId(found.st_dev, found.st_ino)


def check_file(path: Path, file: FileId) -> None:
    """Check that the path leads to this file still.

    Raises:
        ReplacedStoreError: to another one.
        MissingStoreError: to none.
    """
    if file_at(path) != file:
        raise ReplacedStoreError(
            f"{path}: another file has been put in the store's place meanwhile; nothing was changed in either: look at "
            "the new one, and do it again there"
        )
