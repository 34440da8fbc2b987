"""Archives and packed files: zip and tar with inputs of every form in them, gzip, bzip2 and xz around one."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, Any

from onrecord.errors import OnRecordError, ParserError, TooLongError, UnreadableArticleError
from onrecord.intake.inputs import MOST_BOUND, Input, InputReader, Intake
from onrecord.intake.sniffing import is_known
from onrecord.record import Article

_MOST_PACKED = 200
"""Bytes that one byte of a long member may stand for; text packs to a tenth, a zip bomb to a thousandth."""
_LONG = 1_000_000
_SHOWN = 3
_MIMETYPES = {
    "application/vnd.oasis.opendocument.text": "odt", "application/epub+zip": "epub",
}  # fmt: skip
_DOCUMENTS = frozenset((".docx", ".odt", ".epub"))
"""Suffixes of documents that are archives inside, which whoever wrote them need not know."""
_OFFICE = {"ppt/presentation.xml": "slides", "xl/workbook.xml": "a spreadsheet"}


def read_zip(given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the articles of a zip archive, or of the document that one is: .docx, .odt, .epub, .wacz."""
    stream = given.stream if given.stream.seekable() else io.BytesIO(given.whole(MOST_BOUND))
    try:
        with zipfile.ZipFile(stream) as archive:
            yield from _reader_of(archive, given)(given, intake)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        if given.suffix in _DOCUMENTS:
            raise ParserError(f"{given.name}: a damaged {given.suffix} ({error}); save it anew, or as .txt") from error
        raise ParserError(f"{given.name}: a damaged archive ({error}); repair it, as with `zip -FF`") from error


def _reader_of(archive: zipfile.ZipFile, given: Input) -> InputReader:
    names = set(archive.namelist())
    if "word/document.xml" in names:
        from onrecord.intake.formats.documents import read_docx

        return lambda given, intake: read_docx(archive, given, intake)
    kind = _MIMETYPES.get(_mimetype(archive)) if "mimetype" in names else None
    if kind == "odt":
        from onrecord.intake.formats.documents import read_odt

        return lambda given, intake: read_odt(archive, given, intake)
    if kind == "epub":
        from onrecord.intake.formats.books import read_epub

        return lambda given, intake: read_epub(archive, given, intake)
    for name, what in _OFFICE.items():
        if name in names:
            raise UnreadableArticleError(f"{given.name}: {what}, not an article; give its text as .txt")
    crawls = [name for name in names if name.startswith("archive/") and ".warc" in name]
    only = crawls if "datapackage.json" in names else None  # .wacz: the rest are indexes
    return lambda given, intake: _read_members(_zipped(archive, given, only=only), given, intake)


def _mimetype(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as file:
        return file.read(100).decode("ascii", "replace").strip()


def _zipped(
    archive: zipfile.ZipFile, given: Input, *, only: Container[str] | None
) -> Iterator[tuple[str, Callable[[], IO[bytes]]]]:
    for info in sorted(archive.infolist(), key=lambda info: info.filename):
        if info.is_dir() or _is_hidden(info.filename) or (only is not None and info.filename not in only):
            continue
        yield info.filename, lambda info=info: _opened(archive, info, given)  # type: ignore[misc]


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, given: Input) -> IO[bytes]:
    name = f"{given.name}/{info.filename}"
    if info.flag_bits & 1:
        raise UnreadableArticleError(f"{name}: under a password; unpack the archive and give what is in it")
    if info.file_size > max(_LONG, _MOST_PACKED * info.compress_size):
        raise TooLongError(
            f"{name}: {info.file_size:,} bytes of {info.compress_size:,}, as no text packs; leave it out"
        )
    return archive.open(info)


def _is_hidden(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return "__MACOSX" in parts or any(part.startswith(".") and part != "." for part in parts)


def read_tar(given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the articles of a tar archive, in the order in which they lie in it."""
    try:
        with tarfile.open(fileobj=given.stream, mode="r|") as archive:
            yield from _read_members(_tarred(archive), given, intake)
    except tarfile.TarError as error:
        raise ParserError(f"{given.name}: a damaged archive ({error}); what lies before the damage is read") from error


def _tarred(archive: tarfile.TarFile) -> Iterator[tuple[str, Callable[[], IO[bytes]]]]:
    for member in archive:
        if member.isfile() and not _is_hidden(member.name):
            yield member.name, lambda member=member: _held(archive, member)  # type: ignore[misc]


def _held(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    """Return a member's bytes, held: a tar archive that is read as it comes cannot go back."""
    if member.size > MOST_BOUND:
        raise TooLongError(f"{member.name}: {member.size:,} bytes in a tar archive; unpack it")
    file = archive.extractfile(member)
    return io.BytesIO() if file is None else io.BytesIO(file.read())


def _read_members(
    members: Iterator[tuple[str, Callable[[], IO[bytes]]]], given: Input, intake: Intake
) -> Iterator[Article]:
    """Yield the articles of an archive's members; those of no known suffix are left out, as in a folder."""
    others = []
    for path, opened in members:
        if not is_known(path):
            others.append(path)
            continue
        try:
            with opened() as stream:
                yield from intake.inside(given.inside(path, stream))
        except OnRecordError as error:
            intake.skipped(error)
    if others:
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        intake.left_out(f"{given.name}: left out {', '.join(others[:_SHOWN])}{more} (no form of an article)")


def _unpacked(opened: Callable[[IO[bytes]], Any]) -> InputReader:
    """Return the reader of a file that is packed as a whole."""

    def read(given: Input, intake: Intake) -> Iterator[Article]:
        path = given.path.removesuffix(given.suffix)
        path = f"{path}.tar" if given.suffix == ".tgz" else path
        with opened(given.stream) as stream:
            inner = given.inside(path, stream)
            yield from intake.inside(replace(inner, name=given.name))

    return read


read_gzip = _unpacked(lambda stream: gzip.GzipFile(fileobj=stream))
read_bzip2 = _unpacked(bz2.BZ2File)
read_xz = _unpacked(lzma.LZMAFile)
