"""From bytes to text, to the letter: which character set a file is in."""

from __future__ import annotations

import codecs
import re

from onrecord.errors import NotTextError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_MAGIC = (
    (b"%PDF-", "a PDF"), (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF sound, film or image"), (b"PK\x03\x04", "a ZIP archive, as .docx, .odt and .epub are"),
    (b"\x1f\x8b", "a gzip archive"), (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"\x28\xb5\x2f\xfd", "a zstandard archive"), (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"), (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"), (b"ID3", "an MP3 sound"), (b"OggS", "an Ogg sound"),
)  # fmt: skip
_EXPECTED = frozenset("“”‘’–—…•™€£¢¥§©®°½¼¾·«»\u00a0ÀÁÂÄÅÇÈÉÊËÍÑÓÔÖØÚÜàáâãäåçèéêëìíîïñòóôõöøùúûüýšžœŠŽ")
# Python's own: no page is in them, and the punycode of 10 MB takes hours. Who reads the declaration reads no UTF-16.
_NO_CHARSETS = re.compile(r"idna|mbcs|oem|palmos|punycode|(?:raw.)?unicode.escape|undefined|utf.?(?:7|16|32).*", re.I)
_REMEDY = "give a text, a page or a document"


def decode(data: bytes, name: str, *, declared: str | None = None, mend: bool = False) -> str:
    """Return the text that these bytes hold, without the byte order mark; no newline is changed.

    Tried in turn: the mark's character set, UTF-8, UTF-16 without a mark, the one `declared`
    (by an HTML page), Windows-1252 and Mac Roman, then what charset-normalizer finds.

    Args:
        mend: as browsers do it, which show such pages: a broken letter of UTF-8 is "\ufffd", zero bytes are left out.

    Raises:
        NotTextError: binary, or in no known character set.
    """
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind:
        raise NotTextError(f"{name}: not text (starts like {kind}); {_REMEDY}")
    bom = next(((mark, charset) for mark, charset in _BOMS if data.startswith(mark)), None)
    text = _decoded(data[len(bom[0]) :], bom[1]) if bom else None
    if mend and text is None:
        data, text = _mended(data)
    if text is None and (broken := _broken_utf_8(data)) is not None:
        raise NotTextError(f"{name}: broken UTF-8 at byte {broken:,}; repair it, or drop it with `iconv -f utf-8 -c`")
    if text is None and bom is None:
        text = _guessed(data, declared)
    if text is None:
        raise NotTextError(
            f"{name}: not text, or in no character set that is known{_zero_in(data)}; {_REMEDY}, in UTF-8"
        )
    return text


def _mended(data: bytes) -> tuple[bytes, str | None]:
    """Return the bytes without stray zeros, and their text where they are UTF-8 but for some broken letters."""
    if b"\x00" in data and not _has_controls(data) and _two_byte(data) is None:
        data = data.replace(b"\x00", b"")
    return data, None if _broken_utf_8(data) is None else data.decode("utf-8", "replace")


def _zero_in(data: bytes) -> str:
    """Return where the first zero byte is in what is otherwise a text's bytes, and how to take it out."""
    if b"\x00" not in data or _has_controls(data):
        return ""
    return f" (a zero byte at {data.index(0):,}, which `tr -d '\\000'` takes out)"


def _broken_utf_8(data: bytes) -> int | None:
    """Return where UTF-8 breaks off in bytes that are mostly UTF-8: more whole letters beyond ASCII than broken ones.

    In English of another character set such letters stand alone, and none of them is whole.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        letters = [letter for letter in data.decode("utf-8", "replace") if letter > "\x7f"]
        broken = letters.count("\ufffd")
        return error.start if len(letters) > 2 * broken else None
    return None


def _guessed(data: bytes, declared: str | None) -> str | None:
    if b"\x00" in data:
        return _two_byte(data)
    if _has_controls(data):
        return None
    text = _decoded(data, "utf-8")
    if text is None and declared and _is_charset(declared):
        text = _decoded(data, declared)
    return _legacy(data) if text is None else text


def _has_controls(data: bytes) -> bool:
    """Tell whether the bytes at the front are a machine's: 2 %, since one stray control character may happen."""
    front = data[:4096]
    return sum(byte < 32 and byte not in b"\t\n\v\f\r" for byte in front) > 0.02 * len(front)


def _two_byte(data: bytes) -> str | None:
    """Return which UTF-16 these bytes are without a mark: in English, every second byte is zero."""
    for charset, letters, zeros in (("utf-16-le", data[::2], data[1::2]), ("utf-16-be", data[1::2], data[::2])):
        # 0.7: 0.98 in English news, where no letter's own byte is zero
        if zeros.count(0) > 0.7 * len(zeros) and not letters.count(0):
            return _decoded(data, charset)
    return None


def _legacy(data: bytes) -> str | None:
    """Return the one-byte set that makes of the bytes beyond ASCII what English news holds."""
    beyond = bytes(byte for byte in data if byte > 127)
    for charset in ("windows-1252", "mac-roman"):
        letters = _decoded(beyond, charset)
        if letters is not None and sum(letter in _EXPECTED for letter in letters) >= 0.9 * len(letters):
            return _decoded(data, charset)
    from charset_normalizer import from_bytes  # 60 ms to import: only for what is in a rare character set

    best = from_bytes(data).best()
    return None if best is None else _decoded(data, best.encoding)


def _is_charset(declared: str) -> bool:
    """Tell whether a page can be in what it declares: a codec that Python knows as a character set in use."""
    try:
        return _NO_CHARSETS.fullmatch(codecs.lookup(declared).name) is None
    except (LookupError, ValueError):
        return False


def _decoded(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)  # not codecs.decode, which unpacks zlib and turns rot13 as well
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
