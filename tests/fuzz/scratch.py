"""Folders for what targets write, gone when the process ends."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path


@cache
def _whole() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="onrecord-fuzz-")


@cache
def scratch_folder(name: str) -> Path:
    """The folder of that name; the same each time."""
    folder = Path(_whole().name, name)
    folder.mkdir(parents=True)
    return folder
