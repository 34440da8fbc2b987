"""Where inputs lie and records go: a local path, or an address of any file system that pyarrow opens (s3://, gs://)."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
from pyarrow import fs

from onrecord.errors import MissingInputError, ScaleError

_SIGNS = "*?["
_HALF = ".half"
_LOCK = "_lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A path in a file system; `prefix` is what its names begin with ("s3://"), "" of local ones."""

    system: Any
    path: str
    prefix: str

    @classmethod
    def of(cls, address: str) -> Place:
        """Return the place of a path or an address.

        Raises:
            ScaleError: no file system of that kind, or it cannot be reached.
        """
        if "://" not in address:
            return cls(system=fs.LocalFileSystem(), path=str(Path(address)), prefix="")
        try:
            system, path = fs.FileSystem.from_uri(address)
        except (pa.ArrowInvalid, OSError) as error:
            raise ScaleError(
                f"{address}: no place that can be opened ({error}); give a path, or s3://bucket/folder"
            ) from error
        return cls(system=system, path=path, prefix=f"{address.split('://', 1)[0]}://")

    def at(self, *parts: str) -> Place:
        """Return a place below this one."""
        return Place(system=self.system, path="/".join((self.path.rstrip("/"), *parts)), prefix=self.prefix)

    def named(self, path: str) -> str:
        """Return a path of this file system as the user writes it."""
        return f"{self.prefix}{path}"

    def exists(self) -> bool:
        """Tell whether a file or a folder lies here."""
        return bool(self.system.get_file_info(self.path).type != fs.FileType.NotFound)

    def read(self) -> bytes:
        """Return all bytes of the file here."""
        with self.system.open_input_stream(self.path) as stream:
            return bytes(stream.read())

    def files(self) -> list[tuple[str, int]]:
        """Return the files that it stands for, with their bytes, sorted: itself, those of a folder, those of a pattern.

        Names that begin with a dot or an underscore are passed over.

        Raises:
            MissingInputError: nothing there.
        """
        pattern = next((n for n, sign in enumerate(self.path) if sign in _SIGNS), None)
        root = self.path if pattern is None else self.path[:pattern].rpartition("/")[0]
        info = self.system.get_file_info(root or ".")
        if info.type == fs.FileType.File:
            return [(info.path, info.size)]
        below = (
            []
            if info.type == fs.FileType.NotFound
            else self.system.get_file_info(fs.FileSelector(root or ".", recursive=True))
        )
        found = sorted((f.path, f.size) for f in below if f.type == fs.FileType.File and _is_shown(f.path, root))
        if pattern is not None:
            found = [(path, size) for path, size in found if fnmatchcase(path, self.path)]
        if not found:
            raise MissingInputError(
                f"{self.named(self.path)}: nothing there that is read; give files, a folder or a pattern"
            )
        return found

    def of_path(self, path: str) -> Place:
        """Return the place of another path in the same file system."""
        return Place(system=self.system, path=path, prefix=self.prefix)

    def listed(self) -> list[str]:
        """Return the paths of all files below, whatever their names; none where there is no such folder."""
        if not self.exists():
            return []
        below = self.system.get_file_info(fs.FileSelector(self.path, recursive=True))
        return sorted(f.path for f in below if f.type == fs.FileType.File)

    def remove(self) -> None:
        """Remove the file here, if there is one."""
        if self.exists():
            self.system.delete_file(self.path)

    def make(self) -> None:
        """Make a folder here, unless there is one."""
        self.system.create_dir(self.path, recursive=True)

    def write(self, data: bytes) -> None:
        """Write a file whole, or not at all: first under a name that no other process has, then renamed."""
        path = PurePosixPath(self.path)
        half = str(path.with_name(f"_{path.name}.{secrets.token_hex(4)}{_HALF}"))
        self.system.create_dir(str(path.parent), recursive=True)
        with self.system.open_output_stream(half) as stream:
            stream.write(data)
        self.system.move(half, self.path)

    def remove_halves(self) -> None:
        """Remove what killed processes left below half written."""
        for path in self.listed():
            if path.endswith(_HALF):
                self.system.delete_file(path)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other runs out of this folder until the end, however it comes; a folder of the net can't be locked.

        Raises:
            ScaleError: another run is in it.
        """
        fcntl = _fcntl()
        if self.prefix or fcntl is None:
            yield
            return
        with Path(self.path, _LOCK).open("ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise ScaleError(
                    f"{self.path}: another run writes there; wait until it ends, or give --out another folder"
                ) from error
            yield


def cannot_be_written(folder: str, error: OSError) -> ScaleError:
    """Say that a folder of records cannot be written."""
    return ScaleError(f"{folder}: cannot be written ({error}); give --out another folder")


def _fcntl() -> Any:
    """Return the module that locks files, None on Windows."""
    try:
        import fcntl
    except ImportError:
        return None
    return fcntl


def _is_shown(path: str, root: str) -> bool:
    return not any(part.startswith((".", "_")) for part in PurePosixPath(path.removeprefix(root)).parts)
