"""The files that a path stands for: itself, or those of a folder."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.errors import MissingInputError, OnRecordError, UnreadableArticleError
from onrecord.intake.faults import refused
from onrecord.intake.sniffing import FORMS

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"(?P<scheme>https?|ftp|file|s3):/{1,2}(?P<rest>\S*)", re.I)  # a path keeps one slash
_SHOWN = 3  # names of files that were passed over; the others are counted
_ODD = {
    stat.S_IFIFO: "a named pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a link to a folder",
}  # fmt: skip


def find_files(
    path: Path | str, *, skipped: Callable[[OnRecordError], None], left_out: Callable[[str], None]
) -> Iterator[Path | None]:
    """Give the files that a path stands for, sorted; None is standard input.

    A pipe or device that is given by its name is read, as `onrecord read <(zcat a.txt.gz)` needs; one in a folder
    is passed over, because opening it may wait for ever.

    Raises:
        MissingInputError: nothing there, or nothing in it.
        UnreadableArticleError: a socket.
        OSError: the system refuses to look at it.
    """
    if str(path) == STANDARD_INPUT:
        yield None
        return
    if (address := _ADDRESS.match(str(path))) is not None:
        raise MissingInputError(
            f"{address['scheme']}://{address['rest']}: an address, and onrecord fetches nothing;"
            " save the page in a browser (Ctrl+S) and give the file"
        )
    path = Path(path)
    mode = _mode(path)
    if stat.S_ISSOCK(mode):
        raise UnreadableArticleError(f"{path}: a socket, not a file; give a file, or - for standard input")
    if not stat.S_ISDIR(mode):
        yield path
        return
    yield from _in_folder(path, skipped=skipped, left_out=left_out)


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a name that none can have
        what = "a link to nothing" if path.is_symlink() else "no such file or folder"
        message = f"{path}: {what}; give a path that exists, or - for standard input"
        raise MissingInputError(message) from error


def _in_folder(
    folder: Path, *, skipped: Callable[[OnRecordError], None], left_out: Callable[[str], None]
) -> Iterator[Path]:
    found = sorted(_walk(folder, skipped))
    modes = {file: mode for file in found if (mode := _mode_in_folder(file, skipped)) is not None}
    odd = {file: kind for file, mode in modes.items() if (kind := _ODD.get(stat.S_IFMT(mode))) is not None}
    plain = [file for file in found if file not in odd]
    known = [file for file in plain if file.suffix.lower() in FORMS]
    for kind in sorted(set(odd.values())):
        left_out(_names(folder, [file for file in odd if odd[file] == kind], kind))
    if not known:
        raise MissingInputError(f"{folder}: a folder with nothing in it that is read; give a folder of articles")
    if others := [file for file in plain if file.suffix.lower() not in FORMS]:
        left_out(_names(folder, others, "no form of an article"))
    yield from (file for file in known if file in modes)


def _walk(folder: Path, skipped: Callable[[OnRecordError], None]) -> Iterator[Path]:
    """Give all files below a folder and the links to folders, which are not followed: they may lead back."""
    for root, folders, names in os.walk(folder, onerror=lambda error: skipped(refused(str(error.filename), error))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (link for name in folders if (link := Path(root, name)).is_symlink())
        yield from (Path(root, name) for name in names if not name.startswith("."))


def _mode_in_folder(file: Path, skipped: Callable[[OnRecordError], None]) -> int | None:
    """Return the kind of file; None for a link to nowhere or in a circle, which is told if it is to be an article."""
    try:
        return file.stat().st_mode
    except OSError as error:
        if file.suffix.lower() in FORMS:
            skipped(refused(str(file), error))
        return None


def _names(folder: Path, others: list[Path], why: str) -> str:
    shown = ", ".join(str(file.relative_to(folder)) for file in others[:_SHOWN])
    more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    return f"{folder}: left out {shown}{more} ({why})"
