"""Where an export is written: a file, a folder of files, or a zip archive of them; whole, or not at all."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from onrecord.errors import OnRecordError


class Files(Protocol):
    """Takes the files of an export."""

    def open(self, path: str) -> AbstractContextManager[BinaryIO]:
        """Return a new file to write, by its path below the export's own place."""


class Folder:
    """Files in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """Open a new file below the folder."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            yield file


class Archive:
    """Files in a zip archive, dated 1980 so that the same records give the same bytes."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """Open a new member; it is held until it is whole."""
        held = io.BytesIO()
        yield held
        info = zipfile.ZipInfo(path)
        info.compress_type = zipfile.ZIP_DEFLATED
        self._zip.writestr(info, held.getvalue())

    def close(self) -> None:
        """Write the directory of the archive."""
        self._zip.close()


class Single:
    """The one file of a format that has one."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """Give the file, whatever the path."""
        del path
        yield self._file


@contextmanager
def placed(out: Path, *, many: bool) -> Iterator[Files]:
    """Open the place of an export, which appears when all of it is written.

    Args:
        out: a file; for a format of many files a folder, or a .zip.
        many: whether the format has many files.
    Raises:
        OnRecordError: a folder is there for a format of one file, or it is full of other things.
    """
    packed = many and out.suffix.lower() == ".zip"
    if out.is_dir() and (packed or not many):
        raise OnRecordError(f"{out}: a folder; give a file")
    if many and not packed and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise OnRecordError(f"{out}: not empty; give a new folder, or a .zip")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".onrecord-") as scratch:
        written = Path(scratch) / "export"
        if many and not packed:
            written.mkdir()
            yield Folder(written)
            if out.is_dir():
                out.rmdir()
            shutil.move(written, out)
            return
        with written.open("wb") as file:
            if packed:
                archive = Archive(file)
                yield archive
                archive.close()
            else:
                yield Single(file)
        written.replace(out)
