"""Which program, network and rules read: what a record says of its making."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from onrecord.record.article import Versions
from onrecord.version import __version__

_PACKAGE = Path(__file__).parent.parent
_WEIGHTS = _PACKAGE / "model" / "network" / "weights"
_RULES = (_PACKAGE / "facts", _PACKAGE / "intake", _PACKAGE / "lang", _PACKAGE / "model", _PACKAGE / "text")
"""The folders whose code and data decide what an article's record says."""
_DIGITS = 12


@cache
def versions() -> Versions:
    """Return the versions of what reads in this process."""
    return Versions(program=__version__, network=_digest(_files(_WEIGHTS)), rules=_digest(_rules()))


def _rules() -> Iterator[Path]:
    for folder in _RULES:
        yield from (file for file in _files(folder) if _WEIGHTS not in file.parents)


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix not in (".pyc", ".md"))


def _digest(files: Iterator[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(_PACKAGE).as_posix().encode())
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()[:_DIGITS]
